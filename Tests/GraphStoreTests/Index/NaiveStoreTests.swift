import GraphStore
import RDF
import SPARQL
import TestSupport
import Testing

/// A store that is too simple to be wrong: a set of quads, searched from end to end.
private struct NaiveStore {
    var quads: Set<Quad> = []

    func triples(matching pattern: TriplePattern, in graph: Term?) -> Set<Triple> {
        Set(quads.lazy.filter { $0.graph == graph && Self.matches($0.triple, pattern) }.map(\.triple))
    }

    private static func matches(_ triple: Triple, _ pattern: TriplePattern) -> Bool {
        var bindings: [Variable: Term] = [:]
        let places: [(PatternTerm, Term)] = [
            (pattern.subject, triple.subject), (pattern.predicate, .iri(triple.predicate)), (pattern.object, triple.object),
        ]
        for (part, term) in places {
            switch part {
            case .term(let constant): if constant != term { return false }
            case .variable(let variable):
                if let bound = bindings[variable], bound != term { return false }
                bindings[variable] = term
            }
        }
        return true
    }
}

@Suite("The store against a naive one")
struct NaiveStoreTests {
    private static let graphs: [Term?] = [nil, .iri("http://e/g1"), .blankNode(BlankNode("g"))]

    /// One of a few resources, which are predicates as well, so that patterns with repeated variables match.
    private static func resource(_ generator: inout SeededGenerator) -> IRI {
        IRI("http://e/\(Int.random(in: 0..<5, using: &generator))")
    }

    private static func node(_ generator: inout SeededGenerator) -> Term {
        Int.random(in: 0..<5, using: &generator) == 4 ? .blankNode(BlankNode("b")) : .iri(resource(&generator))
    }

    private static func object(_ generator: inout SeededGenerator) -> Term {
        Int.random(in: 0..<3, using: &generator) == 2 ? .literal(RandomDataset.literal(&generator, controls: true)) : node(&generator)
    }

    private static func quad(_ generator: inout SeededGenerator) -> Quad {
        Quad(
            Triple(node(&generator), resource(&generator), object(&generator)),
            in: graphs[Int.random(in: 0..<graphs.count, using: &generator)])
    }

    private static func pattern(_ generator: inout SeededGenerator) -> TriplePattern {
        func part(_ term: Term) -> PatternTerm {
            let variables: [Variable] = ["x", "x", "y", "z"]
            return Bool.random(using: &generator)
                ? .variable(variables[Int.random(in: 0..<4, using: &generator)]) : .term(term)
        }
        let triple = quad(&generator).triple
        return TriplePattern(part(triple.subject), part(.iri(triple.predicate)), part(triple.object))
    }

    private static func fault(_ dataset: Dataset, _ naive: NaiveStore, _ generator: inout SeededGenerator) -> String? {
        for graph in graphs {
            for pattern in [TriplePattern()] + (0..<6).map({ _ in pattern(&generator) }) {
                let expected = naive.triples(matching: pattern, in: graph)
                let found = Array(dataset.triples(matching: pattern, in: graph))
                guard Set(found) == expected, found.count == expected.count,
                    dataset.count(matching: pattern, in: graph) == expected.count
                else { return "\(pattern) in \(graph?.description ?? "the default graph") gives \(found), not \(expected), of \(naive.quads)" }
            }
        }
        return dataset.quadCount == naive.quads.count ? nil : "\(dataset.quadCount) quads, not \(naive.quads.count)"
    }

    @Test("After any insertions and deletions every pattern finds what a search through a set finds")
    func changes() {
        #expect(Property.counterexample(cases: 80) { generator in
            var naive = NaiveStore()
            var dataset = Dataset()
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                let inserted = (0..<Int.random(in: 0...12, using: &generator)).map { _ in Self.quad(&generator) }
                let known = naive.quads.sorted { "\($0)" < "\($1)" }
                let removed = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
                    known.randomElement(using: &generator) ?? Self.quad(&generator)
                }
                if Int.random(in: 0..<4, using: &generator) == 3 {
                    // All at once, as a file is loaded, in place of a change.
                    let builder = DatasetBuilder()
                    builder.add(dataset)
                    for quad in inserted { try builder.add(quad) }
                    dataset = try builder.build()
                } else {
                    dataset = try dataset.changing(inserting: inserted, removing: removed)
                    naive.quads.subtract(removed)
                }
                naive.quads.formUnion(inserted)
                if let fault = Self.fault(dataset, naive, &generator) { return fault }
            }
            return nil
        } == nil)
    }
}
