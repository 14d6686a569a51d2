import GraphStore
import RDF
import SPARQL
import TestSupport
import Testing

@Suite("Scans by value")
struct ValueScanTests {
    private static let predicates = ["http://e/p", "http://e/q"].map { IRI($0) }

    private static func literal(using generator: inout SeededGenerator) -> Literal {
        let number = Int.random(in: -40...40, using: &generator)
        let day = Int.random(in: 10...28, using: &generator), month = Int.random(in: 10...12, using: &generator)
        let zone = ["", "", "Z", "+13:00", "-11:30"].randomElement(using: &generator) ?? ""
        switch Int.random(in: 0..<12, using: &generator) {
        case 0: return Literal("\(number)", datatype: XSD.integer)
        case 1: return Literal("\(number).5", datatype: XSD.decimal)
        case 2: return Literal("\(number)e0", datatype: XSD.double)
        case 3: return Literal("\(16_777_216 + number)", datatype: XSD.integer)
        case 4: return Literal("\(16_777_216 + number)", datatype: XSD.float)
        case 5: return Literal(["INF", "-INF", "NaN"].randomElement(using: &generator) ?? "", datatype: XSD.double)
        case 6, 7: return Literal("1990-\(month)-\(day)\(zone)", datatype: XSD.date)
        case 8: return Literal("1990-\(month)-\(day)T0\(abs(number) % 10):30:00.25\(zone)", datatype: XSD.dateTime)
        case 9: return Literal("19\(day)", datatype: XSD.gYear)
        case 10: return Literal("\(number)")
        default: return Literal("not a number", datatype: XSD.integer)
        }
    }

    private static func dataset(seed: UInt64, generator: inout SeededGenerator) throws -> Dataset {
        try Dataset(
            (0..<300).map { number in
                Triple(
                    .iri(IRI("http://e/s\(number)")), predicates[number % 2], .literal(literal(using: &generator)))
            })
    }

    private static func rows(_ dataset: Dataset, _ query: String, isOptimized: Bool) throws -> [String] {
        guard case .solutions(let solutions) = try dataset.answer(
            Query(parsing: query), options: QueryOptions(isOptimized: isOptimized))
        else { return [] }
        return solutions.map { row in row.bindings.map { "\($0.variable)=\($0.term)" }.joined(separator: " ") }
    }

    @Test("Comparisons with constants find what testing every row finds", arguments: 1...6)
    func ranges(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var dataset = try Self.dataset(seed: seed, generator: &generator)
        if seed % 2 == 0 {
            // Values in both layers of the dictionary, in a graph that is one index again.
            dataset = try dataset.inserting(
                (0..<4200).map { number in
                    Triple(
                        .iri(IRI("http://e/t\(number)")), Self.predicates[0], .literal(Self.literal(using: &generator)))
                })
        }
        for _ in 0..<(seed % 2 == 0 ? 8 : 40) {
            let operations = ["<", "<=", ">", ">=", "="]
            let conditions = (0..<Int.random(in: 1...2, using: &generator)).map { _ in
                let operation = operations.randomElement(using: &generator) ?? "="
                let constant = Self.literal(using: &generator)
                return Bool.random(using: &generator) ? "?v \(operation) \(constant)" : "\(constant) \(operation) ?v"
            }
            let pattern = "?s <http://e/p> ?v . FILTER(\(conditions.joined(separator: " && ")))"
            let query = "SELECT ?s ?v WHERE { \(pattern) }"
            #expect(
                try Self.rows(dataset, query, isOptimized: true).sorted()
                    == Self.rows(dataset, query, isOptimized: false).sorted())
            let order = Bool.random(using: &generator) ? "DESC(?v)" : "?v"
            let limited = "\(query) ORDER BY \(order) ?s LIMIT \(Int.random(in: 0...300, using: &generator))"
            #expect(
                try Self.rows(dataset, limited, isOptimized: true) == Self.rows(dataset, limited, isOptimized: false),
                "\(limited)")
        }
    }

    @Test("A range of values is read by value, not by testing the whole predicate")
    func plan() throws {
        let dataset = try Dataset(
            (0..<5000).map { Triple(.iri(IRI("http://e/s\($0)")), Self.predicates[0], .literal(Literal($0 % 1000))) })
        let query = try Query(parsing: "SELECT ?s { ?s <http://e/p> ?v . FILTER(?v > 990) } ORDER BY DESC(?v) LIMIT 3")
        let explanation = try dataset.explain(query).description
        #expect(explanation.contains("scan by value, descending"))
    }
}
