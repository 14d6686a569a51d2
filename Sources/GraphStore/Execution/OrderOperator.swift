import RDF
import SPARQL

/// ORDER BY ([SPARQL 1.1, section 15.1](https://www.w3.org/TR/sparql11-query/#modOrderBy)): a stable
/// sort by the values of the criteria. With a limit, rows that cannot be among the first are dropped
/// whenever twice as many have gathered.
final class OrderOperator: Operator {
    private let input: Operator
    private let conditions: [(expression: RowExpression, isDescending: Bool)]
    private let limit: Int?
    /// Whether the rows come in the order of the first criterion's values already.
    private let isPresorted: Bool
    private var sorted: Batch?
    private var next = 0

    init(
        _ input: Operator, _ conditions: [(expression: RowExpression, isDescending: Bool)], limit: Int?,
        isPresorted: Bool, context: QueryContext
    ) {
        self.input = input
        self.conditions = conditions
        self.limit = limit
        self.isPresorted = isPresorted
        super.init(slots: input.slots, context: context)
    }

    override func produce() throws(QueryError) -> Batch? {
        if sorted == nil { sorted = try sort() }
        guard let sorted, next < sorted.count else { return nil }
        let rows = next..<min(next + Batch.size, sorted.count)
        next = rows.upperBound
        return Batch(columns: sorted.columns.map { Array($0[rows]) }, count: rows.count)
    }

    private func sort() throws(QueryError) -> Batch {
        var rows = Batch(width: slots.count)
        var keys = [[TermID]](repeating: [], count: conditions.count)
        var values = SortValues(terms: context.terms)
        var leading: [UInt64] = []
        var arrival: [Int] = []
        var arrived = 0
        while let batch = try input.next() {
            for column in 0..<slots.count { rows.columns[column] += batch.columns[column] }
            rows.count += batch.count
            for (index, condition) in conditions.enumerated() {
                let ids = try condition.expression.ids(batch, context)
                values.add(ids)
                keys[index] += ids
                if index == 0 { leading += leadingKeys(ids, values, isDescending: condition.isDescending) }
            }
            if conditions.isEmpty { leading += repeatElement(0, count: batch.count) }
            arrival += arrived..<(arrived + batch.count)
            arrived += batch.count
            try context.limits.hold(bytes: batch.count * rowBytes)
            if let limit, isPresorted, limit > 0, rows.count >= limit, let first = keys.first,
                hasPassed(first[limit - 1], first[rows.count - 1])
            {
                // Whatever comes now stands behind all of the first rows.
                break
            }
            if let limit, !isPresorted, rows.count >= max(limit * 2, 4 * Batch.size) {
                let order = try order(keys, leading, values, arrival).prefix(limit)
                let before = rows.count
                rows = rows.selecting(Array(order))
                keys = keys.map { key in order.map { key[$0] } }
                leading = order.map { leading[$0] }
                arrival = order.map { arrival[$0] }
                context.limits.release(bytes: (before - rows.count) * rowBytes)
            }
        }
        try context.limits.check()
        let order = try order(keys, leading, values, arrival)
        return rows.selecting(limit.map { Array(order.prefix($0)) } ?? order)
    }

    /// What a row holds until it is sorted.
    private var rowBytes: Int { (slots.count + conditions.count + 4) * 4 }

    /// What the first criterion says of each row in one number, so far as that goes: it decides most comparisons. Nothing
    /// where the rows come sorted, for there few are compared.
    private func leadingKeys(_ ids: [TermID], _ values: SortValues, isDescending: Bool) -> [UInt64] {
        if isPresorted { return [UInt64](repeating: 0, count: ids.count) }
        return ids.map { id in
            let key = values[id].leadingSortingKey
            return isDescending ? ~key : key
        }
    }

    /// Whether the order of values has gone on from one value to the next, and not only to another
    /// that the order cannot tell from it.
    private func hasPassed(_ id: TermID, _ later: TermID) -> Bool {
        guard let first = ValueOrder.place(of: context.terms.value(id)),
            let second = ValueOrder.place(of: context.terms.value(later))
        else { return false }
        return first.family == second.family && first.key != second.key
    }

    /// The numbers of the rows in their new order.
    private func order(
        _ keys: [[TermID]], _ leading: [UInt64], _ values: SortValues, _ arrival: [Int]
    ) throws(QueryError) -> [Int] {
        let descending = conditions.map(\.isDescending)
        let sorter = LimitedSort(limits: context.limits)
        return try sorter.order(keys: leading) { a, b in
            for index in keys.indices {
                let x = keys[index][a], y = keys[index][b]
                if x == y { continue }
                switch values[x].sortingOrder(values[y]) {
                case .less: return !descending[index]
                case .greater: return descending[index]
                case .equal: continue
                }
            }
            return arrival[a] < arrival[b]
        }
    }
}

/// The values of the ids that ORDER BY compares, each read from its text once.
struct SortValues {
    private let terms: QueryTerms
    private var values: [TermID: Value] = [:]

    init(terms: QueryTerms) { self.terms = terms }

    mutating func add(_ ids: [TermID]) {
        var previous = TermIDs.none
        for id in ids where id != previous {
            previous = id
            if id != TermIDs.none, values[id] == nil { values[id] = terms.value(id) }
        }
    }

    /// The value of an id that was added; no value for none.
    subscript(id: TermID) -> Value { values[id] ?? .error }
}
