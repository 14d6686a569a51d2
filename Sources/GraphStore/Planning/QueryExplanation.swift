import RDF
import SPARQL

/// The plan of a query as a tree of operators, with the rows that the planner expected and, after a
/// run, those that came and the time that it took (its inputs' time included).
public struct QueryExplanation: Hashable, Sendable {
    /// One operator.
    public struct Step: Hashable, Sendable {
        /// What the operator does, in words and the query's own names.
        public let title: String
        public let estimatedRows: Int
        /// nil where the operator was never run.
        public let actualRows: Int?
        public let time: Duration?
        public let inputs: [Step]
    }

    public let root: Step
}

extension QueryExplanation: CustomStringConvertible {
    /// The tree, one operator a line, inputs indented below.
    public var description: String {
        var lines: [String] = []
        func add(_ step: Step, _ depth: Int) {
            var line = String(repeating: "  ", count: depth) + step.title + "  estimated \(step.estimatedRows)"
            if let rows = step.actualRows { line += ", actual \(rows)" }
            if let time = step.time { line += ", \(Self.milliseconds(time)) ms" }
            lines.append(line)
            for input in step.inputs { add(input, depth + 1) }
        }
        add(root, 0)
        return lines.joined(separator: "\n")
    }

    private static func milliseconds(_ time: Duration) -> String {
        let (seconds, attoseconds) = time.components
        let microseconds = seconds * 1_000_000 + attoseconds / 1_000_000_000_000
        let fraction = String(microseconds % 1000)
        return "\(microseconds / 1000)." + String(repeating: "0", count: 3 - fraction.utf8.count) + fraction
    }
}

extension Dataset {
    /// Runs a query and tells how: every operator with estimated and actual rows and time.
    public func explain(_ query: Query, options: QueryOptions = QueryOptions()) throws(QueryError) -> QueryExplanation {
        var options = options
        options.isMeasured = true
        let explanation = try run(query, options) { (run) throws(QueryError) in
            _ = try run.answer()
            return run.explanation
        }
        try verifyAnswer()
        return explanation
    }
}

extension QueryRun {
    /// The plan with what was measured so far.
    package var explanation: QueryExplanation { QueryExplanation(root: step(plan)) }

    private func step(_ plan: Plan) -> QueryExplanation.Step {
        let meter = meters.meter(of: plan)
        return QueryExplanation.Step(
            title: PlanTitles(variables: variables, terms: terms).title(of: plan),
            estimatedRows: Int(min(plan.estimate.rounded(), 1e15)), actualRows: meter?.rows, time: meter?.time,
            inputs: plan.operation.inputs.map(step))
    }
}
