import GraphStore
import RDF
import SPARQL
import Testing

@Suite("Limits and services of queries")
struct QueryLimitTests {
    private static func dataset(_ count: Int) throws -> Dataset {
        try Dataset((0..<count).map { Triple("http://e/s", "http://e/p", .literal(Literal($0))) })
    }

    private static let product = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"

    @Test(
        "A cross product ends at the time limit",
        arguments: [
            product, "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c + ?f + ?i = -1) }",
            "SELECT * WHERE { { SELECT * { ?a ?b ?c . ?d ?e ?f } } OPTIONAL { { SELECT * { ?g ?h ?i } } FILTER(?c + ?f + ?i = -1) } }",
        ])
    func time(text: String) throws {
        let limits = QueryLimits(time: .milliseconds(100))
        #expect(throws: QueryError.timeLimit(.milliseconds(100))) {
            try Self.dataset(1000).answer(Query(parsing: text), options: QueryOptions(limits: limits))
        }
    }

    @Test("An answer with more rows than allowed is refused")
    func rows() throws {
        let dataset = try Self.dataset(100)
        let limits = QueryOptions(limits: QueryLimits(rows: 50))
        #expect(throws: QueryError.rowLimit(50)) {
            try dataset.answer(Query(parsing: "SELECT * WHERE { ?a ?b ?c }"), options: limits)
        }
        #expect(throws: QueryError.rowLimit(50)) {
            try dataset.answer(Query(parsing: "CONSTRUCT WHERE { ?a ?b ?c }"), options: limits)
        }
        #expect(throws: Never.self) {
            try dataset.answer(Query(parsing: "SELECT * WHERE { ?a ?b ?c } LIMIT 50"), options: limits)
        }
    }

    @Test(
        "Operators that hold rows end at the memory limit",
        arguments: [
            "SELECT DISTINCT * WHERE { ?a ?b ?c . ?d ?e ?f }", "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c",
            "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f } GROUP BY ?c ?f",
        ])
    func memory(text: String) throws {
        let limits = QueryLimits(memory: 1_000_000)
        #expect(throws: QueryError.memoryLimit(1_000_000)) {
            try Self.dataset(1000).answer(Query(parsing: text), options: QueryOptions(limits: limits))
        }
    }

    @Test("A cancelled task ends its query")
    func cancellation() async throws {
        let dataset = try Self.dataset(1000)
        let query = try Query(parsing: Self.product)
        let task = Task.detached { try dataset.answer(query) }
        task.cancel()
        await #expect(throws: QueryError.cancelled) { _ = try await task.value }
    }

    private struct Client: ServiceClient {
        func solutions(of pattern: Algebra, at endpoint: IRI) throws(ServiceError) -> ValuesTable {
            if endpoint == "http://e/closed" { throw .notAllowed }
            if endpoint == "http://e/broken" { throw .failed("no route") }
            return ValuesTable(variables: ["c", "d"], rows: [[.literal(Literal(1)), .iri(endpoint)]])
        }
    }

    @Test("SERVICE asks its client, and says why it could not")
    func service() throws {
        let dataset = try Self.dataset(3)
        let options = QueryOptions(serviceClient: Client())
        func ask(_ endpoint: String, _ options: QueryOptions, _ silent: String = "") throws -> QueryAnswer {
            try dataset.answer(
                Query(parsing: "SELECT * WHERE { ?a ?b ?c . SERVICE \(silent) <http://e/\(endpoint)> { ?c ?x ?d } }"),
                options: options)
        }
        guard case .solutions(let rows) = try ask("open", options) else { return }
        #expect(rows.count == 1 && rows[0]["d"] == .iri("http://e/open"))
        #expect(throws: QueryError.serviceNotAllowed("http://e/closed")) { try ask("closed", options) }
        #expect(throws: QueryError.serviceFailed("http://e/broken", reason: "no route")) { try ask("broken", options) }
        #expect(throws: QueryError.serviceNotAllowed("http://e/open")) { try ask("open", QueryOptions()) }
        guard case .solutions(let silent) = try ask("broken", options, "SILENT") else { return }
        #expect(silent.count == 3)
    }

    @Test("An explanation names the operators with estimated and actual rows")
    func explanation() throws {
        let dataset = try Self.dataset(10)
        let text = "SELECT ?c WHERE { ?a <http://e/p> ?c FILTER(?c > 6) } ORDER BY ?c"
        let explanation = try dataset.explain(Query(parsing: text))
        #expect(explanation.root.actualRows == 3)
        #expect(explanation.description.contains("scan by value ?a <http://e/p> ?c  estimated 4, actual 4"))
    }
}
