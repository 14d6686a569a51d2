import GraphStore
import RDF
import SPARQL
import TestSupport
import Testing

/// Answers are written from the dictionary's bytes, block by block; the plain way, term by term, must give
/// the same bytes.
@Suite("Answers written from bytes")
struct AnswerWritingTests {
    /// More rows than a block has, of terms that are hard to write, some of them long.
    private static func dataset(_ generator: inout SeededGenerator) throws -> Dataset {
        let texts = ["", "plain", "a\"b", "\\", "two\nlines\tand\u{1}", "日本語 😀", String(repeating: "long ", count: 20), "12345678", "1234567\""]
        var triples: [Triple] = []
        for number in 0..<700 {
            let subject: Term = number % 5 == 0 ? .blankNode(BlankNode("b\(number)")) : .iri(IRI("http://a/s\(number)"))
            let text = (texts.randomElement(using: &generator) ?? "") + (texts.randomElement(using: &generator) ?? "")
            let object: Term =
                switch Int.random(in: 0..<5, using: &generator) {
                case 0: .literal(Literal(text))
                case 1: .literal(Literal(text, language: "fr-BE"))
                case 2: .literal(Literal(number))
                case 3: .literal(Literal(text, datatype: "http://a/t"))
                default: .iri(IRI("http://a/o/\(number % 7)"))
                }
            triples.append(Triple(subject, "http://a/p", object))
        }
        return try Dataset(triples)
    }

    @Test(
        "A table in JSON is what its rows are, written one by one",
        arguments: [
            "SELECT ?s ?o { ?s ?p ?o }",
            "SELECT ?o ?kind ?no ?new { ?s ?p ?o BIND(\"a \\\"kind\\\"\" AS ?kind) BIND(CONCAT(STR(?s), \"!\") AS ?new) }",
            "SELECT ?no { ?s ?p ?o }", "SELECT * { <http://a/none> ?p ?o }", "SELECT (1 AS ?one) {}",
        ])
    func table(query: String) throws {
        var generator = SeededGenerator(seed: 5)
        let dataset = try Self.dataset(&generator)
        guard case .solutions(let rows) = try dataset.answer(Query(parsing: query)) else {
            Issue.record("no table")
            return
        }
        var plain: [UInt8] = []
        var writer = ResultsWriter(.json, variables: rows.variables)
        writer.begin(&plain)
        for row in 0..<rows.count {
            try writer.append(rows.variables.indices.map { rows.term(row: row, column: $0) }, to: &plain)
        }
        writer.end(&plain)
        let isSame = try ResultsWriter.document(rows, as: .json) == plain
        #expect(isSame)
    }

    @Test(
        "A graph in N-Triples is what its triples are, written one by one",
        arguments: [
            "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }",
            "CONSTRUCT { ?s <http://a/new> ?new . _:each ?p ?o } { ?s ?p ?o BIND(CONCAT(STR(?o), \"\\n\") AS ?new) }",
            "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o FILTER(false) }",
        ])
    func graph(query: String) throws {
        var generator = SeededGenerator(seed: 6)
        guard case .graph(let graph) = try Self.dataset(&generator).answer(Query(parsing: query)) else {
            Issue.record("no graph")
            return
        }
        var plain: [UInt8] = []
        for triple in graph { CanonicalNTriples.append(Quad(triple), to: &plain) }
        let isSame = graph.nTriples == plain
        #expect(isSame)
    }
}
