/// OPTIONAL with the optional part held in memory.
final class HashLeftJoinOperator: Operator {
    private let left: Operator
    private let leftCertain: SlotSet
    private let right: Operator
    private let rightCertain: SlotSet
    private let condition: RowExpression?
    private var table: JoinTable?
    private var pairs: JoinPairs?
    /// Which rows of the current batch were joined with something.
    private var isMatched: [Bool] = []

    init(
        _ left: Operator, _ leftCertain: SlotSet, _ right: Operator, _ rightCertain: SlotSet,
        condition: RowExpression?, slots: [Slot], context: QueryContext
    ) {
        self.left = left
        self.leftCertain = leftCertain
        self.right = right
        self.rightCertain = rightCertain
        self.condition = condition
        super.init(slots: slots, context: context)
    }

    private func loadedTable() throws(QueryError) -> JoinTable {
        if let table { return table }
        let loaded = try JoinTable(
            left: left.slots, leftCertain: leftCertain, right: right, rightCertain: rightCertain, context: context)
        table = loaded
        return loaded
    }

    override func produce() throws(QueryError) -> Batch? {
        let table = try loadedTable()
        if var current = pairs {
            let (rows, others) = try current.next(table, context.limits)
            guard !rows.isEmpty else {
                pairs = nil
                return unmatched(of: current.batch)
            }
            pairs = current
            var joined = table.joined(current.batch, rows, others)
            var kept = [Int](rows.indices)
            if let condition {
                kept = try condition.trueRows(joined, context)
                joined = joined.selecting(kept)
            }
            for index in kept { isMatched[rows[index]] = true }
            return joined
        }
        guard let batch = try left.next() else { return nil }
        pairs = JoinPairs(batch, table)
        isMatched = [Bool](repeating: false, count: batch.count)
        return Batch(width: slots.count)
    }

    private func unmatched(of batch: Batch) -> Batch {
        let rows = (0..<batch.count).filter { !isMatched[$0] }
        return batch.selecting(rows).widened(to: slots.count)
    }
}
