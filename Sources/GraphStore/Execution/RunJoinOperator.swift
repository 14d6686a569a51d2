/// Joins solutions with a pattern of a constant predicate, one end of which every solution binds: the
/// usual index join, on a graph that is one index.
///
/// Where the other end is new, each solution is repeated for each id of its run; where it is bound too,
/// or constant, the solution is kept if the triple exists.
final class RunJoinOperator: Operator {
    private let input: Operator
    private let runs: PredicateRuns
    private let column: Int
    private let end: End
    /// For each output column the input's column, or nil for what the pattern binds.
    private let sources: [Int?]
    /// Whether a solution without a match stays, as under OPTIONAL.
    private let keepsUnmatched: Bool

    private enum End {
        case new
        case column(Int)
        case constant(TermID)
    }

    private var batch = Batch(width: 0)
    private var nextRow = 0
    private var open: Range<Int> = 0..<0

    /// Nil where the pattern is of another shape, or the graph is not one index.
    ///
    /// - Parameters:
    ///   - certain: what every solution of the input binds.
    ///   - slots: the columns wanted, in order.
    ///   - keepsUnmatched: whether solutions without a match stay; only for patterns that bind
    ///     something new.
    init?(
        input: Operator, certain: SlotSet, scan: PatternScan, slots: [Slot], keepsUnmatched: Bool = false,
        graph: GraphIndex, context: QueryContext
    ) {
        guard let (side, runs) = Self.access(scan, certain: certain, graph: graph) else { return nil }
        let other: TriplePosition = side == .subject ? .object : .subject
        guard let slot = scan[side].slot, let column = input.slots.firstIndex(of: slot) else { return nil }
        if let otherSlot = scan[other].slot {
            if let bound = input.slots.firstIndex(of: otherSlot) {
                guard certain.contains(otherSlot) else { return nil }
                end = .column(bound)
            } else {
                end = .new
            }
        } else {
            end = .constant(scan[other].constant)
        }
        if keepsUnmatched {
            guard case .new = end else { return nil }
        }
        self.keepsUnmatched = keepsUnmatched
        self.input = input
        self.runs = runs
        self.column = column
        sources = input.columns(of: slots)
        super.init(slots: slots, context: context)
    }

    /// By which side the pattern is best looked up, if it can be.
    static func access(
        _ scan: PatternScan, certain: SlotSet, graph: GraphIndex
    ) -> (side: TriplePosition, runs: PredicateRuns)? {
        guard scan.predicate.slot == nil, graph.isCompact else { return nil }
        let isSubjectBound = scan.subject.slot.map { certain.contains($0) } ?? false
        let isObjectBound = scan.object.slot.map { certain.contains($0) } ?? false
        guard isSubjectBound || isObjectBound else { return nil }
        // Runs by subject are the shorter ones as a rule.
        let side: TriplePosition = isSubjectBound ? .subject : .object
        return graph.runs(of: scan.predicate.constant, by: side).map { (side, $0) }
    }

    override func produce() throws(QueryError) -> Batch? {
        if nextRow >= batch.count, open.isEmpty {
            guard let next = try input.next() else { return nil }
            batch = next
            nextRow = 0
        }
        return withExtendedLifetime(runs) { join(runs.reader) }
    }

    /// One batch of output, from one batch of input.
    private func join(_ reader: RunReader) -> Batch {
        switch end {
        case .new:
            var rows: [Int] = [], ids: [TermID] = []
            reader.join(
                batch.columns[column], from: &nextRow, open: &open, limit: Batch.size, rows: &rows, ids: &ids,
                keepsUnmatched: keepsUnmatched)
            return Batch(columns: sources.map { $0.map { batch.columns[$0].gathering(rows) } ?? ids }, count: rows.count)
        case .column(let other):
            nextRow = batch.count
            let keys = batch.columns[column], others = batch.columns[other]
            var rows: [Int] = []
            rows.reserveCapacity(keys.count)
            for row in keys.indices where reader.contains(keys[row], others[row]) { rows.append(row) }
            return kept(rows)
        case .constant(let id):
            nextRow = batch.count
            let keys = batch.columns[column]
            var rows: [Int] = []
            rows.reserveCapacity(keys.count)
            for row in keys.indices where reader.contains(keys[row], id) { rows.append(row) }
            return kept(rows)
        }
    }

    private func kept(_ rows: [Int]) -> Batch {
        let columns = sources.map { source in
            source.map { rows.count == batch.count ? batch.columns[$0] : batch.columns[$0].gathering(rows) } ?? []
        }
        return Batch(columns: columns, count: rows.count)
    }
}

/// EXISTS and NOT EXISTS of one pattern that shares a bound end with the solutions: a look-up per row.
final class RunSemiJoinOperator: Operator {
    private let input: Operator
    private let test: RunTest
    private let column: Int
    /// Where the other end is bound too.
    private let other: Int?

    /// Nil where the pattern is of another shape, or the graph is not one index.
    init?(
        input: Operator, certain: SlotSet, scan: PatternScan, isNegated: Bool, graph: GraphIndex,
        context: QueryContext
    ) {
        guard let (test, slot, end) = RunTest.of(scan, certain: certain, isNegated: isNegated, graph: graph),
            let column = input.slots.firstIndex(of: slot)
        else { return nil }
        other = end.slot.flatMap { input.slots.firstIndex(of: $0) }
        if other != nil, let bound = end.slot, !certain.contains(bound) { return nil }
        self.input = input
        self.test = test
        self.column = column
        super.init(slots: input.slots, context: context)
    }

    override func produce() throws(QueryError) -> Batch? {
        guard let batch = try input.next() else { return nil }
        let rows = other.map { test.passing(batch.columns[column], batch.columns[$0]) } ?? test.passing(batch.columns[column])
        return rows.count == batch.count ? batch : batch.selecting(rows)
    }
}

/// EXISTS or NOT EXISTS of a pattern with a constant predicate, asked of the ids at one of its ends.
struct RunTest {
    private let runs: PredicateRuns
    /// What the other end has to be; `TermIDs.none` where anything will do.
    private let constant: TermID
    private let isNegated: Bool

    /// The test, the variable that is asked about and the other end; nil where the pattern is of another shape, or the
    /// graph is not one index.
    static func of(
        _ scan: PatternScan, certain: SlotSet, isNegated: Bool, graph: GraphIndex
    ) -> (test: RunTest, slot: Slot, end: ScanTerm)? {
        guard let (side, runs) = RunJoinOperator.access(scan, certain: certain, graph: graph), let slot = scan[side].slot
        else { return nil }
        let end = scan[side == .subject ? .object : .subject]
        return (RunTest(runs: runs, constant: end.constant, isNegated: isNegated), slot, end)
    }

    /// The places of the ids that pass, in order.
    func passing(_ ids: [TermID]) -> [Int] {
        withExtendedLifetime(runs) {
            let reader = runs.reader
            if constant == TermIDs.none { return reader.rows(of: ids, occurring: !isNegated) }
            return ids.indices.filter { reader.contains(ids[$0], constant) != isNegated }
        }
    }

    /// The same where the other end differs from id to id.
    func passing(_ ids: [TermID], _ others: [TermID]) -> [Int] {
        withExtendedLifetime(runs) {
            let reader = runs.reader
            return ids.indices.filter { reader.contains(ids[$0], others[$0]) != isNegated }
        }
    }
}
