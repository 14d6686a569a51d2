import Foundation
import GraphStore
import RDF
import Raptor
import Resolutions

/// What a query is asked over: texts, RDF files and folders of both.
public struct DataSource: Sendable {
    /// Files and folders, as `--data` takes them.
    public var inputs: [String]
    /// RDF files that are each loaded into a graph of their own.
    public var namedGraphs: [NamedGraphFile]
    /// The base of the IRIs that texts are given.
    public var base: IRI
    public var corpus: CorpusOptions

    public init(
        inputs: [String] = [], namedGraphs: [NamedGraphFile] = [], base: IRI = Vocabulary.defaultBase,
        corpus: CorpusOptions = CorpusOptions()
    ) {
        self.inputs = inputs
        self.namedGraphs = namedGraphs
        self.base = base
        self.corpus = corpus
    }

    /// Loads everything into one dataset.
    ///
    /// Texts are read and mapped. RDF goes into the default graph; N-Quads and TriG keep their
    /// graphs. A folder that holds `corpus.nt` stands for that file. Blank nodes of different files
    /// stay different.
    /// A snapshot (`.rgx`) alone is used as it lies in the file; beside other inputs it is copied.
    /// - Throws: `RDFReadingError` for an RDF file with a fault, `SnapshotError`, `AuthorityError`.
    public func load(report: (CorpusEvent) -> Void = { _ in }) throws -> Dataset {
        var seen: Set<InputFile.Location> = []
        let snapshots = inputs.filter { Self.isSnapshot($0) && seen.insert(InputFile.Location.file(path: $0).plain).inserted }
        if !snapshots.isEmpty {
            var others = self
            others.inputs.removeAll(where: Self.isSnapshot)
            return try others.load(with: snapshots, report: report)
        }
        return try load(into: DatasetBuilder(), besideOthers: false, report: report)
    }

    /// Whether a path is taken for a snapshot's: by its suffix.
    public static func isSnapshot(_ path: String) -> Bool { path.hasSuffix(".rgx") }

    private func load(with snapshots: [String], report: (CorpusEvent) -> Void) throws -> Dataset {
        if snapshots.count == 1, inputs.isEmpty, namedGraphs.isEmpty { return try Dataset(snapshot: snapshots[0]) }
        let builder = DatasetBuilder()
        for (number, path) in snapshots.enumerated() {
            let snapshot = try Dataset(snapshot: path)
            try snapshot.verifySnapshot()
            builder.add(snapshot, document: "s\(number + 1)_")
        }
        return try load(into: builder, besideOthers: true, report: report)
    }

    /// - Parameter besideOthers: whether the builder holds statements already.
    private func load(
        into builder: DatasetBuilder, besideOthers: Bool, report: (CorpusEvent) -> Void
    ) throws -> Dataset {
        let override: InputFile.Content? = corpus.content
        let expanded = InputExpansion.expand(inputs, override: override, prefersMergedGraph: true)
        // Reading the authority takes longer than a small graph: only where there are texts.
        var rdfFiles = expanded.files.filter { $0.content != .resolutionText }
        if rdfFiles.count < expanded.files.count {
            let read = Corpus(
                inputs: inputs, reader: try CorpusReader(options: corpus), prefersMergedGraph: true,
                report: report)
            rdfFiles = read.rdfFiles
            try builder.add(read, base: base)
        } else {
            for error in expanded.errors { report(.diagnostic(error.diagnostic)) }
        }
        // Blank nodes keep their labels where one document has them all.
        var documents = 0
        let isOne = !besideOthers && rdfFiles.count + namedGraphs.count == 1
        func documentMark() -> String {
            documents += 1
            return isOne ? "" : "f\(documents)_"
        }
        for file in rdfFiles {
            try file.readRDF(into: builder, document: documentMark()) { report(.diagnostic($0)) }
        }
        for graph in namedGraphs {
            try builder.addGraph(named: .iri(graph.name))
            guard let content = InputExpansion.content(ofPath: graph.path), case .rdf = content else {
                throw InputError.unknownSuffix(path: graph.path)
            }
            try InputFile(.file(path: graph.path), content: content)
                .readRDF(into: builder, graph: graph.name, document: documentMark()) { report(.diagnostic($0)) }
        }
        return try builder.build()
    }
}

/// A file and the graph that it is loaded into.
public struct NamedGraphFile: Hashable, Sendable {
    public var name: IRI
    public var path: String

    public init(name: IRI, path: String) {
        self.name = name
        self.path = path
    }

    /// Reads `IRI=FILE`, split at the last `=`; nil for anything else.
    public init?(_ argument: String) {
        guard let equals = argument.lastIndex(of: "=") else { return nil }
        let name = String(argument[..<equals])
        let path = String(argument[argument.index(after: equals)...])
        guard name.contains(":"), !path.isEmpty else { return nil }
        self.init(name: IRI(name), path: path)
    }
}
