import RDF
import Testing

@Suite("Resolving references")
struct IRIReferenceTests {
    @Test("The examples of RFC 3986, section 5.4", arguments: [
        ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
        ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"),
        ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"), ("g?y#s", "http://a/b/c/g?y#s"),
        (";x", "http://a/b/c/;x"), ("g;x", "http://a/b/c/g;x"), ("", "http://a/b/c/d;p?q"),
        (".", "http://a/b/c/"), ("./", "http://a/b/c/"), ("..", "http://a/b/"), ("../", "http://a/b/"),
        ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../g", "http://a/g"),
        ("../../../g", "http://a/g"), ("/./g", "http://a/g"), ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."),
        (".g", "http://a/b/c/.g"), ("g..", "http://a/b/c/g.."), ("..g", "http://a/b/c/..g"),
        ("./../g", "http://a/b/g"), ("./g/.", "http://a/b/c/g/"), ("g/./h", "http://a/b/c/g/h"),
        ("g/../h", "http://a/b/c/h"), ("g;x=1/./y", "http://a/b/c/g;x=1/y"), ("g?y/../x", "http://a/b/c/g?y/../x"),
        ("g#s/../x", "http://a/b/c/g#s/../x"), ("http:g", "http:g"),
    ])
    func rfc3986(reference: String, expected: String) {
        #expect(IRIReference.resolve(reference, against: "http://a/b/c/d;p?q") == IRI(expected))
    }

    @Test("Bases without path, with empty segments, without authority", arguments: [
        ("http://a", "g", "http://a/g"), ("http://a?q", "g", "http://a/g"), ("http://ab//de//ghi", "../x", "http://ab//de/x"),
        ("http://ab//de//ghi", "x", "http://ab//de//x"), ("urn:a:b", "c", "urn:c"), ("urn:a:b", "#c", "urn:a:b#c"),
        ("file:///a/b", "c", "file:///a/c"), ("http://a/b", "\u{E9}", "http://a/\u{E9}"), ("not absolute", "c", "c"),
    ])
    func otherBases(base: String, reference: String, expected: String) {
        #expect(IRIReference.resolve(reference, against: IRI(base)) == IRI(expected))
    }

    @Test("An IRI that a file cannot carry says why", arguments: [
        ("https://example.org/a b", "space"), ("https://example.org/<", "'<'"), ("https://example.org/\u{1}", "U+0001"),
        ("relative/path", "absolute"), ("", "absolute"), ("1a:b", "absolute"), (":b", "absolute"),
    ])
    func faults(text: String, complaint: String) throws {
        #expect(try #require(IRI(text).syntaxFault).contains(complaint))
        #expect(IRI("https://example.org/\u{E9}?a=b#c").syntaxFault == nil)
    }
}
