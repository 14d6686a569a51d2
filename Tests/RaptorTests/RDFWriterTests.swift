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

    private func triple(_ subject: String, _ object: Term) -> Triple {
        Triple(IRI("https://example.org/" + subject), "https://example.org/p", object)
    }

    @Test("Blocks stand in the order given, under one header; a document's prefix is bound anew")
    func blocks() throws {
        let sink = MemorySink()
        var writer = try RDFWriter(syntax: .turtle, prefixes: Self.prefixes, sink: sink)
        try writer.writeDocumentPrefix("this", "https://example.org/z/")
        try writer.write(block: [triple("z/b", .literal(Literal(1))), triple("z/a", .literal(Literal(true)))])
        try writer.writeDocumentPrefix("this", "https://example.org/y/")
        try writer.write(block: [triple("y/c", .literal(Literal("a\n\"b\"")))])
        try writer.finish()
        #expect(
            sink.text == """
                @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
                @prefix ex: <https://example.org/> .
                @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

                @prefix this: <https://example.org/z/> .

                this:b
                    ex:p 1 .

                this:a
                    ex:p true .

                @prefix this: <https://example.org/y/> .

                this:c
                    ex:p \"""a
                \\"b\\"\""" .


                """)
    }

    @Test("Blank nodes nest within a block; across blocks a label keeps its node")
    func blankNodeScopes() throws {
        let node = Term.blankNode(BlankNode("n"))
        let first = [triple("s", node), Triple(node, "https://example.org/p", .literal(Literal("x")))]
        let second = [triple("t", node)]
        for (scope, expected) in [(RDFWriter.BlankNodeScope.document, 1), (.block, 2)] {
            let sink = MemorySink()
            var writer = try RDFWriter(syntax: .turtle, prefixes: Self.prefixes, sink: sink, blankNodes: scope)
            try writer.write(block: first)
            try writer.write(block: second)
            try writer.finish()
            let nodes = try RDFReader.quads(in: sink.text, syntax: .turtle).compactMap(\.triple.object.blankNode)
            #expect(Set(nodes).count == expected)
            #expect(sink.text.contains("[") == (scope == .block))
        }
    }

    @Test("An empty graph is a header and nothing else, in every syntax")
    func empty() throws {
        for syntax in RDFSyntax.allCases {
            let text = try RDFWriter.text(of: [], syntax: syntax, prefixes: Self.prefixes)
            if syntax.isReadable { #expect(try RDFReader.quads(in: text, syntax: syntax, base: "a:b").isEmpty) }
        }
        #expect(try RDFWriter.text(of: [], syntax: .ntriples) == "")
    }

    @Test("A thousand blocks hold the same statements as one, and a repeated one stands once in its block")
    func manyBlocks() throws {
        let triples = (0..<1000).map { triple("s\($0 / 3)", .literal(Literal($0))) }
        let sink = MemorySink()
        var writer = try RDFWriter(syntax: .turtle, prefixes: Self.prefixes, sink: sink)
        try writer.write(triples, inBlocksOf: 1)
        try writer.finish()
        #expect(Set(try RDFReader.quads(in: sink.text, syntax: .turtle).map(\.triple)) == Set(triples))
        let twice = try RDFWriter.text(of: [triples[0], triples[0]], syntax: .turtle)
        #expect(try RDFReader.quads(in: twice, syntax: .turtle).count == 1)
    }

    @Test("Subjects and predicates stand in the order in which the block first names them")
    func order() throws {
        let text = try RDFWriter.text(
            of: [
                Triple("https://example.org/p10", "https://example.org/z", .iri("https://example.org/p2")),
                Triple("https://example.org/p10", "https://example.org/a", .literal(Literal(1))),
                Triple("https://example.org/p1", "https://example.org/a", .literal(Literal(1))),
                Triple("https://example.org/p2", "https://example.org/z", .literal(Literal(1))),
                Triple("https://example.org/p1", "https://example.org/z", .literal(Literal(1))),
            ], syntax: .turtle, prefixes: Self.prefixes)
        #expect(
            text.hasSuffix(
                """
                ex:p10
                    ex:z ex:p2 ;
                    ex:a 1 .

                ex:p2
                    ex:z 1 .

                ex:p1
                    ex:z 1 ;
                    ex:a 1 .


                """))
    }

    @Test("A name that begins with a hyphen is written in full")
    func hyphen() throws {
        let text = try RDFWriter.text(
            of: [triple("-a", .iri("https://example.org/a-"))], syntax: .turtle, prefixes: Self.prefixes)
        #expect(text.contains("<https://example.org/-a>"))
        #expect(text.contains("ex:a-"))
    }

    @Test("Prefixes that cannot be declared are refused", arguments: ["_", "1a", "a b", "é", "a."])
    func badPrefixes(prefix: String) {
        #expect(throws: RDFWritingError.self) {
            _ = try RDFWriter(syntax: .turtle, prefixes: PrefixMap([prefix: "https://example.org/"]), sink: MemorySink())
        }
        #expect(throws: RDFWritingError.self) {
            _ = try RDFWriter(syntax: .turtle, prefixes: PrefixMap(["a": "https://example.org/ "]), sink: MemorySink())
        }
        #expect(throws: RDFWritingError.self) {
            _ = try RDFWriter(syntax: .turtle, prefixes: PrefixMap(["rdf": "https://example.org/"]), sink: MemorySink())
        }
    }

    @Test("A sink that takes no more ends the writing with its error")
    func sinkErrors() throws {
        let sink = ClosureSink { _ throws(OutputError) in throw OutputError(name: "x", code: 28, operation: "write") }
        var writer = try RDFWriter(syntax: .ntriples, sink: sink)
        do {
            try writer.write(block: [triple("s", .literal(Literal("x")))])
            Issue.record("it was written")
        } catch {
            #expect("\(error)".hasPrefix("x: cannot write: "))
        }
    }

    @Test("Writers on several threads do not disturb one another")
    func threads() async throws {
        let triples = (0..<200).map { triple("s\($0)", .literal(Literal($0))) }
        let expected = try RDFWriter.text(of: triples, syntax: .turtle)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<16 {
                group.addTask {
                    let text = try RDFWriter.text(of: triples, syntax: .turtle)
                    return try text == expected && RDFReader.quads(in: text, syntax: .turtle).count == 200
                }
            }
            for try await isSame in group { #expect(isSame) }
        }
    }
}
