import RDF

/// An RDF dataset in memory
/// ([RDF 1.1 Concepts, section 4](https://www.w3.org/TR/rdf11-concepts/#section-dataset)): a default
/// graph and named graphs, each a set of triples.
///
/// A dataset is an immutable value, cheap to copy and safe to share between threads. Changing it
/// makes a new one that shares all that did not change. Load many triples at once with
/// `DatasetBuilder` or an initialiser; use `inserting` and `removing` for changes afterwards.
public struct Dataset: Sendable {
    package let dictionary: TermDictionary
    package let defaultGraph: GraphIndex
    package let namedGraphs: [(name: TermID, index: GraphIndex)]
    private let namedGraphIndexes: [TermID: Int]
    /// The checksums of the file that the dataset lies in, where they were not all seen to hold.
    let verification: SnapshotVerification?

    package init(
        dictionary: TermDictionary, defaultGraph: GraphIndex, namedGraphs: [(name: TermID, index: GraphIndex)]
    ) {
        self.init(
            dictionary: dictionary, defaultGraph: defaultGraph, namedGraphs: namedGraphs, verification: nil)
    }

    init(
        dictionary: TermDictionary, defaultGraph: GraphIndex, namedGraphs: [(name: TermID, index: GraphIndex)],
        verification: SnapshotVerification?
    ) {
        self.verification = verification
        self.dictionary = dictionary
        self.defaultGraph = defaultGraph
        self.namedGraphs = namedGraphs
        var indexes: [TermID: Int] = [:]
        for (position, graph) in namedGraphs.enumerated() { indexes[graph.name] = position }
        self.namedGraphIndexes = indexes
    }

    /// The empty dataset.
    public init() {
        self.init(dictionary: TermDictionary(), defaultGraph: GraphIndex(), namedGraphs: [])
    }

    /// A dataset whose default graph holds the triples.
    public init(_ triples: some Sequence<Triple>) throws(DatasetError) {
        let builder = DatasetBuilder()
        for triple in triples { try builder.add(triple) }
        self = try builder.build()
    }

    /// A dataset of quads.
    public init(quads: some Sequence<Quad>) throws(DatasetError) {
        let builder = DatasetBuilder()
        for quad in quads { try builder.add(quad) }
        self = try builder.build()
    }

    /// How many triples the default graph holds.
    public var count: Int { defaultGraph.count }

    /// How many triples all graphs hold together.
    public var quadCount: Int { namedGraphs.reduce(count) { $0 + $1.index.count } }

    /// The names of the named graphs, in the order in which they were first met.
    public var graphNames: [Term] { namedGraphs.map { dictionary.term($0.name) } }

    /// The index of the default graph (nil) or of a named one, if there is such a graph.
    package func index(of graph: Term?) -> GraphIndex? {
        guard let graph else { return defaultGraph }
        guard let id = dictionary.id(of: graph) else { return nil }
        return index(ofNamed: id)
    }

    /// The index of a named graph by the id of its name.
    package func index(ofNamed name: TermID) -> GraphIndex? {
        namedGraphIndexes[name].map { namedGraphs[$0].index }
    }
}
