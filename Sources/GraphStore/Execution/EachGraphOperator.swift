/// GRAPH ?name: runs a plan in each named graph and binds the name.
final class EachGraphOperator: Operator {
    private let plan: Plan
    private let slot: Slot
    private let meters: PlanMeters
    private var nextGraph = 0
    private var running: (name: TermID, input: Operator)?

    init(_ plan: Plan, slot: Slot, slots: [Slot], meters: PlanMeters, context: QueryContext) {
        self.plan = plan
        self.slot = slot
        self.meters = meters
        super.init(slots: slots, context: context)
    }

    override func produce() throws(QueryError) -> Batch? {
        while true {
            if let (name, input) = running {
                if let batch = try input.next() { return bind(batch, name) }
                running = nil
            }
            guard nextGraph < context.graphs.named.count else { return nil }
            let (name, graph) = context.graphs.named[nextGraph]
            nextGraph += 1
            running = (name, OperatorFactory(context: context, graph: graph, seed: nil, meters: meters).make(plan))
            try context.limits.check()
        }
    }

    /// Joins the solutions with the name of the graph.
    private func bind(_ batch: Batch, _ name: TermID) -> Batch {
        guard let column = plan.slots.firstIndex(of: slot) else {
            return Batch(
                columns: batch.columns + [[TermID](repeating: name, count: batch.count)], count: batch.count)
        }
        let values = batch.columns[column]
        var kept = batch.selecting((0..<batch.count).filter { values[$0] == TermIDs.none || values[$0] == name })
        kept.columns[column] = [TermID](repeating: name, count: kept.count)
        return kept
    }
}
