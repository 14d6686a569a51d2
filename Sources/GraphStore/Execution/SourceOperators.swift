import RDF
import SPARQL

/// One solution that binds nothing, or none.
final class UnitOperator: Operator {
    private var remaining: Int

    init(rows: Int, context: QueryContext) {
        remaining = rows
        super.init(slots: [], context: context)
    }

    override func produce() throws(QueryError) -> Batch? {
        guard remaining > 0 else { return nil }
        remaining -= 1
        return Batch(columns: [], count: 1)
    }
}

/// Hands out a batch that its owner puts in: the start of a pipeline that is run once per batch.
final class SeedOperator: Operator {
    private var batch: Batch?

    init(_ batch: Batch, slots: [Slot], context: QueryContext) {
        self.batch = batch
        super.init(slots: slots, context: context)
    }

    override func produce() throws(QueryError) -> Batch? {
        defer { batch = nil }
        return batch
    }
}

/// VALUES.
final class ValuesOperator: Operator {
    private let table: ValuesTable
    private var next = 0

    init(_ table: ValuesTable, slots: [Slot], context: QueryContext) {
        self.table = table
        super.init(slots: slots, context: context)
    }

    override func produce() throws(QueryError) -> Batch? {
        guard next < table.rows.count else { return nil }
        let rows = next..<min(next + Batch.size, table.rows.count)
        next = rows.upperBound
        var batch = Batch(width: slots.count)
        batch.count = rows.count
        for row in rows {
            for column in 0..<slots.count {
                let term = table.rows[row][column]
                batch.columns[column].append(term.map { context.terms.id(of: $0) } ?? TermIDs.none)
            }
        }
        return batch
    }
}

/// The matches of a triple pattern, straight from the index.
final class ScanOperator: Operator {
    private let run: TripleRun
    /// The position that each column is read from.
    private let positions: [TriplePosition]
    /// Pairs of positions that must hold the same term.
    private let equal: [(TriplePosition, TriplePosition)]
    private var next = 0

    init(_ scan: PatternScan, order: TripleOrder, graph: GraphIndex, context: QueryContext) {
        run = graph.matches(of: scan.constants, in: order)
        let slots = scan.slots
        positions = slots.map { slot in
            TriplePosition.allCases.first { scan[$0].slot == slot } ?? .subject
        }
        equal = scan.repeatedPositions
        super.init(slots: slots, context: context)
    }

    override func produce() throws(QueryError) -> Batch? {
        guard next < run.count else { return nil }
        let rows = next..<min(next + Batch.size, run.count)
        next = rows.upperBound
        var columns = [[TermID]](repeating: [], count: slots.count)
        for column in 0..<slots.count {
            columns[column].reserveCapacity(rows.count)
            run.append(positions[column], rows: rows, to: &columns[column])
        }
        let batch = Batch(columns: columns, count: rows.count)
        if equal.isEmpty { return batch }
        var kept = [Int](0..<rows.count)
        for (first, second) in equal {
            var a: [TermID] = [], b: [TermID] = []
            run.append(first, rows: rows, to: &a)
            run.append(second, rows: rows, to: &b)
            kept = kept.filter { a[$0] == b[$0] }
        }
        return batch.selecting(kept)
    }
}

extension PatternScan {
    /// Pairs of positions that hold the same variable.
    var repeatedPositions: [(TriplePosition, TriplePosition)] {
        var pairs: [(TriplePosition, TriplePosition)] = []
        if let slot = subject.slot {
            if predicate.slot == slot { pairs.append((.subject, .predicate)) }
            if object.slot == slot { pairs.append((.subject, .object)) }
        }
        if let slot = predicate.slot, object.slot == slot { pairs.append((.predicate, .object)) }
        return pairs
    }
}
