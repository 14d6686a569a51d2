import GraphStore
import RDF
import SPARQL
import TestSupport
import Testing

@Suite("Plans agree with the specification")
struct PlanAgreementTests {
    @Test("Random patterns give what the naive evaluator gives, optimised or not, after changes or not", arguments: 0..<10)
    func agreement(batch: Int) {
        #expect(Property.counterexample(cases: 20, seed: UInt64(batch * 1000)) { generator in
            var random = RandomAlgebra(generator)
            defer { generator = random.generator }
            let defaultGraph = random.triples(40)
            var named: [Term: Set<Triple>] = [:]
            for name in RandomAlgebra.graphNames { named[name] = random.triples(20) }
            let algebra = random.pattern(3)
            let naive = NaiveEvaluator(defaultGraph: defaultGraph, namedGraphs: named)
            let expected = Self.counted(naive.evaluate(algebra))
            let dataset = try Self.dataset(defaultGraph, named)
            for isOptimized in [true, false] where try Self.run(algebra, dataset, isOptimized) != expected {
                return "\(isOptimized ? "optimised" : "as written"): \(algebra) over \(defaultGraph) and \(named)"
            }
            // Half of the triples as later changes: the delta must be as good as the bulk.
            let quads = defaultGraph.sorted { "\($0)" < "\($1)" }.map { Quad($0) }
            let half = Array(quads[(quads.count / 2)...])
            let changed = try dataset.changing(inserting: [], removing: half).changing(inserting: half, removing: [])
            return try Self.run(algebra, changed, true) == expected ? nil : "after changes: \(algebra) over \(defaultGraph) and \(named)"
        } == nil)
    }

    private static func dataset(_ defaultGraph: Set<Triple>, _ named: [Term: Set<Triple>]) throws -> Dataset {
        let builder = DatasetBuilder()
        for triple in defaultGraph.sorted(by: { "\($0)" < "\($1)" }) { try builder.add(triple) }
        for name in RandomAlgebra.graphNames {
            for triple in (named[name] ?? []).sorted(by: { "\($0)" < "\($1)" }) { try builder.add(triple, to: name) }
        }
        return try builder.build()
    }

    private static func run(_ algebra: Algebra, _ dataset: Dataset, _ isOptimized: Bool) throws -> [Mapping: Int] {
        let variables = algebra.variablesInScope
        let query = Query(form: .select(variables), pattern: .project(algebra, variables))
        guard case .solutions(let solutions) = try dataset.answer(query, options: QueryOptions(isOptimized: isOptimized))
        else { return [:] }
        return counted(solutions.map { row in
            Dictionary(uniqueKeysWithValues: row.bindings.map { ($0.variable, $0.term) })
        })
    }

    private static func counted(_ mappings: [Mapping]) -> [Mapping: Int] {
        mappings.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }
}
