/// MINUS, EXISTS and NOT EXISTS: keeps or drops solutions for which the second input, held in memory,
/// has a compatible one.
final class CompatibilityFilterOperator: Operator {
    private let left: Operator
    private let leftCertain: SlotSet
    private let right: Operator
    private let rightCertain: SlotSet
    private let isMinus: Bool
    private let keepsMatched: Bool
    private var table: JoinTable?

    /// - Parameters:
    ///   - isMinus: whether solutions that share no variable count as having nothing to do with one
    ///     another, as in MINUS, and not as compatible, as in EXISTS.
    ///   - keepsMatched: whether the solutions with a partner are kept, and not those without.
    init(
        _ left: Operator, _ leftCertain: SlotSet, _ right: Operator, _ rightCertain: SlotSet,
        isMinus: Bool, keepsMatched: Bool, context: QueryContext
    ) {
        self.left = left
        self.leftCertain = leftCertain
        self.right = right
        self.rightCertain = rightCertain
        self.isMinus = isMinus
        self.keepsMatched = keepsMatched
        super.init(slots: left.slots, context: context)
    }

    private func loadedTable() throws(QueryError) -> JoinTable {
        if let table { return table }
        let loaded = try JoinTable(
            left: left.slots, leftCertain: leftCertain, right: right, rightCertain: rightCertain, context: context)
        table = loaded
        return loaded
    }

    override func produce() throws(QueryError) -> Batch? {
        guard let batch = try left.next() else { return nil }
        let table = try loadedTable()
        let candidates = table.candidates(batch)
        var kept: [Int] = []
        for row in 0..<batch.count {
            var candidate = candidates[row]
            var isMatched = false
            while candidate >= 0, !isMatched {
                isMatched = table.isCompatible(batch, row, candidate)
                    && (!isMinus || table.sharesBinding(batch, row, candidate))
                candidate = table.candidate(after: candidate)
                try context.limits.count(1)
            }
            if isMatched == keepsMatched { kept.append(row) }
        }
        return kept.count == batch.count ? batch : batch.selecting(kept)
    }
}
