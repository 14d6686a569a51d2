/// Joins solutions with a property path: from what a solution binds, or from the path's constants, to
/// the other end.
final class PathJoinOperator: Operator {
    private let input: Operator
    private let scan: PathScan
    private let walker: PathWalker
    private let backwards: CompiledPath
    private let subjectColumn: Int?
    private let objectColumn: Int?
    /// The columns that the path adds.
    private let addsSubject: Bool
    private let addsObject: Bool

    private var batch = Batch(width: 0)
    private var nextRow = 0
    /// What is left to hand out for the row before `nextRow`.
    private var pairs: [(subject: TermID, object: TermID)] = []
    private var nextPair = 0
    /// Where both ends are open: the starts not yet walked from.
    private var starts: ArraySlice<TermID> = []
    /// The last walk, since neighbouring solutions often start at the same node.
    private var last: (start: TermID, isForward: Bool, ends: [TermID])?

    init(input: Operator, scan: PathScan, graph: GraphIndex, context: QueryContext) {
        self.input = input
        self.scan = scan
        walker = PathWalker(graph: graph, context: context)
        backwards = scan.path.reversed
        subjectColumn = scan.subject.slot.flatMap { input.slots.firstIndex(of: $0) }
        objectColumn = scan.object.slot.flatMap { input.slots.firstIndex(of: $0) }
        addsSubject = scan.subject.slot != nil && subjectColumn == nil
        addsObject = scan.object.slot != nil && objectColumn == nil && scan.object.slot != scan.subject.slot
        var slots = input.slots
        if addsSubject, let slot = scan.subject.slot { slots.append(slot) }
        if addsObject, let slot = scan.object.slot { slots.append(slot) }
        super.init(slots: slots, context: context)
    }

    override func produce() throws(QueryError) -> Batch? {
        var rows: [Int] = []
        var subjects: [TermID] = [], objects: [TermID] = []
        while rows.count < Batch.size {
            if nextPair < pairs.count {
                let (subject, object) = pairs[nextPair]
                nextPair += 1
                rows.append(nextRow - 1)
                subjects.append(subject)
                objects.append(object)
                continue
            }
            pairs.removeAll(keepingCapacity: true)
            nextPair = 0
            if let start = starts.popFirst() {
                try walkFromOpenStart(start)
                continue
            }
            if nextRow >= batch.count {
                if !rows.isEmpty { break }
                guard let next = try input.next() else { return nil }
                batch = next
                nextRow = 0
            }
            nextRow += 1
            try findPairs(row: nextRow - 1)
            try context.limits.count(1)
        }
        var columns = batch.columns.map { $0.gathering(rows) }
        if let subjectColumn { columns[subjectColumn] = subjects }
        if let objectColumn { columns[objectColumn] = objects }
        if addsSubject { columns.append(subjects) }
        if addsObject { columns.append(objects) }
        return Batch(columns: columns, count: rows.count)
    }

    private var hasOneVariable: Bool { scan.subject.slot != nil && scan.subject.slot == scan.object.slot }

    private func findPairs(row: Int) throws(QueryError) {
        var subject = scan.subject.constant, object = scan.object.constant
        // A node that a solution binds counts only if the graph has it: the path alone binds its
        // variables to nothing else. A constant always has the empty path to itself.
        if let subjectColumn {
            subject = batch.columns[subjectColumn][row]
            if subject != TermIDs.none, !walker.isNode(subject) { return try findEmptyPath(subject, object) }
        }
        if let objectColumn {
            object = batch.columns[objectColumn][row]
            if object != TermIDs.none, !walker.isNode(object) { return try findEmptyPath(subject, object) }
        }
        switch (subject != TermIDs.none, object != TermIDs.none) {
        case (true, true):
            for end in try ends(of: subject, isForward: true) where end == object { pairs.append((subject, end)) }
        case (true, false):
            for end in try ends(of: subject, isForward: true) where !hasOneVariable || end == subject {
                pairs.append((subject, end))
            }
        case (false, true):
            for start in try ends(of: object, isForward: false) { pairs.append((start, object)) }
        case (false, false):
            starts = walker.starts(of: scan.path)[...]
        }
    }

    /// A bound node outside the graph: only the empty path from a constant that is that very node.
    private func findEmptyPath(_ subject: TermID, _ object: TermID) throws(QueryError) {
        guard scan.path.canBeEmpty, subject == object,
            scan.subject.slot == nil || scan.object.slot == nil
        else { return }
        for end in try ends(of: subject, isForward: true) where end == object { pairs.append((subject, end)) }
    }

    private func walkFromOpenStart(_ start: TermID) throws(QueryError) {
        var ends: [TermID] = []
        try walker.walk(scan.path, from: start, to: &ends)
        for end in ends where !hasOneVariable || end == start { pairs.append((start, end)) }
        try context.limits.count(ends.count)
    }

    private func ends(of start: TermID, isForward: Bool) throws(QueryError) -> [TermID] {
        if let last, last.start == start, last.isForward == isForward { return last.ends }
        var ends: [TermID] = []
        try walker.walk(isForward ? scan.path : backwards, from: start, to: &ends)
        last = (start, isForward, ends)
        try context.limits.count(ends.count)
        return ends
    }
}
