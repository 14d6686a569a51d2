import SPARQL
import Testing

@Suite("Depth is bounded, length is not")
struct NestingTests {
    static let nested: [(name: String, query: String)] = {
        func repeated(_ text: String) -> String { String(repeating: text, count: 10_000) }
        return [
            ("groups", "ASK " + repeated("{") + repeated("}")),
            ("parentheses", "ASK { FILTER(" + repeated("(") + "1" + repeated(")") + ") }"),
            ("functions", "ASK { FILTER(" + repeated("STR(") + "1" + repeated(")") + ") }"),
            ("blank nodes", "ASK { ?s ?p " + repeated("[ ?p ") + "1" + repeated("]") + " }"),
            ("lists", "ASK { ?s ?p " + repeated("(") + "1" + repeated(")") + " }"),
            ("paths", "ASK { ?s " + repeated("(") + "<x:p>" + repeated("*)") + " ?o }"),
            ("subqueries", "ASK " + repeated("{ SELECT * ") + "{}" + repeated("}")),
            ("EXISTS", "ASK " + repeated("{ FILTER EXISTS ") + "{}" + repeated("}")),
            ("OPTIONAL in OPTIONAL", "ASK " + repeated("{ OPTIONAL ") + "{}" + repeated("}")),
            ("OPTIONAL after OPTIONAL", "ASK { " + repeated("OPTIONAL { ?s ?p ?o } ") + "}"),
            ("sums", "ASK { FILTER(1" + repeated(" + 1") + ") }"),
            ("SELECT expressions", "SELECT " + (0..<10_000).map { "(1 AS ?v\($0))" }.joined() + " {}"),
            (
                "chains in nests",
                "ASK { FILTER(" + String(repeating: "(1 + 1 + 1 + ", count: 300) + "1"
                    + String(repeating: ")", count: 300) + ") }"
            ),
            (
                "nests in chains",
                "ASK { FILTER(" + String(repeating: "(", count: 300) + "1"
                    + String(repeating: " + 1 + 1)", count: 300) + ") }"
            ),
        ]
    }()

    @Test("What is nested too deep is refused with a clear error", arguments: nested.map(\.name))
    func deep(name: String) throws {
        let query = try #require(Self.nested.first { $0.name == name }).query
        do throws(QuerySyntaxError) {
            _ = try Query(parsing: query)
            // A nest of 300 in a chain is within the bound.
            #expect(name == "chains in nests")
        } catch {
            #expect(error.message.hasPrefix("the query is nested deeper than 500 levels"))
        }
    }

    @Test("A tree as high as is allowed can be read, printed, compared and given back")
    func highest() throws {
        let depth = 490
        let groups = try Query(
            parsing: "ASK " + String(repeating: "{ ?a ?b ?c ", count: depth) + String(repeating: "}", count: depth))
        #expect(try Query(parsing: groups.description) == groups)
        let sum = try Query(
            parsing: "ASK { FILTER(" + String(repeating: "(1 - ", count: depth) + "1" + String(repeating: ")", count: depth)
                + ") }")
        #expect(try Query(parsing: sum.description) == sum)
        #expect(sum.pattern.tree().utf8.count > depth)
    }

    @Test("Long queries that are not deep are read")
    func long() throws {
        func repeated(_ text: String, _ separator: String) -> String {
            Array(repeating: text, count: 10_000).joined(separator: separator)
        }
        let queries = [
            "ASK { " + repeated("{ ?s ?p ?o }", " UNION ") + " }",
            "ASK { " + repeated("{ ?s ?p ?o }", " ") + " }",
            "ASK { " + repeated("?s ?p ?o", " . ") + " }",
            "ASK { FILTER(" + repeated("?x = 1", " || ") + ") }",
            "ASK { FILTER(" + repeated("?x = 1 && ?y", " && ") + ") }",
            "ASK { " + repeated("FILTER(?x)", " ") + " }",
            "ASK { ?s " + repeated("<x:p>", "/") + " ?o }",
            "ASK { ?s " + repeated("<x:p>", "|") + " ?o }",
            "ASK { ?s ?p (" + repeated("1", " ") + ") }",
            "ASK { FILTER(?x IN (" + repeated("1", ",") + ")) }",
            "ASK { VALUES ?x { " + repeated("1", " ") + " } }",
            "SELECT " + repeated("?x", " ") + " {}",
            (0..<10_000).map { "PREFIX p\($0): <x:\($0)> " }.joined() + "ASK {}",
        ]
        for query in queries {
            let read = try Query(parsing: query)
            #expect(read.pattern.variablesInScope.count <= 10_002)
        }
    }
}
