/// A set of slots. A query has few, so one word of bits holds them as a rule: planning asks such sets
/// hundreds of times a query, and hashing numbers would take most of its time.
package struct SlotSet: Hashable, Sendable {
    /// Slots 0 to 63.
    private var low: UInt64 = 0
    /// Slots from 64 on, 64 to a word, without zero words at the end.
    private var high: [UInt64] = []

    package init() {}

    package init(_ slots: some Sequence<Slot>) {
        for slot in slots { insert(slot) }
    }

    package var isEmpty: Bool { low == 0 && high.isEmpty }

    package func contains(_ slot: Slot) -> Bool {
        if slot < 64 { return low >> UInt64(slot) & 1 != 0 }
        let word = slot / 64 - 1
        return word < high.count && high[word] >> UInt64(slot % 64) & 1 != 0
    }

    package mutating func insert(_ slot: Slot) {
        if slot < 64 {
            low |= 1 << UInt64(slot)
            return
        }
        let word = slot / 64 - 1
        if word >= high.count { high += repeatElement(0, count: word + 1 - high.count) }
        high[word] |= 1 << UInt64(slot % 64)
    }

    package mutating func formUnion(_ other: SlotSet) {
        low |= other.low
        if other.high.isEmpty { return }
        if other.high.count > high.count { high += repeatElement(0, count: other.high.count - high.count) }
        for word in other.high.indices { high[word] |= other.high[word] }
    }

    package mutating func formUnion(_ slots: some Sequence<Slot>) {
        for slot in slots { insert(slot) }
    }

    package func union(_ other: SlotSet) -> SlotSet {
        var result = self
        result.formUnion(other)
        return result
    }

    package func union(_ slots: some Sequence<Slot>) -> SlotSet {
        var result = self
        result.formUnion(slots)
        return result
    }

    package func intersection(_ other: SlotSet) -> SlotSet {
        var result = SlotSet()
        result.low = low & other.low
        if high.isEmpty || other.high.isEmpty { return result }
        result.high = zip(high, other.high).map { $0 & $1 }
        while result.high.last == 0 { result.high.removeLast() }
        return result
    }

    package func intersection(_ slots: some Sequence<Slot>) -> SlotSet {
        SlotSet(slots.lazy.filter { contains($0) })
    }

    package func isSubset(of other: SlotSet) -> Bool {
        if low & ~other.low != 0 { return false }
        for word in high.indices where high[word] & ~(word < other.high.count ? other.high[word] : 0) != 0 {
            return false
        }
        return true
    }

    package func isDisjoint(with other: SlotSet) -> Bool {
        if low & other.low != 0 { return false }
        for word in 0..<min(high.count, other.high.count) where high[word] & other.high[word] != 0 { return false }
        return true
    }

    package func isDisjoint(with slots: some Sequence<Slot>) -> Bool {
        !slots.contains { contains($0) }
    }
}

extension SlotSet: ExpressibleByArrayLiteral {
    package init(arrayLiteral slots: Slot...) { self.init(slots) }
}
