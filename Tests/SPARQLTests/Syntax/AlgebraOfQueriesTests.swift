import RDF
import SPARQL
import Testing

/// What queries become, after SPARQL 1.1 Query, section 18.2.
@Suite("Queries become the algebra of the specification")
struct AlgebraOfQueriesTests {
    /// The algebra of `SELECT * { … }` without its projection, drawn as a tree with `:` for
    /// `http://example.org/`.
    func tree(_ group: String) throws -> String {
        let prefixes = PrefixMap(["": "http://example.org/"])
        let query = try Query(parsing: "PREFIX : <http://example.org/> SELECT * { \(group) }")
        guard case .project(let inner, _) = query.pattern else { return "no projection" }
        return inner.tree(prefixes: prefixes)
    }

    @Test(
        "A group becomes its tree",
        arguments: [
            ("", "Unit"),
            ("?s :p ?o", "BGP\n  ?s :p ?o"),
            ("?s :p ?o ; :q 1 , 2 .", "BGP\n  ?s :p ?o\n  ?s :q 1\n  ?s :q 2"),
            ("?s :p ?o FILTER(?o > 1) ?o :q ?z", "Filter ?o > 1\n  BGP\n    ?s :p ?o\n    ?o :q ?z"),
            ("?s :p ?o FILTER(?a && ?b) FILTER(?c)", "Filter ?a && ?b && ?c\n  BGP\n    ?s :p ?o"),
            ("{ ?s :p ?o }", "BGP\n  ?s :p ?o"),
            ("{ ?s :p ?o } { ?s :q ?o }", "Join\n  BGP\n    ?s :p ?o\n  BGP\n    ?s :q ?o"),
            (
                "{ ?s :p 1 } UNION { ?s :p 2 } UNION { }",
                "Union\n  BGP\n    ?s :p 1\n  BGP\n    ?s :p 2\n  Unit"
            ),
            ("OPTIONAL { ?s :p ?o }", "LeftJoin\n  Unit\n  BGP\n    ?s :p ?o"),
            (
                "?s :p ?o OPTIONAL { ?o :q ?z FILTER(?z < ?o) }",
                "LeftJoin ?z < ?o\n  BGP\n    ?s :p ?o\n  BGP\n    ?o :q ?z"
            ),
            (
                "?s :p ?o OPTIONAL { { ?o :q ?z FILTER(?z < ?o) } }",
                "LeftJoin\n  BGP\n    ?s :p ?o\n  Filter ?z < ?o\n    BGP\n      ?o :q ?z"
            ),
            ("?s :p ?o MINUS { ?s :q ?o }", "Minus\n  BGP\n    ?s :p ?o\n  BGP\n    ?s :q ?o"),
            (
                "?s :p ?o BIND(?o + 1 AS ?z) ?z :q ?y",
                "Join\n  Extend ?z = ?o + 1\n    BGP\n      ?s :p ?o\n  BGP\n    ?z :q ?y"
            ),
            ("GRAPH ?g { ?s :p ?o }", "Graph ?g\n  BGP\n    ?s :p ?o"),
            ("SERVICE SILENT :e { ?s :p ?o }", "Service silent :e\n  BGP\n    ?s :p ?o"),
            ("VALUES ?x { 1 UNDEF }", "Values ?x (2 rows)"),
            ("{ SELECT DISTINCT ?s { ?s ?p ?o } LIMIT 2 }", "Slice offset 0 limit 2\n  Distinct\n    Project ?s\n      BGP\n        ?s ?p ?o"),
            ("?s a [ :p _:b ]", "BGP\n  _:g0 :p _:b\n  ?s <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> _:g0"),
        ])
    func groups(group: String, expected: String) throws {
        #expect(try tree(group) == expected)
    }

    @Test(
        "A property path becomes triples where the specification says so, and stays a path elsewhere",
        arguments: [
            ("?s :p/:q ?o", "BGP\n  ?s :p _:g0\n  _:g0 :q ?o"),
            ("?s ^:p ?o", "BGP\n  ?o :p ?s"),
            ("?s ^(:p/:q) ?o", "BGP\n  ?o :p _:g0\n  _:g0 :q ?s"),
            ("?s :p|:q ?o", "Path ?s :p|:q ?o"),
            ("?s :p* ?o", "Path ?s :p* ?o"),
            ("?s (:p/^:q)+ ?o", "Path ?s (:p/^:q)+ ?o"),
            ("?s !(:p|^:q) ?o", "Path ?s !(:p|^:q) ?o"),
            ("?s !^:p ?o", "Path ?s !(^:p) ?o"),
            ("?s :p?/:q ?o", "Join\n  Path ?s :p? _:g0\n  BGP\n    _:g0 :q ?o"),
            ("?s :p+1", "BGP\n  ?s :p +1"),
            ("?s :p?o", "BGP\n  ?s :p ?o"),
            ("?s ^:p* ?o", "Path ?o :p* ?s"),
        ])
    func paths(group: String, expected: String) throws {
        #expect(try tree(group) == expected)
    }

    @Test(
        "Operators bind as the grammar says",
        arguments: [
            ("?a || ?b && ?c", "?a || ?b && ?c"),
            ("(?a || ?b) && ?c", "(?a || ?b) && ?c"),
            ("?a - ?b - ?c", "?a - ?b - ?c"),
            ("?a - (?b - ?c)", "?a - (?b - ?c)"),
            ("?a+1*2", "?a + 1 * 2"),
            ("?a -1", "?a - 1"),
            ("-?a", "-?a"),
            ("- 1", "-(1)"),
            ("-1", "-1"),
            ("!?a = ?b", "!?a = ?b"),
            ("?a<?b", "?a < ?b"),
            ("?a NOT IN (1, 2)", "?a NOT IN (1, 2)"),
            ("IF(BOUND(?a), 1, COALESCE())", "IF(BOUND(?a), 1, COALESCE())"),
            ("isuri(?a)", "isIRI(?a)"),
            ("regex(?a, \"x\", 'i')", "REGEX(?a, \"x\", \"i\")"),
            (":f(?a)", ":f(?a)"),
            ("TRUE", "true"),
        ])
    func expressions(text: String, expected: String) throws {
        let tree = try tree("FILTER(\(text))")
        #expect(tree == "Filter \(expected)\n  Unit")
    }

    @Test("Aggregates move into the grouping, equal ones once")
    func grouping() throws {
        let query = try Query(
            parsing: """
                SELECT ?k (COUNT(*) AS ?n) (COUNT(*) + SUM(DISTINCT ?v) AS ?m)
                { ?k ?p ?v } GROUP BY ?k (STR(?p)) HAVING (COUNT(*) > 1) ORDER BY DESC(MAX(?v))
                """)
        #expect(
            query.pattern.tree() == """
                Project ?k ?n ?m
                  OrderBy ?.3 descending
                    Extend ?m = ?.1 + ?.2
                      Extend ?n = ?.1
                        Filter ?.1 > 1
                          Group ?k, ?.0 = STR(?p), ?.1 = COUNT(*), ?.2 = SUM(DISTINCT ?v), ?.3 = MAX(?v)
                            BGP
                              ?k ?p ?v
                """)
    }

    @Test("A variable in HAVING that is neither grouped nor aggregated stands for any of its values")
    func sampled() throws {
        let query = try Query(parsing: "SELECT ?k { ?k ?p ?v } GROUP BY ?k HAVING (?v > 1)")
        #expect(
            query.pattern.tree() == """
                Project ?k
                  Filter ?.0 > 1
                    Group ?k, ?.0 = SAMPLE(?v)
                      BGP
                        ?k ?p ?v
                """)
    }

    @Test("SELECT * takes the variables in order of first appearance, and no blank nodes")
    func star() throws {
        let query = try Query(parsing: "SELECT * { ?z ?p _:b OPTIONAL { ?a ?z [] } MINUS { ?m ?m ?m } }")
        #expect(query.form == .select(["z", "p", "a"]))
    }

    @Test("The template of CONSTRUCT has blank nodes where its pattern has hidden variables")
    func constructWhere() throws {
        let query = try Query(parsing: "CONSTRUCT WHERE { _:a <x:p> ?o }")
        let node = Term.blankNode(BlankNode("a"))
        #expect(query.form == .construct([TriplePattern(.term(node), .iri("x:p"), .variable("o"))]))
        #expect(
            query.pattern
                == .basicGraphPattern([
                    TriplePattern(.variable(Variable(blankNodeLabel: "a")), .iri("x:p"), .variable("o"))
                ]))
    }

    @Test("The dataset clauses are kept in order")
    func dataset() throws {
        let query = try Query(parsing: "ASK FROM <x:a> FROM NAMED <x:b> FROM <x:c> {}")
        #expect(query.dataset == DatasetClause(defaultGraphs: ["x:a", "x:c"], namedGraphs: ["x:b"]))
    }
}
