import RDF
import Raptor
import Testing

@Suite("JSON-LD")
struct JSONLDTests {
    private static let example = "https://example.org/"

    private var context: JSONLDContext {
        var context = JSONLDContext(prefixes: PrefixMap(["ex": "https://example.org/", "xsd": XSD.iri]))
        context.define("Boat", as: "https://example.org/Boat")
        context.define("label", as: RDFS.label, values: .languageMap)
        context.define("carries", as: "https://example.org/carries", values: .iri, isSet: true)
        context.define("length", as: "https://example.org/length", values: .datatype(XSD.decimal))
        return context
    }

    private func text(_ triples: [Triple]) throws -> String {
        let whole = try RDFWriter.text(of: triples, syntax: .jsonld, context: context)
        let start = try #require(whole.range(of: "\"@graph\": ["))
        return String(whole[start.upperBound...].filter { $0 != "\n" && $0 != " " })
    }

    private let boat: IRI = "https://example.org/boat"

    @Test("A value that fits its term is written short")
    func terms() throws {
        let node = try text([
            Triple(boat, RDFS.label, .literal(Literal("Barque", language: "fr"))),
            Triple(boat, RDFS.label, .literal(Literal("no language"))),
            Triple(boat, "https://example.org/carries", .iri("https://example.org/mail#1")),
            Triple(boat, "https://example.org/length", .literal(Literal("12.50", datatype: XSD.decimal))),
            Triple(boat, RDFSyntaxNamespace.type, .iri("https://example.org/Boat")),
        ])
        #expect(
            node
                == #"{"@id":"ex:boat","@type":"Boat","label":{"fr":"Barque","@none":"nolanguage"},"carries":["ex:mail#1"],"length":"12.50"}]}"#)
    }

    @Test(
        "A value that does not fit its term is written with the property's own IRI",
        arguments: [
            (Term.literal(Literal("letters")), #""ex:carries":"letters""#),
            (.literal(Literal("3", datatype: XSD.integer)), #""ex:carries":3"#),
            (.literal(Literal("03", datatype: XSD.integer)), #""ex:carries":{"@value":"03","@type":"xsd:integer"}"#),
            (.literal(Literal("-0", datatype: XSD.integer)), #""ex:carries":{"@value":"-0","@type":"xsd:integer"}"#),
            (
                .literal(Literal("12345678901234567", datatype: XSD.integer)),
                #""ex:carries":{"@value":"12345678901234567","@type":"xsd:integer"}"#
            ),
            (.literal(Literal(true)), #""ex:carries":true"#),
            (.literal(Literal("1", datatype: XSD.boolean)), #""ex:carries":{"@value":"1","@type":"xsd:boolean"}"#),
            (.literal(Literal("post", language: "en")), #""ex:carries":{"@value":"post","@language":"en"}"#),
        ])
    func misfits(_ object: Term, _ expected: String) throws {
        #expect(try text([Triple(boat, "https://example.org/carries", object)]) == "{\"@id\":\"ex:boat\",\(expected)}]}")
    }

    @Test("What would be read back as something else is refused")
    func refusals() throws {
        // A processor would take the scheme for the prefix, and the relative IRI for one of the page's.
        for iri: IRI in ["ex:boat", "boat", "https://example.org/a b"] {
            #expect(throws: RDFWritingError.self) { try text([Triple(iri, RDFS.label, .literal(Literal("x")))]) }
        }
        #expect(try text([Triple("https://example.org///x", RDFS.label, .literal(Literal("x")))]).contains("\"https://example.org///x\""))
    }

    @Test("Graphs stand in objects of their own, the default graph beside them")
    func graphs() throws {
        let sink = MemorySink()
        var writer = try RDFWriter(syntax: .jsonld, context: context, sink: sink)
        let statement = Triple(boat, "https://example.org/length", .literal(Literal(true)))
        for graph: Term? in [.iri("https://example.org/g"), .iri("https://example.org/g"), nil, .blankNode(BlankNode("h"))] {
            try writer.write(quads: [Quad(statement, in: graph)])
        }
        try writer.finish()
        let node = #"{"@id":"ex:boat","ex:length":true}"#
        let text = sink.text.filter { $0 != "\n" && $0 != " " }
        #expect(
            text.hasSuffix(
                #""@graph":[{"@id":"ex:g","@graph":["# + node + "," + node + "]}," + node + #",{"@id":"_:h","@graph":["# + node
                    + "]}]}"))
    }

    @Test("An empty graph is a document")
    func empty() throws {
        #expect(try text([]) == "]}")
    }

    @Test("TriG puts each graph into braces, and Raptor reads it again")
    func trig() throws {
        let sink = MemorySink()
        var writer = try RDFWriter(syntax: .trig, prefixes: PrefixMap(["ex": "https://example.org/"]), sink: sink)
        var quads: [Quad] = []
        for graph: Term? in [.iri("https://example.org/g"), nil, .iri("https://example.org/h#x")] {
            for name in ["a", "b"] {
                quads.append(Quad(Triple(IRI(Self.example + name), RDFS.label, .literal(Literal("{ \(name) }"))), in: graph))
            }
        }
        for quad in quads {
            try writer.writeDocumentPrefix("this", IRI(Self.example + "\(quad.triple.object)#".filter { $0 != " " && $0 != "\"" && $0 != "{" && $0 != "}" }))
            try writer.write(quads: [quad])
        }
        try writer.finish()
        #expect(Set(try RDFReader.quads(in: sink.text, syntax: .trig)) == Set(quads))
        #expect(sink.text.contains("ex:g {\n"))
    }
}
