/// The nodes that a closure reaches from any start in the input's only column, each once: where
/// nobody asks which start leads where.
final class ReachOperator: Operator {
    private let input: Operator
    private let walker: PathWalker
    private let path: CompiledPath
    private var ends: [TermID]?
    private var next = 0

    init(_ input: Operator, _ path: CompiledPath, slots: [Slot], graph: GraphIndex, context: QueryContext) {
        self.input = input
        self.path = path
        walker = PathWalker(graph: graph, context: context)
        super.init(slots: slots, context: context)
    }

    override func produce() throws(QueryError) -> Batch? {
        if ends == nil { ends = try reach() }
        guard let ends, next < ends.count else { return nil }
        let rows = next..<min(next + Batch.size, ends.count)
        next = rows.upperBound
        return Batch(columns: [Array(ends[rows])], count: rows.count)
    }

    private func reach() throws(QueryError) -> [TermID] {
        let seen = VisitedNodes(highest: TermID(truncatingIfNeeded: context.terms.dictionary.count))
        while let batch = try input.next() {
            for id in batch.columns[0] { _ = seen.insert(id) }
        }
        var ends: [TermID] = []
        switch path {
        case .oneOrMore(let step):
            try walker.close(step, from: seen.nodes, includingStart: false, to: &ends)
        case .zeroOrMore(let step):
            // Only nodes of the graph have the empty path to themselves.
            let starts = seen.nodes.filter { walker.isNode($0) }
            try walker.close(step, from: starts, includingStart: true, to: &ends)
        default:
            break
        }
        return ends
    }
}
