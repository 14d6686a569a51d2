import Foundation
import RDF
import Raptor
import Testing

/// Raptor 2.0.15 and 2.0.16 keep the length of a language tag in one byte: of a tag of 256 bytes and more they make room
/// for the remainder, and write all of it. Found by fuzzing, after millions of runs, as damage to the heap.
@Suite("Language tags of more bytes than Raptor has room for")
struct LanguageTagTests {
    private static let namespace = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    private static let syntaxes: [RDFSyntax] = [.turtle, .trig, .ntriples, .nquads, .rdfxml, .rdfjson]

    /// A well-formed tag of so many bytes.
    private static func tag(_ length: Int) -> String {
        String(("en" + String(repeating: "-abcdefg", count: length / 8 + 1)).prefix(length - 1)) + "z"
    }

    private static func xml(_ attribute: String, prologue: String = "") -> String {
        "\(prologue)<r:RDF xmlns:r='\(namespace)' xmlns:e='a:'><r:Description r:about='a:s'><e:p \(attribute)>x</e:p></r:Description></r:RDF>"
    }

    private static func document(_ syntax: RDFSyntax, _ tag: String) -> String {
        switch syntax {
        case .turtle, .trig, .ntriples, .nquads: "<a:s> <a:p> \"x\"@\(tag) .\n"
        case .rdfjson: #"{"a:s":{"a:p":[{"value":"x","type":"literal","lang":"\#(tag)"}]}}"#
        default: xml("xml:lang='\(tag)'")
        }
    }

    /// The tags that are read, through Raptor in any case, in pieces of so many bytes.
    private static func languages(_ bytes: [UInt8], _ syntax: RDFSyntax, piece: Int) throws(RDFReadingError) -> [String?] {
        var languages: [String?] = []
        var receiver = QuadReceiver { languages.append($0.triple.object.literal?.language) }
        var parser = try RaptorParser(syntax: syntax, base: "http://example.org/", source: "document")
        var start = 0
        while start < bytes.count {
            let end = min(start + piece, bytes.count)
            let chunk = Array(bytes[start..<end])
            try parser.parse(chunk.span, into: &receiver)
            start = end
        }
        try parser.finish(into: &receiver)
        return languages
    }

    private static func isRefused(_ bytes: [UInt8], _ syntax: RDFSyntax, piece: Int = .max) -> Bool {
        do throws(RDFReadingError) {
            _ = try languages(bytes, syntax, piece: piece)
            return false
        } catch {
            return error.message.contains("language tag") && error.line != nil
        }
    }

    @Test("A tag of 255 bytes is read, one of 256 refused by name, with its line, in whatever pieces it comes", arguments: syntaxes, [1, 7, 100, 5000])
    func lengths(syntax: RDFSyntax, piece: Int) throws {
        let longest = Self.tag(255)
        #expect(try Self.languages(Array(Self.document(syntax, longest).utf8), syntax, piece: piece) == [longest])
        for length in [256, 257, 300, 4000] {
            #expect(Self.isRefused(Array(Self.document(syntax, Self.tag(length)).utf8), syntax, piece: piece))
        }
    }

    @Test("Behind long passages without IRIs and strings a long tag is found, too")
    func longPassages() throws {
        let prefix = "@prefix a: <a:> . " + (0..<400).map { "a:s\($0) a:p a:o\($0) . " }.joined() + "a:s a:p ''"
        #expect(Self.isRefused(Array((prefix + "@" + Self.tag(256) + " .").utf8), .turtle))
        #expect(try Self.languages(Array((prefix + "@" + Self.tag(255) + " .").utf8), .turtle, piece: .max).last == Self.tag(255))
        let empty = "<> <a:p> ''@" + Self.tag(256) + " ."
        #expect(Self.isRefused(Array(empty.utf8), .turtle))
        #expect(Self.isRefused(Array("<a:s> <a:p> '''x'''@\(Self.tag(200))_\(Self.tag(100)) .".utf8), .turtle))
    }

    @Test("What looks like a long tag inside a string, an IRI, a comment or text is none")
    func harmless() throws {
        let long = "@" + Self.tag(300)
        for text in ["<a:s> <a:p> '\(long)' .", "<a:s> <a:p> '''\(long)''' .", "<a:s> <a:p> <a:\(long)> .", "<a:s> <a:p> 1 . # \(long)\n"] {
            #expect(throws: Never.self) { try Self.languages(Array(text.utf8), .turtle, piece: .max) }
        }
        let element = Self.xml("xml:lang='en'").replacing("r:about", with: "e:lang2='\(long)' e:language=\"\(long)\" r:about")
            .replacing(">x<", with: ">xml:lang='\(long)'<")
        #expect(throws: Never.self) { try Self.languages(Array("<!--lang='\(long)'-->\(element)".utf8), .rdfxml, piece: .max) }
        let json = #"/* "lang":"\#(long)" */ {"a:s":{"a:p":[{"type":"literal","value":"\"lang\":\#(long)","lang":"en"}], "a:\#(long)": []}}"#
        #expect(throws: Never.self) { try Self.languages(Array(json.utf8), .rdfjson, piece: .max) }
    }

    @Test("A long tag cannot hide in XML", arguments: [
        xml("xml:lang = \"\(tag(256))\""), xml("xml:lang\n=\n'\(tag(256))'"), xml("e:q='a>b' xml:lang='\(tag(256))'"),
        xml("xml:lang='&long;'", prologue: "<!DOCTYPE r:RDF [<!ENTITY long '\(tag(300))'>]>"),
        xml("xml:lang='en-&long;'", prologue: "<!DOCTYPE r:RDF [<!ENTITY long '\(tag(300))'>]>"),
        xml("", prologue: "<!DOCTYPE r:RDF [<!ATTLIST e:p xml:lang CDATA '\(tag(256))'>]>"),
        xml("", prologue: "<!DOCTYPE r:RDF [<!ENTITY long '\(tag(300))'><!ATTLIST e:p e:q CDATA 'x' xml:lang CDATA \"&long;\">]>"),
        xml("xml:lang='\(String(repeating: "é", count: 128))'"),
        xml("xml:lang='\((0..<100).map { _ in "&#97;&#x61;" }.joined())\(tag(200))'"),
    ])
    func hiddenInXML(text: String) {
        #expect(Self.isRefused(Array(text.utf8), .rdfxml))
    }

    @Test("A long tag cannot hide in an encoding")
    func encodings() throws {
        func sixteen(_ text: String) -> [UInt8] { [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } }
        let declared = "<?xml version='1.0' encoding='UTF-16'?>"
        #expect(Self.isRefused(sixteen(Self.xml("xml:lang='\(Self.tag(256))'", prologue: declared)), .rdfxml))
        #expect(Self.isRefused(sixteen(Self.xml("xml:lang='\(String(repeating: "一", count: 100))'", prologue: declared)), .rdfxml))
        #expect(try Self.languages(sixteen(Self.xml("xml:lang='en-gb'", prologue: declared)), .rdfxml, piece: .max) == ["en-gb"])
        let latin = "<?xml version=\"1.0\" encoding = 'ISO-8859-1' standalone='yes' ?>"
        #expect(try Self.languages(Array(Self.xml("xml:lang='en'", prologue: latin).utf8), .rdfxml, piece: 3) == ["en"])
        // In UTF-7 letters can be written as others; in EBCDIC they are others.
        for encoding in ["UTF-7", "IBM037", "EBCDIC-CP-US", "ISO-2022-JP", "HZ", "nonsense"] {
            for declaration in [
                "<?xml version='1.0' encoding='\(encoding)'?>", "<?xml version='encoding=\"UTF-8\"' encoding='\(encoding)'?>",
                "<?xml version='1.0'encoding='\(encoding)'?>", "<?xml\n encoding\t=\t\"\(encoding)\"?>",
            ] {
                #expect(throws: RDFReadingError.self) { try Self.languages(Array(Self.xml("xml:lang='en'", prologue: declaration).utf8), .rdfxml, piece: .max) }
            }
        }
        let message = #expect(throws: RDFReadingError.self) {
            try Self.languages(Array(Self.xml("", prologue: "<?xml version='1.0' encoding='UTF-7'?>").utf8), .rdfxml, piece: 1)
        }
        #expect(message?.message.contains("UTF-7") == true)
        #expect(throws: RDFReadingError.self) { try Self.languages([0x4C, 0x6F, 0xA7, 0x94, 0x93, 0x40], .rdfxml, piece: .max) }
    }

    @Test("A long tag cannot hide in JSON", arguments: [
        #""l\u0061ng":"#, #""\u006C\u0061\u006e\u0067" :"#, #""lang"/*"*/:"#, "\"lang\" // \"\n : ", #""lan":"#, #""l":"#, #""lang": /* " */ "#,
    ])
    func hiddenInJSON(key: String) {
        let text = #"{"a:s":{"a:p":[{"value":"x","type":"literal",\#(key)"\#(Self.tag(256))"}]}}"#
        #expect(Self.isRefused(Array(text.utf8), .rdfjson))
    }

    @Test("A tag that Raptor has no room for is refused when it would write it, with the triple", arguments: RDFSyntax.allCases)
    func writing(syntax: RDFSyntax) throws {
        func triple(_ length: Int) -> Triple { Triple("a:s", "a:p", .literal(Literal("x", language: Self.tag(length)))) }
        let text = try RDFWriter.text(of: [triple(255)], syntax: syntax)
        if syntax.isReadable { #expect(try RDFReader.quads(in: text, syntax: syntax, base: "a:b").map(\.triple) == [triple(255)]) }
        if syntax == .jsonld {
            // Spelled without Raptor, and not read.
            #expect(try RDFWriter.text(of: [triple(256)], syntax: syntax).contains(Self.tag(256)))
        } else if syntax == .ntriples || syntax == .nquads {
            // Neither written nor read through Raptor.
            #expect(try RDFReader.quads(in: RDFWriter.text(of: [triple(256)], syntax: syntax), syntax: syntax).map(\.triple) == [triple(256)])
        } else {
            let error = #expect(throws: RDFWritingError.self) { try RDFWriter.text(of: [triple(256)], syntax: syntax) }
            #expect("\(try #require(error))".contains("language tag"))
        }
    }
}
