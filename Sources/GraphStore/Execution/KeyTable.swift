/// Distinct 64-bit keys, numbered in the order in which they came: rows of one or two ids.
///
/// Open addressing at most half full; a slot holds the key and its number side by side, so that a
/// look-up is one cache line. The place is the top of the product with the golden ratio, which spreads
/// ids that follow one another.
struct KeyTable {
    private struct Slot {
        var key: UInt64
        /// The number plus one; 0 for a free slot.
        var next: UInt32
    }

    private var slots: [Slot]
    private var shift: UInt64
    /// The keys by number.
    private(set) var keys: [UInt64] = []

    init() {
        slots = [Slot](repeating: Slot(key: 0, next: 0), count: 16)
        shift = 60
    }

    var count: Int { keys.count }

    var byteCount: Int { slots.count * MemoryLayout<Slot>.stride + keys.capacity * 8 }

    /// The number of a key, given now if it is new. Amortised constant time.
    @inline(__always)
    mutating func insert(_ key: UInt64) -> Int32 {
        var position = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> shift)
        let mask = slots.count &- 1
        while slots[position].next != 0 {
            if slots[position].key == key { return Int32(truncatingIfNeeded: slots[position].next) &- 1 }
            position = (position &+ 1) & mask
        }
        keys.append(key)
        slots[position] = Slot(key: key, next: UInt32(truncatingIfNeeded: keys.count))
        if keys.count * 2 > slots.count { grow() }
        return Int32(truncatingIfNeeded: keys.count &- 1)
    }

    /// The number of a key, or −1.
    @inline(__always)
    func find(_ key: UInt64) -> Int32 {
        var position = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> shift)
        let mask = slots.count &- 1
        while slots[position].next != 0 {
            if slots[position].key == key { return Int32(truncatingIfNeeded: slots[position].next) &- 1 }
            position = (position &+ 1) & mask
        }
        return -1
    }

    private mutating func grow() {
        // Fourfold while small: most tables stay small, and the others are soon where they belong.
        let factor = slots.count < 1 << 16 ? 4 : 2
        shift -= factor == 4 ? 2 : 1
        slots = [Slot](repeating: Slot(key: 0, next: 0), count: slots.count * factor)
        let mask = slots.count - 1
        for number in keys.indices {
            var position = Int(truncatingIfNeeded: (keys[number] &* 0x9E37_79B9_7F4A_7C15) >> shift)
            while slots[position].next != 0 { position = (position + 1) & mask }
            slots[position] = Slot(key: keys[number], next: UInt32(truncatingIfNeeded: number + 1))
        }
    }
}

/// A set of ids that only grows: a table of keys while it is small, then a bit for each term of the
/// dictionary, which one store fills and no collision slows.
package struct IDSet {
    private var few = KeyTable()
    private var words: [UInt64] = []
    private let highest: Int

    /// - Parameter highest: the highest id that the dictionary gave out.
    package init(highest: Int) { self.highest = highest }

    var byteCount: Int { few.byteCount + words.count * 8 }

    /// The ids in the set, in no order that means anything.
    package var ids: [TermID] {
        var ids = few.keys.map { TermID(truncatingIfNeeded: $0) }
        for (index, word) in words.enumerated() where word != 0 {
            for bit in 0..<64 where word >> bit & 1 != 0 { ids.append(TermID(index * 64 + bit)) }
        }
        return ids
    }

    /// Puts an id in; false if it was there.
    @inline(__always)
    package mutating func insert(_ id: TermID) -> Bool {
        let word = Int(id >> 6)
        if word < words.count {
            let bit = UInt64(1) << UInt64(id & 63)
            if words[word] & bit != 0 { return false }
            words[word] |= bit
            return true
        }
        let before = few.count
        _ = few.insert(UInt64(id))
        if few.count == before { return false }
        if words.isEmpty, few.count * 256 > highest, few.count > 512 { spread() }
        return true
    }

    /// Puts ids in, but for `TermIDs.none`, and tells how many were not there.
    package mutating func insert(_ ids: ArraySlice<TermID>) -> Int {
        var added = 0
        for id in ids where id != TermIDs.none {
            let word = Int(id >> 6)
            if word < words.count {
                // The bit is written whether it was there or not: no branch on the data.
                let old = words[word], new = old | UInt64(1) << UInt64(id & 63)
                words[word] = new
                added &+= old == new ? 0 : 1
            } else if insert(id) {
                added &+= 1
            }
        }
        return added
    }

    private mutating func spread() {
        words = [UInt64](repeating: 0, count: highest / 64 + 1)
        let keys = few.keys
        few = KeyTable()
        // What a query computed has no bit, and comes back here.
        for key in keys { _ = insert(TermID(truncatingIfNeeded: key)) }
    }
}
