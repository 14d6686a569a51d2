import RDF

/// Writes statements, block by block, in any writable syntax: through Raptor, and JSON-LD by itself.
///
/// ```swift
/// let sink = MemorySink()
/// var writer = try RDFWriter(syntax: .turtle, prefixes: prefixes, sink: sink)
/// try writer.write(block: triples)
/// try writer.finish()
/// ```
///
/// In Turtle each block is laid out by itself: its subjects sorted and grouped, so that documents
/// come in the order in which they are given, and memory is bounded by the largest block (blocks of
/// thirty to ten thousand statements cost about the same per statement). In N-Triples and N-Quads
/// every statement is a line; TriG and JSON-LD put the blocks of a graph into one pair of braces as long
/// as no other graph comes between; RDF/XML abbreviated and RDF/JSON hold the whole graph in memory.
///
/// What is written says exactly what was given: what Raptor 2.0.15 would write as something else
/// goes out in a form that it gets right, and a statement that the syntax cannot carry is refused
/// before any of its block is written. Raptor merges repeated statements of a block in Turtle; in
/// N-Triples they stay repeated.
///
/// A writer is used by one thread at a time.
public struct RDFWriter: ~Copyable {
    /// How far a blank node's label reaches.
    public enum BlankNodeScope: Sendable {
        /// A label names the same node in all blocks. Turtle then writes all blank nodes by label.
        case document
        /// A label names a node within its block. Turtle then nests what it can: `[ … ]`, `( … )`.
        case block
    }

    private let session: WriterSession

    /// - Parameters:
    ///   - prefixes: declared in this order, for the whole output.
    ///   - context: what the keys of JSON-LD stand for; by default the prefixes alone.
    ///   - sink: where the bytes go.
    ///   - scope: how far a blank node's label reaches.
    public init(
        syntax: RDFSyntax, prefixes: PrefixMap = PrefixMap(), context: JSONLDContext? = nil, sink: any ByteSink,
        blankNodes scope: BlankNodeScope = .document
    ) throws(RDFWritingError) {
        session =
            switch syntax {
            case .turtle, .trig:
                try TurtleSession(prefixes: prefixes, hasNamedGraphs: syntax.hasNamedGraphs, sink: sink, scope: scope)
            case .jsonld:
                try JSONLDSession(context: context ?? JSONLDContext(prefixes: prefixes), sink: sink, scope: scope)
            case .ntriples, .nquads: try LineSession(syntax: syntax, sink: sink, scope: scope)
            default: try LinearSession(syntax: syntax, prefixes: prefixes, sink: sink, scope: scope)
            }
    }

    /// Writes one block.
    public mutating func write(block: some Sequence<Triple>) throws(RDFWritingError) {
        let triples = (block as? [Triple]) ?? Array(block)
        try session.write(triples.span)
    }

    /// Writes one block of quads. N-Quads, TriG and JSON-LD have named graphs; any other syntax
    /// refuses them.
    public mutating func write(quads: some Sequence<Quad>) throws(RDFWritingError) {
        let quads = (quads as? [Quad]) ?? Array(quads)
        try session.write(quads: quads.span)
    }

    /// Writes statements in blocks of about `size`, split where the subject changes. Blank nodes may
    /// be shared between blocks only in `document` scope.
    public mutating func write(
        _ statements: some Sequence<Triple>, inBlocksOf size: Int
    ) throws(RDFWritingError) {
        if let triples = statements as? [Triple] {
            var start = 0
            while start < triples.count {
                var end = min(start + max(size, 1), triples.count)
                while end < triples.count, triples[end].subject == triples[end - 1].subject { end += 1 }
                try session.write(triples.span.extracting(start..<end))
                start = end
            }
            return
        }
        var block: [Triple] = []
        for statement in statements {
            if block.count >= size, let last = block.last, last.subject != statement.subject {
                try session.write(block.span)
                block.removeAll(keepingCapacity: true)
            }
            block.append(statement)
        }
        if !block.isEmpty { try session.write(block.span) }
    }

    /// Binds a prefix from here on, or anew: in Turtle and TriG for the blocks that follow; other syntaxes
    /// declare their prefixes at the top or not at all, and ignore it.
    public mutating func writeDocumentPrefix(_ prefix: String, _ namespace: IRI) throws(RDFWritingError) {
        try session.rebind(prefix, to: namespace)
    }

    /// Writes the end of the document and passes everything on.
    /// - Throws: also where Raptor only warns.
    public consuming func finish() throws(RDFWritingError) {
        let session = session
        try session.finish()
    }

    /// Writes a whole graph in one block, blank nodes nested.
    public static func write(
        _ graph: some Sequence<Triple>, syntax: RDFSyntax, prefixes: PrefixMap = PrefixMap(),
        context: JSONLDContext? = nil, to sink: any ByteSink
    ) throws(RDFWritingError) {
        var writer = try RDFWriter(
            syntax: syntax, prefixes: prefixes, context: context, sink: sink, blankNodes: .block)
        try writer.write(block: graph)
        try writer.finish()
    }

    /// A whole graph as text.
    public static func text(
        of graph: some Sequence<Triple>, syntax: RDFSyntax, prefixes: PrefixMap = PrefixMap(),
        context: JSONLDContext? = nil
    ) throws(RDFWritingError) -> String {
        let sink = MemorySink()
        try write(graph, syntax: syntax, prefixes: prefixes, context: context, to: sink)
        return sink.text
    }
}
