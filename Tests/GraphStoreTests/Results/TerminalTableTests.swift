import GraphStore
import RDF
import SPARQL
import Testing

@Suite("Tables for the terminal")
struct TerminalTableTests {
    private let prefixes: PrefixMap = PrefixMap(["ex": "http://example.org/", "xsd": XSD.iri])

    @Test("Columns stand side by side, IRIs by prefix, unbound cells empty")
    func plain() {
        let table = TerminalTable(width: 80, prefixes: prefixes)
        let text = table.text(
            variables: ["name", "n"],
            rows: [[.iri("http://example.org/a"), .literal(Literal(5))], [nil, .literal(Literal("chat", language: "fr"))], [.iri("http://other/"), nil]])
        #expect(text == "?name            ?n\n───────────────  ────────\nex:a             5\n                 chat @fr\n<http://other/>\n")
    }

    @Test("No line passes the width, and what is cut ends in an ellipsis", arguments: [20, 30, 47, 80, 200])
    func width(width: Int) {
        let long = String(repeating: "日本語 text ", count: 12)
        let rows: [[Term?]] = [
            [.literal(Literal(long)), .iri("http://example.org/short"), .literal(Literal(1))], [.literal(Literal("a")), .literal(Literal(long)), nil],
        ]
        let text = TerminalTable(width: width, prefixes: prefixes).text(variables: ["first", "second", "third"], rows: rows)
        for line in text.split(separator: "\n") {
            let columns = line.unicodeScalars.reduce(0) { $0 + ((0x3000...0x9FFF).contains($1.value) ? 2 : 1) }
            #expect(columns <= width, "\(line)")
        }
        #expect(text.contains("…") && text.contains("ex:s"))
    }

    @Test("Without a width nothing is cut")
    func unlimited() {
        let long = String(repeating: "x", count: 500)
        #expect(TerminalTable().text(variables: ["v"], rows: [[.literal(Literal(long))]]).contains(long))
    }

    @Test("Too many columns become blocks of lines")
    func blocks() {
        let variables = (0..<12).map { Variable("v\($0)") }
        let row: [Term?] = (0..<12).map { $0 == 3 ? nil : .literal(Literal("value number \($0)")) }
        let text = TerminalTable(width: 40).text(variables: variables, rows: [row, row])
        #expect(text.contains("?v0   value number 0\n?v1   value number 1\n"))
        #expect(!text.contains("?v3") && text.contains("\n\n"))
    }

    @Test("Control characters and foreign datatypes are shown, not obeyed")
    func cells() {
        let table = TerminalTable(prefixes: prefixes)
        #expect(table.cell(.literal(Literal("a\nb\u{1B}[31m\u{202E}"))) == "a\\nb\\u001B[31m\\u202E")
        #expect(table.cell(.literal(Literal("x", datatype: "http://example.org/t"))) == "x ^^ex:t")
        #expect(table.cell(.literal(Literal("2024-01-01", datatype: XSD.date))) == "2024-01-01")
        #expect(table.cell(.blankNode(BlankNode("b"))) == "_:b")
    }

    @Test("A projection of nothing still shows its solutions")
    func nothing() {
        #expect(TerminalTable().text(variables: [], rows: [[], []]) == "(empty solution)\n(empty solution)\n")
        #expect(TerminalTable().text(variables: ["a"], rows: []) == "?a\n──\n")
    }
}
