import Foundation
import RDF
import Raptor
import TestSupport
import Testing

@Suite("RaptorParser and RDFReader")
struct RaptorParserTests {
    @Test("Turtle, TriG, RDF/XML and RDF/JSON are read to the same statement", arguments: [
        (RDFSyntax.turtle, "<s> <https://example.org/p> \"x\"@en ."),
        (.trig, "{ <s> <https://example.org/p> \"x\"@en . }"),
        (.ntriples, "<https://example.org/s> <https://example.org/p> \"x\"@en ."),
        (.rdfxml, "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:e='https://example.org/'><rdf:Description rdf:about='s'><e:p xml:lang='en'>x</e:p></rdf:Description></rdf:RDF>"),
        (.rdfjson, "{\"https://example.org/s\":{\"https://example.org/p\":[{\"value\":\"x\",\"type\":\"literal\",\"lang\":\"en\"}]}}"),
    ])
    func syntaxes(syntax: RDFSyntax, text: String) throws {
        let expected = Triple("https://example.org/s", "https://example.org/p", .literal(Literal("x", language: "en")))
        #expect(try RDFReader.quads(in: text, syntax: syntax, base: "https://example.org/base").map(\.triple) == [expected])
    }

    @Test("A syntax error says file and line, and is an error even where Raptor returns success")
    func errors() throws {
        for syntax in [RDFSyntax.turtle, .ntriples, .nquads, .rdfxml, .rdfjson] {
            do {
                _ = try RDFReader.quads(in: "\n\n<a:s> <a:p> oops", syntax: syntax, base: "a:b", source: "file")
                Issue.record("\(syntax) was read")
            } catch {
                #expect(error.source == "file")
                if syntax != .rdfjson { #expect(error.line == 3, "\(syntax): \(error)") }
            }
        }
    }

    @Test("What Raptor warns of is handed on with its line, and a thousand warnings are counted")
    func warnings() throws {
        func document(_ count: Int) -> String {
            let property = "<e:p r:parseType='odd'>x</e:p>\n"
            return "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:e='http://e/'>\n<r:Description r:about='http://e/s'>\n"
                + String(repeating: property, count: count) + "</r:Description></r:RDF>"
        }
        var heard: [RaptorMessage] = []
        _ = try RDFReader.quads(in: document(1), syntax: .rdfxml) { heard.append($0) }
        #expect(heard.count == 1 && heard.first?.level == .warning && heard.first?.line == 3, "\(heard)")
        heard = []
        _ = try RDFReader.quads(in: document(1000), syntax: .rdfxml) { heard.append($0) }
        #expect(heard.count == 101 && heard.last?.text == "900 more warnings of this kind", "\(heard.last as Any)")
    }

    @Test("What was warned of before an error is told beside it")
    func warningsBeforeAnError() {
        let text =
            "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:e='http://e/'>\n<r:Description r:about='http://e/s'>\n"
            + "<e:p r:parseType='odd'>x</e:p>\n</r:Wrong>"
        var heard: [RaptorMessage] = []
        #expect(throws: RDFReadingError.self) { try RDFReader.quads(in: text, syntax: .rdfxml) { heard.append($0) } }
        #expect(heard.map(\.line) == [3], "\(heard)")
    }

    @Test("A relative IRI without a base is an error", arguments: ["<s>", "<#s>", "<//host/s>", "<>", "<?q>"])
    func relative(subject: String) {
        #expect(throws: RDFReadingError.self) {
            try RDFReader.quads(in: "\(subject) <https://example.org/p> 1 .", syntax: .turtle)
        }
    }

    /// What reading a text in pieces of so many bytes comes to: its statements or its error, as text.
    private static func outcome(of text: [UInt8], inPiecesOf size: Int) -> String {
        var quads: [Quad] = []
        var receiver = QuadReceiver { quads.append($0) }
        do throws(RDFReadingError) {
            var parser = try RaptorParser(syntax: .turtle, base: "a:b", source: "file")
            for start in stride(from: 0, to: text.count, by: size) {
                try parser.parse(text.span.extracting(start..<min(start + size, text.count)), into: &receiver)
            }
            try parser.finish(into: &receiver)
        } catch {
            return "\(error)"
        }
        return quads.map { "\($0.triple)" }.joined(separator: "\n")
    }

    @Test("Turtle is looked at in runs as byte by byte, whatever it holds and wherever it is cut")
    func pieces() {
        let pieces = [
            "<a:s> <a:p> <a:o> .\n", "<a:longer/than/eight/bytes> a <a:o> .", "@base <http://a//b/c> .", "@base\n<http://a/b/> .",
            "BASE # <x>\n <http://a//b> ", "<a:s> <a:p> <../x> .", "<a:s> <a:p> <a:x/../y> .", "<a:s> <a:p> \"text of a string\" .",
            "<a:s> <a:p> 'it\\'s' .", "<a:s> <a:p> \"\"\"long \"\" # <x> \n one\"\"\" .", "<a:s> <a:p> \"\" .",
            "<a:s> <a:p> \"\\u00E9\\U0001F600\" .", "# a comment <a b> \\u0000\n", "<a:s> <a:p> 1, 2.5, true .", "<a:\\u00E9> <a:p> 1 .",
            "<a:\u{E9}\u{20AC}x> <a:p> \"\u{E9}\" .", "<a:s> <> <a:o> .", "@prefix p: <a:> . p:x p:y p:z-1\\~2 .\n",
        ]
        let faults = ["<a b>", "\"\\u0000\"", "\"\\uD800\"", "\0", "<a:s", "\"\\UFFFFFFFF\"", "<> {", "<a{b>"]
        var generator = SeededGenerator(seed: 33)
        for number in 0..<200 {
            var text = Array((0..<(number % 9)).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }.joined().utf8)
            if number % 3 == 0 { text += Array(faults[Int.random(in: 0..<faults.count, using: &generator)].utf8) }
            if number % 10 == 0 { text.append(0xC3) }
            let expected = Self.outcome(of: text, inPiecesOf: 1)
            for size in [7, 1 << 20] {
                #expect(Self.outcome(of: text, inPiecesOf: size) == expected, "\(String(decoding: text, as: UTF8.self))")
            }
        }
    }

    @Test("Labels of the document and labels that are made up never meet")
    func labels() throws {
        let text = "[] <a:p> 1 . [] <a:p> 2 . _:genid1 <a:p> 3 . _:genid2 <a:p> 4 . _:genid_genid1 <a:p> 5 . _:x <a:p> 6 ."
        let subjects = try RDFReader.quads(in: text, syntax: .turtle).map(\.triple.subject)
        #expect(Set(subjects).count == 6)
    }

    @Test("No entity of an XML file is fetched, and expanded entities are bounded")
    func entities() throws {
        let secret = FileManager.default.temporaryDirectory.appendingPathComponent("secret-\(UUID()).txt")
        try Data("secret".utf8).write(to: secret)
        defer { try? FileManager.default.removeItem(at: secret) }
        let root = "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:e='https://example.org/'><rdf:Description rdf:about='https://example.org/s'><e:p>&e;</e:p></rdf:Description></rdf:RDF>"
        let external = "<!DOCTYPE r [<!ENTITY e SYSTEM '\(secret.absoluteString)'>]>" + root
        let quads = (try? RDFReader.quads(in: external, syntax: .rdfxml, base: "a:b")) ?? []
        #expect(!quads.contains { "\($0.triple)".contains("secret") })

        var bomb = "<!DOCTYPE r [<!ENTITY e0 'lol'>"
        for level in 1...12 { bomb += "<!ENTITY e\(level) '" + String(repeating: "&e\(level - 1);", count: 10) + "'>" }
        let text = bomb + "<!ENTITY e '&e12;'>]>" + root
        let result = (try? RDFReader.quads(in: text, syntax: .rdfxml, base: "a:b")) ?? []
        #expect(result.allSatisfy { "\($0.triple)".utf8.count < 20_000_000 })
    }

    @Test("U+0000 and code points that do not exist are refused, not cut off", arguments: [
        #"<a:s> <a:p> "a\u0000b" ."#, "<a:s> <a:p> \"a\0b\" .", #"<a:s> <a:p> "a\uD800b" ."#, #"<a:s> <a:p> "\U00110000" ."#,
    ])
    func guarded(text: String) {
        #expect(throws: RDFReadingError.self) { try RDFReader.quads(in: text, syntax: .turtle) }
        #expect(throws: Never.self) { try RDFReader.quads(in: #"<a:s> <a:p> "a\\u0000" ."#, syntax: .turtle) }
    }

    @Test("A file that is missing, a folder, and an unknown suffix are errors that name the file")
    func files() {
        for path in ["/no/such/file.ttl", "/tmp", "/tmp/x.unknown"] {
            do {
                _ = try RDFReader.quads(path: path, syntax: path == "/tmp" ? .turtle : nil)
                Issue.record("\(path) was read")
            } catch { #expect("\(error)".hasPrefix(path)) }
        }
    }

    @Test("Ten thousand nested brackets are read or refused, never a crash")
    func nesting() {
        let text = "<a:s> <a:p> " + String(repeating: "[ <a:p> ", count: 10_000) + "1" + String(repeating: " ]", count: 10_000) + " ."
        _ = try? RDFReader.quads(in: text, syntax: .turtle)
    }

    @Test("A file is read by its suffix, relative to its own IRI")
    func fileBase() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("a b-\(UUID()).ttl")
        try Data("<#x> <a:p> 1 .".utf8).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        let subject = try #require(try RDFReader.quads(path: url.path).first?.triple.subject.iri)
        #expect(subject.string.hasPrefix("file:///") && subject.string.contains("a%20b-") && subject.string.hasSuffix(".ttl#x"))
    }
}
