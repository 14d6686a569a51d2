/// Runs a plan once for each batch of an input, with the batch as its seed and the number of the row
/// as a column of its own.
struct SeededPlan {
    private let plan: Plan
    private let rowSlot: Slot
    private let inputSlots: [Slot]
    private let graph: GraphIndex
    private let meters: PlanMeters

    init(plan: Plan, rowSlot: Slot, inputSlots: [Slot], graph: GraphIndex, meters: PlanMeters) {
        self.plan = plan
        self.rowSlot = rowSlot
        self.inputSlots = inputSlots
        self.graph = graph
        self.meters = meters
    }

    /// The operator that runs the plan on a batch.
    func start(_ batch: Batch, _ context: QueryContext) -> Operator {
        let rows = (0..<batch.count).map { TermID(truncatingIfNeeded: $0) }
        let seed = SeedOperator(
            Batch(columns: batch.columns + [rows], count: batch.count), slots: inputSlots + [rowSlot],
            context: context)
        return OperatorFactory(context: context, graph: graph, seed: seed, meters: meters).make(plan)
    }

    /// The column of the plan's solutions that holds the number of the row.
    var rowColumn: Int { inputSlots.count }
}

/// OPTIONAL by looking up the optional part for each batch of the other.
final class IndexLeftJoinOperator: Operator {
    private let left: Operator
    private let right: SeededPlan
    private let condition: RowExpression?
    private var batch: Batch?
    private var running: Operator?
    private var isMatched: [Bool] = []

    init(_ left: Operator, _ right: SeededPlan, condition: RowExpression?, slots: [Slot], context: QueryContext) {
        self.left = left
        self.right = right
        self.condition = condition
        super.init(slots: slots, context: context)
    }

    override func produce() throws(QueryError) -> Batch? {
        if let running, let batch {
            guard var found = try running.next() else {
                self.running = nil
                let rows = (0..<batch.count).filter { !isMatched[$0] }
                return batch.selecting(rows).widened(to: slots.count)
            }
            var rows = found.columns.remove(at: right.rowColumn)
            if let condition {
                let kept = try condition.trueRows(found, context)
                found = found.selecting(kept)
                rows = kept.map { rows[$0] }
            }
            for row in rows { isMatched[Int(row)] = true }
            return found
        }
        guard let next = try left.next() else { return nil }
        batch = next
        isMatched = [Bool](repeating: false, count: next.count)
        running = right.start(next, context)
        return Batch(width: slots.count)
    }
}

/// EXISTS and NOT EXISTS by looking the pattern up for each batch of the input.
final class IndexSemiJoinOperator: Operator {
    private let left: Operator
    private let right: SeededPlan
    private let isNegated: Bool

    init(_ left: Operator, _ right: SeededPlan, isNegated: Bool, context: QueryContext) {
        self.left = left
        self.right = right
        self.isNegated = isNegated
        super.init(slots: left.slots, context: context)
    }

    override func produce() throws(QueryError) -> Batch? {
        guard let batch = try left.next() else { return nil }
        var isMatched = [Bool](repeating: false, count: batch.count)
        let running = right.start(batch, context)
        var open = batch.count
        while open > 0, let found = try running.next() {
            for row in found.columns[right.rowColumn] where !isMatched[Int(row)] {
                isMatched[Int(row)] = true
                open -= 1
            }
        }
        return batch.selecting((0..<batch.count).filter { isMatched[$0] != isNegated })
    }
}
