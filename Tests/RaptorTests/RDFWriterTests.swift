import RDF
import Raptor
import Testing

@Suite("RDFWriter")
struct RDFWriterTests {
    static let prefixes = PrefixMap([
        "ex": "https://example.org/", "xsd": "http://www.w3.org/2001/XMLSchema#",
    ])

    @Test("Turtle has prefixes at the top, subjects grouped, and 'a' for rdf:type")
    func turtle() throws {
        let text = try RDFWriter.text(
            of: [
                Triple("https://example.org/s", RDFSyntaxNamespace.type, .iri("https://example.org/T")),
                Triple("https://example.org/s", "https://example.org/p", .literal(Literal("é", language: "fr"))),
                Triple("https://example.org/s", "https://example.org/q", .literal(Literal("1", datatype: XSD.decimal))),
            ], syntax: .turtle, prefixes: Self.prefixes)
        #expect(
            text == """
                @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
                @prefix ex: <https://example.org/> .
                @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

                ex:s
                    a ex:T ;
                    ex:p "é"@fr ;
                    ex:q "1"^^xsd:decimal .


                """)
    }
}
