import RDF
import SPARQL

/// GROUP BY and aggregates
/// ([SPARQL 1.1, section 18.5.1](https://www.w3.org/TR/sparql11-query/#aggregateAlgebra)): groups in
/// the order in which they are first met. Without keys there is one group, even of nothing.
final class GroupOperator: Operator {
    private let input: Operator
    private let keys: [RowExpression]
    private var aggregates: [GroupAggregate]
    private let hasKeys: Bool
    private var result: Batch?
    private var next = 0

    init(
        _ input: Operator, keys: [RowExpression], aggregates: [GroupAggregate], slots: [Slot], context: QueryContext
    ) {
        self.input = input
        self.keys = keys
        self.aggregates = aggregates
        hasKeys = !keys.isEmpty
        super.init(slots: slots, context: context)
    }

    override func produce() throws(QueryError) -> Batch? {
        if result == nil { result = try group() }
        guard let result, next < result.count else { return nil }
        let rows = next..<min(next + Batch.size, result.count)
        next = rows.upperBound
        return Batch(columns: result.columns.map { Array($0[rows]) }, count: rows.count)
    }

    private func group() throws(QueryError) -> Batch {
        var groups = RowTable(width: keys.count)
        if !hasKeys { _ = groups.insert([], count: 1) }
        var heldBytes = 0
        while let batch = try input.next() {
            var numbers = [Int32](repeating: 0, count: batch.count)
            if hasKeys {
                var columns: [[TermID]] = []
                for key in keys { columns.append(try key.ids(batch, context)) }
                numbers = groups.insert(columns, count: batch.count)
            }
            for index in aggregates.indices {
                try aggregates[index].add(batch, groups: numbers, groupCount: groups.count, context)
            }
            let bytes = groups.byteCount + aggregates.reduce(0) { $0 + $1.byteCount }
            try context.limits.hold(bytes: bytes - heldBytes)
            heldBytes = bytes
        }
        var columns = keys.indices.map { groups.column($0) }
        for index in aggregates.indices {
            columns.append(aggregates[index].results(groupCount: groups.count, context))
        }
        return Batch(columns: columns, count: groups.count)
    }
}

/// One aggregate over all groups. COUNT works on ids alone; the rest on values.
struct GroupAggregate {
    private let aggregate: Aggregate
    private let argument: RowExpression?
    private var counts: [Int] = []
    /// For COUNT(DISTINCT …) what was counted in each of the first groups, where values are ids.
    private var countedIDs: [IDSet] = []
    private static let setLimit = 256
    /// Group and value (or whole solution) of everything else that was counted.
    private var distinct: RowTable?
    private var accumulators: [AggregateAccumulator] = []

    private var isCount: Bool { aggregate.function == .count }

    init(_ aggregate: Aggregate, argument: RowExpression?, width: Int) {
        self.aggregate = aggregate
        self.argument = argument
        if aggregate.isDistinct, aggregate.function == .count {
            distinct = RowTable(width: argument == nil ? width + 1 : 2)
        }
    }

    var byteCount: Int { counts.count * 8 + countedIDs.reduce(0) { $0 + $1.byteCount } + (distinct?.byteCount ?? 0) + accumulators.count * 160 }

    mutating func add(
        _ batch: Batch, groups: [Int32], groupCount: Int, _ context: QueryContext
    ) throws(QueryError) {
        if isCount {
            let ids = try argument?.ids(batch, context)
            // Taken out while it changes: no check for access from elsewhere per row.
            var counts: [Int] = []
            swap(&counts, &self.counts)
            counts += repeatElement(0, count: groupCount - counts.count)
            if distinct != nil {
                if let ids, groupCount <= Self.setLimit {
                    countDistinct(ids, groups, groupCount, &counts, highest: context.terms.dictionary.count)
                } else {
                    countDistinct(ids.map { [$0] } ?? batch.columns, groups, skippingUnbound: ids != nil, &counts)
                }
            } else if groupCount == 1 {
                counts[0] += ids.map { ids in ids.reduce(0) { $0 &+ ($1 == TermIDs.none ? 0 : 1) } } ?? batch.count
            } else if let ids {
                groups.forEachRun { group, rows in
                    counts[group] &+= rows.reduce(0) { $0 &+ (ids[$1] == TermIDs.none ? 0 : 1) }
                }
            } else {
                groups.forEachRun { group, rows in counts[group] &+= rows.count }
            }
            swap(&counts, &self.counts)
            return
        }
        while accumulators.count < groupCount { accumulators.append(AggregateAccumulator(aggregate)) }
        guard let argument else { return }
        var solutions = try argument.solutions(batch, context)
        for row in 0..<batch.count {
            solutions.row = row
            accumulators[Int(groups[row])].add(
                argument.evaluator.value(in: solutions), term: argument.evaluator.term(in: solutions))
            try context.limits.count(16)
        }
    }

    /// Few groups: a set of ids for each, which costs a bit a value where it is large.
    private mutating func countDistinct(
        _ ids: [TermID], _ groups: [Int32], _ groupCount: Int, _ counts: inout [Int], highest: Int
    ) {
        var sets: [IDSet] = []
        swap(&sets, &countedIDs)
        while sets.count < groupCount { sets.append(IDSet(highest: highest)) }
        groups.forEachRun { group, rows in counts[group] += sets[group].insert(ids[rows]) }
        swap(&sets, &countedIDs)
    }

    private mutating func countDistinct(
        _ columns: [[TermID]], _ groups: [Int32], skippingUnbound: Bool, _ counts: inout [Int]
    ) {
        guard var table = distinct else { return }
        distinct = nil
        // Sets that have become too many go into the table.
        let sets = countedIDs
        countedIDs = []
        for (group, set) in sets.enumerated() {
            let ids = set.ids
            _ = table.insert([[TermID](repeating: TermID(group), count: ids.count), ids], count: ids.count)
        }
        var known = table.count
        let numbers = table.insert([groups.map { TermID(bitPattern: $0) }] + columns, count: groups.count)
        for row in groups.indices where Int(numbers[row]) >= known {
            known += 1
            if !skippingUnbound || columns[0][row] != TermIDs.none { counts[Int(groups[row])] += 1 }
        }
        distinct = table
    }

    /// The id of each group's result; `TermIDs.none` for an error.
    mutating func results(groupCount: Int, _ context: QueryContext) -> [TermID] {
        if isCount {
            counts += repeatElement(0, count: groupCount - counts.count)
            return counts.map { context.terms.id(of: .literal(Literal($0))) }
        }
        while accumulators.count < groupCount { accumulators.append(AggregateAccumulator(aggregate)) }
        return accumulators.map { accumulator in
            accumulator.result.map { context.terms.id(of: $0) } ?? TermIDs.none
        }
    }
}

extension [Int32] {
    /// Hands out the rows of each group that come one after the other, as they do where the input is sorted: what is
    /// known of a group is then looked up once for all of them.
    @inline(__always)
    fileprivate func forEachRun(_ body: (_ group: Int, _ rows: Range<Int>) -> Void) {
        var row = 0
        while row < count {
            let group = self[row], first = row
            repeat { row &+= 1 } while row < count && self[row] == group
            body(Int(group), first..<row)
        }
    }
}
