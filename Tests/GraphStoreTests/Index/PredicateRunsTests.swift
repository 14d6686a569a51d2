import GraphStore
import TestSupport
import Testing

@Suite("Runs of a predicate")
struct PredicateRunsTests {
    /// Triples whose ids lie close together, far apart, or in clusters.
    private static func random(_ count: Int, spread: UInt32, seed: UInt64) -> [IDTriple] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            let cluster = UInt32.random(in: 0...3, using: &generator) &* (spread / 4)
            return IDTriple(
                1 + cluster + .random(in: 0...(spread / 16), using: &generator),
                .random(in: 1...3, using: &generator), .random(in: 1...spread, using: &generator))
        }
    }

    private static let shapes: [(count: Int, spread: UInt32)] = [
        (1, 16), (40, 16), (500, 64), (2000, 64), (3000, 5000), (3000, 2_000_000), (20000, 2000),
    ]

    @Test("The directory finds the run that a search through all triples finds", arguments: shapes)
    func runs(count: Int, spread: UInt32) {
        let triples = Self.random(count, spread: spread, seed: UInt64(count))
        let index = TripleIndex(triples), distinct = Set(triples)
        var generator = SeededGenerator(seed: 11)
        for predicate: TermID in 1...4 {
            let mine = distinct.filter { $0.predicate == predicate }
            let subjects = PredicateRuns(index.pso, predicate: predicate)
            let objects = PredicateRuns(index.pos, predicate: predicate)
            #expect((subjects == nil) == mine.isEmpty && (objects == nil) == mine.isEmpty)
            guard let subjects, let objects else { continue }
            for _ in 0..<50 {
                let example = mine.randomElement(using: &generator) ?? IDTriple(1, 1, 1)
                for id in [
                    example.subject, example.object, example.subject &+ 1, 0, .max,
                    .random(in: 0...(.max), using: &generator),
                ] {
                    let bySubject = mine.filter { $0.subject == id }.map(\.object).sorted()
                    let byObject = mine.filter { $0.object == id }.map(\.subject).sorted()
                    #expect(Array(subjects.reader.list(of: id)) == bySubject)
                    #expect(Array(objects.reader.list(of: id)) == byObject)
                    #expect(subjects.reader.contains(id) == !bySubject.isEmpty)
                    #expect(subjects.reader.contains(id, example.object) == bySubject.contains(example.object))
                }
            }
        }
    }

    @Test("Rows are told apart by whether their id occurs, whatever lies near it", arguments: shapes)
    func occurrence(count: Int, spread: UInt32) {
        let triples = Self.random(count, spread: spread, seed: UInt64(count + 1))
        let index = TripleIndex(triples)
        var generator = SeededGenerator(seed: 12)
        for predicate: TermID in 1...3 {
            let keys = Set(triples.lazy.filter { $0.predicate == predicate }.map(\.object))
            guard let runs = PredicateRuns(index.pos, predicate: predicate) else { continue }
            let column = keys.sorted().flatMap { [$0, $0 &+ 1] } + (0..<500).map { _ in .random(in: 0...(spread * 2), using: &generator) }
                + [0, .max]
            for occurring in [true, false] {
                let expected = column.indices.filter { keys.contains(column[$0]) == occurring }
                #expect(runs.reader.rows(of: column, occurring: occurring) == expected)
            }
        }
    }

    @Test("A join hands out every pair once, whatever the size of its portions", arguments: [1, 2, 7, 1024])
    func joins(limit: Int) {
        let triples = Self.random(3000, spread: 200, seed: 5).map { IDTriple($0.subject, 1, $0.object) }
        let index = TripleIndex(triples)
        var generator = SeededGenerator(seed: 13)
        let column = (0..<100).map { _ in TermID.random(in: 0...220, using: &generator) }
        guard let runs = PredicateRuns(index.pso, predicate: 1) else {
            Issue.record("the predicate has triples")
            return
        }
        for keepsUnmatched in [false, true] {
            var expected: [[Int]] = []
            for (row, id) in column.enumerated() {
                let objects = Set(triples).filter { $0.subject == id }.map { Int($0.object) }.sorted()
                expected += objects.map { [row, $0] }
                if objects.isEmpty, keepsUnmatched { expected.append([row, 0]) }
            }
            var found: [[Int]] = []
            var row = 0
            var open = 0..<0
            while row < column.count || !open.isEmpty {
                var rows: [Int] = [], ids: [TermID] = []
                runs.reader.join(
                    column, from: &row, open: &open, limit: limit, rows: &rows, ids: &ids,
                    keepsUnmatched: keepsUnmatched)
                #expect(rows.count <= limit)
                found += zip(rows, ids).map { [$0, Int($1)] }
            }
            #expect(found == expected)
        }
    }

    @Test("Sorted lists have in common what sets have in common", arguments: 1...5)
    func intersections(listCount: Int) {
        var generator = SeededGenerator(seed: UInt64(listCount))
        for _ in 0..<300 {
            let lists = (0..<listCount).map { _ in
                let count = [0, 1, 5, 40, 900].randomElement(using: &generator) ?? 1
                return Set((0..<count).map { _ in TermID.random(in: 1...1000, using: &generator) }).sorted()
            }
            let expected = lists.dropFirst().reduce(Set(lists[0])) { $0.intersection($1) }.sorted()
            let buffers = lists.map { FixedBuffer($0) }
            var found: [TermID] = []
            Self.withLists(buffers[...], []) { RunIntersection.append($0, to: &found) }
            #expect(found == expected)
        }
    }

    private static func withLists(
        _ buffers: ArraySlice<FixedBuffer<TermID>>, _ lists: [UnsafeBufferPointer<TermID>],
        _ body: ([UnsafeBufferPointer<TermID>]) -> Void
    ) {
        guard let first = buffers.first else { return body(lists) }
        first.withElements { withLists(buffers.dropFirst(), lists + [$0], body) }
    }
}
