import RDF
import SPARQL
import Testing

@Suite("A printed query is the same query")
struct PrintingTests {
    @Test("Random queries, printed and read again, are equal", arguments: 0..<12)
    func roundTrip(batch: Int) throws {
        for seed in (batch * 50)..<(batch * 50 + 50) {
            var random = RandomQueryText(seed: UInt64(seed))
            let text = random.query()
            let query = try Query(parsing: text, base: "http://outer.org/")
            let printed = query.description
            let again: Query
            do throws(QuerySyntaxError) {
                again = try Query(parsing: printed)
            } catch {
                Issue.record("seed \(seed): \(error)\n\(text)\n\(printed)")
                continue
            }
            if again != query {
                Issue.record("seed \(seed)\n\(text)\n\(printed)\n\(query.pattern.tree())\n\(again.pattern.tree())")
            }
            #expect(again.description == printed)
            #expect(!query.pattern.tree(prefixes: query.prefixes).isEmpty)
        }
    }

    @Test("A query is printed one element a line, with its prefixes")
    func layout() throws {
        let query = try Query(
            parsing: """
                PREFIX ex: <http://example.org/>
                select ?s (count(*) as ?n) where { ?s ex:p [] . optional { ?s ex:q/ex:r ?o filter(?o>1) } }
                group by ?s having (count(*) > 1) order by desc(?n) limit 5 values ?s { ex:a undef }
                """)
        #expect(
            query.description == """
                PREFIX ex: <http://example.org/>
                SELECT ?s (COUNT(*) AS ?n)
                WHERE {
                  ?s ex:p _:g0 .
                  OPTIONAL {
                    ?s ex:q _:g1 .
                    _:g1 ex:r ?o .
                    FILTER (?o > 1)
                  }
                }
                GROUP BY ?s
                HAVING (COUNT(*) > 1)
                ORDER BY DESC(?n)
                LIMIT 5
                VALUES (?s) {
                  (ex:a)
                  (UNDEF)
                }

                """)
    }

    @Test("Expressions of SELECT are printed in SELECT, and BIND where something follows it")
    func selectExpressions() throws {
        let query = try Query(
            parsing: """
                SELECT DISTINCT (STR(?o) AS ?a) ?b (CONCAT(?a, ?b) AS ?c)
                WHERE { ?s <a:p> ?o . BIND (STRLEN(?o) AS ?b) ?s <a:q>? ?b }
                ORDER BY ?a
                """)
        #expect(
            query.description == """
                SELECT DISTINCT (STR(?o) AS ?a) ?b (CONCAT(?a, ?b) AS ?c)
                WHERE {
                  ?s <a:p> ?o .
                  BIND (STRLEN(?o) AS ?b)
                  ?s <a:q>? ?b .
                }
                ORDER BY ASC(?a)

                """)
    }

    @Test("What an expression of SELECT uses stays before it", arguments: [
        "SELECT ?c ?a WHERE { ?s <a:p> ?o BIND (STR(?o) AS ?a) BIND (CONCAT(?a, ?o) AS ?c) }",
        "SELECT ?c WHERE { ?s <a:p> ?o BIND (STR(?o) AS ?a) BIND (CONCAT(?a, ?o) AS ?c) }",
        "SELECT * WHERE { ?s <a:p> ?o BIND (STR(?o) AS ?a) { SELECT (?x + 1 AS ?y) WHERE { BIND (1 AS ?x) } } }",
        "SELECT (1 AS ?a) WHERE { ?s <a:p> ?o } VALUES ?o { 2 }",
    ])
    func orderOfExpressions(text: String) throws {
        let query = try Query(parsing: text)
        #expect(try Query(parsing: query.description) == query)
    }
}
