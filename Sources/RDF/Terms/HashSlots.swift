/// Numbers by hash: where a table that keeps its things in an array finds them again.
///
/// Open addressing with linear probing over a power of two slots, at most half of them taken. A slot holds the upper
/// half of a thing's hash beside its number plus one, 0 where it is free: a look that finds nothing costs one slot, and
/// the thing itself is read only where all 32 bits agree. A dictionary of the standard library costs ten times as much,
/// since its hash is made for keys from strangers.
@usableFromInline
package struct HashSlots: Sendable {
    @usableFromInline var slots: [UInt64]
    @usableFromInline var takenCount = 0

    package init(minimumCapacity: Int = 32) {
        var slotCount = 64
        while slotCount < minimumCapacity * 2 { slotCount *= 2 }
        slots = [UInt64](repeating: 0, count: slotCount)
    }

    /// The slot of a thing, or the free one where it is to be put. Constant time on average.
    ///
    /// - Parameters:
    ///   - hash: its upper half depends on all of the thing.
    ///   - isSame: whether the thing is that with a number.
    @inlinable @inline(__always)
    package func position(of hash: UInt64, isSame: (Int) -> Bool) -> Int {
        let mask = slots.count &- 1
        var position = Int(truncatingIfNeeded: hash >> 32) & mask
        while true {
            let slot = slots[position]
            if slot == 0 { return position }
            if (slot ^ hash) >> 32 == 0, isSame(Int(truncatingIfNeeded: slot & 0xFFFF_FFFF) &- 1) { return position }
            position = (position &+ 1) & mask
        }
    }

    /// The number in a slot; nil where it is free.
    @inlinable @inline(__always)
    package func number(at position: Int) -> Int? {
        let slot = slots[position]
        return slot == 0 ? nil : Int(truncatingIfNeeded: slot & 0xFFFF_FFFF) &- 1
    }

    /// Takes a slot that `position(of:)` found free. Amortised constant time.
    @inlinable @inline(__always)
    package mutating func take(_ position: Int, hash: UInt64, number: Int) {
        slots[position] = hash & ~0xFFFF_FFFF | UInt64(truncatingIfNeeded: number &+ 1)
        takenCount &+= 1
        if takenCount &* 2 > slots.count { reserve(takenCount) }
    }

    /// Makes room for as many things.
    @inline(never) @usableFromInline
    package mutating func reserve(_ count: Int) {
        var slotCount = slots.count
        while slotCount <= count * 2 { slotCount *= 2 }
        guard slotCount > slots.count else { return }
        let old = slots
        slots = [UInt64](repeating: 0, count: slotCount)
        let mask = slotCount - 1
        for slot in old where slot != 0 {
            var position = Int(truncatingIfNeeded: slot >> 32) & mask
            while slots[position] != 0 { position = (position + 1) & mask }
            slots[position] = slot
        }
    }

    /// A hash of three numbers whose upper half depends on all of them.
    @inlinable @inline(__always)
    package static func hash(_ first: UInt32, _ second: UInt32, _ third: UInt32) -> UInt64 {
        var value = UInt64(first) << 32 | UInt64(third)
        value ^= UInt64(second) &* 0x9E37_79B9_7F4A_7C15
        return (value ^ (value >> 31)) &* 0xBF58_476D_1CE4_E5B9
    }
}
