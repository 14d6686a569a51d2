import RDF

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
    /// Triples in the order of their subjects' numbers, those of one subject in the order given. Linear, apart from
    /// the triples of subjects below the counted ones.
    ///
    /// - Parameter counted: above all subjects' numbers, a place is counted for each in this range. A document has
    ///   few triples of the many terms that all documents have in common: those are sorted by comparison, since to add
    ///   up places for all of them would take longer.
    static func bySubject(_ triples: [CompactTriple], counted: Range<Int>) -> [CompactTriple] {
        let first = counted.lowerBound
        var low: [UInt64] = []
        var places = [Int32](repeating: 0, count: counted.count + 1)
        for (index, triple) in triples.enumerated() {
            let subject = Int(triple.subject) - first
            if subject < 0 {
                low.append(UInt64(triple.subject) << 32 | UInt64(truncatingIfNeeded: index))
            } else {
                places[subject + 1] += 1
            }
        }
        low.sort()
        places[0] = Int32(truncatingIfNeeded: low.count)
        for subject in 0..<counted.count { places[subject + 1] += places[subject] }
        var sorted = [CompactTriple](repeating: CompactTriple(0, 0, 0), count: triples.count)
        for (place, key) in low.enumerated() { sorted[place] = triples[Int(truncatingIfNeeded: key & 0xFFFF_FFFF)] }
        for triple in triples where Int(triple.subject) >= first {
            let subject = Int(triple.subject) - first
            sorted[Int(places[subject])] = triple
            places[subject] += 1
        }
        return sorted
    }
}

/// A growing set of triples of numbers: everything that follows from a document is asked for here, most of it in vain.
struct CompactTripleSet {
    /// In the order of insertion.
    private(set) var triples: [CompactTriple] = []
    private var slots: HashSlots

    init(minimumCapacity: Int = 512) {
        slots = HashSlots(minimumCapacity: minimumCapacity)
        triples.reserveCapacity(minimumCapacity)
    }

    /// Adds a triple; false where it was there already. Constant time on average.
    mutating func insert(_ triple: CompactTriple) -> Bool {
        let hash = HashSlots.hash(triple.subject, triple.predicate, triple.object)
        let position = slots.position(of: hash) { triples[$0] == triple }
        guard slots.number(at: position) == nil else { return false }
        slots.take(position, hash: hash, number: triples.count)
        triples.append(triple)
        return true
    }

    func contains(_ triple: CompactTriple) -> Bool {
        let hash = HashSlots.hash(triple.subject, triple.predicate, triple.object)
        return slots.number(at: slots.position(of: hash) { triples[$0] == triple }) != nil
    }
}
