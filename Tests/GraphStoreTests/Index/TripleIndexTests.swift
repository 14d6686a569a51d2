import GraphStore
import TestSupport
import Testing

@Suite("Triple index")
struct TripleIndexTests {
    /// Triples over few ids (so that some repeat) or many.
    private static func random(_ count: Int, ids: UInt32, seed: UInt64) -> [IDTriple] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            IDTriple(
                .random(in: 1...ids, using: &generator), .random(in: 1...min(ids, 9), using: &generator),
                .random(in: 1...ids, using: &generator))
        }
    }

    private static func naive(_ triples: Set<IDTriple>, _ pattern: IDPattern, _ order: TripleOrder) -> [IDTriple] {
        let (first, second, third) = order.positions
        return triples.filter { triple in
            TriplePosition.allCases.allSatisfy { pattern[$0] == 0 || pattern[$0] == triple[$0] }
        }.sorted { ($0[first], $0[second], $0[third]) < ($1[first], $1[second], $1[third]) }
    }

    @Test(
        "Every pattern finds in every fitting order what a search through a set finds",
        arguments: [(0, 5), (1, 5), (200, 5), (500, 300), (3000, 40), (3000, 5000)])
    func patterns(count: Int, ids: UInt32) {
        let triples = Self.random(count, ids: ids, seed: UInt64(count) + UInt64(ids))
        let distinct = Set(triples)
        let graph = GraphIndex(TripleIndex(triples))
        #expect(graph.count == distinct.count)
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<60 {
            let example = triples.randomElement(using: &generator) ?? IDTriple(1, 2, 3)
            var pattern = IDPattern()
            for position in TriplePosition.allCases where Bool.random(using: &generator) {
                pattern[position] = Bool.random(using: &generator) ? example[position] : ids + 3
            }
            for order in TripleOrder.allCases where order == pattern.order || Self.fits(pattern, order) {
                let expected = Self.naive(distinct, pattern, order)
                let run = graph.matches(of: pattern, in: order)
                #expect(run.count == expected.count && run.triples() == expected)
                #expect(graph.count(of: pattern) == expected.count)
                if let last = expected.indices.last { #expect(run[last] == expected[last]) }
            }
        }
    }

    /// Whether the bound positions stand in front in an order.
    private static func fits(_ pattern: IDPattern, _ order: TripleOrder) -> Bool {
        let (first, second, third) = order.positions
        let bound = [first, second, third].map { pattern[$0] != 0 }
        return bound == [false, false, false] || bound == [true, false, false] || bound == [true, true, false]
            || bound == [true, true, true]
    }

    @Test("The radix sort is stable and sorts by every bit of the ids")
    func radixSort() {
        var generator = SeededGenerator(seed: 3)
        for highest: UInt32 in [1, 2047, 2048, 1 << 22, .max] {
            let triples = (0..<700).map {
                IDTriple(.random(in: 0...highest, using: &generator), UInt32($0), 0)
            }
            var buffer = GrowableBuffer<IDTriple>(), scratch = GrowableBuffer<IDTriple>()
            for triple in triples {
                buffer.append(triple)
                scratch.append(IDTriple(0, 0, 0))
            }
            RadixSort.sort(&buffer, scratch: &scratch, by: SubjectKey.self)
            let expected = triples.sorted { ($0.subject, $0.predicate) < ($1.subject, $1.predicate) }
            let sorted = buffer.freeze()
            #expect(sorted.array(0..<sorted.count) == expected)
        }
    }

    @Test("The radix sort gives the same in any number of slices", arguments: [1, 2, 3, 7, 64])
    func slices(sliceCount: Int) {
        var generator = SeededGenerator(seed: UInt64(sliceCount))
        for count in [0, 1, 2, 5, 100, 3000] {
            let triples = (0..<count).map { number in
                IDTriple(.random(in: 1...90_000, using: &generator), TermID(number + 1), .random(in: 1...5, using: &generator))
            }
            var sorted = GrowableBuffer<IDTriple>(), scratch = GrowableBuffer<IDTriple>()
            for triple in triples {
                sorted.append(triple)
                scratch.append(triple)
            }
            let slices = Slices(count, sliceCount: sliceCount)
            RadixSort.sort(&sorted, scratch: &scratch, by: ObjectKey.self, slices: slices)
            RadixSort.sort(&sorted, scratch: &scratch, by: SubjectKey.self, slices: slices)
            let found = (0..<count).map { sorted[$0] }
            #expect(found == triples.sorted { ($0.subject, $0.object, $0.predicate) < ($1.subject, $1.object, $1.predicate) })
        }
    }

    private static func buffer(_ triples: [IDTriple]) -> GrowableBuffer<IDTriple> {
        var buffer = GrowableBuffer<IDTriple>()
        for triple in triples { buffer.append(triple) }
        return buffer
    }

    @Test(
        "Triples get into the order SPO in any number of slices, with few and many of a subject",
        arguments: [1, 2, 3, 7], [1, 20, 1 << 14])
    func subjectRuns(sliceCount: Int, longRun: Int) {
        for (count, subjects) in [(0, 1), (1, 1), (50, 1), (400, 3), (400, 40), (3000, 900)] as [(Int, UInt32)] {
            for isAscending in [false, true] {
                var triples = Self.random(count, ids: subjects, seed: UInt64(count + sliceCount))
                if isAscending { triples.sort { $0.subject < $1.subject } }
                var sorted = Self.buffer(triples), scratch = Self.buffer(triples)
                SubjectRuns.sort(
                    &sorted, scratch: &scratch, slices: Slices(count, sliceCount: sliceCount), longRun: longRun)
                let found = (0..<count).map { sorted[$0] }
                #expect(
                    found == triples.sorted { ($0.subject, $0.predicate, $0.object) < ($1.subject, $1.predicate, $1.object) })
            }
        }
    }

    @Test("Buckets order by predicate as a stable sort does, in any number of slices", arguments: [1, 2, 3, 7])
    func predicateBuckets(sliceCount: Int) throws {
        for count in [1, 2, 100, 3000] {
            let triples = Self.random(count, ids: 5000, seed: UInt64(count)).map {
                IDTriple($0.subject, $0.predicate * 40, $0.object)
            }
            let buffer = Self.buffer(triples)
            let made = PredicateBuckets(of: buffer)
            let buckets = try #require(made)
            let (offsets, subjects, objects) = buckets.order(
                buffer, second: SubjectKey.self, third: ObjectKey.self, slices: Slices(count, sliceCount: sliceCount))
            let places = triples.indices.sorted { (triples[$0].predicate, $0) < (triples[$1].predicate, $1) }
            #expect(subjects.array(0..<count) == places.map { triples[$0].subject })
            #expect(objects.array(0..<count) == places.map { triples[$0].object })
            for predicate in Set(triples.map(\.predicate)) {
                let expected = places.indices.filter { triples[places[$0]].predicate == predicate }
                #expect(Array(offsets.range(of: predicate)) == expected)
            }
            #expect(offsets.range(of: 1).isEmpty)
        }
    }

    @Test("Few triples with high ids are sorted without a table of all ids")
    func highPredicates() {
        let triples = (1...UInt32(40)).map { IDTriple($0 % 7, UInt32.max - $0 % 3, $0) }
        let hasBuckets = PredicateBuckets(of: Self.buffer(triples)) != nil
        #expect(!hasBuckets)
        let graph = GraphIndex(TripleIndex(triples))
        for order in TripleOrder.allCases {
            #expect(graph.matches(of: IDPattern(), in: order).triples() == Self.naive(Set(triples), IDPattern(), order))
        }
    }

    @Test("A graph with more predicates than there are buckets is sorted all the same")
    func manyPredicates() {
        let count = PredicateBuckets.limit + 900
        let triples = (0..<UInt32(count)).map { number -> IDTriple in
            IDTriple(number % 70 + 1, number + 1, number * 7 % 500 + 1)
        }
        let hasBuckets = PredicateBuckets(of: Self.buffer(triples)) != nil
        #expect(!hasBuckets)
        let graph = GraphIndex(TripleIndex(triples))
        for order in TripleOrder.allCases {
            let found = graph.matches(of: IDPattern(), in: order).triples()
            #expect(found == Self.naive(Set(triples), IDPattern(), order))
        }
    }

    @Test("Statistics count triples, subjects and objects of each predicate exactly")
    func statistics() {
        let distinct = Set(Self.random(2000, ids: 60, seed: 11))
        let graph = GraphIndex(TripleIndex(distinct))
        #expect(graph.predicates == Set(distinct.map(\.predicate)).sorted())
        for predicate in graph.predicates {
            let matches = distinct.filter { $0.predicate == predicate }
            #expect(
                graph.statistics(of: predicate)
                    == PredicateStatistics(
                        predicate: predicate, count: matches.count,
                        distinctSubjects: Set(matches.map(\.subject)).count,
                        distinctObjects: Set(matches.map(\.object)).count))
        }
        #expect(graph.statistics(of: 4711).count == 0)
    }

    @Test("A changed graph answers like a set with the same changes", arguments: [1, 2, 3, 4])
    func changes(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var expected = Set(Self.random(400, ids: 30, seed: seed))
        var graph = GraphIndex(TripleIndex(expected))
        for _ in 0..<12 {
            let adding = Self.random(.random(in: 0...40, using: &generator), ids: 30, seed: generator.next())
            let removing = expected.sorted { ($0.subject, $0.predicate, $0.object) < ($1.subject, $1.predicate, $1.object) }
                .filter { _ in Int.random(in: 0..<10, using: &generator) == 0 }
            expected.subtract(removing)
            expected.formUnion(adding)
            let before = graph, countBefore = graph.count
            graph = graph.changed(adding: adding, removing: removing)
            #expect(before.count == countBefore)
            #expect(graph.count == expected.count)
            for order in TripleOrder.allCases {
                #expect(graph.matches(of: IDPattern(), in: order).triples() == Self.naive(expected, IDPattern(), order))
            }
            for _ in 0..<10 {
                var pattern = IDPattern()
                for position in TriplePosition.allCases where Bool.random(using: &generator) {
                    pattern[position] = .random(in: 1...30, using: &generator)
                }
                let matches = Self.naive(expected, pattern, pattern.order)
                #expect(graph.matches(of: pattern).triples() == matches)
                #expect(graph.count(of: pattern) == matches.count)
            }
        }
        let compact = graph.compacted()
        #expect(compact.isCompact && compact.count == graph.count)
    }
}
