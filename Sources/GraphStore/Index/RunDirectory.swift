/// Narrows down, for each predicate of PSO or POS, where the run of a subject or an object can stand:
/// the ids between a predicate's lowest and highest are cut into equal stretches, and a table holds
/// where the triples of each stretch begin.
///
/// Ids come in the order of the file, so a predicate's subjects are spread evenly and a stretch holds
/// one or two: a look-up is two neighbouring entries of the table and a glance at the column, where a
/// binary search over the predicate would miss the cache a dozen times. Two bytes a triple at most.
package struct RunDirectory: Sendable {
    /// The stretches of one predicate.
    package struct Entry: BitwiseCopyable, Sendable {
        /// The lowest id that the predicate has here.
        package let lowest: UInt32
        /// How many low bits of an id a stretch covers.
        package let shift: UInt32
        /// Where the predicate's stretches begin in `starts`, and how many there are; the entry
        /// behind the last ends it.
        package let first: UInt32
        package let count: UInt32
    }

    /// In the order of the leading ids.
    package let entries: FixedBuffer<Entry>
    package let starts: FixedBuffer<UInt32>

    package init(entries: FixedBuffer<Entry>, starts: FixedBuffer<UInt32>) {
        self.entries = entries
        self.starts = starts
    }

    package init() { self.init(entries: .init(), starts: .init()) }

    /// The directory of an order whose leading ids are sparse. Linear.
    init(offsets: LeadingOffsets, second: FixedBuffer<UInt32>) {
        guard !offsets.isDense, second.count > 0 else {
            self.init()
            return
        }
        var entries = GrowableBuffer<Entry>(capacity: offsets.keys.count)
        var starts = GrowableBuffer<UInt32>(capacity: second.count / 2 + offsets.keys.count * 2)
        for rank in 0..<offsets.keys.count {
            let range = Int(offsets.firsts[rank])..<Int(offsets.firsts[rank + 1])
            let lowest = second[range.lowerBound], span = second[range.upperBound - 1] - lowest
            // As fine as half an entry for each triple allows.
            var shift: UInt32 = 0
            while Int(span >> shift) >= max(1, range.count / 2) { shift += 1 }
            let count = span >> shift + 1
            entries.append(
                Entry(lowest: lowest, shift: shift, first: UInt32(starts.count), count: count))
            var position = range.lowerBound
            for stretch in 0..<count {
                while position < range.upperBound, (second[position] - lowest) >> shift < stretch { position += 1 }
                starts.append(UInt32(position))
            }
            starts.append(UInt32(range.upperBound))
        }
        self.init(entries: entries.freeze(), starts: starts.freeze())
    }
}
