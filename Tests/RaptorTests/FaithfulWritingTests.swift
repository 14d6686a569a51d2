import RDF
import Raptor
import TestSupport
import Testing

@Suite("What is written says exactly what was given")
struct FaithfulWritingTests {
    static let prefixes = PrefixMap([
        "ex": "https://example.org/", "xsd": "http://www.w3.org/2001/XMLSchema#",
    ])

    private func rewrite(
        _ quads: [Quad], as syntax: RDFSyntax, _ scope: RDFWriter.BlankNodeScope
    ) throws -> [Quad] {
        let sink = MemorySink()
        var writer = try RDFWriter(syntax: syntax, prefixes: Self.prefixes, sink: sink, blankNodes: scope)
        try writer.write(quads: quads)
        try writer.finish()
        do {
            let readable = syntax == .rdfxmlAbbreviated ? RDFSyntax.rdfxml : syntax
            return try RDFReader.quads(in: sink.text, syntax: readable, base: "https://example.org/base")
        } catch {
            Issue.record("\(error) in:\n\(sink.text)")
            return []
        }
    }

    @Test("Every graph comes back from Turtle", arguments: SpoilerCase.all)
    func turtle(_ example: SpoilerCase) throws {
        let quads = try NTriplesReader.quads(in: example.lines)
        #expect(GraphIsomorphism.areIsomorphic(quads, try rewrite(quads, as: .turtle, .block)))
        #expect(GraphIsomorphism.areIsomorphic(quads, try rewrite(quads, as: .turtle, .document)))
    }

    @Test("Every graph comes back from N-Triples", arguments: SpoilerCase.all)
    func ntriples(_ example: SpoilerCase) throws {
        let quads = try NTriplesReader.quads(in: example.lines)
        #expect(GraphIsomorphism.areIsomorphic(quads, try rewrite(quads, as: .ntriples, .block)))
        #expect(GraphIsomorphism.areIsomorphic(quads, try rewrite(quads, as: .ntriples, .document)))
    }

    @Test("Every graph comes back from the other syntaxes, or is refused", arguments: SpoilerCase.all)
    func others(_ example: SpoilerCase) throws {
        let quads = try NTriplesReader.quads(in: example.lines)
        for syntax in [RDFSyntax.nquads, .rdfxml, .rdfxmlAbbreviated, .rdfjson] {
            do {
                let again = try rewrite(quads, as: syntax, .block)
                #expect(GraphIsomorphism.areIsomorphic(quads, again), "\(syntax)")
            } catch RDFWritingError.refused {}
        }
    }

    static let refusals: [Refusal] = [
        Refusal("a space", Triple("https://example.org/a b", "https://example.org/p", .literal(Literal("x"))), "space"),
        Refusal("a quotation mark", Triple("https://example.org/s", "https://example.org/\"p", .literal(Literal("x"))), "'\"'"),
        Refusal("an angle bracket", Triple("https://example.org/s", "https://example.org/p", .iri("https://example.org/>")), "'>'"),
        Refusal("a backslash", Triple("https://example.org/s", "https://example.org/p", .iri("https://example.org/\\u0020")), "'\\'"),
        Refusal("a brace", Triple("https://example.org/{s}", "https://example.org/p", .literal(Literal("x"))), "'{'"),
        Refusal("a line feed", Triple("https://example.org/s\n", "https://example.org/p", .literal(Literal("x"))), "U+000A"),
        Refusal("no scheme", Triple("s", "https://example.org/p", .literal(Literal("x"))), "absolute"),
        Refusal("an empty IRI", Triple("https://example.org/s", "https://example.org/p", .iri("")), "absolute"),
        Refusal("U+FFFE in an IRI", Triple("https://example.org/\u{FFFE}", "https://example.org/p", .literal(Literal("x"))), "U+FFFE"),
        Refusal("U+0000", Triple("https://example.org/s", "https://example.org/p", .literal(Literal("x\0y"))), "U+0000"),
        Refusal("U+FFFF", Triple("https://example.org/s", "https://example.org/p", .literal(Literal("x\u{FFFF}y"))), "U+FFFF"),
        Refusal("U+0000 beside CR", Triple("https://example.org/s", "https://example.org/p", .literal(Literal("\rx\0y"))), "U+0000"),
        Refusal("a datatype with a space", Triple("https://example.org/s", "https://example.org/p", .literal(Literal("x", datatype: "https://example.org/ t"))), "space"),
        Refusal("an empty tag", Triple("https://example.org/s", "https://example.org/p", .literal(Literal("x", language: ""))), "language tag"),
        Refusal("a tag with an underscore", Triple("https://example.org/s", "https://example.org/p", .literal(Literal("x", language: "en_GB"))), "language tag"),
        Refusal("a tag that ends in a hyphen", Triple("https://example.org/s", "https://example.org/p", .literal(Literal("x", language: "en-"))), "language tag"),
        Refusal("a literal as subject", Triple(.literal(Literal("x")), "https://example.org/p", .literal(Literal("x"))), "subject"),
        Refusal("a label with a space", Triple(.blankNode(BlankNode("a b")), "https://example.org/p", .literal(Literal("x"))), "label"),
        Refusal("an empty label", Triple("https://example.org/s", "https://example.org/p", .blankNode(BlankNode(""))), "label"),
    ]

    struct Refusal: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let triple: Triple
        let reason: String

        init(_ name: String, _ triple: Triple, _ reason: String) {
            testDescription = name
            self.triple = triple
            self.reason = reason
        }
    }

    @Test("What no syntax can carry is refused, with the statement and the reason", arguments: refusals)
    func refusal(_ example: Refusal) throws {
        let good = Triple("https://example.org/s", "https://example.org/p", .literal(Literal("good")))
        // JSON has an escape for every character; what Raptor would cut off is written there.
        let isCutByRaptorOnly = example.testDescription.hasPrefix("U+")
        for syntax in RDFSyntax.allCases where syntax != .dot && !(syntax == .jsonld && isCutByRaptorOnly) {
            let sink = MemorySink()
            var writer = try RDFWriter(syntax: syntax, sink: sink)
            do {
                try writer.write(block: [good, example.triple])
                Issue.record("\(syntax) wrote it")
            } catch {
                guard case .refused(let triple, let reason) = error else {
                    Issue.record("\(syntax): \(error)")
                    continue
                }
                #expect(triple == example.triple)
                #expect(reason.contains(example.reason), "\(reason)")
                #expect(!sink.text.contains("good"), "nothing of a refused block is written")
            }
        }
    }

    @Test("A chain of blank nodes twenty thousand deep is written in every syntax")
    func deepChain() throws {
        let quads = try NTriplesReader.quads(in: SpoilerCase.chain(20_000) + "\n")
        for syntax in [RDFSyntax.turtle, .ntriples, .nquads, .rdfxml, .rdfxmlAbbreviated, .rdfjson] {
            let sink = MemorySink()
            var writer = try RDFWriter(syntax: syntax, sink: sink, blankNodes: .block)
            try writer.write(quads: quads)
            try writer.finish()
            #expect(sink.bytes.count < 40_000_000)
            let readable = syntax == .rdfxmlAbbreviated ? RDFSyntax.rdfxml : syntax
            #expect(try RDFReader.quads(in: sink.text, syntax: readable, base: "https://example.org/").count == quads.count)
        }
    }

    @Test("A named graph is written in N-Quads and refused elsewhere")
    func namedGraphs() throws {
        let quad = Quad(
            Triple("https://example.org/s", "https://example.org/p", .literal(Literal("x"))),
            in: .blankNode(BlankNode("g")))
        #expect(try rewrite([quad], as: .nquads, .document) == [quad])
        for syntax in [RDFSyntax.turtle, .ntriples, .rdfxml, .rdfjson] {
            var writer = try RDFWriter(syntax: syntax, sink: MemorySink())
            do {
                try writer.write(quads: [quad])
                Issue.record("\(syntax) dropped the graph")
            } catch { #expect("\(error)".contains("no named graphs")) }
        }
    }
}
