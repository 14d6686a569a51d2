import CRaptor
import RDF

/// Writes N-Triples and N-Quads, a statement a line. Raptor spells each term once as long as the term
/// is kept; a line is then three copies of bytes, where Raptor's own serializer escapes every
/// character of every line anew.
///
/// What is kept is forgotten when it has grown to a few megabytes, so that memory does not grow with
/// the graph.
final class LineSession: WriterSession {
    private let hasNamedGraphs: Bool
    private var spelled = SpelledTerms()
    private var lines: [UInt8] = []
    /// A literal's text with its datatype or language: what tells it from others.
    private var literalKey: [UInt8] = []

    private static let mostKeptBytes = 1 << 22
    /// Longer literals seldom come again.
    private static let longestKeptLiteral = 64

    init(
        syntax: RDFSyntax, sink: any ByteSink, scope: RDFWriter.BlankNodeScope
    ) throws(RDFWritingError) {
        hasNamedGraphs = syntax.hasNamedGraphs
        try super.init(sink: sink, scope: scope)
    }

    override func write(_ block: Span<Triple>) throws(RDFWritingError) {
        beginBlock()
        lines.removeAll(keepingCapacity: true)
        for index in block.indices {
            do {
                try append(block[index])
                endLine()
            } catch {
                throw .refused(block[index], reason: error.reason)
            }
        }
        try passLines()
    }

    override func write(quads: Span<Quad>) throws(RDFWritingError) {
        guard hasNamedGraphs else { return try super.write(quads: quads) }
        beginBlock()
        lines.removeAll(keepingCapacity: true)
        for index in quads.indices {
            do throws(TermRefusal) {
                try append(quads[index].triple)
                if let graph = quads[index].graph {
                    guard !graph.isLiteral else { throw TermRefusal(reason: "its graph's name is a literal") }
                    lines.append(UInt8(ascii: " "))
                    try append(graph)
                }
                endLine()
            } catch {
                throw .refused(quads[index].triple, reason: error.reason)
            }
        }
        try passLines()
    }

    private func passLines() throws(RDFWritingError) {
        try requireNoLoggedError()
        var lines: [UInt8] = []
        swap(&lines, &self.lines)
        try pass(lines.span)
        swap(&lines, &self.lines)
        if spelled.byteCount > Self.mostKeptBytes { spelled.removeAll() }
    }

    private func endLine() {
        lines.append(UInt8(ascii: " "))
        lines.append(UInt8(ascii: "."))
        lines.append(UInt8(ascii: "\n"))
    }

    private func append(_ triple: borrowing Triple) throws(TermRefusal) {
        guard !triple.subject.isLiteral else { throw TermRefusal(reason: "its subject is a literal") }
        try append(triple.subject)
        lines.append(UInt8(ascii: " "))
        try append(triple.predicate)
        lines.append(UInt8(ascii: " "))
        try append(triple.object)
    }

    // MARK: Terms

    private func append(_ term: borrowing Term) throws(TermRefusal) {
        switch term {
        case .iri(let iri): try append(iri)
        case .literal(let literal): try append(literal)
        case .blankNode(let node):
            let term = try terms.blankNode(try label(of: node))
            defer { raptor_free_term(term) }
            spell(term) { lines.append(contentsOf: $0) }
        }
    }

    private func append(_ iri: IRI) throws(TermRefusal) {
        try iri.string.withBytes { bytes throws(TermRefusal) in
            try appendKept(bytes) { () throws(TermRefusal) in try terms.iri(iri.string) }
        }
    }

    private func append(_ literal: Literal) throws(TermRefusal) {
        if literal.lexicalForm.utf8.count > Self.longestKeptLiteral {
            let term = try terms.literal(literal)
            defer { raptor_free_term(term) }
            return spell(term) { lines.append(contentsOf: $0) }
        }
        // An IRI begins with a letter, so that no literal's key is one.
        literalKey.removeAll(keepingCapacity: true)
        literalKey.append(UInt8(ascii: "\""))
        literalKey.append(contentsOf: literal.lexicalForm.utf8)
        literalKey.append(0)
        literalKey.append(contentsOf: (literal.language ?? literal.datatype.string).utf8)
        literalKey.append(literal.language == nil ? 1 : 2)
        var key: [UInt8] = []
        swap(&key, &literalKey)
        defer { swap(&key, &literalKey) }
        try Self.lend(key) { bytes throws(TermRefusal) in
            try appendKept(bytes) { () throws(TermRefusal) in try terms.literal(literal) }
        }
    }

    /// Appends what is kept for a key; where nothing is, makes the term and lets Raptor spell it.
    private func appendKept(
        _ key: UnsafeBufferPointer<UInt8>, make: () throws(TermRefusal) -> TermFactory.TermPointer
    ) throws(TermRefusal) {
        let hash = TermFactory.hash(key)
        if let number = spelled.number(of: key, hash: hash) {
            return spelled.appendSpelling(of: number, to: &lines)
        }
        let term = try make()
        defer { raptor_free_term(term) }
        spell(term) { bytes in
            lines.append(contentsOf: bytes)
            _ = spelled.append(key, hash: hash) { $0.append(contentsOf: bytes) }
        }
    }

    /// Lends a term as Raptor spells it in N-Triples.
    private func spell(_ term: TermFactory.TermPointer, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        buffer.truncate(to: 0)
        raptor_term_escaped_write(term, RAPTOR_ESCAPED_WRITE_NTRIPLES_LITERAL.rawValue, buffer.stream)
        buffer.withBytes { $0.withUnsafeBufferPointer(body) }
        buffer.truncate(to: 0)
    }

    private static func lend(
        _ bytes: [UInt8], _ body: (UnsafeBufferPointer<UInt8>) throws(TermRefusal) -> Void
    ) throws(TermRefusal) {
        let result: Result<Void, TermRefusal> = bytes.withUnsafeBufferPointer { bytes in
            do throws(TermRefusal) { return .success(try body(bytes)) } catch { return .failure(error) }
        }
        try result.get()
    }

    /// Labels stay as they are where they hold for the whole document.
    private func label(of node: BlankNode) throws(TermRefusal) -> String {
        guard scope == .document else { return try portableLabel(node) }
        guard BlankNodeLabel.isWellFormed(node.label) else {
            throw TermRefusal(reason: "'\(node.label)' is no label of a blank node")
        }
        return node.label
    }
}
