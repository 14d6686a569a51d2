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
    /// Triples in the order of their subjects' numbers, those of one subject in the order given: places are counted for
    /// all own terms and for the common ones that were met. Linear, apart from the sorting of the latter.
    ///
    /// - Precondition: common terms that are subjects were met.
    static func bySubject(_ triples: [CompactTriple], _ nodes: NodeTable) -> [CompactTriple] {
        let commonCount = nodes.commonCount, metCount = nodes.met.count
        var rows = [Int](repeating: 0, count: metCount)
        for (row, number) in nodes.met.sorted().enumerated() { rows[nodes.place(of: number)] = row }
        func row(_ subject: UInt32) -> Int {
            let own = Int(subject) - commonCount
            return own >= 0 ? metCount + own : rows[nodes.place(of: subject)]
        }
        var places = [Int32](repeating: 0, count: metCount + nodes.ownCount + 1)
        var sorted = [CompactTriple](repeating: CompactTriple(0, 0, 0), count: triples.count)
        // Through spans, since an array would ask for each triple whether somebody else holds it.
        var next = places.mutableSpan, target = sorted.mutableSpan
        for triple in triples { next[row(triple.subject) + 1] &+= 1 }
        for row in 1..<next.count { next[row] &+= next[row - 1] }
        for triple in triples {
            let row = row(triple.subject)
            target[Int(next[row])] = triple
            next[row] &+= 1
        }
        return sorted
    }
}

/// A growing set of triples of numbers: everything that follows from a document is asked for here, most of it in vain.
struct CompactTripleSet {
    /// In the order of insertion.
    private(set) var triples: [CompactTriple] = []
    private var slots: HashSlots

    /// - Parameters:
    ///   - minimumCapacity: how many triples there is room for to be found.
    ///   - appendedCount: how many will be appended beside them, about.
    init(minimumCapacity: Int = 512, appendedCount: Int = 0) {
        slots = HashSlots(minimumCapacity: minimumCapacity)
        triples.reserveCapacity(minimumCapacity + appendedCount)
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

    /// Adds a triple that is kept from coming twice elsewhere: this set does not find it.
    mutating func append(_ triple: CompactTriple) { triples.append(triple) }

    /// The same for several.
    mutating func append(contentsOf others: ArraySlice<CompactTriple>) { triples.append(contentsOf: others) }

    func contains(_ triple: CompactTriple) -> Bool {
        let hash = HashSlots.hash(triple.subject, triple.predicate, triple.object)
        return slots.number(at: slots.position(of: hash) { triples[$0] == triple }) != nil
    }
}
