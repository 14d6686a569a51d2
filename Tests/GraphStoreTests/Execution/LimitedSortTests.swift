import GraphStore
import RDF
import SPARQL
import TestSupport
import Testing

@Suite("Sorting under limits")
struct LimitedSortTests {
    @Test("Numbers are sorted by their keys and what the caller says of equal ones, and else left in their order", arguments: [0, 1, 2, 255, 256, 257, 512, 513, 1_000, 5_000])
    func stability(count: Int) throws {
        var generator = SeededGenerator(seed: UInt64(count))
        let keys = (0..<count).map { _ in UInt64.random(in: 0..<8, using: &generator) }
        let further = (0..<count).map { _ in Int.random(in: 0..<50, using: &generator) }
        let order = try LimitedSort(limits: LimitMonitor(QueryLimits())).order(keys: keys) { further[$0] < further[$1] }
        #expect(order == (0..<count).sorted { (keys[$0], further[$0], $0) < (keys[$1], further[$1], $1) })
    }

    @Test("Ordered by nothing, solutions stay as they come")
    func noCriterion() throws {
        let values = ValuesTable(variables: [Variable("x")], rows: (0..<3000).map { [.literal(Literal("\($0)"))] })
        let query = Query(form: .select([Variable("x")]), pattern: .orderBy(.values(values), []))
        guard case .solutions(let solutions) = try Dataset().answer(query) else { return }
        #expect(solutions.map { $0[Variable("x")] } == values.rows.map { $0[0] })
    }

    @Test("A sort ends when the time is up")
    func time() {
        let limits = LimitMonitor(QueryLimits(time: .zero))
        var comparisons = 0
        #expect(throws: QueryError.timeLimit(.zero)) {
            try LimitedSort(limits: limits).order(keys: [UInt64](repeating: 0, count: 100_000)) { a, b in
                comparisons += 1
                return a > b
            }
        }
        #expect(comparisons < 10_000)
    }
}
