import RDF
import SPARQL
import Testing

/// Values that somebody else chose never become part of a query's text but as what they are.
@Suite("Injection")
struct InjectionTests {
    static let attacks = [
        "\" . ?s ?p ?o . \"", "' } #", "\\\" } ; {", "\\", "\\\\\" }", "\n} SELECT * { ?s ?p ?o", "\"\"\" } {", "\\u0022 . ?s ?p ?o", "\u{0}", "\r", "é\u{301}",
        "http://e/> ?p ?o . <http://f/", "http://e/\\u003E } {", "a b", "x> . } UNION { ?a ?b ?c", "{", "}", "", "?x", "$", "*", "en } #", "#", "<!--",
    ]

    private static let marker = "marker"

    /// How many triple patterns a text has once it is read.
    private static func patterns(in text: String) throws -> Int {
        var count = 0
        func visit(_ algebra: Algebra) {
            if case .basicGraphPattern(let triples) = algebra { count += triples.count }
            for child in algebra.children { visit(child) }
        }
        visit(try Query(parsing: text).pattern)
        return count
    }

    @Test("A literal that is bound or built in stays a literal", arguments: attacks)
    func literals(attack: String) throws {
        let query = try Query(
            parsing: "SELECT * { ?s <a:p> ?v . ?s <a:q> ?o }", binding: ["v": Literal(attack), "o": Literal(attack, datatype: "a:t")])
        #expect(try Query(parsing: query.description) == query)
    }

    @Test("An IRI, a language, a blank node or a variable of any characters adds nothing to the text that goes to an endpoint", arguments: attacks)
    func names(attack: String) throws {
        let terms: [PatternTerm] = [
            .term(.iri(IRI(attack))), .term(.iri(IRI("http://e/" + attack))), .term(.literal(Literal("x", language: attack))),
            .term(.literal(Literal("x", datatype: IRI(attack)))), .variable(Variable(attack)), .variable(Variable(blankNodeLabel: attack)),
        ]
        for term in terms {
            let pattern = Algebra.basicGraphPattern([TriplePattern(.variable("s"), .term(.iri("a:p")), term)])
            let query = Query(form: .select(["s"]), pattern: .project(pattern, ["s"]))
            // What cannot be said may be refused when it is read, but is never read as more.
            if let count = try? Self.patterns(in: query.description) { #expect(count == 1, "\(query.description)") }
        }
        var prefixed = try Query(parsing: "SELECT * { ?s <a:p> ?o }")
        prefixed.prefixes = PrefixMap(distinct: [.init(prefix: attack, namespace: IRI("a:")), .init(prefix: "b", namespace: IRI(attack))])
        if let count = try? Self.patterns(in: prefixed.description) { #expect(count == 1, "\(prefixed.description)") }
    }
}
