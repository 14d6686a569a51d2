import RDF
import ResolutionOntology

/// How graphs get into a triple store.
public struct PushOptions: Sendable {
    /// The base of all data IRIs.
    public var base: IRI
    /// Whether the words of clauses and directives are in the graphs.
    public var includesText: Bool
    /// How the texts are read.
    public var corpus: CorpusOptions
    /// What happens to what a graph held before. By default a document's own graph is replaced, and what
    /// stands in no named graph is added to what is there.
    public var mode: GraphStoreEndpoint.Mode?
    /// Where statements go that stand in no named graph; nil is the endpoint's default graph.
    public var unnamedGraph: IRI?
    /// Whether every statement is also added to the endpoint's default graph: for an engine whose
    /// default graph is not the union of the named ones.
    public var fillsDefaultGraph: Bool

    public init(
        base: IRI = Vocabulary.defaultBase, includesText: Bool = true, corpus: CorpusOptions = CorpusOptions(),
        mode: GraphStoreEndpoint.Mode? = nil, unnamedGraph: IRI? = nil, fillsDefaultGraph: Bool = false
    ) {
        self.base = base
        self.includesText = includesText
        self.corpus = corpus
        self.mode = mode
        self.unnamedGraph = unnamedGraph
        self.fillsDefaultGraph = fillsDefaultGraph
    }
}

/// What was sent.
public struct PushReport: Sendable {
    /// One graph of a request.
    public struct Graph: Hashable, Sendable {
        /// The graph's name; nil for the default graph.
        public var name: IRI?
        public var statements: Int
    }

    /// What was sent, in order.
    public internal(set) var graphs: [Graph] = []
    public internal(set) var warnings = 0
    public internal(set) var errors = 0

    /// Whether an input was bad or a finding is an error.
    public var hasErrors: Bool { errors > 0 }

    /// How many statements were sent, those into the default graph counted again.
    public var statements: Int { graphs.reduce(0) { $0 + $1.statements } }

    /// What was sent, for people.
    public func summary(endpoint: String) -> String {
        var sum = "\(statements) \(statements == 1 ? "statement" : "statements") in "
            + "\(graphs.count) \(graphs.count == 1 ? "graph" : "graphs") sent to \(endpoint)"
        if warnings > 0 { sum += ", \(warnings) \(warnings == 1 ? "warning" : "warnings")" }
        if errors > 0 { sum += ", \(errors) \(errors == 1 ? "error" : "errors")" }
        return sum
    }
}

/// Why a push ended early: what was sent until then is there.
public struct PushError: Error, Sendable, CustomStringConvertible {
    /// The graph that was not taken; nil for the default graph.
    public let graph: IRI?
    public let failure: any Error
    /// How many graphs had been sent before.
    public let sentBefore: Int

    public var description: String {
        let name = graph.map { "the graph \($0)" } ?? "the default graph"
        return "\(failure); \(name) was not sent, \(sentBefore) \(sentBefore == 1 ? "was" : "were") before it"
    }
}
