import RDF
import SPARQL

/// A solution sequence held in memory: what a reader of results gives.
public struct SolutionTable: Hashable, Sendable {
    public var variables: [Variable]
    /// Each row has as many entries as there are variables; nil where a variable is unbound.
    public var rows: [[Term?]]

    public init(variables: [Variable], rows: [[Term?]] = []) {
        self.variables = variables
        self.rows = rows
    }
}

/// The answer to a SELECT or an ASK query as a document holds it.
public enum QueryResults: Hashable, Sendable {
    case solutions(SolutionTable)
    case boolean(Bool)
}
