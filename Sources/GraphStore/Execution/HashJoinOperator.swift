/// Join with one input held in memory.
final class HashJoinOperator: Operator {
    private let left: Operator
    private let leftCertain: SlotSet
    private let right: Operator
    private let rightCertain: SlotSet
    private var table: JoinTable?
    private var pairs: JoinPairs?

    init(
        _ left: Operator, _ leftCertain: SlotSet, _ right: Operator, _ rightCertain: SlotSet, slots: [Slot],
        context: QueryContext
    ) {
        self.left = left
        self.leftCertain = leftCertain
        self.right = right
        self.rightCertain = rightCertain
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
        if table.table.isEmpty { return nil }
        while true {
            if var current = pairs {
                let (rows, others) = try current.next(table, context.limits)
                pairs = rows.isEmpty ? nil : current
                if !rows.isEmpty { return table.joined(current.batch, rows, others) }
            }
            guard let batch = try left.next() else { return nil }
            pairs = JoinPairs(batch, table)
        }
    }
}
