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
    /// What is left to hand out for the row before `nextRow`: as many of both.
    private var pairs: (subjects: [TermID], objects: [TermID]) = ([], [])
    private var nextPair = 0
    /// Where both ends are open: the starts not yet walked from.
    private var starts: ArraySlice<TermID> = []
    /// Walks so far, since many solutions start at the same node; emptied when they hold much.
    private var walks: [TermID: [TermID]] = [:]
    private var heldEnds = 0
    private var last: (start: TermID, ends: [TermID])?
    /// The last node that was found to be in the graph.
    private var lastNode = TermIDs.none
    private let pathCanBeEmpty: Bool
    /// What is asked of the nodes that the path leads to: once per walk, where it would be once per solution.
    private let endTest: RunTest?

    /// - Parameter endTest: only where every solution of the input binds one end of the path, and the path the other.
    init(input: Operator, scan: PathScan, endTest: RunTest? = nil, graph: GraphIndex, context: QueryContext) {
        self.endTest = endTest
        self.input = input
        self.scan = scan
        walker = PathWalker(graph: graph, context: context)
        backwards = scan.path.reversed
        pathCanBeEmpty = scan.path.canBeEmpty
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
            let left = pairs.subjects.count - nextPair
            if left > 0 {
                let taken = nextPair..<(nextPair + min(left, Batch.size - rows.count))
                nextPair = taken.upperBound
                rows.append(contentsOf: repeatElement(nextRow - 1, count: taken.count))
                subjects.append(contentsOf: pairs.subjects[taken])
                objects.append(contentsOf: pairs.objects[taken])
                continue
            }
            pairs = ([], [])
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
            if rows.isEmpty, try takeShortWalks(&rows, &subjects, &objects) {
                if rows.isEmpty { continue }
                break
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

    /// Takes rows from `nextRow` on whose one end is bound and leads to few others: straight into the
    /// output, without a list of pairs per row. False where the next row is not such a one.
    private func takeShortWalks(
        _ rows: inout [Int], _ subjects: inout [TermID], _ objects: inout [TermID]
    ) throws(QueryError) -> Bool {
        guard let column = keepsForward ? subjectColumn : objectColumn, keepsForward ? addsObject : addsSubject
        else { return false }
        let keys = batch.columns[column]
        let firstRow = nextRow
        var row = nextRow
        var start = TermIDs.none
        var found: [TermID] = []
        while row < keys.count, rows.count < Batch.size {
            // What comes from a scan comes in runs of one start.
            if keys[row] != start {
                guard keys[row] != TermIDs.none, try isStart(keys[row]) else { break }
                start = keys[row]
                found = try ends(of: start, isForward: keepsForward)
            }
            if found.count > Batch.size { break }
            if found.count == 1 {
                rows.append(row)
                objects.append(found[0])
            } else {
                rows.append(contentsOf: repeatElement(row, count: found.count))
                objects.append(contentsOf: found)
            }
            row += 1
        }
        nextRow = row
        subjects = rows.map { keys[$0] }
        if !keepsForward { swap(&subjects, &objects) }
        try context.limits.count(row - firstRow)
        return row > firstRow
    }

    /// Whether walks may start at a node that a solution binds: it has to be in the graph, which only
    /// matters to a path that can be empty.
    private func isStart(_ node: TermID) throws(QueryError) -> Bool {
        if !pathCanBeEmpty || node == lastNode { return true }
        guard walker.isNode(node) else { return false }
        lastNode = node
        return true
    }

    private var hasOneVariable: Bool { scan.subject.slot != nil && scan.subject.slot == scan.object.slot }

    private func findPairs(row: Int) throws(QueryError) {
        var subject = scan.subject.constant, object = scan.object.constant
        // A node that a solution binds counts only if the graph has it: the path alone binds its
        // variables to nothing else. A constant always has the empty path to itself.
        if let subjectColumn {
            subject = batch.columns[subjectColumn][row]
            if subject != TermIDs.none, try !isStart(subject) { return try findEmptyPath(subject, object) }
        }
        if let objectColumn {
            object = batch.columns[objectColumn][row]
            if object != TermIDs.none, try !isStart(object) { return try findEmptyPath(subject, object) }
        }
        switch (subject != TermIDs.none, object != TermIDs.none) {
        case (true, true):
            add(try ends(of: subject, isForward: true).filter { $0 == object }, from: subject)
        case (true, false):
            let ends = try ends(of: subject, isForward: true)
            add(hasOneVariable ? ends.filter { $0 == subject } : ends, from: subject)
        case (false, true):
            let starts = try ends(of: object, isForward: false)
            pairs.subjects += starts
            pairs.objects += repeatElement(object, count: starts.count)
        case (false, false):
            starts = walker.starts(of: scan.path)[...]
        }
    }

    private func add(_ ends: [TermID], from start: TermID) {
        pairs.subjects += repeatElement(start, count: ends.count)
        pairs.objects += ends
    }

    /// A bound node outside the graph: only the empty path from a constant that is that very node.
    private func findEmptyPath(_ subject: TermID, _ object: TermID) throws(QueryError) {
        guard scan.path.canBeEmpty, subject == object,
            scan.subject.slot == nil || scan.object.slot == nil
        else { return }
        add(try ends(of: subject, isForward: true).filter { $0 == object }, from: subject)
    }

    private func walkFromOpenStart(_ start: TermID) throws(QueryError) {
        var ends: [TermID] = []
        try walker.walk(scan.path, from: start, to: &ends)
        add(hasOneVariable ? ends.filter { $0 == start } : ends, from: start)
        try context.limits.count(ends.count)
    }

    /// What a walk from a node leads to. All walks of one operator that are kept go the same way but
    /// for solutions that leave a shared variable unbound.
    private func ends(of start: TermID, isForward: Bool) throws(QueryError) -> [TermID] {
        if isForward == keepsForward {
            if let last, last.start == start { return last.ends }
            if let known = walks[start] {
                last = (start, known)
                return known
            }
        }
        var ends: [TermID] = []
        try walker.walk(isForward ? scan.path : backwards, from: start, to: &ends)
        try context.limits.count(ends.count)
        guard isForward == keepsForward else { return ends }
        if let endTest { ends = ends.gathering(endTest.passing(ends)) }
        if heldEnds > 1 << 18 {
            walks.removeAll()
            heldEnds = 0
        }
        walks[start] = ends
        heldEnds += ends.count + 8
        last = (start, ends)
        return ends
    }

    /// The direction in which walks are kept: from the end that is bound first.
    private var keepsForward: Bool { subjectColumn != nil || scan.subject.slot == nil }
}
