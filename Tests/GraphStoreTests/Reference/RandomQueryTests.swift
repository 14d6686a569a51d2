import Foundation
import GraphStore
import RDF
import SPARQL
import TestSupport
import Testing

@Suite("Random queries")
struct RandomQueryTests {
    @Test("The store answers as the naive evaluator does", arguments: 0..<20)
    func agreement(batch: Int) throws {
        for number in 0..<15 {
            let seed = UInt64(batch * 1_000 + number)
            var random = RandomQuery(seed: seed)
            let quads = random.dataset()
            let text = random.query()
            let query = try Query(parsing: text)
            let found = try ReferenceAnswer(Dataset(quads: quads).answer(query))
            #expect(found == ReferenceAnswer(query, over: quads), "seed \(seed): \(text)")
        }
    }

    /// Writes queries with the store's answers, one JSON object a line, for
    /// `Scripts/compare-with-pyoxigraph`: `RESGRAPH_RANDOM_QUERIES` names the file,
    /// `RESGRAPH_RANDOM_COUNT` says how many.
    @Test(
        "Random queries are exported with their answers",
        .enabled(if: ProcessInfo.processInfo.environment["RESGRAPH_RANDOM_QUERIES"] != nil, "runs from Scripts/compare-with-pyoxigraph"))
    func export() throws {
        let environment = ProcessInfo.processInfo.environment
        let path = try #require(environment["RESGRAPH_RANDOM_QUERIES"])
        let count = environment["RESGRAPH_RANDOM_COUNT"].flatMap { Int($0) } ?? 2_000
        let first = environment["RESGRAPH_RANDOM_SEED"].flatMap { UInt64($0) } ?? 1_000_000
        var lines: [String] = []
        for seed in first..<(first + UInt64(count)) {
            var random = RandomQuery(seed: seed, avoidsKnownDifferences: true)
            let quads = random.dataset()
            let text = random.query()
            let answer = try Dataset(quads: quads).answer(Query(parsing: text))
            var record: [String: Any] = ["seed": Int(seed), "query": text, "data": quads.map(Self.line).joined()]
            switch answer {
            case .solutions(let solutions):
                let rows = (0..<solutions.count).map { row in
                    solutions.variables.indices.map { solutions.term(row: row, column: $0) }
                }
                let table = SolutionTable(variables: solutions.variables, rows: rows)
                record["results"] = String(decoding: try ResultsWriter.document(table, as: .json), as: UTF8.self)
            case .boolean(let boolean): record["boolean"] = boolean
            case .graph(let graph): record["graph"] = graph.map { "\($0)\n" }.joined()
            }
            lines.append(String(decoding: try JSONSerialization.data(withJSONObject: record, options: [.sortedKeys]), as: UTF8.self))
        }
        try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
    }

    private static func line(_ quad: Quad) -> String {
        let triple = quad.triple
        return "\(triple.subject) \(triple.predicate) \(triple.object) \(quad.graph.map { "\($0) " } ?? "").\n"
    }
}
