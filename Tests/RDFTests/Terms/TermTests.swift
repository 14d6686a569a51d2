import RDF
import Testing

@Suite("Terms")
struct TermTests {
    private let composed = "caf\u{E9}"
    private let decomposed = "cafe\u{301}"

    @Test("A precomposed and a decomposed letter make two terms, although Swift's strings are equal")
    func codePointEquality() {
        #expect(composed == decomposed)
        #expect(Literal(composed) != Literal(decomposed))
        #expect(IRI("https://example.org/\(composed)") != IRI("https://example.org/\(decomposed)"))
        #expect(BlankNode(composed) != BlankNode(decomposed))
        #expect(Set([Term.literal(Literal(composed)), .literal(Literal(decomposed))]).count == 2)
    }

    @Test("Equal terms hash alike")
    func hashing() {
        let one = Literal("x", datatype: "https://example.org/t")
        let other = Literal("x", datatype: "https://example.org/t")
        #expect(one == other)
        #expect(one.hashValue == other.hashValue)
        #expect(IRI("a:b").hashValue == IRI("a:b").hashValue)
    }

    @Test("Terms are equal where their bytes are, whatever their length, and hash alike then only")
    func equalityByBytes() {
        var hashes: Set<Int> = []
        var texts: [String] = [""]
        for length in 1...40 {
            let text = String(repeating: "ab\u{E9}", count: length)
            texts += [text, text + "x", "x" + text, String(text.dropLast())]
        }
        for (index, text) in texts.enumerated() {
            // Another copy of the same bytes.
            let copy = String(decoding: Array(text.utf8), as: UTF8.self)
            #expect(IRI(text) == IRI(copy))
            #expect(IRI(text).hashValue == IRI(copy).hashValue)
            for other in texts[..<index] {
                #expect((IRI(text) == IRI(other)) == text.utf8.elementsEqual(other.utf8))
            }
            hashes.insert(IRI(text).hashValue)
        }
        #expect(hashes.count == Set(texts.map { Array($0.utf8) }).count)
    }

    @Test("Literals differ by lexical form, datatype and language")
    func literals() {
        #expect(Literal("01", datatype: XSD.integer) != Literal("1", datatype: XSD.integer))
        #expect(Literal("1", datatype: XSD.integer) != Literal("1"))
        #expect(Literal("a", language: "en") != Literal("a"))
        #expect(Literal("a", language: "EN") == Literal("a", language: "en"))
        #expect(Literal("a", language: "en").datatype == RDFSyntaxNamespace.langString)
    }

    @Test("IRIs sort by code point, as their bytes do")
    func ordering() {
        let iris: [IRI] = ["a:z", "a:\u{E9}", "a:\u{10000}", "a:\u{FFFD}", "a:", "a:Z"]
        #expect(iris.sorted().map(\.string) == ["a:", "a:Z", "a:z", "a:\u{E9}", "a:\u{FFFD}", "a:\u{10000}"])
    }

    @Test("A term describes itself as N-Triples writes it")
    func descriptions() {
        let triple = Triple("a:s", "a:p", .literal(Literal("one \"two\"\\\n\r\t\u{E9}", language: "en")))
        #expect("\(triple)" == #"<a:s> <a:p> "one \"two\"\\\n\r"# + "\t\u{E9}\"@en .")
        #expect("\(Literal(7))" == "\"7\"^^<http://www.w3.org/2001/XMLSchema#integer>")
        let quad = Quad(triple, in: .blankNode(BlankNode("g")))
        #expect(CanonicalNTriples.text(of: [quad]) == "\(triple.subject) <a:p> \(triple.object) _:g .\n")
    }

    @Test("Language tags are letters, then subtags of letters and digits", arguments: [
        ("en", true), ("en-GB", true), ("zh-Hans-CN", true), ("x-1-2", true), ("", false), ("-", false),
        ("en-", false), ("-en", false), ("en_GB", false), ("e1", false), ("en--GB", false), ("é", false),
    ])
    func languageTags(tag: String, isWellFormed: Bool) {
        #expect(LanguageTag.isWellFormed(tag) == isWellFormed)
    }

    @Test("Labels of blank nodes", arguments: [
        ("a", true), ("0", true), ("_a", true), ("a.b", true), ("a-b", true), ("\u{E9}", true), ("a\u{B7}", true),
        ("", false), ("a.", false), (".a", false), ("-a", false), ("a b", false), ("a:b", false), ("\u{B7}", false),
    ])
    func labels(label: String, isWellFormed: Bool) {
        #expect(BlankNodeLabel.isWellFormed(label) == isWellFormed)
    }
}
