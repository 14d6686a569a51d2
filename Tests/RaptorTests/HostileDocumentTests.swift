import Foundation
import RDF
import Raptor
import Testing

/// Documents that mean harm. Each is read rightly or refused with a message, and nothing else happens.
@Suite("Hostile documents")
struct HostileDocumentTests {
    private static let namespace = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

    /// What reading ends in: the statements, or the message.
    private static func outcome(_ text: String, _ syntax: RDFSyntax) -> Result<[Quad], RDFReadingError> {
        do throws(RDFReadingError) {
            return .success(try RDFReader.quads(in: text, syntax: syntax, base: "http://example.org/a/b", source: "document"))
        } catch {
            return .failure(error)
        }
    }

    // Found by fuzzing: Raptor 2.0.15 reads through a null pointer.
    @Test("'<>' as the name of a graph, which crashes Raptor, is refused", arguments: [
        "<> {", "<>{}", "<> = { <a:s> <a:p> 1 }", "<a:s> <a:p> 1 . <> \t\r\n { }", "@prefix x: <>{", "'' <> {", "'''a''''' <> {",
    ], [RDFSyntax.turtle, .trig])
    func emptyGraphName(text: String, syntax: RDFSyntax) throws {
        guard case .failure(let error) = Self.outcome(text, syntax) else {
            Issue.record("'\(text)' was read")
            return
        }
        #expect(error.message.contains("'<>' as the name of a graph") && error.line != nil)
    }

    @Test("What looks like a danger inside a string, a comment or another IRI is none", arguments: [
        #"<a:s> <a:p> "<> {" ."#, "<a:s> <a:p> '<> {' .", "<a:s> <a:p> '''x'<> {''y''' .", #"<a:s> <a:p> """\"""<> {""" ."#,
        "<a:s> <a:p> 1 . # <> { \\uD800 \\u0000\n", "<> <a:p> 1 .", "<a:s> <a:p> <> .", "<a:s> <a:p> '' . # '\n<> <a:p> 1 .",
        "@prefix a: <http://e/> . a:x\\'y <a:p> '<> {' .",
    ])
    func harmless(text: String) {
        #expect(throws: Never.self) { try Self.outcome(text, .turtle).get() }
    }

    @Test("An IRI with a character that none may have is refused, with line and column")
    func characters() {
        guard case .failure(let error) = Self.outcome("<a:s> <a:p>\n <a:o{> .", .turtle) else {
            Issue.record("it was read")
            return
        }
        #expect(error.line == 2 && error.column == 6 && error.message.contains("'{'"))
    }

    // Found by fuzzing: a name in XML takes whatever its namespace is for an IRI.
    @Test("A name in XML whose namespace is no IRI is refused")
    func relativeNamespace() {
        let text = "<e:C xmlns:e='folder/name'/>"
        guard case .failure(let error) = Self.outcome(text, .rdfxml) else {
            Issue.record("it was read")
            return
        }
        #expect(error.message.contains("absolute IRI"))
    }

    // Found by fuzzing: what Raptor wrote of it, Raptor did not read.
    @Test("A predicate that goes on behind the namespace of RDF is refused in RDF/XML", arguments: ["ni.:a", "sub:a", "a/b", "1:a"])
    func extendedNamespace(rest: String) {
        let triple = Triple("a:s", IRI(Self.namespace + rest), .literal(Literal("x")))
        #expect(throws: RDFWritingError.self) { try RDFWriter.text(of: [triple], syntax: .rdfxml) }
        #expect(throws: Never.self) { try RDFWriter.text(of: [triple], syntax: .turtle) }
    }

    // CVE-2017-18926, CVE-2020-25713: namespaces counted too low, in XML literals.
    @Test("An XML literal of many namespaces keeps them all", arguments: [1, 2, 3, 8, 40])
    func namespaces(count: Int) throws {
        let declarations = (0..<count).map { " xmlns:n\($0)='http://example.org/\($0)'" }.joined()
        let attributes = (0..<count).map { " n\($0)='v' n\($0):a='w'".replacing(" n\($0)='v'", with: "") }.joined()
        let literal = "<n0:e\(attributes) xml:lang='en'><e\(attributes)/><n0:f xmlns:n0='http://example.org/other'\(attributes.replacing(" n0:a='w'", with: ""))/></n0:e>"
        let text = """
            <r:RDF xmlns:r='\(Self.namespace)' xmlns:x='http://example.org/'\(declarations)><r:Description r:about='s'>\
            <x:p r:parseType='Literal'>\(literal)</x:p></r:Description></r:RDF>
            """
        let quads = try Self.outcome(text, .rdfxml).get()
        let value = try #require(quads.first?.triple.object.literal?.lexicalForm)
        for number in 0..<count { #expect(value.contains("http://example.org/\(number)\"")) }
    }

    // CVE-2024-57823: a length that went below zero.
    @Test("Any number of '..' is resolved or refused", arguments: [
        "..", "../..", "../../../../..", "/..", "/../..", "/a/../..", "./../.", "../.././..//", "..//..", "http:..", "http:../..", "http://h/..",
        "http://h/a/../../..", "..a/..", "a/..b/../..", "?..", "#..", "//h/../..",
    ], [RDFSyntax.turtle, .rdfxml])
    func parents(reference: String, syntax: RDFSyntax) throws {
        let text = syntax == .turtle
            ? "<\(reference)> <a:p> 1 ."
            : "<r:Description xmlns:r='\(Self.namespace)' r:about='\(reference)' r:value='1'/>"
        guard case .success(let quads) = Self.outcome(text, syntax) else { return }
        let subject = try #require(quads.first?.triple.subject.iri)
        #expect(subject.syntaxFault == nil)
    }

    // CVE-2024-57822: the end of a blank node's label looked for beyond the end.
    @Test("A blank node's label that ends with the document is read or refused", arguments: [
        "_:", "_", "_:a", "_:.", "<a:s> <a:p> _:", "<a:s> <a:p> _:a.", "<a:s> <a:p> _:a. .", "<a:s> <a:p> _:a", "_:\u{E9}",
    ], [RDFSyntax.ntriples, .nquads, .turtle])
    func labels(text: String, syntax: RDFSyntax) throws {
        _ = Self.outcome(text, syntax)
        // The same through Raptor's own readers of lines.
        var count = 0
        var receiver = QuadReceiver { _ in count += 1 }
        var parser = try RaptorParser(syntax: syntax, base: "a:b")
        do throws(RDFReadingError) {
            let bytes = Array(text.utf8)
            try parser.parse(bytes.span, into: &receiver)
            try parser.finish(into: &receiver)
        } catch {
            #expect(!error.message.isEmpty)
        }
        #expect(count <= 1)
    }

    @Test("Entities that grow without end are refused within bounds, with a message", arguments: [
        ["10 times each", "10"], ["twice each", "2"],
    ])
    func entities(times: [String]) throws {
        let factor = Int(times[1]) ?? 2
        var text = "<!DOCTYPE r [<!ENTITY e0 '" + String(repeating: "lol", count: 30) + "'>"
        for level in 1...40 { text += "<!ENTITY e\(level) '" + String(repeating: "&e\(level - 1);", count: factor) + "'>" }
        text += "]><r:Description xmlns:r='\(Self.namespace)' r:about='a:b'><r:value>&e40;</r:value></r:Description>"
        guard case .failure(let error) = Self.outcome(text, .rdfxml) else {
            Issue.record("it was read")
            return
        }
        #expect(!error.message.isEmpty)
    }

    @Test("A document type that is elsewhere, and entities that are, are not looked for", arguments: [
        "<!DOCTYPE r SYSTEM 'http://127.0.0.1:9/r.dtd'>", "<!DOCTYPE r [<!ENTITY % p SYSTEM 'http://127.0.0.1:9/p'> %p;]>",
        "<!DOCTYPE r [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>", "<!DOCTYPE r PUBLIC '-//e//e' 'file:///etc/hostname'>",
        "<?xml-stylesheet href='http://127.0.0.1:9/s.xsl'?>",
    ])
    func external(prolog: String) {
        let text = prolog + "<r:Description xmlns:r='\(Self.namespace)' r:about='a:b' xmlns:x='http://www.w3.org/2001/XInclude'><r:value>v</r:value></r:Description>"
        if case .success(let quads) = Self.outcome(text, .rdfxml) {
            #expect(quads.map(\.triple) == [Triple("a:b", IRI(Self.namespace + "value"), .literal(Literal("v")))])
        }
    }

    // Raptor 2.0.15 lets libxml2 load parameter entities whatever it was told.
    @Test("No file of the machine gets into a document", arguments: [
        "<!ENTITY % p SYSTEM 'FILE'> %p;", "<!ENTITY % p PUBLIC '-' 'FILE'> %p;", "<!ENTITY secret SYSTEM 'FILE'>",
        "<!ENTITY % p '<!ENTITY &#37; q SYSTEM \"FILE\">'> %p; %q;",
    ])
    func files(declaration: String) throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).dtd")
        try Data("<!ENTITY secret 'taken from a file'>".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let text = "<!DOCTYPE r [\(declaration.replacing("FILE", with: file.absoluteString))]>"
            + "<r:Description xmlns:r='\(Self.namespace)' r:about='a:b'><r:value>&secret;</r:value></r:Description>"
        let statements = (try? Self.outcome(text, .rdfxml).get()) ?? []
        #expect(!"\(statements)".contains("taken from a file"))
        let type = "<!DOCTYPE r SYSTEM '\(file.absoluteString)'>" + text.drop { $0 != ">" }.dropFirst(3)
        #expect(!"\((try? Self.outcome(type, .rdfxml).get()) ?? [])".contains("taken from a file"))
    }

    @Test("Entities as documents use them are read: namespaces, comments and apostrophes between them")
    func usualEntities() throws {
        let text = """
            <?xml version="1.0"?>
            <!-- don't <a> --><!DOCTYPE r [ <!-- don't stop --> <?x fine?>
              <!ENTITY e "http://example.org/"> <!ENTITY r '\(Self.namespace)'> ]>
            <r:RDF xmlns:r="&r;" xmlns:e="&e;"><!-- <a><b> --><e:C r:about="&e;a/../b"><e:p><![CDATA[<a><b>]]></e:p></e:C></r:RDF>
            """
        let triples = try Self.outcome(text, .rdfxml).get().map(\.triple)
        #expect(triples.last == Triple("http://example.org/b", "http://example.org/p", .literal(Literal("<a><b>"))))
    }

    @Test("What would take far longer than it is long is refused by name", arguments: [
        ("nested more than 10000 deep", String(repeating: "<a>", count: 10_100)),
        ("nested more than 10000 deep", String(repeating: "<a><!--<--><b/><![CDATA[</a>]]>", count: 10_100)),
        ("too many elements nested", String(repeating: "<a>", count: 9_000) + String(repeating: "<b/>", count: 60_000)),
        ("more than 1000 attributes", "<a " + (0..<1001).map { "a\($0)=''" }.joined(separator: " ") + "/>"),
        ("more than 1000 times '..'", "<a b='" + String(repeating: "../", count: 1001) + "'/>"),
    ])
    func costly(message: String, content: String) {
        let text = "<r:Description xmlns:r='\(Self.namespace)' r:about='a:b'><r:value r:parseType='Literal'>\n\(content)"
        guard case .failure(let error) = Self.outcome(text, .rdfxml) else {
            Issue.record("it was read")
            return
        }
        #expect(error.message.contains(message) && error.line == 2)
        let entity = "<!DOCTYPE r [<!ENTITY e '<a></a>'>]><r:RDF xmlns:r='\(Self.namespace)'/>"
        #expect(throws: RDFReadingError.self) { try Self.outcome(entity, .rdfxml).get() }
        #expect(throws: RDFReadingError.self) { try Self.outcome("<" + String(repeating: "../", count: 1001) + "> <a:p> 1 .", .turtle).get() }
    }

    @Test("Brackets nested a hundred thousand deep are refused")
    func depth() {
        let depth = 100_000
        let text = "<a:s> <a:p> " + String(repeating: "(", count: depth) + String(repeating: ")", count: depth) + " ."
        #expect(throws: RDFReadingError.self) { try Self.outcome(text, .turtle).get() }
        #expect(throws: RDFReadingError.self) { try Self.outcome(String(repeating: "{\"a\":", count: depth), .rdfjson).get() }
    }
}
