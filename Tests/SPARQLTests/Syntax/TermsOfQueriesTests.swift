import RDF
import SPARQL
import Testing

@Suite("Terms of queries are read as written")
struct TermsOfQueriesTests {
    /// The object of the only triple of the query.
    func object(
        _ text: String, prologue: String = "", base: IRI? = "http://base.org/a/b", defaults: PrefixMap = PrefixMap()
    ) throws -> Term? {
        let query = try Query(
            parsing: "\(prologue) ASK { ?s ?p \(text) }", base: base, defaultPrefixes: defaults)
        guard case .basicGraphPattern(let triples) = query.pattern, triples.count == 1 else { return nil }
        return triples[0].object.term
    }

    @Test(
        "Literals keep their lexical form and get their datatype",
        arguments: [
            ("1", Literal("1", datatype: XSD.integer)),
            ("-01", Literal("-01", datatype: XSD.integer)),
            ("+1.50", Literal("+1.50", datatype: XSD.decimal)),
            (".5", Literal(".5", datatype: XSD.decimal)),
            ("1.e3", Literal("1.e3", datatype: XSD.double)),
            ("1E-3", Literal("1E-3", datatype: XSD.double)),
            ("false", Literal(false)),
            ("'a\"b'", Literal("a\"b")),
            (#""a\tb\n\\\"""#, Literal("a\tb\n\\\"")),
            ("'''a'b''c'''", Literal("a'b''c")),
            ("\"\"\"line\nline\"\"\"", Literal("line\nline")),
            ("'chat'@fr-CA", Literal("chat", language: "fr-ca")),
            ("'x'^^<http://e/t>", Literal("x", datatype: "http://e/t")),
            (#""\u00E9\U0001F600""#, Literal("\u{E9}\u{1F600}")),
            (#""\\u0041""#, Literal(#"\u0041"#)),
        ])
    func literals(text: String, expected: Literal) throws {
        #expect(try object(text) == .literal(expected))
    }

    @Test(
        "IRIs resolve against the base, names against their prefix",
        arguments: [
            ("<c>", "http://base.org/a/c"), ("<>", "http://base.org/a/b"), ("<#f>", "http://base.org/a/b#f"),
            ("<../c?q>", "http://base.org/c?q"), ("<http://x/../y>", "http://x/y"),
            ("<urn:x>", "urn:x"), ("p:", "http://p/"), ("p:a.b", "http://p/a.b"), (":a:b", "http://empty/a:b"),
            ("p:%41", "http://p/%41"), (##"p:a\~\/\#b"##, "http://p/a~/#b"), ("p:é", "http://p/é"),
            ("p:0", "http://p/0"), (#"<\u0078>"#, "http://base.org/a/x"),
        ])
    func iris(text: String, expected: String) throws {
        let prologue = "PREFIX p: <http://p/> PREFIX : <http://empty/>"
        #expect(try object(text, prologue: prologue) == .iri(IRI(expected)))
    }

    @Test("BASE changes what relative IRIs mean, and prefixes too")
    func base() throws {
        let prologue = "BASE <http://other.org/x/> BASE <y/> PREFIX p: <z#>"
        #expect(try object("<a>", prologue: prologue) == .iri("http://other.org/x/y/a"))
        #expect(try object("p:a", prologue: prologue) == .iri("http://other.org/x/y/z#a"))
    }

    @Test("A default prefix can be used, and a declared one takes precedence")
    func defaultPrefixes() throws {
        let defaults = PrefixMap(["p": "http://default/", "q": "http://q/"])
        let prologue = "PREFIX p: <http://declared/>"
        #expect(try object("p:a", prologue: prologue, defaults: defaults) == .iri("http://declared/a"))
        #expect(try object("q:a", prologue: prologue, defaults: defaults) == .iri("http://q/a"))
        let query = try Query(parsing: "\(prologue) ASK {}", defaultPrefixes: defaults)
        #expect(query.prefixes == PrefixMap(["p": "http://declared/"]))
    }

    @Test("Letters that look alike but differ in code points are different names")
    func canonicalEquivalence() throws {
        let query = try Query(parsing: "SELECT * { ?\u{E9} ?p ?e\u{301} }")
        guard case .select(let columns) = query.form else { return }
        #expect(columns.count == 3)
    }

    @Test("A list becomes its first and rest triples")
    func list() throws {
        let query = try Query(parsing: "ASK { (1 ?x) ?p () }")
        #expect(
            query.pattern.tree(prefixes: PrefixMap(["rdf": RDFSyntaxNamespace.iri])) == """
                BGP
                  _:g0 rdf:first 1
                  _:g0 rdf:rest _:g1
                  _:g1 rdf:first ?x
                  _:g1 rdf:rest rdf:nil
                  _:g0 ?p rdf:nil
                """)
    }

    @Test("Labels made for anonymous blank nodes are not among those of the query")
    func freshLabels() throws {
        let query = try Query(parsing: "ASK { _:g7 ?p [] }")
        #expect(query.pattern.tree() == "BGP\n  _:g7 ?p _:g8")
    }
}
