/// Joins solutions with a triple pattern by looking up, for each solution, the range of matches that
/// agree with it. A solution that leaves a shared variable unbound takes it from the match.
final class IndexJoinOperator: Operator {
    private let input: Operator
    private let scan: PatternScan
    private let graph: GraphIndex
    private let order: TripleOrder
    /// The columns of the join that are wanted, in order; nil for all.
    private let kept: [Int]?
    /// For each position the input column that binds it, if any.
    private let bindings: [(position: TriplePosition, column: Int)]
    /// The positions that bind new columns.
    private let newPositions: [TriplePosition]
    /// Positions of one variable.
    private let equal: [(TriplePosition, TriplePosition)]
    /// Whether each solution can be looked up in one range of one order.
    private let isPlain: Bool

    private var batch = Batch(width: 0)
    /// The next row of the input batch, and what is left of the matches of the one before it.
    private var nextRow = 0
    private var run: TripleRun?
    private var runPosition = 0
    /// The same on a graph that is one index: what is left of the range, and the leading id last
    /// looked up with its range and the place of the last hit in it.
    private var open: Range<Int> = 0..<0
    private var lastLeading: (id: TermID, range: Range<Int>, hint: Int) = (TermIDs.none, 0..<0, 0)

    /// - Parameter certain: what every solution of the input binds.
    init(
        input: Operator, certain: SlotSet, scan: PatternScan, slots: [Slot], graph: GraphIndex,
        context: QueryContext
    ) {
        self.input = input
        self.scan = scan
        self.graph = graph
        var pattern = scan.constants
        var bindings: [(position: TriplePosition, column: Int)] = []
        var newPositions: [TriplePosition] = []
        var newSlots: [Slot] = []
        for position in TriplePosition.allCases {
            guard let slot = scan[position].slot else { continue }
            if let column = input.slots.firstIndex(of: slot) {
                bindings.append((position, column))
                pattern[position] = 1
            } else if !newSlots.contains(slot) {
                newSlots.append(slot)
                newPositions.append(position)
            }
        }
        self.bindings = bindings
        self.newPositions = newPositions
        order = pattern.order
        equal = scan.repeatedPositions
        isPlain = graph.isCompact && pattern != IDPattern() && bindings.allSatisfy { certain.contains(input.slots[$0.column]) }
            && equal.allSatisfy { pair in bindings.contains { $0.position == pair.0 } }
        let all = input.slots + newSlots
        kept = all == slots ? nil : all.columns(of: slots).compactMap { $0 }
        super.init(slots: slots, context: context)
    }

    override func produce() throws(QueryError) -> Batch? {
        var rows: [Int] = []
        var added = [[TermID]](repeating: [], count: newPositions.count + (isPlain ? 0 : bindings.count))
        while true {
            // One batch of output draws on one batch of input only, so that old columns can be
            // gathered by row at the end.
            if nextRow >= batch.count, run == nil, open.isEmpty {
                if !rows.isEmpty { break }
                guard let next = try input.next() else { return nil }
                batch = next
                nextRow = 0
            }
            if isPlain {
                try probe(&rows, &added)
            } else {
                try probeSlowly(&rows, &added)
            }
            if rows.count >= Batch.size { break }
        }
        var columns = batch.columns.map { $0.gathering(rows) }
        if !isPlain { bindFromMatches(&columns, &added) }
        columns += added
        if let kept { columns = kept.map { columns[$0] } }
        return Batch(columns: columns, count: rows.count)
    }

    /// Fills what the input left unbound; the slow way gathers shared positions behind the new ones.
    private func bindFromMatches(_ columns: inout [[TermID]], _ added: inout [[TermID]]) {
        for (index, binding) in bindings.enumerated() {
            columns[binding.column] = added[newPositions.count + index]
        }
        added.removeLast(bindings.count)
    }

    private func pattern(row: Int) -> IDPattern {
        var pattern = scan.constants
        for (position, column) in bindings { pattern[position] = batch.columns[column][row] }
        return pattern
    }

    /// Takes rows of the input until the batch is full, on a graph that is one index.
    ///
    /// The hot loop of most queries: per row one look-up of the leading id's range, one search in it
    /// (from where the last one ended, if ids rise), and a copy of the matches. No references are
    /// counted inside.
    private func probe(_ rows: inout [Int], _ added: inout [[TermID]]) throws(QueryError) {
        let sorted = graph.base[order]
        let (first, second, third) = order.positions
        let constants = scan.constants
        let keys = (column(of: first), column(of: second), column(of: third))
        // Whether the new columns are the second and third of the order, the third alone, or none.
        let secondTarget = newPositions.firstIndex(of: second), thirdTarget = newPositions.firstIndex(of: third)
        try context.limits.count(64)
        while rows.count < Batch.size {
            if open.isEmpty {
                guard nextRow < batch.count else { return }
                let a = keys.0.map { batch.columns[$0][nextRow] } ?? constants[first]
                let b = keys.1.map { batch.columns[$0][nextRow] } ?? constants[second]
                let c = keys.2.map { batch.columns[$0][nextRow] } ?? constants[third]
                if a != lastLeading.id { lastLeading = (a, sorted.offsets.range(of: a), 0) }
                open = lastLeading.range
                if b != TermIDs.none {
                    open = sorted.second.equalRange(of: b, in: open, near: lastLeading.hint)
                    lastLeading.hint = open.lowerBound
                    if c != TermIDs.none { open = sorted.third.equalRange(of: c, in: open) }
                }
                nextRow += 1
                continue
            }
            let taken = open.prefix(Batch.size)
            if let secondTarget { sorted.second.append(taken, to: &added[secondTarget]) }
            if let thirdTarget { sorted.third.append(taken, to: &added[thirdTarget]) }
            if taken.count == 1 {
                rows.append(nextRow - 1)
            } else {
                rows.append(contentsOf: repeatElement(nextRow - 1, count: taken.count))
            }
            open = taken.upperBound..<open.upperBound
        }
    }

    /// The input column that binds a position, if any.
    private func column(of position: TriplePosition) -> Int? {
        bindings.first { $0.position == position }?.column
    }

    /// The same where it takes more than a range: row by row.
    private func probeSlowly(_ rows: inout [Int], _ added: inout [[TermID]]) throws(QueryError) {
        while rows.count < Batch.size {
            let current: TripleRun
            if let run {
                current = run
            } else {
                guard nextRow < batch.count else { return }
                current = graph.matches(of: pattern(row: nextRow))
                nextRow += 1
                runPosition = 0
                try context.limits.count(4)
            }
            let taken = runPosition..<min(current.count, runPosition + Batch.size)
            for triple in current.triples(taken) where equal.allSatisfy({ triple[$0.0] == triple[$0.1] }) {
                rows.append(nextRow - 1)
                for (index, position) in newPositions.enumerated() { added[index].append(triple[position]) }
                for (index, binding) in bindings.enumerated() {
                    added[newPositions.count + index].append(triple[binding.position])
                }
            }
            try context.limits.count(taken.count)
            runPosition = taken.upperBound
            run = runPosition < current.count ? current : nil
        }
    }
}
