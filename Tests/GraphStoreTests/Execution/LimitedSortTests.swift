import GraphStore
import TestSupport
import Testing

@Suite("Sorting under limits")
struct LimitedSortTests {
    @Test("Numbers are sorted, equal ones in their order", arguments: [0, 1, 2, 255, 256, 257, 512, 513, 1_000, 5_000])
    func stability(count: Int) throws {
        var generator = SeededGenerator(seed: UInt64(count))
        let keys = (0..<count).map { _ in Int.random(in: 0..<50, using: &generator) }
        let order = try LimitedSort(limits: LimitMonitor(QueryLimits())).order(count: count) { keys[$0] < keys[$1] }
        #expect(order == (0..<count).sorted { (keys[$0], $0) < (keys[$1], $1) })
    }

    @Test("A sort ends when the time is up")
    func time() {
        let limits = LimitMonitor(QueryLimits(time: .zero))
        var comparisons = 0
        #expect(throws: QueryError.timeLimit(.zero)) {
            try LimitedSort(limits: limits).order(count: 100_000) { a, b in
                comparisons += 1
                return a > b
            }
        }
        #expect(comparisons < 10_000)
    }
}
