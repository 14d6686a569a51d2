import Foundation
import GraphStore
import RDF
import Raptor
import ResolutionOntology
import Resolutions
import SPARQL

/// A graph of resolutions, indexed, to ask and to write.
///
/// ```swift
/// let graph = try ResolutionGraph(try Corpus(contentsOf: [folder]))
/// for row in try graph.select("SELECT ?who WHERE { ?resolution rg:instructs ?who }") {
///     print(row["who"] ?? "")
/// }
/// ```
///
/// A graph is an immutable value; threads can share it.
public struct ResolutionGraph: Sendable {
    /// The triples: all of them in the default graph, those of each text also in a graph of the
    /// revision's name, what texts share in `{base}graph/authority`.
    public let dataset: Dataset
    /// The prefixes that queries may use without declaring them.
    public var prefixes: PrefixMap
    /// What things are called; collected when a name is first looked up.
    private let collectedNames: LazyValue<NameIndex>

    /// What things are called in the graph.
    public var names: NameIndex { collectedNames.value }

    /// Maps the texts of a corpus and indexes the triples.
    ///
    /// - Parameters:
    ///   - corpus: the texts.
    ///   - base: the base of all data IRIs.
    ///   - includesText: whether the words of clauses and directives are in the graph.
    public init(
        _ corpus: Corpus, base: IRI = Vocabulary.defaultBase, includesText: Bool = true
    ) throws {
        let builder = DatasetBuilder()
        try builder.add(corpus, base: base, includesText: includesText)
        let authority = corpus.knowledge.authority
        self.init(try builder.build(), prefixes: Vocabulary.prefixes(base: base)) { authority }
    }

    /// A graph of triples that are at hand.
    ///
    /// - Parameters:
    ///   - dataset: the triples.
    ///   - prefixes: what queries may use without declaring it.
    ///   - authority: more names for the agents of the graph than it holds itself; read when a name is not
    ///     found in the graph. By default what the program carries with it.
    public init(
        _ dataset: Dataset, prefixes: PrefixMap = Vocabulary.prefixes(),
        authority: @escaping @Sendable () -> Authority? = { try? AuthorityLibrary().authority }
    ) {
        self.dataset = dataset
        self.prefixes = prefixes
        collectedNames = LazyValue { NameIndex(dataset, authority: authority) }
    }

    // MARK: Writing

    /// Writes the default graph to a file, which appears when it is whole.
    public func write(to file: URL, as syntax: RDFSyntax) throws {
        let output = try AtomicFile(replacing: file.path)
        let context = syntax == .jsonld ? try Vocabulary.context(prefixes: prefixes) : nil
        var writer = try RDFWriter(syntax: syntax, prefixes: prefixes, context: context, sink: output.sink)
        try writer.write(dataset.triples(), inBlocksOf: 1000)
        try writer.finish()
        try output.commit()
    }
}

extension Dataset {
    /// Writes a snapshot file, which appears when it is whole: `Dataset(snapshot:)` maps it back.
    /// - Throws: `OutputError`.
    public func writeSnapshot(toFile path: String) throws(OutputError) {
        let output = try AtomicFile(replacing: path)
        try writeSnapshot { (bytes) throws(OutputError) in
            // Pieces, so that the sink's buffer stays small.
            var start = 0
            while start < bytes.count {
                let end = min(start + 1 << 20, bytes.count)
                let piece = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
                try output.sink.write(Span(_unsafeElements: piece.assumingMemoryBound(to: UInt8.self)))
                start = end
            }
        }
        try output.commit()
    }
}
