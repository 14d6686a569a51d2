import SPARQL
import Testing

@Suite("A wrong query is refused with line, column and what was expected")
struct QuerySyntaxErrorTests {
    static let cases: [(query: String, error: String)] = [
        ("", "1:1: expected SELECT, CONSTRUCT, DESCRIBE or ASK, found the end of the query"),
        ("INSERT DATA {}", "1:1: expected SELECT, CONSTRUCT, DESCRIBE or ASK, found 'INSERT'"),
        ("SELECT * {\n  ?s ?p ?o", "2:11: expected '}' to close the group opened at 1:10, found the end of the query"),
        ("ASK { ?s ?p ?o } }", "1:18: expected the end of the query, found '}'"),
        ("ASK { é:p ?p ?o }", "1:7: the prefix 'é:' is not declared"),
        ("ASK {\n ?é ex:p ?o }", "2:5: the prefix 'ex:' is not declared"),
        ("ASK { <a> ?p ?o }", "1:7: the relative IRI <a> has no base to resolve against; declare one with BASE"),
        ("ASK { ?s ?p 'abc }", "1:13: expected ' to close the string that starts here on the same line"),
        ("ASK { ?s ?p \"\"\"abc\" }", "1:13: expected \"\"\" to close the string that starts here"),
        (#"ASK { ?s ?p "\x" }"#, #"1:14: expected one of t b n r f \ " ' after the backslash in a string"#),
        ("ASK { ?s ?p }", "1:13: expected an IRI, a literal, a variable or a blank node, found '}'"),
        ("ASK { ?s }", "1:10: expected a predicate, a path or a variable, found '}'"),
        ("ASK { ?s ?p [ ?q 1 }", "1:20: expected ']' to close the blank node opened at 1:13, found '}'"),
        ("ASK { ?s ?p ( 1 }", "1:17: expected ')' to close the list opened at 1:13, found '}'"),
        ("ASK { FILTER(1 = 2 = 3) }", "1:20: expected ')' to close the parenthesis opened at 1:13, found '='"),
        ("ASK { FILTER ?x }", "1:14: expected a condition in parentheses or a function call, found '?x'"),
        ("ASK { FILTER(STRLEN(1, 2)) }", "1:14: STRLEN takes 1 argument, found 2"),
        ("ASK { FILTER(SUBSTR(1)) }", "1:14: SUBSTR takes 2 to 3 arguments, found 1"),
        ("ASK { FILTER(NOW(1)) }", "1:14: NOW takes no arguments, found 1"),
        ("ASK { FILTER(COUNT(*) > 1) }", "1:14: COUNT is an aggregate; it may stand in SELECT, HAVING and ORDER BY only"),
        ("SELECT (SUM(COUNT(*)) AS ?x) {}", "1:13: an aggregate cannot stand inside another aggregate"),
        ("SELECT (1 AS ?s) { ?s ?p ?o }", "1:14: ?s already has a value here; AS needs a variable that is not in use"),
        ("SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o }", "1:8: ?s is neither grouped nor aggregated; add it to GROUP BY or put it into an aggregate"),
        ("SELECT * { VALUES (?a ?a) {} }", "1:23: ?a stands twice in the head of VALUES"),
        ("SELECT * {} LIMIT -1", "1:19: expected a whole number after LIMIT, found '-'"),
        ("SELECT * {} LIMIT 1 LIMIT 2", "1:21: LIMIT is given twice"),
        ("SELECT * { ?s ?p ?o } GROUP ?s", "1:29: expected BY after GROUP, found '?s'"),
        ("ASK { ?s (<x:a>|<x:b> ?o }", "1:23: expected ')' to close the path opened at 1:10, found '?o'"),
        ("ASK { ?s ?p 1 & 2 }", "1:15: expected '&&', found a single '&'"),
        (#"ASK { ?s ?p "\u12" }"#, #"1:14: expected 4 hexadecimal digits of a code point after '\u' (a surrogate is not one)"#),
        (#"ASK { ?s ?p "\u00E9" ! }"#, "1:22: expected '}' to close the group opened at 1:5, found '!'"),
        ("ASK { ?s ?p \u{0} }", "1:13: a control character starts nothing that SPARQL knows"),
    ]

    @Test("The error says where and what", arguments: cases)
    func message(query: String, error: String) {
        let thrown = #expect(throws: QuerySyntaxError.self) { try Query(parsing: query) }
        #expect(thrown?.description == error)
    }

    @Test("No prefix of a query makes the reader crash, and neither does a query with a byte missing")
    func truncated() {
        let text = #"PREFIX : <x:> SELECT (COUNT(?é) AS ?n) { ?s :p/^:q* [ :r ("\u00E9"@en 1.5e3 'x'^^:t) ] . OPTIONAL { _:b ?p """a"b""" FILTER(?é NOT IN (1, -2) && !EXISTS {}) } } GROUP BY (?s + 1 AS ?z) VALUES (?v) { (UNDEF) }"#
        let scalars = Array(text.unicodeScalars)
        for index in scalars.indices {
            var prefix = String.UnicodeScalarView()
            prefix.append(contentsOf: scalars[..<index])
            _ = try? Query(parsing: String(prefix))
            prefix.append(contentsOf: scalars[(index + 1)...])
            _ = try? Query(parsing: String(prefix))
        }
        #expect(throws: Never.self) { try Query(parsing: text) }
    }
}
