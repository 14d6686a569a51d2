import GraphStore
import RDF
import SPARQL
import Testing

/// Documents of results that another server made, and made badly or with ill will.
@Suite("Hostile results")
struct HostileResultsTests {
    private static func read(_ text: String, _ format: ResultsFormat) throws(ResultsReadingError) -> SolutionTable? {
        guard case .solutions(let table) = try ResultsReader.read(Array(text.utf8), as: format) else { return nil }
        return table
    }

    private static func json(_ variables: [String], _ rows: String) -> String {
        "{\"head\":{\"vars\":[\(variables.map { "\"\($0)\"" }.joined(separator: ","))]},\"results\":{\"bindings\":[\(rows)]}}"
    }

    // Found by fuzzing: such a name broke out of its attribute in XML.
    @Test("A variable's name that could not be written again, or is one of the store's own, is refused", arguments: [
        "", " ", "a b", "a\\\"b", "a<b", "a&amp;b", ".1", "_:b", "a\\nb", "a\\u0000",
    ])
    func names(name: String) {
        #expect(throws: ResultsReadingError.self) { try Self.read(Self.json([name], "{}"), .json) }
    }

    @Test("In CSV and TSV, too", arguments: ["\"x\"\"y\"\"\",a\r\n", ".1,a\r\n", "a,a\r\n"])
    func delimited(text: String) {
        #expect(throws: ResultsReadingError.self) { try Self.read(text, .csv) }
        #expect(throws: ResultsReadingError.self) {
            try Self.read("?" + text.replacing(",", with: "\t?").replacing("\"", with: "'"), .tsv)
        }
    }

    @Test("Names that servers do give are taken", arguments: ["callret-0", "_x", "x1", "é", "1", "a.b"])
    func customary(name: String) throws {
        #expect(try Self.read(Self.json([name], "{}"), .json)?.variables == [Variable(name)])
    }

    @Test("A variable that the head does not declare, and one that it declares twice, are refused")
    func declarations() {
        let cell = "{\"x\":{\"type\":\"uri\",\"value\":\"a:b\"}}"
        #expect(throws: ResultsReadingError.self) { try Self.read(Self.json(["y"], cell), .json) }
        #expect(throws: ResultsReadingError.self) { try Self.read(Self.json(["x", "x"], cell), .json) }
    }

    @Test("A short document of many variables and many empty rows is refused instead of growing")
    func unbound() {
        let names = (0..<20_000).map { "v\($0)" }
        let rows = String(repeating: "{},", count: 50_000) + "{}"
        #expect(throws: ResultsReadingError.self) { try Self.read(Self.json(names, rows), .json) }
        let metRows = (0..<5_000).map { "{\"w\($0)\":{\"type\":\"uri\",\"value\":\"a:b\"}}" }.joined(separator: ",")
        #expect(throws: ResultsReadingError.self) { try Self.read(Self.json([], metRows), .json) }
    }

    @Test("Labels of blank nodes that no syntax carries are renamed, and stay apart")
    func labels() throws {
        let labels = ["nodeID://b1", "nodeID://b2", "b1", "ill.62", "b", " "]
        let rows = labels.map { "{\"x\":{\"type\":\"bnode\",\"value\":\"\($0)\"}}" }.joined(separator: ",")
        let table = try #require(try Self.read(Self.json(["x"], rows), .json))
        let nodes = table.rows.compactMap { $0[0] }
        #expect(Set(nodes).count == labels.count)
        #expect(nodes.allSatisfy { if case .blankNode(let node) = $0 { BlankNodeLabel.isWellFormed(node.label) } else { false } })
        for format in [ResultsFormat.json, .xml, .tsv] {
            let again = try #require(try Self.read(String(decoding: ResultsWriter.document(table, as: format), as: UTF8.self), format))
            #expect(Set(again.rows.compactMap { $0[0] }).count == labels.count)
        }
    }

    @Test("What is no language tag is refused")
    func languages() {
        let cell = "{\"x\":{\"type\":\"literal\",\"value\":\"v\",\"xml:lang\":\"e n\"}}"
        #expect(throws: ResultsReadingError.self) { try Self.read(Self.json(["x"], cell), .json) }
    }

    @Test("A program's own names for variables are escaped in XML")
    func escaped() throws {
        let table = SolutionTable(variables: [Variable("a\"><b&")], rows: [[.iri("a:b")]])
        let text = String(decoding: try ResultsWriter.document(table, as: .xml), as: UTF8.self)
        #expect(text.contains("<variable name=\"a&quot;>&lt;b&amp;\"/>"))
    }
}
