import RDF
import SPARQL

/// EXISTS for rows of a batch, by the book: the row's values replace the variables in the pattern,
/// and the result is evaluated
/// ([SPARQL 1.1, section 18.6](https://www.w3.org/TR/sparql11-query/#defn_substitute)).
///
/// Rows that agree in the variables that the pattern mentions are asked once. Where the planner can
/// do better it uses a semi-join; this is for the rest, and for EXISTS inside larger expressions.
final class ExistenceTest {
    private let pattern: Algebra
    private let graph: GraphIndex
    private let context: QueryContext
    /// The columns that the pattern mentions.
    private let columns: [Int]
    private let variables: [Variable]
    private var known: RowTable
    private var answers: [Bool] = []

    init(pattern: Algebra, slots: [Slot], certain: SlotSet, graph: GraphIndex, context: QueryContext) {
        self.pattern = pattern
        self.graph = graph
        self.context = context
        let mentioned = pattern.mentionedVariables
        columns = slots.indices.filter { mentioned.contains(context.variables[slots[$0]]) }
        variables = columns.map { context.variables[slots[$0]] }
        known = RowTable(width: columns.count)
    }

    /// For each row whether the pattern has a solution.
    func answers(for batch: Batch) throws(QueryError) -> [Bool] {
        let before = known.count
        let numbers = known.insert(columns.map { batch.columns[$0] }, count: batch.count)
        for number in before..<known.count {
            var bindings: [Variable: Term] = [:]
            for (index, variable) in variables.enumerated() {
                let id = known[number, index]
                if id != TermIDs.none { bindings[variable] = context.terms.term(id) }
            }
            answers.append(try hasSolution(pattern.substituting(bindings)))
        }
        return numbers.map { answers[Int($0)] }
    }

    private func hasSolution(_ algebra: Algebra) throws(QueryError) -> Bool {
        let planner = Planner(
            terms: context.terms, variables: context.variables, graphs: context.graphs,
            isOptimized: context.options.isOptimized)
        let plan = planner.plan(algebra, graph: graph)
        let factory = OperatorFactory(context: context, graph: graph, seed: nil, meters: PlanMeters(isMeasuring: false))
        return try factory.make(plan).next() != nil
    }
}
