import RDF
import SPARQL
import Testing

private let ex = "http://example.org/"
private func name(_ local: String) -> IRI { IRI(ex + local) }
private let (p, q, r, type) = (name("p"), name("q"), name("r"), RDFSyntaxNamespace.type)
private let (a, b, c, n, s, o) = (Variable("a"), Variable("b"), Variable("c"), Variable("n"), Variable("s"), Variable("o"))

/// What is built in Swift is what is read from text.
@Suite struct QueryBuilderTests {
    struct Pair: Sendable, CustomTestStringConvertible {
        var text: String
        var built: @Sendable () throws -> Query
        var testDescription: String { text }

        init(_ text: String, _ built: @escaping @Sendable () -> any QueryConvertible) {
            self.text = text
            self.built = { try built().query() }
        }
    }

    @Test("A query built in Swift is the algebra of its text", arguments: patterns + expressions + levels + forms)
    func same(_ pair: Pair) throws {
        let read = try Query(parsing: pair.text, defaultPrefixes: PrefixMap(["": IRI(ex), "xsd": XSD.iri]))
        #expect(try pair.built() == read)
    }

    static let patterns: [Pair] = [
        Pair("SELECT * { ?s :p ?o }") { Select { Match(s, p, o) } },
        Pair("SELECT ?s { ?s a :C ; :p ?a , ?b . ?a :q 1 }") {
            Select(s) {
                Match(s, type, name("C"))
                Match(s, p, a)
                Match(s, p, b)
                Match(a, q, 1)
            }
        },
        Pair("SELECT * { ?s ?p \"x\" . ?s :p \"y\"@en . ?s :q true }") {
            Select {
                Match(s, Variable("p"), "x")
                Match(s, p, Literal("y", language: "en"))
                Match(s, q, true)
            }
        },
        Pair("SELECT * { ?s :p _:x . _:x :q ?o }") {
            Select {
                Match(s, p, BlankNode("x"))
                Match(BlankNode("x"), q, o)
            }
        },
        Pair("SELECT * { ?s :p/:q/^:r ?o . ?o :p/:q ?a }") {
            Select {
                Match(s, p.then(q, r.inverse), o)
                Match(o, p.then(q), a)
            }
        },
        Pair("SELECT * { ?s (:p|:q)* ?o . ?s :p+ ?a . ?s (:p/:q)? ?b . ?s !(:p|^:q) ?c }") {
            Select {
                Match(s, p.or(q).zeroOrMore, o)
                Match(s, p.oneOrMore, a)
                Match(s, p.then(q).zeroOrOne, b)
                Match(s, PropertyPath.anyExcept(p, inverse: [q]), c)
            }
        },
        Pair("SELECT * { ?s ^:p ?o . ?s ^(:p/:q) ?a }") {
            Select {
                Match(s, p.inverse, o)
                Match(s, p.then(q).inverse, a)
            }
        },
        Pair("SELECT * { ?s :p ?o OPTIONAL { ?o :q ?a FILTER(?a > 3) } OPTIONAL { ?s :r ?b } }") {
            Select {
                Match(s, p, o)
                Optionally {
                    Match(o, q, a)
                    Filter(a.isGreater(than: 3))
                }
                Optionally { Match(s, r, b) }
            }
        },
        Pair("SELECT * { { ?s :p ?o } UNION { ?s :q ?o } UNION { ?s :r ?o } ?o :p ?a }") {
            Select {
                Union {
                    Block { Match(s, p, o) }
                    Block { Match(s, q, o) }
                    Block { Match(s, r, o) }
                }
                Match(o, p, a)
            }
        },
        Pair("SELECT * { ?s :p ?o MINUS { ?s :q ?o FILTER(?o = 1) } ?s :r ?a }") {
            Select {
                Match(s, p, o)
                Minus {
                    Match(s, q, o)
                    Filter(o.equals(1))
                }
                Match(s, r, a)
            }
        },
        Pair("SELECT * { { ?s :p ?o FILTER(?o = 1) } { } ?s :q ?a }") {
            Select {
                Block {
                    Match(s, p, o)
                    Filter(o.equals(1))
                }
                Block {}
                Match(s, q, a)
            }
        },
        Pair("SELECT * { GRAPH :g { ?s :p ?o } GRAPH ?a { ?s :q ?o } }") {
            Select {
                InGraph(name("g")) { Match(s, p, o) }
                InGraph(a) { Match(s, q, o) }
            }
        },
        Pair("SELECT * { SERVICE SILENT :e { ?s :p ?o } }") {
            Select { AtEndpoint(name("e"), isSilent: true) { Match(s, p, o) } }
        },
        Pair("SELECT * { VALUES ?s { :a :b } VALUES (?a ?b) { (1 \"x\") (UNDEF 2.5e0) } ?s :p ?a }") {
            Select {
                Values(s, in: [name("a"), name("b")])
                Values([a, b], rows: [[1, "x"], [nil, Literal("2.5e0", datatype: XSD.double)]])
                Match(s, p, a)
            }
        },
        Pair("SELECT * { ?s :p ?o BIND(?o + 1 AS ?a) ?s :q ?b FILTER(?a < ?b) }") {
            Select {
                Match(s, p, o)
                Bind(o.plus(1), as: a)
                Match(s, q, b)
                Filter(a.isLess(than: b))
            }
        },
        Pair("SELECT * { ?s :p ?o FILTER(?o > 1) FILTER(?o < 9 && ?o != 5) ?o :q ?a }") {
            Select {
                Match(s, p, o)
                Filter(o.isGreater(than: 1))
                Filter(o.isLess(than: 9).and(o.differs(from: 5)))
                Match(o, q, a)
            }
        },
        Pair("SELECT * { ?s :p ?o FILTER EXISTS { ?s :q/:r ?a } FILTER NOT EXISTS { ?o :q ?b FILTER(?b = ?s) } }") {
            Select {
                Match(s, p, o)
                Filter(exists { Match(s, q.then(r), a) })
                Filter(notExists {
                    Match(o, q, b)
                    Filter(b.equals(s))
                })
            }
        },
    ]

    static let expressions: [Pair] = [
        Pair("SELECT * { ?s :p ?o FILTER(?o = 1 || ?o = 2 || ?o >= 3 && ?o <= 4) }") {
            Select {
                Match(s, p, o)
                Filter(o.equals(1).or(o.equals(2)).or(o.isAtLeast(3).and(o.isAtMost(4))))
            }
        },
        Pair("SELECT * { ?s :p ?o FILTER(!BOUND(?a) && !(?o * 2 / 3 - 1 = -?o)) }") {
            Select {
                Match(s, p, o)
                Filter(a.isBound.not.and(o.times(2).divided(by: 3).minus(1).equals(o.negated).not))
            }
        },
        Pair("SELECT * { ?s :p ?o FILTER(?o IN (1, :a, \"x\") && ?s NOT IN () && sameTerm(?s, ?o)) }") {
            Select {
                Match(s, p, o)
                Filter(o.isIn([1, name("a"), "x"]).and(s.isNotIn([]), s.isSameTerm(as: o)))
            }
        },
        Pair("SELECT * { ?s :p ?o FILTER(CONTAINS(LCASE(STR(?o)), \"x\") || REGEX(?o, \"^a\", \"i\") || STRSTARTS(?o, \"b\")) }") {
            Select {
                Match(s, p, o)
                Filter(o.str.lowercased.contains("x").or(o.matches("^a", flags: "i"), o.hasPrefix("b")))
            }
        },
        Pair("SELECT * { ?s :p ?o BIND(IF(LANG(?o) = \"en\", STRLEN(?o), COALESCE(?a, 0)) AS ?n) BIND(CONCAT(STR(?s), \" \", ?o) AS ?b) }") {
            Select {
                Match(s, p, o)
                Bind(QueryExpression.conditional(o.language.equals("en"), then: o.length, else: QueryExpression.coalesce(a, 0)), as: n)
                Bind(QueryExpression.concat(s.str, " ", o), as: b)
            }
        },
        Pair("SELECT * { ?s :p ?o FILTER(xsd:integer(?o) > 1 && isIRI(?s) && ABS(?o) = 2 && REPLACE(?o, \"a\", \"b\") = \"b\") }") {
            Select {
                Match(s, p, o)
                Filter(
                    QueryExpression.call("http://www.w3.org/2001/XMLSchema#integer", o).isGreater(than: 1)
                        .and(s.isIRI, o.function(.abs).equals(2), o.replacing("a", with: "b").equals("b")))
            }
        },
    ]

    @Test("Any number of conditions make one disjunction or conjunction")
    func many() throws {
        let conditions = (0..<3000).map { o.equals($0) }
        let text = "ASK { ?s ?p ?o FILTER(" + (0..<3000).map { "?o = \($0)" }.joined(separator: " || ") + ") }"
        let query = try Ask {
            Match(s, Variable("p"), o)
            Filter(.any(of: conditions))
        }.query()
        #expect(try query == Query(parsing: text))
        #expect(try Ask { Filter(.all(of: [])) }.query() == Query(parsing: "ASK { FILTER(true) }"))
    }

    static let levels: [Pair] = [
        Pair("SELECT DISTINCT ?s (?o + 1 AS ?n) { ?s :p ?o } ORDER BY DESC(?o) ?s LIMIT 5 OFFSET 2") {
            Select(s, o.plus(1).named(n)) { Match(s, p, o) }
                .distinct().ordered(by: o.descending, s.ascending).limited(to: 5).skipping(2)
        },
        Pair("SELECT REDUCED ?s FROM :g FROM NAMED :h { ?s :p ?o }") {
            Select(s) { Match(s, p, o) }.reduced().from(name("g"), named: [name("h")])
        },
        Pair("SELECT ?s (COUNT(DISTINCT ?o) AS ?n) { ?s :p ?o } GROUP BY ?s HAVING(COUNT(DISTINCT ?o) > 1) ORDER BY DESC(?n)") {
            Select(s, QueryExpression.count(o, isDistinct: true).named(n)) { Match(s, p, o) }
                .grouped(by: s).having(QueryExpression.count(o, isDistinct: true).isGreater(than: 1)).ordered(by: n.descending)
        },
        Pair("SELECT (COUNT(*) AS ?n) (SUM(?o) / COUNT(?o) AS ?a) { ?s :p ?o }") {
            Select(QueryExpression.count.named(n), QueryExpression.sum(o).divided(by: QueryExpression.count(o)).named(a)) {
                Match(s, p, o)
            }
        },
        Pair("SELECT ?a (AVG(?o) AS ?b) (GROUP_CONCAT(DISTINCT ?o; SEPARATOR=\", \") AS ?c) { ?s :p ?o } GROUP BY (STR(?s) AS ?a) ORDER BY MAX(?o) MIN(?s)") {
            Select(a, QueryExpression.average(o).named(b), QueryExpression.joined(o, separator: ", ", isDistinct: true).named(c)) {
                Match(s, p, o)
            }
            .grouped(by: s.str.named(a))
            .ordered(by: QueryExpression.maximum(o).ascending, QueryExpression.minimum(s).ascending)
        },
        Pair("SELECT (SAMPLE(?o) AS ?a) { ?s :p ?o } GROUP BY STRLEN(?s) HAVING (?s = 1) VALUES ?s { 1 }") {
            Select(QueryExpression.sample(o).named(a)) { Match(s, p, o) }
                .grouped(by: s.length).having(s.equals(1)).values(Values(s, in: [1]))
        },
        Pair("SELECT ?s ?n { ?s :p ?o { SELECT ?o (COUNT(?a) AS ?n) { ?o :q/:r ?a } GROUP BY ?o ORDER BY ?o LIMIT 3 } ?s :p/:q ?b } ORDER BY ?n") {
            Select(s, n) {
                Match(s, p, o)
                Select(o, QueryExpression.count(a).named(n)) { Match(o, q.then(r), a) }
                    .grouped(by: o).ordered(by: o).limited(to: 3)
                Match(s, p.then(q), b)
            }
            .ordered(by: n)
        },
    ]

    static let forms: [Pair] = [
        Pair("ASK { ?s :p 1 }") { Ask { Match(s, p, 1) } },
        Pair("CONSTRUCT { ?o :q ?s . _:x :p ?s } { ?s :p ?o } ORDER BY ?s LIMIT 2") {
            Construct {
                Match(o, q, s)
                Match(BlankNode("x"), p, s)
            } where: {
                Match(s, p, o)
            }
            .ordered(by: s.ascending).limited(to: 2)
        },
        Pair("DESCRIBE :a ?s { ?s :p ?o }") { Describe(name("a"), s) { Match(s, p, o) } },
        Pair("DESCRIBE :a") { Describe(name("a")) },
    ]

    @Test("Loops and conditions make patterns")
    func control() throws {
        func query(_ properties: [IRI], isOpen: Bool) throws -> Query {
            try Select(s) {
                for property in properties { Match(s, property, o) }
                if isOpen { Optionally { Match(s, r, a) } } else { Match(s, r, a) }
            }.query()
        }
        let prefixes = PrefixMap(["": IRI(ex)])
        #expect(try query([p, q], isOpen: true) == Query(parsing: "SELECT ?s { ?s :p ?o . ?s :q ?o OPTIONAL { ?s :r ?a } }", defaultPrefixes: prefixes))
        #expect(try query([], isOpen: false) == Query(parsing: "SELECT ?s { ?s :r ?a }", defaultPrefixes: prefixes))
    }

    @Test("A string stays a string, whatever is in it")
    func bound() throws {
        let evil = "\" } ; DROP ?x { \\"
        let query = try Ask { Match(s, p, evil) }.query()
        #expect(query.pattern == .basicGraphPattern([TriplePattern(.variable(s), .iri(p), .term(.literal(Literal(evil))))]))
        #expect(try Query(parsing: query.description).pattern == query.pattern)
    }

    @Test("A value given to a text stands in VALUES before everything else")
    func binding() throws {
        let text = "SELECT ?s { ?s :p ?o OPTIONAL { ?o :q ?a } }"
        let prefixes = PrefixMap(["": IRI(ex)])
        let query = try Query(parsing: text, defaultPrefixes: prefixes, binding: ["a": 1, "s": name("x")])
        let written = "SELECT ?s { VALUES ?a { 1 } VALUES ?s { :x } ?s :p ?o OPTIONAL { ?o :q ?a } }"
        #expect(try query == Query(parsing: written, defaultPrefixes: prefixes))
        for form in ["CONSTRUCT WHERE { ?s :p ?o }", "DESCRIBE ?s", "ASK { { SELECT ?s { ?s :p ?o } } }", "SELECT ?s { SELECT ?s { ?s :p ?o } }"] {
            let query = try Query(parsing: form, defaultPrefixes: prefixes, binding: ["s": name("x")])
            #expect(query.pattern.variablesInScope.first == s, "\(form)")
        }
        #expect(throws: QuerySyntaxError.self) {
            try Query(parsing: "SELECT * { BIND(1 AS ?s) }", binding: ["s": 2])
        }
    }

    @Test("A rule that types cannot express is told")
    func rules() {
        #expect(throws: QueryBuildingError.self) { try Select(s) { Match(s, p, o); Bind(1, as: s) }.query() }
        #expect(throws: QueryBuildingError.self) { try Select(o) { Match(s, p, o) }.grouped(by: s).query() }
        #expect(throws: QueryBuildingError.self) { try Select(s) { Filter(QueryExpression.count(o).equals(1)) }.query() }
        #expect(throws: QueryBuildingError.self) { try Select { Values([a, b], rows: [[1]]) }.query() }
        #expect(throws: QueryBuildingError.self) { try Select { Union(of: []) }.query() }
        #expect(throws: QueryBuildingError.self) {
            var path = p.zeroOrMore
            for _ in 0..<600 { path = path.zeroOrMore }
            return try Select { Match(s, path, o) }.query()
        }
    }
}
