import RDF
import SPARQL

/// What all operators of one running query share.
package final class QueryContext {
    package let graphs: ActiveGraphs
    package let terms: QueryTerms
    package let variables: VariableTable
    package let limits: LimitMonitor
    package let environment: EvaluationEnvironment
    package let options: QueryOptions
    private var solutionCount = 0
    private var nodeLists: [ObjectIdentifier: [TermID]] = [:]

    init(
        graphs: ActiveGraphs, terms: QueryTerms, variables: VariableTable, options: QueryOptions,
        environment: EvaluationEnvironment, verification: SnapshotVerification?
    ) {
        self.graphs = graphs
        self.terms = terms
        self.variables = variables
        self.options = options
        self.environment = environment
        limits = LimitMonitor(options.limits, verification: verification)
    }

    /// Numbers for solutions that no other solution of the query has: the first of `count`.
    package func takeSolutionNumbers(_ count: Int) -> Int {
        defer { solutionCount += count }
        return solutionCount
    }
}
