import RDF
import Testing

@Suite("PrefixMap")
struct PrefixMapTests {
    private let prefixes = PrefixMap([
        "ex": "https://example.org/", "doc": "https://example.org/doc/", "": "https://example.org/empty#",
    ])

    @Test("A name is expanded by its prefix, which may be empty")
    func expand() {
        #expect(prefixes.expand("ex:a") == "https://example.org/a")
        #expect(prefixes.expand(":a") == "https://example.org/empty#a")
        #expect(prefixes.expand("ex:a:b") == "https://example.org/a:b")
        #expect(prefixes.expand("no:a") == nil)
        #expect(prefixes.expand("plain") == nil)
    }

    @Test("An IRI is shortened by its longest namespace, where the rest needs no escape")
    func shorten() {
        #expect(prefixes.shorten("https://example.org/doc/a-1_b") == "doc:a-1_b")
        #expect(prefixes.shorten("https://example.org/a") == "ex:a")
        #expect(prefixes.shorten("https://example.org/doc/a/b") == nil)
        #expect(prefixes.shorten("https://example.org/a.b") == nil)
        #expect(prefixes.shorten("https://elsewhere.example/") == nil)
    }

    @Test("A repeated prefix takes its last namespace and keeps its place; nil removes it")
    func replace() {
        var map = prefixes
        map["ex"] = "https://example.com/"
        #expect(map.entries.map(\.prefix) == ["ex", "doc", ""])
        #expect(map["ex"] == "https://example.com/")
        map["doc"] = nil
        #expect(map.entries.map(\.prefix) == ["ex", ""])
    }
}
