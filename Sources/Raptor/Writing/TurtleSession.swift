import CRaptor
import RDF

/// Writes Turtle, and TriG, which is Turtle in braces, in blocks: a new serializer for each, so that Raptor's trees never grow beyond one
/// block, and the header that each of them repeats is dropped. Our own stands at the top.
///
/// IRIs go through Raptor as numbers (`VerbatimTerms`): its own search for a prefix is a third of the
/// cost of its Turtle. Only the names that it knows itself (`a`, lists) stay what they are.
final class TurtleSession: WriterSession {
    private var header: TurtleHeader
    private let hasNamedGraphs: Bool
    /// The graph of TriG whose brace is open.
    private var openGraph: Term?
    private var hasWrittenHeader = false
    private var namespaces: [Serializer.Namespace] = []
    /// How long the header is that Raptor writes in front of every block.
    private var raptorHeaderLength = 0
    private var verbatim = SpelledTerms()
    /// The terms that stand for the first, second … verbatim term of a block.
    private var placeholders: [TermFactory.TermPointer] = []
    private static let keptPlaceholders = 1 << 16
    private var expanded: [UInt8] = []

    /// - Parameter hasNamedGraphs: whether TriG is written.
    init(
        prefixes: PrefixMap, hasNamedGraphs: Bool, sink: any ByteSink, scope: RDFWriter.BlankNodeScope
    ) throws(RDFWritingError) {
        header = try TurtleHeader(prefixes)
        self.hasNamedGraphs = hasNamedGraphs
        try super.init(sink: sink, scope: scope)
        try declareNamespaces()
    }

    deinit {
        freeNamespaces()
        for term in placeholders { raptor_free_term(term) }
    }

    override func rebind(_ prefix: String, to namespace: IRI) throws(RDFWritingError) {
        try writeHeader()
        try enter(nil)
        let line = try header.rebind(prefix, to: namespace)
        try declareNamespaces()
        try pass(Array((line + "\n").utf8).span)
    }

    override func write(_ block: Span<Triple>) throws(RDFWritingError) {
        guard block.count > 0 else { return }
        beginBlock()
        try write(block, in: nil, nests: scope == .block)
    }

    override func write(quads: Span<Quad>) throws(RDFWritingError) {
        guard hasNamedGraphs else { return try super.write(quads: quads) }
        guard quads.count > 0 else { return }
        beginBlock()
        // A label names one node in all graphs of the block, so where there are several, each node has its label.
        let graph = quads[0].graph
        let isOneGraph = quads.indices.allSatisfy { quads[$0].graph == graph }
        var start = 0
        while start < quads.count {
            let graph = quads[start].graph
            var triples: [Triple] = []
            while start < quads.count, quads[start].graph == graph {
                triples.append(quads[start].triple)
                start += 1
            }
            try write(triples.span, in: graph, nests: isOneGraph && scope == .block)
        }
    }

    /// Writes statements of one graph and of the block that was begun.
    private func write(_ block: Span<Triple>, in graph: Term?, nests: Bool) throws(RDFWritingError) {
        let shape = BlankNodeShape(block, nests: nests)
        verbatim.removeAll()
        buffer.truncate(to: 0)
        let serializer = try makeSerializer()
        for index in block.indices {
            do throws(TermRefusal) {
                try Self.checkGraph(index == 0 ? graph : nil)
                try write(block[index], shape, with: serializer)
            } catch {
                throw .refused(block[index], reason: error.reason)
            }
        }
        serializer.end()
        defer { buffer.truncate(to: 0) }
        try requireNothingLogged()
        try writeHeader()
        try enter(graph)
        try buffer.withBytes { bytes throws(RDFWritingError) in
            let body = bytes.extracting(min(raptorHeaderLength, bytes.count)..<bytes.count)
            if verbatim.isEmpty { return try pass(body) }
            var expanded: [UInt8] = []
            swap(&expanded, &self.expanded)
            VerbatimTerms.expand(body, verbatim, into: &expanded)
            try pass(expanded.span)
            swap(&expanded, &self.expanded)
        }
        while placeholders.count > Self.keptPlaceholders {
            if let term = placeholders.popLast() { raptor_free_term(term) }
        }
    }

    override func finish() throws(RDFWritingError) {
        try writeHeader()
        try enter(nil)
        try super.finish()
    }

    /// Closes the brace of a graph of TriG that is open and opens that of another; nil is the default graph.
    private func enter(_ graph: Term?) throws(RDFWritingError) {
        guard graph != openGraph else { return }
        if openGraph != nil { try pass(Array("}\n\n".utf8).span) }
        openGraph = graph
        if let graph { try pass(Array("\(spelling(ofGraph: graph)) {\n".utf8).span) }
    }

    private func spelling(ofGraph graph: Term) -> String {
        switch graph {
        case .iri(let iri): header.spelling(of: iri)
        case .blankNode(let node): "_:" + BlankNodeSpelling.portable(node.label)
        case .literal: ""
        }
    }

    private static func checkGraph(_ graph: Term?) throws(TermRefusal) {
        switch graph {
        case nil: break
        case .iri(let iri)?: try iri.string.withBytes { bytes throws(TermRefusal) in try TermFactory.check(bytes) }
        case .blankNode(let node)?:
            if !BlankNodeLabel.isWellFormed(node.label) { throw TermRefusal(reason: "'\(node.label)' is no label of a blank node") }
        case .literal?: throw TermRefusal(reason: "its graph's name is a literal")
        }
    }

    private func writeHeader() throws(RDFWritingError) {
        guard !hasWrittenHeader else { return }
        hasWrittenHeader = true
        try pass(Array(header.text.utf8).span)
    }

    private func makeSerializer() throws(RDFWritingError) -> Serializer {
        try Serializer(syntax: .turtle, namespaces: namespaces, world: world, buffer: buffer)
    }

    /// Tells Raptor the prefixes anew, and measures the header that it writes for them.
    private func declareNamespaces() throws(RDFWritingError) {
        freeNamespaces()
        do {
            for entry in header.prefixes.entries {
                let uri = try world.makeURI(entry.namespace.string)
                namespaces.append(Serializer.Namespace(prefix: Array(entry.prefix.utf8) + [0], uri: uri))
            }
            let uri = try world.makeURI(VerbatimTerms.namespace)
            namespaces.append(Serializer.Namespace(prefix: VerbatimTerms.prefix + [0], uri: uri))
        } catch {
            throw .raptor("\(error)")
        }
        let empty = try makeSerializer()
        empty.end()
        raptorHeaderLength = buffer.count
        buffer.truncate(to: 0)
        try requireNothingLogged()
    }

    private func freeNamespaces() {
        for namespace in namespaces { raptor_free_uri(namespace.uri) }
        namespaces.removeAll()
    }

    // MARK: Statements

    private func write(
        _ triple: borrowing Triple, _ shape: borrowing BlankNodeShape, with serializer: Serializer
    ) throws(TermRefusal) {
        let subject = try node(triple.subject, shape)
        defer { raptor_free_term(subject) }
        let predicate = try predicate(triple.predicate, of: triple.subject, shape)
        defer { raptor_free_term(predicate) }
        let object = try object(triple.object, shape)
        defer { raptor_free_term(object) }
        serializer.write(subject, predicate, object)
    }

    private func object(
        _ term: borrowing Term, _ shape: borrowing BlankNodeShape
    ) throws(TermRefusal) -> TermFactory.TermPointer {
        switch term {
        case .literal(let literal): try self.literal(literal)
        default: try node(term, shape)
        }
    }

    private func node(
        _ term: borrowing Term, _ shape: borrowing BlankNodeShape
    ) throws(TermRefusal) -> TermFactory.TermPointer {
        switch term {
        case .iri(let iri): return try self.iri(iri)
        case .blankNode(let node):
            let label = try portableLabel(node)
            // Raptor loses cycles, and writes labels of its own where a node is not in a tree.
            return shape.isNested(node)
                ? try terms.blankNode(label) : try placeholder(spelled: "_:\(label)")
        case .literal: throw TermRefusal(reason: "its subject is a literal")
        }
    }

    /// Raptor takes `rdf:first` and `rdf:rest` for a list whatever else stands there: where they
    /// make no list, it must not know them.
    private func predicate(
        _ predicate: IRI, of subject: borrowing Term, _ shape: borrowing BlankNodeShape
    ) throws(TermRefusal) -> TermFactory.TermPointer {
        if predicate == RDFSyntaxNamespace.first || predicate == RDFSyntaxNamespace.rest, !shape.isListNode(subject) {
            return try placeholder(spelled: header.spelling(of: predicate))
        }
        return try iri(predicate)
    }

    private func literal(_ literal: Literal) throws(TermRefusal) -> TermFactory.TermPointer {
        guard TurtleLiteral.needsOwnSpelling(literal) else { return try terms.literal(literal) }
        // Made and dropped: it checks what every literal must be.
        raptor_free_term(try terms.literal(literal))
        let spelling = TurtleLiteral.spelling(of: literal, datatype: header.spelling(of: literal.datatype))
        return try placeholder(spelled: spelling)
    }

    // MARK: Terms that we spell

    private func iri(_ iri: IRI) throws(TermRefusal) -> TermFactory.TermPointer {
        if Self.isKnownToRaptor(iri) { return try terms.iri(iri.string) }
        return try iri.string.withBytes { bytes throws(TermRefusal) in
            let hash = ByteHash.hash(bytes.span, seed: 0)
            if let number = verbatim.number(of: bytes, hash: hash) { return try placeholder(number) }
            try TermFactory.check(bytes)
            return try placeholder(verbatim.append(bytes, hash: hash) { header.append(bytes, to: &$0) })
        }
    }

    private func placeholder(spelled text: String) throws(TermRefusal) -> TermFactory.TermPointer {
        return try text.withBytes { bytes throws(TermRefusal) in
            let hash = ByteHash.hash(bytes.span, seed: 0)
            if let number = verbatim.number(of: bytes, hash: hash) { return try placeholder(number) }
            return try placeholder(verbatim.append(bytes, hash: hash) { $0.append(contentsOf: bytes) })
        }
    }

    private func placeholder(_ number: Int) throws(TermRefusal) -> TermFactory.TermPointer {
        while placeholders.count <= number {
            placeholders.append(try terms.uncheckedIRI(VerbatimTerms.name(placeholders.count)))
        }
        return raptor_term_copy(placeholders[number])
    }

    /// Names that Turtle has a sign for. All have a length between those of `rdf:nil` and `rdf:first`.
    private static func isKnownToRaptor(_ iri: IRI) -> Bool {
        guard (46...48).contains(iri.string.utf8.count) else { return false }
        return iri == RDFSyntaxNamespace.type || iri == RDFSyntaxNamespace.first
            || iri == RDFSyntaxNamespace.rest || iri == RDFSyntaxNamespace.nil
    }
}
