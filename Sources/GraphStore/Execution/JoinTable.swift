/// One input of a join, held in memory and indexed by the variables that both inputs always bind.
///
/// Variables that both may bind, but one of them not always, are compared candidate by candidate:
/// solutions are compatible where no variable has two values
/// ([SPARQL 1.1, section 18.3](https://www.w3.org/TR/sparql11-query/#BasicGraphPattern)).
final class JoinTable {
    let table: Batch
    /// Columns of the streamed input and of the table that are joined by hash.
    private let keyColumns: [(left: Int, right: Int)]
    /// Columns of both that may be unbound on one side.
    let looseColumns: [(left: Int, right: Int)]
    /// Columns of the table that the streamed input does not have.
    let newColumns: [Int]
    /// The columns of the joined solutions.
    let slots: [Slot]
    private var keys: RowTable
    /// For each key the first row of the table with it, and for each row the next; −1 at the end.
    private var firstRows: [Int32] = []
    private var nextRows: [Int32] = []

    init(
        left: [Slot], leftCertain: SlotSet, right: Operator, rightCertain: SlotSet, context: QueryContext
    ) throws(QueryError) {
        var keyColumns: [(left: Int, right: Int)] = []
        var looseColumns: [(left: Int, right: Int)] = []
        var newColumns: [Int] = []
        for (column, slot) in right.slots.enumerated() {
            guard let other = left.firstIndex(of: slot) else {
                newColumns.append(column)
                continue
            }
            if leftCertain.contains(slot), rightCertain.contains(slot) {
                keyColumns.append((other, column))
            } else {
                looseColumns.append((other, column))
            }
        }
        self.keyColumns = keyColumns
        self.looseColumns = looseColumns
        self.newColumns = newColumns
        slots = left + newColumns.map { right.slots[$0] }
        table = try right.collect()
        keys = RowTable(width: keyColumns.count)
        try context.limits.hold(bytes: table.count * 8)
        index()
    }

    private func index() {
        nextRows = [Int32](repeating: -1, count: table.count)
        guard !keyColumns.isEmpty else {
            if table.count > 0 {
                firstRows = [0]
                for row in 0..<(table.count - 1) { nextRows[row] = Int32(truncatingIfNeeded: row + 1) }
            }
            return
        }
        let numbers = keys.insert(keyColumns.map { table.columns[$0.right] }, count: table.count)
        firstRows = [Int32](repeating: -1, count: keys.count)
        // Backwards, so that each chain runs in the order of the table.
        for row in stride(from: table.count - 1, through: 0, by: -1) {
            let key = Int(numbers[row])
            nextRows[row] = firstRows[key]
            firstRows[key] = Int32(truncatingIfNeeded: row)
        }
    }

    /// The first candidate of the table for each row of a batch; −1 for none.
    func candidates(_ batch: Batch) -> [Int32] {
        if keyColumns.isEmpty {
            return [Int32](repeating: table.count > 0 ? 0 : -1, count: batch.count)
        }
        return keys.find(keyColumns.map { batch.columns[$0.left] }, count: batch.count).map {
            $0 < 0 ? -1 : firstRows[Int($0)]
        }
    }

    /// The candidate after another; −1 for none.
    @inline(__always)
    func candidate(after row: Int32) -> Int32 { nextRows[Int(row)] }

    /// Whether a row of a batch and one of the table agree on the loose columns.
    @inline(__always)
    func isCompatible(_ batch: Batch, _ row: Int, _ other: Int32) -> Bool {
        for (left, right) in looseColumns {
            let a = batch.columns[left][row], b = table.columns[right][Int(other)]
            if a != b, a != TermIDs.none, b != TermIDs.none { return false }
        }
        return true
    }

    /// Whether a row of a batch and one of the table bind a variable in common.
    @inline(__always)
    func sharesBinding(_ batch: Batch, _ row: Int, _ other: Int32) -> Bool {
        if !keyColumns.isEmpty { return true }
        for (left, right) in looseColumns
        where batch.columns[left][row] != TermIDs.none && table.columns[right][Int(other)] != TermIDs.none {
            return true
        }
        return false
    }

    /// The joined solutions of pairs of rows.
    func joined(_ batch: Batch, _ rows: [Int], _ others: [Int32]) -> Batch {
        var columns = batch.columns.map { column in rows.map { column[$0] } }
        for (left, right) in looseColumns {
            let other = table.columns[right]
            for index in rows.indices where columns[left][index] == TermIDs.none {
                columns[left][index] = other[Int(others[index])]
            }
        }
        for column in newColumns {
            let other = table.columns[column]
            columns.append(others.map { other[Int($0)] })
        }
        return Batch(columns: columns, count: rows.count)
    }
}

/// Goes through the compatible pairs of one batch and a join table, in portions.
struct JoinPairs {
    let batch: Batch
    private let candidates: [Int32]
    private var row = 0
    private var candidate: Int32

    init(_ batch: Batch, _ table: JoinTable) {
        self.batch = batch
        candidates = table.candidates(batch)
        candidate = candidates.first ?? -1
    }

    /// The next portion of pairs; empty at the end.
    mutating func next(_ table: JoinTable, _ limits: LimitMonitor) throws(QueryError) -> (rows: [Int], others: [Int32]) {
        var rows: [Int] = [], others: [Int32] = []
        while row < batch.count {
            while candidate >= 0 {
                if table.isCompatible(batch, row, candidate) {
                    rows.append(row)
                    others.append(candidate)
                }
                candidate = table.candidate(after: candidate)
                if rows.count >= Batch.size { return (rows, others) }
                try limits.count(1)
            }
            row += 1
            candidate = row < batch.count ? candidates[row] : -1
        }
        return (rows, others)
    }
}
