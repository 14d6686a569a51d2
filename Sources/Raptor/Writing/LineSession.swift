import CRaptor
import RDF

/// Writes N-Triples and N-Quads, a statement a line (`SpelledLines`).
final class LineSession: WriterSession {
    private let hasNamedGraphs: Bool
    private var lines = SpelledLines()

    init(
        syntax: RDFSyntax, sink: any ByteSink, scope: RDFWriter.BlankNodeScope
    ) throws(RDFWritingError) {
        hasNamedGraphs = syntax.hasNamedGraphs
        try super.init(sink: sink, scope: scope)
    }

    override func write(_ block: Span<Triple>) throws(RDFWritingError) {
        beginBlock()
        try withLines { lines throws(RDFWritingError) in
            for index in block.indices {
                do throws(TermRefusal) {
                    try append(block[index], to: &lines)
                    lines.endLine()
                } catch {
                    throw .refused(block[index], reason: error.reason)
                }
            }
        }
    }

    override func write(quads: Span<Quad>) throws(RDFWritingError) {
        guard hasNamedGraphs else { return try super.write(quads: quads) }
        beginBlock()
        try withLines { lines throws(RDFWritingError) in
            for index in quads.indices {
                do throws(TermRefusal) {
                    try append(quads[index].triple, to: &lines)
                    if let graph = quads[index].graph {
                        guard !graph.isLiteral else { throw TermRefusal(reason: "its graph's name is a literal") }
                        lines.appendBlank()
                        try append(graph, to: &lines)
                    }
                    lines.endLine()
                } catch {
                    throw .refused(quads[index].triple, reason: error.reason)
                }
            }
        }
    }

    /// Lends the lines as a value that nobody else holds, and passes them to the sink.
    private func withLines(
        _ body: (inout SpelledLines) throws(RDFWritingError) -> Void
    ) throws(RDFWritingError) {
        var lines = SpelledLines()
        swap(&lines, &self.lines)
        defer { swap(&lines, &self.lines) }
        lines.removeLines()
        try body(&lines)
        try requireNothingLogged()
        try pass(lines.bytes.span)
    }

    private func append(_ triple: borrowing Triple, to lines: inout SpelledLines) throws(TermRefusal) {
        switch triple.subject {
        case .iri(let iri): try lines.append(subject: iri, buffer)
        case .blankNode(let node): try append(node, to: &lines)
        case .literal: throw TermRefusal(reason: "its subject is a literal")
        }
        lines.appendBlank()
        try lines.append(triple.predicate, buffer)
        lines.appendBlank()
        try append(triple.object, to: &lines)
    }

    private func append(_ term: borrowing Term, to lines: inout SpelledLines) throws(TermRefusal) {
        switch term {
        case .iri(let iri): try lines.append(iri, buffer)
        case .literal(let literal): try lines.append(literal, buffer)
        case .blankNode(let node): try append(node, to: &lines)
        }
    }

    private func append(_ node: borrowing BlankNode, to lines: inout SpelledLines) throws(TermRefusal) {
        let term = try terms.blankNode(try label(of: node))
        defer { raptor_free_term(term) }
        buffer.truncate(to: 0)
        raptor_term_escaped_write(term, RAPTOR_ESCAPED_WRITE_NTRIPLES_LITERAL.rawValue, buffer.stream)
        buffer.withBytes { lines.append($0) }
        buffer.truncate(to: 0)
    }

    /// Labels stay as they are where they hold for the whole document.
    private func label(of node: borrowing BlankNode) throws(TermRefusal) -> String {
        guard scope == .document else { return try portableLabel(copy node) }
        guard BlankNodeLabel.isWellFormed(node.label) else {
            throw TermRefusal(reason: "'\(node.label)' is no label of a blank node")
        }
        return node.label
    }
}
