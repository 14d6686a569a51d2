/// The triples of one predicate by subject (PSO) or by object (POS): for an id of the one side, the
/// run of ids of the other side, ascending. Keeps alive what its reader points into.
package struct PredicateRuns: Sendable {
    private let sorted: SortedOrder
    /// What hot loops use while this value lives: it counts no references.
    package let reader: RunReader

    /// Nil where the predicate has no triples or the order has no directory.
    package init?(_ sorted: SortedOrder, predicate: TermID) {
        guard let reader = RunReader(sorted, predicate: predicate) else { return nil }
        self.sorted = sorted
        self.reader = reader
    }
}

/// Looks runs up: what index joins, closures and tests for existence read.
///
/// Invariant: the pointers lie in buffers of a `SortedOrder` that whoever uses the reader keeps alive,
/// each as long as is said beside it; every position that comes from the directory is cut to `start..<end`
/// before it is used, so that no content of a file can lead outside.
package struct RunReader: @unchecked Sendable, BitwiseCopyable {
    /// The predicate's triples: positions of `keys` and `values`.
    private let start: Int
    private let end: Int
    /// The second and the third component, `end` each at least.
    private let keys: UnsafePointer<UInt32>
    private let values: UnsafePointer<UInt32>
    /// The stretches of this predicate, `stretchCount + 1` entries.
    private let starts: UnsafePointer<UInt32>
    private let stretchCount: Int
    private let lowest: UInt32
    private let shift: UInt32

    fileprivate init?(_ sorted: SortedOrder, predicate: TermID) {
        guard let rank = sorted.offsets.rank(of: predicate), rank < sorted.directory.entries.count,
            let keys = sorted.second.base, let values = sorted.third.base, let starts = sorted.directory.starts.base
        else { return nil }
        let entry = sorted.directory.entries[rank]
        let range = sorted.offsets.range(of: predicate)
        // Some key can then be read whatever is looked for.
        if range.isEmpty { return nil }
        let count = min(sorted.second.count, sorted.third.count)
        guard range.upperBound <= count, entry.shift < 32,
            Int(entry.first) + Int(entry.count) < sorted.directory.starts.count
        else { return nil }
        start = range.lowerBound
        end = range.upperBound
        self.keys = keys
        self.values = values
        self.starts = starts + Int(entry.first)
        stretchCount = Int(entry.count)
        lowest = entry.lowest
        shift = entry.shift
    }

    /// The positions of the run of an id. Two reads of the directory and, as a rule, one or two of the
    /// keys: 3 ns where they are in the cache, two misses where they are not.
    @inline(__always)
    package func run(of id: TermID) -> Range<Int> {
        let stretch = Int((id &- lowest) >> shift)
        // An id below the lowest wraps around to far above the last stretch, or, where the stretches
        // cover all numbers, finds no equal key.
        guard stretch < stretchCount else { return 0..<0 }
        var low = max(start, Int(starts[stretch]))
        let end = min(end, Int(starts[stretch + 1]))
        if end &- low > 16 { return longSearch(id, low, end) }
        while low < end, keys[low] < id { low &+= 1 }
        var high = low
        while high < end, keys[high] == id { high &+= 1 }
        return Range(uncheckedBounds: (low, max(low, high)))
    }

    /// The same in a crowded stretch: a binary search for the start, a gallop to the end.
    @inline(never)
    private func longSearch(_ id: TermID, _ start: Int, _ end: Int) -> Range<Int> {
        var low = start, length = end - start
        while length > 0 {
            let half = length / 2
            if keys[low + half] < id {
                low += half + 1
                length -= half + 1
            } else {
                length = half
            }
        }
        var last = low, step = 1
        while last < end, keys[last] == id {
            if last + step < end, keys[last + step] == id {
                last += step
                step *= 2
            } else if step > 1 {
                step = 1
            } else {
                last += 1
                break
            }
        }
        return low..<last
    }

    /// Whether any triple has the id.
    ///
    /// A stretch holds one or two keys as a rule; whether one of four from its start on is the id is found
    /// out without a branch on the data, which would be guessed wrongly half of the time.
    @inline(__always)
    package func contains(_ id: TermID) -> Bool {
        let stretch = Int((id &- lowest) >> shift)
        guard stretch < stretchCount else { return false }
        let low = max(start, Int(starts[stretch])), high = min(end, Int(starts[stretch + 1]))
        // A key outside of the stretch is never equal, so reading on does no harm before `end`.
        let last = end &- 1, first = min(low, last)
        let a = keys[first] ^ id, b = keys[min(first &+ 1, last)] ^ id
        let c = keys[min(first &+ 2, last)] ^ id, d = keys[min(first &+ 3, last)] ^ id
        if high &- low <= 4 { return min(min(a, b), min(c, d)) == 0 }
        return min(min(a, b), min(c, d)) == 0
            || keys[min(first &+ 3, last)] < id && !longSearch(id, low &+ 4, high).isEmpty
    }

    /// The rows of `column` whose id does (or, negated, does not) occur, in order.
    ///
    /// Every row is written and only those that count move the end on: no branch on the data.
    package func rows(of column: [TermID], occurring: Bool) -> [Int] {
        [Int](unsafeUninitializedCapacity: column.count) { rows, count in
            count = column.withUnsafeBufferPointer { ids in
                var found = 0
                for row in 0..<ids.count {
                    rows[found] = row
                    found &+= contains(ids[row]) == occurring ? 1 : 0
                }
                return found
            }
        }
    }

    /// Whether a triple has both ids: a search in the run, which ascends.
    @inline(__always)
    package func contains(_ id: TermID, _ other: TermID) -> Bool {
        let run = run(of: id)
        return RunIntersection.seek(other, values, run.lowerBound, run.upperBound) != nil
    }

    /// The run of an id as a sorted list, valid while the order lives.
    @inline(__always)
    package func list(of id: TermID) -> UnsafeBufferPointer<TermID> {
        let run = run(of: id)
        return UnsafeBufferPointer(start: values + run.lowerBound, count: run.count)
    }

    /// Joins ids with their runs: for each row of `column` from `row` on, each id of its run, until
    /// there are `limit` pairs. Appends the row's number and the id of each pair. `open` is what is left
    /// of the last row's run. With `keepsUnmatched`, a row without a run makes one pair with no id.
    ///
    /// The hot loop of most queries: per row one look-up, per pair two stores.
    package func join(
        _ column: [TermID], from row: inout Int, open: inout Range<Int>, limit: Int, rows: inout [Int],
        ids: inout [TermID], keepsUnmatched: Bool = false
    ) {
        let firstRow = row, firstOpen = open
        var nextRow = row, rest = open
        var found = 0
        rows = [Int](unsafeUninitializedCapacity: limit) { rowBuffer, rowCount in
            ids = [TermID](unsafeUninitializedCapacity: limit) { idBuffer, idCount in
                (nextRow, rest, found) = column.withUnsafeBufferPointer {
                    pairs($0, firstRow, firstOpen, rowBuffer, idBuffer, keepsUnmatched)
                }
                idCount = found
            }
            rowCount = found
        }
        row = nextRow
        open = rest
    }

    /// Invariant: both buffers have the same length, and no more pairs than that are written.
    @inline(__always)
    private func pairs(
        _ column: UnsafeBufferPointer<TermID>, _ firstRow: Int, _ firstOpen: Range<Int>,
        _ rows: UnsafeMutableBufferPointer<Int>, _ ids: UnsafeMutableBufferPointer<TermID>, _ keepsUnmatched: Bool
    ) -> (row: Int, open: Range<Int>, count: Int) {
        var row = firstRow, count = 0
        var position = firstOpen.lowerBound, end = firstOpen.upperBound
        while true {
            let taken = min(end &- position, rows.count &- count)
            for _ in 0..<taken {
                rows[count] = row &- 1
                ids[count] = values[position]
                count &+= 1
                position &+= 1
            }
            if position < end { break }
            guard row < column.count, count < rows.count else { break }
            let run = run(of: column[row])
            (position, end) = (run.lowerBound, run.upperBound)
            row &+= 1
            if keepsUnmatched, position >= end {
                rows[count] = row &- 1
                ids[count] = TermIDs.none
                count &+= 1
            }
        }
        return (row, position..<end, count)
    }
}
