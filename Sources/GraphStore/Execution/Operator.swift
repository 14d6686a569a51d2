/// A running operator: gives its solutions batch by batch.
///
/// Subclasses override `produce` only. An empty batch is never handed out.
class Operator {
    /// The columns of the batches.
    let slots: [Slot]
    let context: QueryContext
    /// Rows and time so far; kept only where the query is measured.
    final var meter: OperatorMeter?
    /// The meter of a step that this operator does as well, without an operator of its own.
    final var innerMeter: OperatorMeter?

    init(slots: [Slot], context: QueryContext) {
        self.slots = slots
        self.context = context
    }

    /// The next solutions, or nil at the end.
    final func next() throws(QueryError) -> Batch? {
        try context.limits.check()
        guard let meter else { return try produceRows() }
        let start = ContinuousClock.now
        let batch = try produceRows()
        let time = ContinuousClock.now - start
        meter.add(rows: batch?.count ?? 0, time: time)
        innerMeter?.add(rows: batch?.count ?? 0, time: time)
        return batch
    }

    private func produceRows() throws(QueryError) -> Batch? {
        while let batch = try produce() {
            if !batch.isEmpty { return batch }
            try context.limits.check()
        }
        return nil
    }

    /// Some solutions, possibly none; nil at the end.
    func produce() throws(QueryError) -> Batch? { nil }

    /// All remaining solutions in one table.
    final func collect() throws(QueryError) -> Batch {
        var table = Batch(width: slots.count)
        var held = 0
        while let batch = try next() {
            for column in 0..<slots.count { table.columns[column] += batch.columns[column] }
            table.count += batch.count
            let bytes = batch.count * slots.count * 4
            held += bytes
            try context.limits.hold(bytes: bytes)
        }
        return table
    }

    /// The place of each given slot among this operator's columns; nil where it has none.
    final func columns(of wanted: [Slot]) -> [Int?] {
        slots.columns(of: wanted)
    }
}

/// Rows and time of one operator, its inputs' time included.
package final class OperatorMeter {
    package private(set) var rows = 0
    package private(set) var time: Duration = .zero

    func add(rows: Int, time: Duration) {
        self.rows += rows
        self.time += time
    }
}

extension [Slot] {
    /// Where each wanted slot stands, or nil. Linear: a query may have thousands.
    func columns(of wanted: [Slot]) -> [Int?] {
        guard wanted.count > 8, count > 8 else { return wanted.map { firstIndex(of: $0) } }
        var places: [Slot: Int] = [:]
        places.reserveCapacity(count)
        for (column, slot) in enumerated() where places[slot] == nil { places[slot] = column }
        return wanted.map { places[$0] }
    }
}
