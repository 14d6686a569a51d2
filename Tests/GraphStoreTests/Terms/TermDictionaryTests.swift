import GraphStore
import RDF
import Testing

@Suite("Term dictionary")
struct TermDictionaryTests {
    private static let terms: [Term] = [
        .iri("http://example.org/a"), .iri(""), .blankNode(BlankNode("a")), .literal(Literal("a")),
        .literal(Literal("a", language: "en")), .literal(Literal("a", language: "EN-gb")),
        .literal(Literal("a", datatype: XSD.integer)), .literal(Literal("01", datatype: XSD.integer)),
        .literal(Literal("1", datatype: XSD.integer)), .literal(Literal("\u{E9}")),
        .literal(Literal("e\u{301}")), .literal(Literal("")), .literal(Literal("a\u{0}b")),
        .literal(Literal("a", datatype: "en")),
    ]

    @Test("Terms that differ in kind, datatype, language or code points get different ids")
    func distinct() {
        let builder = DatasetBuilder()
        let ids = Self.terms.map { builder.intern($0) }
        #expect(Set(ids).count == Self.terms.count)
        #expect(ids == Self.terms.map { builder.intern($0) })
    }

    @Test("A term comes back from its id as it went in")
    func roundTrip() throws {
        let builder = DatasetBuilder()
        let ids = Self.terms.map { builder.intern($0) }
        let dictionary = try builder.build().dictionary
        #expect(dictionary.count == Self.terms.count)
        for (id, term) in zip(ids, Self.terms) {
            #expect(dictionary.term(id) == term)
            #expect(dictionary.id(of: term) == id)
        }
        #expect(dictionary.id(of: .iri("http://example.org/b")) == nil)
        #expect(dictionary.id(of: .literal(Literal("a", language: "fr"))) == nil)
    }

    @Test("Terms of all lengths are found among thousands, also after the table has grown")
    func manyTerms() throws {
        let builder = DatasetBuilder()
        var text = ""
        var terms: [Term] = []
        for number in 0..<20_000 {
            if number % 100 == 0 { text = "" }
            text += String(number % 10)
            terms.append(.literal(Literal("\(number)\(text)")))
        }
        let ids = terms.map { builder.intern($0) }
        #expect(ids == (1...20_000).map { TermID($0) })
        let dictionary = try builder.build().dictionary
        #expect(zip(ids, terms).allSatisfy { dictionary.id(of: $1) == $0 && dictionary.term($0) == $1 })
    }

    @Test("Bytes and values of a term give the same id")
    func bytes() {
        let builder = DatasetBuilder()
        let datatype = Array(XSD.date.string.utf8), tag = Array("fr-CH".utf8), text = Array("2024-10-24".utf8)
        let byBytes = text.withUnsafeBufferPointer { text in
            datatype.withUnsafeBufferPointer { builder.intern(literal: text, datatype: $0) }
        }
        #expect(byBytes == builder.intern(.literal(Literal("2024-10-24", datatype: XSD.date))))
        let tagged = text.withUnsafeBufferPointer { text in
            tag.withUnsafeBufferPointer { builder.intern(literal: text, language: $0) }
        }
        #expect(tagged == builder.intern(.literal(Literal("2024-10-24", language: "fr-ch"))))
        #expect(text.withUnsafeBufferPointer { builder.intern(iri: $0) } == builder.intern(.iri("2024-10-24")))
    }
}
