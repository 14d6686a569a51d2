/// The triples of one graph: an index built in bulk, and what later snapshots added to it and took
/// from it. Immutable; a change makes a new value that shares the large part.
///
/// Invariants: `added` holds no triple of `base`; `removed` holds only triples of `base`.
package struct GraphIndex: Sendable {
    package let base: TripleIndex
    package let added: TripleIndex
    package let removed: TripleIndex
    /// Whether every match of a pattern stands in `base` alone.
    package let isCompact: Bool
    package let count: Int

    package init(_ base: TripleIndex = .empty) {
        self.init(base: base, added: .empty, removed: .empty)
    }

    private init(base: TripleIndex, added: TripleIndex, removed: TripleIndex) {
        self.base = base
        self.added = added
        self.removed = removed
        self.isCompact = added.count == 0 && removed.count == 0
        self.count = base.count + added.count - removed.count
    }

    /// How many triples match. Exact; constant time but for short searches.
    @inline(__always)
    package func count(of pattern: IDPattern) -> Int {
        let order = pattern.order
        let own = base.range(of: pattern, in: order).count
        if isCompact { return own }
        return own + added.range(of: pattern, in: order).count - removed.range(of: pattern, in: order).count
    }

    package func contains(_ triple: IDTriple) -> Bool {
        if added.contains(triple) { return true }
        return base.contains(triple) && !removed.contains(triple)
    }

    /// The matches of a pattern, in an order that has the bound positions in front (the pattern's
    /// own if none is asked for). Constant time on a compact graph; otherwise linear in the matches.
    package func matches(of pattern: IDPattern, in order: TripleOrder? = nil) -> TripleRun {
        let order = order ?? pattern.order
        let range = base.range(of: pattern, in: order)
        if !isCompact {
            let plus = added.range(of: pattern, in: order), minus = removed.range(of: pattern, in: order)
            if !plus.isEmpty || !minus.isEmpty {
                return merged(pattern, order: order, base: range, added: plus, removed: minus)
            }
        }
        return TripleRun(order: order, sorted: base[order], range: range, pattern: pattern)
    }

    /// The triples of a predicate by one side, where the graph is one index; nil where it is not, or
    /// where the predicate does not occur.
    package func runs(of predicate: TermID, by side: TriplePosition) -> PredicateRuns? {
        isCompact ? PredicateRuns(side == .subject ? base.pso : base.pos, predicate: predicate) : nil
    }

    /// The base's matches without those removed, with those added in their places. Linear.
    private func merged(
        _ pattern: IDPattern, order: TripleOrder, base own: Range<Int>, added plus: Range<Int>,
        removed minus: Range<Int>
    ) -> TripleRun {
        let mine = TripleRun(order: order, sorted: base[order], range: own, pattern: pattern).triples()
        let extra = TripleRun(order: order, sorted: added[order], range: plus, pattern: pattern).triples()
        let gone = TripleRun(order: order, sorted: removed[order], range: minus, pattern: pattern).triples()
        let (first, second, third) = order.positions
        func precedes(_ a: IDTriple, _ b: IDTriple) -> Bool {
            (a[first], a[second], a[third]) < (b[first], b[second], b[third])
        }
        var result = GrowableBuffer<IDTriple>(capacity: mine.count + extra.count)
        var nextExtra = 0, nextGone = 0
        for triple in mine {
            while nextExtra < extra.count, precedes(extra[nextExtra], triple) {
                result.append(extra[nextExtra])
                nextExtra += 1
            }
            if nextGone < gone.count, gone[nextGone] == triple {
                nextGone += 1
            } else {
                result.append(triple)
            }
        }
        while nextExtra < extra.count {
            result.append(extra[nextExtra])
            nextExtra += 1
        }
        let offsets: LeadingOffsets =
            switch order {
            case .spo: LeadingOffsets(of: result, by: SubjectKey.self, allowDense: false)
            case .pso, .pos: LeadingOffsets(of: result, by: PredicateKey.self, allowDense: false)
            case .osp: LeadingOffsets(of: result, by: ObjectKey.self, allowDense: false)
            }
        let count = result.count
        let sorted = SortedOrder(result, order: order, offsets: offsets)
        return TripleRun(order: order, sorted: sorted, range: 0..<count, pattern: pattern)
    }

    /// What is known of a predicate: the count exact, the distinct subjects and objects exact on a
    /// compact graph and an upper bound otherwise.
    package func statistics(of predicate: TermID) -> PredicateStatistics {
        func find(_ index: TripleIndex) -> PredicateStatistics? {
            index.pso.offsets.rank(of: predicate).map { index.predicateStatistics[$0] }
        }
        let own = find(base), plus = find(added)
        let count = count(of: IDPattern(predicate: predicate))
        return PredicateStatistics(
            predicate: predicate, count: count,
            distinctSubjects: min(count, (own?.distinctSubjects ?? 0) + (plus?.distinctSubjects ?? 0)),
            distinctObjects: min(count, (own?.distinctObjects ?? 0) + (plus?.distinctObjects ?? 0)))
    }

    /// The predicates that occur, ascending by id.
    package var predicates: [TermID] {
        if isCompact { return base.predicateStatistics.map(\.predicate) }
        let all = Set(base.predicateStatistics.map(\.predicate) + added.predicateStatistics.map(\.predicate))
        return all.sorted().filter { count(of: IDPattern(predicate: $0)) > 0 }
    }

    /// About how many distinct subjects there are.
    package var distinctSubjectCount: Int {
        min(count, base.spo.offsets.distinctCount + added.spo.offsets.distinctCount)
    }

    /// About how many distinct objects there are.
    package var distinctObjectCount: Int {
        min(count, base.osp.offsets.distinctCount + added.osp.offsets.distinctCount)
    }
}

extension GraphIndex {
    /// The graph with triples added and others taken away; additions win over removals.
    ///
    /// Linear in the changes since the last bulk build, and rarely (when those pass an eighth of the
    /// graph) in the whole: so many small changes cost, together, little more than one build.
    package func changed(adding: some Sequence<IDTriple>, removing: some Sequence<IDTriple>) -> GraphIndex {
        var plus = Set(added.triples()), minus = Set(removed.triples())
        for triple in removing {
            if plus.remove(triple) == nil, base.contains(triple) { minus.insert(triple) }
        }
        for triple in adding {
            if base.contains(triple) { minus.remove(triple) } else { plus.insert(triple) }
        }
        let next = GraphIndex(base: base, added: TripleIndex(plus), removed: TripleIndex(minus))
        return plus.count + minus.count > max(4096, base.count / 8) ? next.compacted() : next
    }

    /// The same triples in one bulk index. Linear.
    package func compacted() -> GraphIndex {
        if isCompact { return self }
        var all = GrowableBuffer<IDTriple>(capacity: count)
        for triple in matches(of: IDPattern()).triples() { all.append(triple) }
        return GraphIndex(TripleIndex(sorting: all))
    }

    /// The union of graphs, as `FROM` with several graphs asks for. Linear.
    package static func union(_ graphs: [GraphIndex]) -> GraphIndex {
        if graphs.count == 1 { return graphs[0] }
        var all = GrowableBuffer<IDTriple>(capacity: graphs.reduce(0) { $0 + $1.count })
        for graph in graphs {
            for triple in graph.matches(of: IDPattern()).triples() { all.append(triple) }
        }
        return GraphIndex(TripleIndex(sorting: all))
    }
}
