import GraphStore
import RDF
import SPARQL
import TestSupport
import Testing

@Suite("Tests of what paths lead to")
struct PathEndTests {
    /// A graph of few nodes, so that walks meet, with literals and nodes that no path leads to.
    private static func triples(using generator: inout SeededGenerator) -> [Triple] {
        (0..<Int.random(in: 5...60, using: &generator)).map { _ in
            let predicate = ["in", "of", "top"].randomElement(using: &generator) ?? "in"
            let subject = Term.iri(IRI("http://e/n\(Int.random(in: 0..<14, using: &generator))"))
            let object = Int.random(in: 0..<8, using: &generator) == 0
                ? Term.literal(Literal("\(Int.random(in: 0..<3, using: &generator))"))
                : .iri(IRI("http://e/n\(Int.random(in: 0..<14, using: &generator))"))
            return Triple(subject, IRI("http://e/\(predicate)"), object)
        }
    }

    private static let paths = ["e:in*", "e:in+", "e:in?", "^e:in*", "e:in/e:of", "(e:in|e:of)+", "e:in"]
    private static let tests = [
        "?end e:in ?more", "?more e:in ?end", "?end e:top e:n1", "e:n2 e:of ?end", "?end e:in ?end", "?end e:of ?start",
        "?end e:in ?some", "?end ?more e:n1", "?end e:never ?more", "?some e:of ?start",
    ]

    private static func rows(_ dataset: Dataset, _ query: String, isOptimized: Bool) throws -> [String] {
        guard case .solutions(let solutions) = try dataset.answer(
            Query(parsing: query), options: QueryOptions(isOptimized: isOptimized))
        else { return [] }
        return solutions.map { row in row.bindings.map { "\($0.variable)=\($0.term)" }.joined(separator: " ") }.sorted()
    }

    @Test("EXISTS of a path's end keeps what the specification keeps, whichever way the path is walked", arguments: 0..<6)
    func agreement(batch: Int) {
        #expect(Property.counterexample(cases: 40, seed: UInt64(batch * 100)) { generator in
            let dataset = try Dataset(Self.triples(using: &generator))
            let path = Self.paths.randomElement(using: &generator) ?? ""
            let test = Self.tests.randomElement(using: &generator) ?? ""
            let ends = Bool.random(using: &generator) ? "?start \(path) ?end" : "?end \(path) ?start"
            let query = """
                PREFIX e: <http://e/>
                SELECT * { ?some e:of ?start . \(ends) FILTER \(Bool.random(using: &generator) ? "NOT " : "")EXISTS { \(test) } }
                """
            let expected = try Self.rows(dataset, query, isOptimized: false)
            let found = try Self.rows(dataset, query, isOptimized: true)
            return found == expected ? nil : "\(query)\n\(found)\ninstead of\n\(expected)"
        } == nil)
    }

    @Test("Solutions that a test of the path's end drops are not made first")
    func rowsOfThePath() throws {
        let chain = (0..<50).map { Triple(.iri(IRI("http://e/n\($0)")), IRI("http://e/in"), .iri(IRI("http://e/n\($0 + 1)"))) }
        let dataset = try Dataset(chain)
        let explanation = try dataset.explain(
            Query(parsing: "PREFIX e: <http://e/> SELECT * { ?a e:in ?b . ?b e:in* ?end FILTER NOT EXISTS { ?end e:in ?more } }"))
        var steps = [explanation.root]
        var rows: [Int?] = []
        while let step = steps.popLast() {
            if step.title.contains("path") { rows.append(step.actualRows) }
            steps += step.inputs
        }
        #expect(rows == [50])
    }

    @Test("A set of ids counts those that were not in it, one by one or many at once, small or large")
    func counting() {
        var generator = SeededGenerator(seed: 7)
        for highest in [0, 10, 5000, 300_000] {
            var many = IDSet(highest: highest)
            var single = IDSet(highest: highest)
            for _ in 0..<40 {
                let ids = (0..<200).map { _ in TermID.random(in: 0...TermID(highest), using: &generator) }
                let added = ids.reduce(0) { $0 + ($1 != TermIDs.none && single.insert($1) ? 1 : 0) }
                #expect(many.insert(ids[...]) == added)
            }
            #expect(Set(many.ids) == Set(single.ids))
        }
    }
}
