import CRaptor
import RDF

/// Writes the syntaxes in which one serializer serves for the whole output: RDF/XML, RDF/JSON, DOT.
final class LinearSession: WriterSession {
    private let syntax: RDFSyntax
    private var serializer: Serializer?
    private var namespaceURIs: [OpaquePointer] = []
    /// Which blank nodes of the block RDF/XML abbreviated may nest.
    private var shape = BlankNodeShape.flat

    init(
        syntax: RDFSyntax, prefixes: PrefixMap, sink: any ByteSink, scope: RDFWriter.BlankNodeScope
    ) throws(RDFWritingError) {
        self.syntax = syntax
        try super.init(sink: sink, scope: scope)
        var namespaces: [Serializer.Namespace] = []
        for entry in prefixes.entries {
            try PrefixCheck.check(entry)
            do {
                let uri = try world.makeURI(entry.namespace.string)
                namespaceURIs.append(uri)
                namespaces.append(Serializer.Namespace(prefix: Array(entry.prefix.utf8) + [0], uri: uri))
            } catch {
                throw .raptor("\(error)")
            }
        }
        serializer = try Serializer(syntax: syntax, namespaces: namespaces, world: world, buffer: buffer)
    }

    deinit {
        serializer = nil
        for uri in namespaceURIs { raptor_free_uri(uri) }
    }

    override func write(_ block: Span<Triple>) throws(RDFWritingError) {
        beginBlock()
        if streams {
            try write(block, with: serializer)
        } else {
            // What Raptor has taken into its graph it cannot give back: look at all before.
            if syntax == .rdfxmlAbbreviated { shape = BlankNodeShape(block, nests: scope == .block) }
            try write(block, with: nil)
            try write(block, with: serializer)
        }
        try requireNothingLogged()
        try passBuffer()
    }

    /// Whether Raptor writes each statement when it gets it.
    private var streams: Bool { syntax != .rdfxmlAbbreviated && syntax != .rdfjson }

    /// Writes the statements or, without a serializer, only looks whether they can be written.
    private func write(_ block: Span<Triple>, with serializer: Serializer?) throws(RDFWritingError) {
        let start = buffer.count
        for index in block.indices {
            do {
                try write(block[index], with: serializer)
            } catch {
                buffer.truncate(to: start)
                throw .refused(block[index], reason: error.reason)
            }
        }
    }

    override func finish() throws(RDFWritingError) {
        serializer?.end()
        try requireNothingLogged()
        if syntax == .rdfjson {
            let repaired = buffer.withBytes { JSONRepair.repair($0) }
            buffer.truncate(to: 0)
            try pass(repaired.span)
        }
        try passBuffer()
        try super.finish()
    }

    private func write(
        _ triple: borrowing Triple, with serializer: Serializer?
    ) throws(TermRefusal) {
        if syntax == .rdfxml || syntax == .rdfxmlAbbreviated { try XMLCheck.check(copy triple, isAbbreviated: syntax == .rdfxmlAbbreviated) }
        guard !triple.subject.isLiteral else { throw TermRefusal(reason: "its subject is a literal") }
        let subject = try term(triple.subject)
        defer { raptor_free_term(subject) }
        let predicate = try terms.iri(triple.predicate.string)
        defer { raptor_free_term(predicate) }
        let object = try term(triple.object)
        defer { raptor_free_term(object) }
        serializer?.write(subject, predicate, object)
        // Raptor nests a blank node in the one statement that names it, and so loses cycles and recurs
        // as deep as a chain goes. It drops a statement that comes twice, but counts it: the node
        // then gets a label.
        if syntax == .rdfxmlAbbreviated, let node = triple.object.blankNode, !shape.isNested(node) {
            serializer?.write(subject, predicate, object)
        }
    }

    private func term(_ term: borrowing Term) throws(TermRefusal) -> TermFactory.TermPointer {
        switch term {
        case .iri(let iri): try terms.iri(iri.string)
        case .blankNode(let node): try terms.blankNode(try portableLabel(node))
        case .literal(let literal): try terms.literal(literal)
        }
    }
}
