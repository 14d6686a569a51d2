/// A triple of numbers that stand for terms of a `TermList`.
public struct CompactTriple: Hashable, Sendable {
    public var subject: UInt32
    public var predicate: UInt32
    public var object: UInt32

    public init(_ subject: UInt32, _ predicate: UInt32, _ object: UInt32) {
        self.subject = subject
        self.predicate = predicate
        self.object = object
    }
}

extension CompactTriple {
    /// Triples in the order of their subjects' numbers, those of one subject in the order given. Linear.
    ///
    /// - Parameter subjectCount: what all subjects' numbers are below.
    static func bySubject(_ triples: [CompactTriple], subjectCount: Int) -> [CompactTriple] {
        var places = [Int32](repeating: 0, count: subjectCount + 1)
        for triple in triples { places[Int(triple.subject) + 1] += 1 }
        for subject in 0..<subjectCount { places[subject + 1] += places[subject] }
        var sorted = [CompactTriple](repeating: CompactTriple(0, 0, 0), count: triples.count)
        for triple in triples {
            let subject = Int(triple.subject)
            sorted[Int(places[subject])] = triple
            places[subject] += 1
        }
        return sorted
    }
}

/// A growing set of triples of numbers: open addressing with linear probing, a power of two slots,
/// at most half of them taken. Each slot holds the index plus one of a triple in `triples`.
struct CompactTripleSet {
    /// In the order of insertion.
    private(set) var triples: [CompactTriple] = []
    private var slots: [UInt32]

    init(minimumCapacity: Int = 512) {
        var slotCount = 1024
        while slotCount < minimumCapacity * 2 { slotCount *= 2 }
        slots = [UInt32](repeating: 0, count: slotCount)
        triples.reserveCapacity(minimumCapacity)
    }

    /// Adds a triple; false where it was there already. Constant time on average.
    mutating func insert(_ triple: CompactTriple) -> Bool {
        let mask = slots.count - 1
        var slot = CompactTripleSet.hash(triple) & mask
        while slots[slot] != 0 {
            if triples[Int(slots[slot]) - 1] == triple { return false }
            slot = (slot + 1) & mask
        }
        triples.append(triple)
        slots[slot] = UInt32(truncatingIfNeeded: triples.count)
        if triples.count * 2 > slots.count { grow() }
        return true
    }

    func contains(_ triple: CompactTriple) -> Bool {
        let mask = slots.count - 1
        var slot = CompactTripleSet.hash(triple) & mask
        while slots[slot] != 0 {
            if triples[Int(slots[slot]) - 1] == triple { return true }
            slot = (slot + 1) & mask
        }
        return false
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 2)
        let mask = slots.count - 1
        for (index, triple) in triples.enumerated() {
            var slot = CompactTripleSet.hash(triple) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt32(truncatingIfNeeded: index + 1)
        }
    }

    private static func hash(_ triple: CompactTriple) -> Int {
        var value = UInt64(triple.subject) << 32 | UInt64(triple.object)
        value ^= UInt64(triple.predicate) &* 0x9E37_79B9_7F4A_7C15
        value = (value ^ (value >> 31)) &* 0xBF58_476D_1CE4_E5B9
        value ^= value >> 29
        return Int(truncatingIfNeeded: value & 0x7FFF_FFFF_FFFF)
    }
}
