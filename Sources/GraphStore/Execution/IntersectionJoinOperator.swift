/// Joins solutions with several patterns that bind one new variable between them: each pattern gives an
/// ascending list of ids for a solution, and the variable takes what all lists have in common.
///
/// One such operator for each variable of a cycle makes a multiway join, whose cost is bounded by the
/// largest answer that the cycle could have, where joining pattern by pattern makes all its open ends
/// first (Ngo, Porat, Ré and Rudra, "Worst-case optimal join algorithms", 2012).
final class IntersectionJoinOperator: Operator {
    private let input: Operator
    private let lists: [List]
    private let sources: [Int?]

    /// Where a pattern's list comes from.
    private enum List {
        /// The run of what the input binds.
        case column(Int, PredicateRuns)
        /// The same list for every solution.
        case constant(TermID, PredicateRuns)
    }

    private var batch = Batch(width: 0)
    private var nextRow = 0
    /// What is left of the matches of the row before `nextRow`.
    private var matches: [TermID] = []
    private var nextMatch = 0

    /// Nil where a pattern is of another shape, or the graph is not one index.
    init?(
        input: Operator, certain: SlotSet, scans: [PatternScan], variable: Slot, slots: [Slot],
        graph: GraphIndex, context: QueryContext
    ) {
        var lists: [List] = []
        for scan in scans {
            guard let side = Self.boundSide(scan, variable: variable, certain: certain),
                let runs = graph.runs(of: scan.predicate.constant, by: side)
            else { return nil }
            if let slot = scan[side].slot {
                guard let column = input.slots.firstIndex(of: slot) else { return nil }
                lists.append(.column(column, runs))
            } else {
                lists.append(.constant(scan[side].constant, runs))
            }
        }
        self.input = input
        self.lists = lists
        sources = input.columns(of: slots)
        super.init(slots: slots, context: context)
    }

    /// The side of a pattern that is bound when the other is the new variable; nil if the pattern is
    /// of another shape.
    static func boundSide(_ scan: PatternScan, variable: Slot, certain: SlotSet) -> TriplePosition? {
        guard scan.predicate.slot == nil else { return nil }
        let side: TriplePosition
        if scan.object.slot == variable { side = .subject } else if scan.subject.slot == variable { side = .object } else { return nil }
        guard scan[side].slot != variable, scan[side].slot.map({ certain.contains($0) }) ?? true else { return nil }
        return side
    }

    override func produce() throws(QueryError) -> Batch? {
        var rows: [Int] = [], ids: [TermID] = []
        rows.reserveCapacity(Batch.size)
        ids.reserveCapacity(Batch.size)
        while ids.count < Batch.size {
            if nextMatch < matches.count {
                let taken = matches[nextMatch..<min(matches.count, nextMatch + Batch.size - ids.count)]
                ids.append(contentsOf: taken)
                rows.append(contentsOf: repeatElement(nextRow - 1, count: taken.count))
                nextMatch = taken.endIndex
                continue
            }
            if nextRow >= batch.count {
                if !rows.isEmpty { break }
                guard let next = try input.next() else { return nil }
                batch = next
                nextRow = 0
            }
            try intersectRows(&rows, &ids)
        }
        return Batch(columns: sources.map { $0.map { batch.columns[$0].gathering(rows) } ?? ids }, count: rows.count)
    }

    /// Takes rows of the batch until there are enough matches, or one row has very many.
    private func intersectRows(_ rows: inout [Int], _ ids: inout [TermID]) throws(QueryError) {
        var row = nextRow
        defer { nextRow = row }
        if lists.count == 2, case .column(let a, let first) = lists[0], case .column(let b, let second) = lists[1] {
            // The two lists of a triangle, without an array of lists per row.
            let firstKeys = batch.columns[a], secondKeys = batch.columns[b]
            while row < batch.count, ids.count < Batch.size {
                let one = first.reader.list(of: firstKeys[row]), other = second.reader.list(of: secondKeys[row])
                let before = ids.count
                RunIntersection.append(one, other, to: &ids)
                if ids.count > before { rows.append(contentsOf: repeatElement(row, count: ids.count - before)) }
                row += 1
                try context.limits.count(1 + (min(one.count, other.count) >> 3))
            }
            return
        }
        matches.removeAll(keepingCapacity: true)
        nextMatch = 0
        var current: [UnsafeBufferPointer<TermID>] = []
        for list in lists {
            switch list {
            case .column(let column, let runs): current.append(runs.reader.list(of: batch.columns[column][row]))
            case .constant(let id, let runs): current.append(runs.reader.list(of: id))
            }
        }
        RunIntersection.append(current, to: &matches)
        row += 1
        try context.limits.count(4 + ((current.map(\.count).min() ?? 0) >> 3))
    }
}
