/// Puts triples into the order SPO.
///
/// Ids are given in the order in which terms are first met, and files have the statements of a subject together: so a
/// sort by subject finds most of its work done, and the few triples of each subject are put in order in place, in the
/// nearest cache. Against three radix sorts of everything that saves two thirds of the moves.
package enum SubjectRuns {
    /// Up to this long, a run is sorted by insertion, which is the fastest for a handful.
    private static let shortRun = 32
    /// From this length on, a sort by comparisons of one run would no longer be linear.
    private static let longRun = 1 << 14

    /// Sorts triples by subject, predicate and object. `scratch` must be as long as `triples`. Linear.
    package static func sort(_ triples: inout GrowableBuffer<IDTriple>, scratch: inout GrowableBuffer<IDTriple>) {
        sort(&triples, scratch: &scratch, slices: Slices(triples.count), longRun: longRun)
    }

    /// The same in a given number of slices, and with a given length of what counts as long.
    package static func sort(
        _ triples: inout GrowableBuffer<IDTriple>, scratch: inout GrowableBuffer<IDTriple>, slices: Slices, longRun: Int
    ) {
        if !isAscending(triples) { RadixSort.sort(&triples, scratch: &scratch, by: SubjectKey.self, slices: slices) }
        if longestRun(triples) > longRun {
            RadixSort.sort(&triples, scratch: &scratch, by: ObjectKey.self, slices: slices)
            RadixSort.sort(&triples, scratch: &scratch, by: PredicateKey.self, slices: slices)
            RadixSort.sort(&triples, scratch: &scratch, by: SubjectKey.self, slices: slices)
            return
        }
        // Found before anything is moved: a slice that looked for the end of the run that leads into it would read what
        // another one writes.
        let bounds = slices.ranges.map { firstOfRun(triples, from: $0.lowerBound) } + [triples.count]
        nonisolated(unsafe) let start = triples.start
        slices.perform { slice, _ in
            // Invariant: a slice has the runs that begin in it, so no two slices touch the same triple.
            var first = bounds[slice]
            let last = bounds[slice + 1]
            while first < last {
                let subject = start[first].subject
                var end = first + 1
                while end < last, start[end].subject == subject { end += 1 }
                sortRun(start + first, end - first)
                first = end
            }
        }
    }

    /// The first place from `index` on where a run begins; the end where none does.
    private static func firstOfRun(_ triples: borrowing GrowableBuffer<IDTriple>, from index: Int) -> Int {
        guard index > 0 else { return 0 }
        var first = index
        while first < triples.count, triples.start[first].subject == triples.start[first - 1].subject { first += 1 }
        return first
    }

    private static func isAscending(_ triples: borrowing GrowableBuffer<IDTriple>) -> Bool {
        for index in 1..<max(1, triples.count) where triples.start[index].subject < triples.start[index - 1].subject {
            return false
        }
        return true
    }

    private static func longestRun(_ triples: borrowing GrowableBuffer<IDTriple>) -> Int {
        var longest = 0, first = 0
        for index in 1..<max(1, triples.count) where triples.start[index].subject != triples.start[first].subject {
            longest = max(longest, index - first)
            first = index
        }
        return max(longest, triples.count - first)
    }

    /// Predicate and object as one number, by which the triples of a subject are ordered.
    @inline(__always)
    private static func key(_ triple: IDTriple) -> UInt64 { UInt64(triple.predicate) << 32 | UInt64(triple.object) }

    /// Invariant: `run` addresses `count` triples of one subject.
    @inline(__always)
    private static func sortRun(_ run: UnsafeMutablePointer<IDTriple>, _ count: Int) {
        if count > shortRun { return sortLongRun(run, count) }
        var next = 1
        while next < count {
            let triple = run[next], own = key(triple)
            var place = next
            while place > 0, key(run[place - 1]) > own {
                run[place] = run[place - 1]
                place -= 1
            }
            run[place] = triple
            next += 1
        }
    }

    @inline(never)
    private static func sortLongRun(_ run: UnsafeMutablePointer<IDTriple>, _ count: Int) {
        var keys: [UInt64] = []
        keys.reserveCapacity(count)
        for index in 0..<count { keys.append(key(run[index])) }
        keys.sort()
        let subject = run[0].subject
        for index in 0..<count {
            run[index] = IDTriple(
                subject, UInt32(truncatingIfNeeded: keys[index] >> 32), UInt32(truncatingIfNeeded: keys[index]))
        }
    }
}
