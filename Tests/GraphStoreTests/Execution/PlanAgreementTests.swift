import GraphStore
import RDF
import SPARQL
import TestSupport
import Testing

@Suite("Plans agree with the specification")
struct PlanAgreementTests {
    @Test("Random patterns give what the naive evaluator gives, optimised or not", arguments: 0..<20)
    func agreement(batch: Int) throws {
        for number in 0..<10 {
            let seed = UInt64(batch * 1000 + number)
            var random = RandomAlgebra(seed: seed)
            let defaultGraph = random.triples(40)
            var named: [Term: Set<Triple>] = [:]
            for name in RandomAlgebra.graphNames { named[name] = random.triples(20) }
            let algebra = random.pattern(3)
            let naive = NaiveEvaluator(defaultGraph: defaultGraph, namedGraphs: named)
            let expected = Self.counted(naive.evaluate(algebra))
            let dataset = try Self.dataset(defaultGraph, named)
            for isOptimized in [true, false] {
                let found = try Self.run(algebra, dataset, isOptimized)
                #expect(found == expected, "seed \(seed), optimised \(isOptimized): \(algebra)")
            }
            // Half of the triples as later changes: the delta must be as good as the bulk.
            let quads = defaultGraph.sorted { "\($0)" < "\($1)" }.map { Quad($0) }
            let half = quads.count / 2
            let changed = try dataset.changing(inserting: [], removing: Array(quads[half...]))
                .changing(inserting: Array(quads[half...]), removing: [])
            #expect(try Self.run(algebra, changed, true) == expected, "seed \(seed), changed: \(algebra)")
        }
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
