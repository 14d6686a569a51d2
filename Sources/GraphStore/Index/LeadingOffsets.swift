/// Where the triples of each leading id start and end in a sorted order: one look-up in a table that
/// every id indexes, or, where few ids lead, a search among those.
package struct LeadingOffsets: Sendable {
    /// The leading ids, ascending; empty in the dense form, which `firsts` indexes by id.
    package let keys: FixedBuffer<UInt32>
    /// Dense: the start of id `i` at `i` and its end at `i + 1`. Sparse: the same by rank in `keys`.
    package let firsts: FixedBuffer<UInt32>
    package let isDense: Bool
    /// How many ids lead at least one triple.
    package let distinctCount: Int
    /// How many triples there are. No range that is handed out goes beyond, whatever `firsts` holds.
    private let count: Int

    package init(keys: FixedBuffer<UInt32>, firsts: FixedBuffer<UInt32>, isDense: Bool, distinctCount: Int) {
        self.keys = keys
        self.firsts = firsts
        self.isDense = isDense
        self.distinctCount = distinctCount
        count = firsts.count > 0 ? Int(firsts[firsts.count - 1]) : 0
    }

    /// The extent of the entry at `index`, which is below `firsts.count - 1`.
    @inline(__always)
    private func extent(_ index: Int) -> Range<Int> {
        Range(untrusted: firsts[index], firsts[index + 1], count: count)
    }

    /// No triples.
    package init() {
        self.init(keys: .init(), firsts: FixedBuffer([0]), isDense: false, distinctCount: 0)
    }

    /// The offsets of triples sorted by a position. Linear. Dense where that costs at most about
    /// eight bytes a triple.
    package init<Key: RadixKey>(
        of triples: borrowing GrowableBuffer<IDTriple>, by key: Key.Type, allowDense: Bool
    ) {
        let count = triples.count
        guard count > 0 else {
            self.init()
            return
        }
        var distinct = 1
        for index in 1..<max(1, count)
        where Key.key(of: triples.start[index]) != Key.key(of: triples.start[index - 1]) {
            distinct += 1
        }
        let highest = Int(Key.key(of: triples[count - 1]))
        if allowDense, highest / 2 <= count, distinct > 64 {
            var firsts = GrowableBuffer<UInt32>(capacity: highest + 2)
            for index in 0..<count {
                let id = Int(Key.key(of: triples.start[index]))
                while firsts.count <= id { firsts.append(UInt32(index)) }
            }
            firsts.append(UInt32(count))
            self.init(keys: .init(), firsts: firsts.freeze(), isDense: true, distinctCount: distinct)
        } else {
            var keys = GrowableBuffer<UInt32>(capacity: distinct)
            var firsts = GrowableBuffer<UInt32>(capacity: distinct + 1)
            for index in 0..<count {
                let id = Key.key(of: triples.start[index])
                if keys.count == 0 || keys[keys.count - 1] != id {
                    keys.append(id)
                    firsts.append(UInt32(index))
                }
            }
            firsts.append(UInt32(count))
            self.init(keys: keys.freeze(), firsts: firsts.freeze(), isDense: false, distinctCount: distinct)
        }
    }

    /// Where the triples led by an id stand. Constant time, or logarithmic in the number of leading
    /// ids where they are few.
    @inline(__always)
    package func range(of id: TermID) -> Range<Int> {
        if isDense {
            let index = Int(id)
            return index < firsts.count - 1 ? extent(index) : 0..<0
        }
        guard let rank = rank(of: id) else { return 0..<0 }
        return extent(rank)
    }

    /// The place of an id among the leading ids of the sparse form.
    package func rank(of id: TermID) -> Int? {
        let rank = keys.lowerBound(of: id, in: 0..<keys.count)
        return rank < keys.count && keys[rank] == id ? rank : nil
    }

    /// The first leading id that has triples at or after `id`, or nil.
    package func key(atOrAfter id: TermID) -> TermID? {
        if isDense {
            var index = Int(id)
            while index < firsts.count - 1 {
                if firsts[index] != firsts[index + 1] { return TermID(index) }
                index += 1
            }
            return nil
        }
        let rank = keys.lowerBound(of: id, in: 0..<keys.count)
        return rank < keys.count ? keys[rank] : nil
    }

    /// The leading id of the triple at a position. Logarithmic.
    package func key(at position: Int) -> TermID {
        // The last entry whose start is at or before the position and whose end is after it.
        let end = firsts.count - 1
        var low = 0, high = end
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(firsts[middle]) <= position { low = middle } else { high = middle }
        }
        return isDense ? TermID(truncatingIfNeeded: low) : keys[low]
    }

    /// Appends the leading id of each position in a range. Linear in the range's length and the ids
    /// between.
    package func append(_ range: Range<Int>, to column: inout [TermID]) {
        guard !range.isEmpty else { return }
        var position = range.lowerBound
        var index = isDense ? Int(key(at: position)) : (rank(of: key(at: position)) ?? 0)
        while position < range.upperBound {
            guard index < firsts.count - 1 else {
                // Only in a damaged file: columns stay equally long.
                column.append(contentsOf: repeatElement(TermIDs.none, count: range.upperBound - position))
                return
            }
            let end = min(Int(firsts[index + 1]), range.upperBound)
            let id = isDense ? TermID(truncatingIfNeeded: index) : keys[index]
            while position < end {
                column.append(id)
                position += 1
            }
            index += 1
        }
    }
}
