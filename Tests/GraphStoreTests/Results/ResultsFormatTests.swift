import GraphStore
import RDF
import SPARQL
import Testing

@Suite("Formats of results")
struct ResultsFormatTests {
    /// Terms that are hard to write.
    private static let terms: [Term?] = [
        nil, .iri("http://example.org/a?b=c&d=<"), .blankNode(BlankNode("b0")), .literal(Literal("")), .literal(Literal("plain")),
        .literal(Literal("a\"b\\c\td\ne\rf'g,h<i>&j")), .literal(Literal("日本語 😀 e\u{301}")), .literal(Literal("chat", language: "fr-BE")),
        .literal(Literal("01", datatype: XSD.integer)), .literal(Literal("-1.50", datatype: XSD.decimal)), .literal(Literal("1.", datatype: XSD.decimal)),
        .literal(Literal("1e6", datatype: XSD.double)), .literal(Literal("INF", datatype: XSD.double)), .literal(Literal(true)),
        .literal(Literal("12", datatype: "http://example.org/t")), .literal(Literal(" \u{2028}\u{85} ", datatype: XSD.string)), .literal(Literal("x", datatype: XSD.integer)),
    ]

    private static var table: SolutionTable {
        SolutionTable(variables: ["x", "long_name", "é"], rows: terms.map { [$0, nil, $0] } + [[nil, nil, nil]] + terms.map { [nil, $0, nil] })
    }

    @Test("JSON, XML and TSV give back what was written", arguments: [ResultsFormat.json, .xml, .tsv])
    func roundTrip(format: ResultsFormat) throws {
        let document = try ResultsWriter.document(Self.table, as: format)
        #expect(try ResultsReader.read(document, as: format) == .solutions(Self.table))
    }

    @Test("CSV gives back the text of each term")
    func csv() throws {
        let document = try ResultsWriter.document(Self.table, as: .csv)
        guard case .solutions(let read) = try ResultsReader.read(document, as: .csv) else {
            Issue.record("no table")
            return
        }
        #expect(read.variables == Self.table.variables && read.rows.count == Self.table.rows.count)
        for (row, expected) in zip(read.rows, Self.table.rows) {
            let texts = expected.map { term -> Term? in
                switch term {
                case .iri(let iri)?: .literal(Literal(iri.string))
                case .blankNode(let node)?: .literal(Literal("_:" + node.label))
                case .literal(let literal)?: .literal(Literal(literal.lexicalForm))
                case nil: nil
                }
            }
            #expect(row == texts)
        }
    }

    @Test("An empty answer and one without variables are written and read", arguments: ResultsFormat.allCases)
    func empty(format: ResultsFormat) throws {
        for table in [SolutionTable(variables: ["a", "b"]), SolutionTable(variables: []), SolutionTable(variables: [], rows: [[], []])] {
            let document = try ResultsWriter.document(table, as: format)
            #expect(try ResultsReader.read(document, as: format) == .solutions(table))
        }
    }

    @Test("The answer to ASK is written and read", arguments: [ResultsFormat.json, .xml], [true, false])
    func boolean(format: ResultsFormat, answer: Bool) throws {
        #expect(try ResultsReader.read(ResultsWriter.document(answer, as: format), as: format) == .boolean(answer))
    }

    @Test("Control characters are escaped in JSON and refused in XML")
    func controlCharacters() throws {
        let table = SolutionTable(variables: ["x"], rows: [[.literal(Literal("\u{1}\u{0}\u{8}"))]])
        #expect(try ResultsReader.read(ResultsWriter.document(table, as: .json), as: .json) == .solutions(table))
        #expect(throws: ResultsWritingError.characterNotInXML(codePoint: 1, variable: "x")) {
            try ResultsWriter.document(table, as: .xml)
        }
    }

    @Test("Each format has its exact bytes")
    func bytes() throws {
        let table = SolutionTable(
            variables: ["s", "v"], rows: [[.iri("http://a"), .literal(Literal(4))], [.blankNode(BlankNode("b")), .literal(Literal("a,\"b\"", language: "en"))], [nil, .literal(Literal("1", datatype: "http://t"))]])
        func text(_ format: ResultsFormat) throws -> String { String(decoding: try ResultsWriter.document(table, as: format), as: UTF8.self) }
        #expect(try text(.csv) == "s,v\r\nhttp://a,4\r\n_:b,\"a,\"\"b\"\"\"\r\n,1\r\n")
        #expect(try text(.tsv) == "?s\t?v\n<http://a>\t4\n_:b\t\"a,\\\"b\\\"\"@en\n\t\"1\"^^<http://t>\n")
        #expect(
            try text(.json) == """
                {"head":{"vars":["s","v"]},"results":{"bindings":[
                {"s":{"type":"uri","value":"http://a"},"v":{"type":"literal","value":"4","datatype":"http://www.w3.org/2001/XMLSchema#integer"}},
                {"s":{"type":"bnode","value":"b"},"v":{"type":"literal","value":"a,\\"b\\"","xml:lang":"en"}},
                {"v":{"type":"literal","value":"1","datatype":"http://t"}}
                ]}}

                """)
        #expect(try text(.xml).contains("<binding name=\"v\"><literal xml:lang=\"en\">a,&quot;b&quot;</literal></binding>"))
    }

    @Test("Documents of other programs are read: order, white space, old types, prefixes, CDATA")
    func foreign() throws {
        let json = """
            \u{FEFF}{ "results" : { "distinct": false, "bindings" : [ { "b": { "value": "\\u00e9\\ud83d\\ude00\\/", "type": "typed-literal", "datatype": "http://t" } } ] },
              "head": { "link": ["x", {"y": [1.5e3, null]}], "vars": [ "a", "b" ] } }
            """
        #expect(
            try ResultsReader.read(Array(json.utf8), as: .json)
                == .solutions(SolutionTable(variables: ["a", "b"], rows: [[nil, .literal(Literal("é😀/", datatype: "http://t"))]])))
        let xml = """
            <?xml version='1.0'?><!DOCTYPE x SYSTEM "x"><!-- c -->
            <r:sparql xmlns:r="http://www.w3.org/2005/sparql-results#"><r:head><r:variable name='a'/><r:link href="m"/></r:head>
            <r:results><r:result><r:binding name="a"><r:literal><![CDATA[<&]]>&#x41;&amp;&#66;\r\n</r:literal></r:binding></r:result></r:results></r:sparql>
            """
        #expect(
            try ResultsReader.read(Array(xml.utf8), as: .xml)
                == .solutions(SolutionTable(variables: ["a"], rows: [[.literal(Literal("<&A&B\n"))]])))
        let tsv = "?a\t?b\r\n'x'\t1.0e6\r\n-5\t.5"
        #expect(
            try ResultsReader.read(Array(tsv.utf8), as: .tsv)
                == .solutions(
                    SolutionTable(
                        variables: ["a", "b"],
                        rows: [
                            [.literal(Literal("x")), .literal(Literal("1.0e6", datatype: XSD.double))],
                            [.literal(Literal(-5)), .literal(Literal(".5", datatype: XSD.decimal))],
                        ])))
    }

    @Test(
        "Faulty documents are refused with their place",
        arguments: [
            (ResultsFormat.json, "", "1:1"), (.json, "{\"head\":{}}", "1:12"), (.json, "{\"results\":{\"bindings\":[{\"a\":\n{\"type\":\"x\",\"value\":\"y\"}}]}}", "2:1"),
            (.json, "{\"boolean\":tru}", "1:12"), (.json, "{\"boolean\":true} x", "1:18"), (.json, "{\"a\":\"\\ud800\"}", "1:13"), (.json, "{\"a\":", "1:6"),
            (.xml, "<sparql>", "1:9"), (.xml, "<a/>", "1:5"), (.xml, "<sparql></b>", "1:13"), (.xml, "<sparql><boolean>&x;</boolean></sparql>", "1:18"), (.xml, "", "1:1"),
            (.xml, "<!DOCTYPE a [<!ENTITY b \"c\">]><sparql/>", "1:13"), (.csv, "", "1:1"), (.csv, "a,b\r\n1\r\n", "2:1"), (.csv, "a\r\n\"x", "2:1"), (.csv, "a\n\"x\"y", "2:4"),
            (.tsv, "a", "1:1"), (.tsv, "?a\nfoo", "2:1"), (.tsv, "?a\n<http://a", "2:10"), (.tsv, "?a\n\"x\"@", "2:5"), (.tsv, "?a\n\"\\q\"", "2:3"), (.tsv, "?a\t?b\n1", "2:2"),
        ])
    func faulty(format: ResultsFormat, document: String, place: String) {
        do {
            let results = try ResultsReader.read(Array(document.utf8), as: format)
            Issue.record("read as \(results)")
        } catch {
            #expect(error.description.hasPrefix(place + ":"), "\(error)")
        }
    }

    @Test("What is not UTF-8, and nesting without end, are refused", arguments: ResultsFormat.allCases)
    func hostile(format: ResultsFormat) {
        #expect(throws: ResultsReadingError.self) { try ResultsReader.read([0x22, 0xFF], as: format) }
        for unit in ["[", "{\"a\":", "<a>", "\""] {
            let document = String(repeating: unit, count: 20_000)
            _ = try? ResultsReader.read(Array("{\"x\":".utf8) + Array(document.utf8), as: format)
            _ = try? ResultsReader.read(Array(document.utf8), as: format)
        }
    }

    @Test("A format is found by its media type")
    func mediaTypes() {
        for format in ResultsFormat.allCases { #expect(ResultsFormat(mediaType: format.mediaType) == format) }
        #expect(ResultsFormat(mediaType: "Application/SPARQL-results+json; charset=utf-8") == .json)
        #expect(ResultsFormat(mediaType: "text/html") == nil)
    }
}
