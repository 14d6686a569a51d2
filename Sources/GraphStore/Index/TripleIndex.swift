/// A set of triples, sorted in four orders. Immutable.
package final class TripleIndex: Sendable {
    package let spo: SortedOrder
    package let pso: SortedOrder
    package let pos: SortedOrder
    package let osp: SortedOrder
    package let count: Int
    /// What is known of each predicate, in the order of `pso.offsets.keys`.
    package let predicateStatistics: [PredicateStatistics]

    /// The index of no triples, shared by all graphs: a dataset may have a hundred thousand of them.
    package static let empty = TripleIndex()

    /// The index of no triples.
    package convenience init() {
        self.init(spo: .init(), pso: .init(), pos: .init(), osp: .init())
    }

    /// An index from orders that hold the same triples.
    ///
    /// - Parameter statistics: what is known of each predicate, if it need not be counted.
    package init(
        spo: SortedOrder, pso: SortedOrder, pos: SortedOrder, osp: SortedOrder,
        statistics: [PredicateStatistics]? = nil
    ) {
        self.spo = spo
        self.pso = pso
        self.pos = pos
        self.osp = osp
        self.count = spo.second.count
        self.predicateStatistics = statistics ?? PredicateStatistics.gather(pso: pso, pos: pos)
    }

    /// Sorts triples into an index; those that occur more than once count once. Linear.
    ///
    /// SPO is sorted for; PSO is one pass away from it, OSP a stable sort by one position, and POS one pass away from
    /// that.
    package convenience init(sorting triples: consuming GrowableBuffer<IDTriple>) {
        guard triples.count > 0 else {
            self.init()
            return
        }
        var scratch = GrowableBuffer<IDTriple>(repeating: IDTriple(0, 0, 0), count: triples.count)
        SubjectRuns.sort(&triples, scratch: &scratch)
        let distinct = Self.moveDistinctToFront(&triples)
        triples.truncate(to: distinct)
        scratch.truncate(to: distinct)
        let bySubject = LeadingOffsets(of: triples, by: SubjectKey.self, allowDense: true)
        let spo = SortedOrder(triples, order: .spo, offsets: bySubject)

        let buckets = PredicateBuckets(of: triples)
        let pso: SortedOrder
        if let buckets {
            pso = buckets.order(triples, second: SubjectKey.self, third: ObjectKey.self)
        } else {
            RadixSort.sort(&triples, scratch: &scratch, by: PredicateKey.self)
            let offsets = LeadingOffsets(of: triples, by: PredicateKey.self, allowDense: false)
            pso = SortedOrder(triples, order: .pso, offsets: offsets)
            RadixSort.sort(&triples, scratch: &scratch, by: SubjectKey.self)
        }

        RadixSort.sort(&triples, scratch: &scratch, by: ObjectKey.self)
        let byObject = LeadingOffsets(of: triples, by: ObjectKey.self, allowDense: true)
        let osp = SortedOrder(triples, order: .osp, offsets: byObject)

        let pos: SortedOrder
        if let buckets {
            pos = buckets.order(triples, second: ObjectKey.self, third: SubjectKey.self)
        } else {
            RadixSort.sort(&triples, scratch: &scratch, by: PredicateKey.self)
            pos = SortedOrder(triples, order: .pos, offsets: pso.offsets)
        }
        self.init(spo: spo, pso: pso, pos: pos, osp: osp)
    }

    /// The index of a sequence of triples, for few of them.
    package convenience init(_ triples: some Sequence<IDTriple>) {
        var buffer = GrowableBuffer<IDTriple>()
        for triple in triples { buffer.append(triple) }
        self.init(sorting: buffer)
    }

    /// Moves the first of each run of equal triples to the front and returns how many there are.
    private static func moveDistinctToFront(_ triples: inout GrowableBuffer<IDTriple>) -> Int {
        var kept = 1
        for index in 1..<max(1, triples.count) where triples.start[index] != triples.start[kept - 1] {
            triples.start[kept] = triples.start[index]
            kept += 1
        }
        return kept
    }

    @inline(__always)
    package subscript(order: TripleOrder) -> SortedOrder {
        switch order {
        case .spo: spo
        case .pso: pso
        case .pos: pos
        case .osp: osp
        }
    }

    /// Where the matches of a pattern stand in an order that has the pattern's bound positions in
    /// front.
    @inline(__always)
    package func range(of pattern: IDPattern, in order: TripleOrder) -> Range<Int> {
        let (first, second, third) = order.positions
        return self[order].range(pattern[first], pattern[second], pattern[third])
    }

    package func contains(_ triple: IDTriple) -> Bool {
        !spo.range(triple.subject, triple.predicate, triple.object).isEmpty
    }

    /// All triples in the order SPO.
    package func triples() -> [IDTriple] {
        var subjects: [TermID] = []
        subjects.reserveCapacity(count)
        spo.offsets.append(0..<count, to: &subjects)
        return (0..<count).map { IDTriple(subjects[$0], spo.second[$0], spo.third[$0]) }
    }
}
