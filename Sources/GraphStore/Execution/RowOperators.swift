import RDF
import SPARQL

/// FILTER.
final class FilterOperator: Operator {
    private let input: Operator
    private let condition: RowExpression

    init(_ input: Operator, _ condition: RowExpression, context: QueryContext) {
        self.input = input
        self.condition = condition
        super.init(slots: input.slots, context: context)
    }

    override func produce() throws(QueryError) -> Batch? {
        guard let batch = try input.next() else { return nil }
        let rows = try condition.trueRows(batch, context)
        return rows.count == batch.count ? batch : batch.selecting(rows)
    }
}

/// BIND: a column with the value of an expression.
final class ExtendOperator: Operator {
    private let input: Operator
    private let expression: RowExpression

    init(_ input: Operator, _ slot: Slot, _ expression: RowExpression, context: QueryContext) {
        self.input = input
        self.expression = expression
        super.init(slots: input.slots + [slot], context: context)
    }

    override func produce() throws(QueryError) -> Batch? {
        guard var batch = try input.next() else { return nil }
        let computedBefore = context.terms.computedCount
        if batch.firstSolution == nil { batch.firstSolution = context.takeSolutionNumbers(batch.count) }
        batch.columns.append(try expression.ids(batch, context))
        // What a query computes stays until its end.
        try context.limits.hold(bytes: (context.terms.computedCount - computedBefore) * 128)
        return batch
    }
}

/// Keeps some columns, in an order; a column that the input lacks is unbound.
final class ProjectOperator: Operator {
    private let input: Operator
    private let columns: [Int?]

    init(_ input: Operator, slots: [Slot], context: QueryContext) {
        self.input = input
        columns = input.columns(of: slots)
        super.init(slots: slots, context: context)
    }

    override func produce() throws(QueryError) -> Batch? {
        guard let batch = try input.next() else { return nil }
        return Batch(
            columns: columns.map { column in
                column.map { batch.columns[$0] } ?? [TermID](repeating: TermIDs.none, count: batch.count)
            }, count: batch.count)
    }
}

/// UNION: one input after the other.
final class UnionOperator: Operator {
    private let inputs: [ProjectOperator]
    private var current = 0

    init(_ inputs: [Operator], slots: [Slot], context: QueryContext) {
        self.inputs = inputs.map { ProjectOperator($0, slots: slots, context: context) }
        super.init(slots: slots, context: context)
    }

    override func produce() throws(QueryError) -> Batch? {
        while current < inputs.count {
            if let batch = try inputs[current].next() { return batch }
            current += 1
        }
        return nil
    }
}

/// OFFSET and LIMIT.
final class SliceOperator: Operator {
    private let input: Operator
    private var toSkip: Int
    private var remaining: Int

    init(_ input: Operator, offset: Int, limit: Int?, context: QueryContext) {
        self.input = input
        toSkip = max(0, offset)
        remaining = max(0, limit ?? Int.max)
        super.init(slots: input.slots, context: context)
    }

    override func produce() throws(QueryError) -> Batch? {
        guard remaining > 0, let batch = try input.next() else { return nil }
        let skipped = min(toSkip, batch.count)
        toSkip -= skipped
        let taken = min(remaining, batch.count - skipped)
        remaining -= taken
        if taken == batch.count { return batch }
        return Batch(
            columns: batch.columns.map { Array($0[skipped..<(skipped + taken)]) }, count: taken)
    }
}

/// DISTINCT: the first of equal solutions.
final class DistinctOperator: Operator {
    private let input: Operator
    private var seen: RowTable
    /// Instead of a table where solutions have one column.
    private var seenIDs: IDSet
    private var heldBytes = 0

    init(_ input: Operator, context: QueryContext) {
        self.input = input
        seen = RowTable(width: input.slots.count)
        seenIDs = IDSet(highest: context.terms.dictionary.count)
        super.init(slots: input.slots, context: context)
    }

    override func produce() throws(QueryError) -> Batch? {
        guard let batch = try input.next() else { return nil }
        let rows = slots.count == 1 ? newIDs(batch.columns[0]) : newRows(batch)
        let bytes = seen.byteCount + seenIDs.byteCount
        try context.limits.hold(bytes: bytes - heldBytes)
        heldBytes = bytes
        return rows.count == batch.count ? batch : batch.selecting(rows)
    }

    private func newRows(_ batch: Batch) -> [Int] {
        var known = seen.count
        let numbers = seen.insert(batch.columns, count: batch.count)
        var rows: [Int] = []
        for row in 0..<batch.count where Int(numbers[row]) >= known {
            rows.append(row)
            known += 1
        }
        return rows
    }

    private func newIDs(_ ids: [TermID]) -> [Int] {
        // Taken out while it grows: no check for access from elsewhere per row.
        var set = seenIDs
        seenIDs = IDSet(highest: 0)
        var rows: [Int] = []
        rows.reserveCapacity(ids.count)
        for row in ids.indices where set.insert(ids[row]) { rows.append(row) }
        seenIDs = set
        return rows
    }
}
