import TestSupport

/// Writes random queries that use every production of the grammar, valid by construction.
struct RandomQueryText {
    private var random: SeededGenerator
    private var fresh = 0

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    mutating func query() -> String {
        var text = pick(["", "BASE <http://base.org/> ", "PREFIX ex: <http://example.org/> PREFIX : <http://e.org/#> "])
        if !text.contains("ex:") { text += "PREFIX ex: <http://example.org/> PREFIX : <x:y/> " }
        switch roll(6) {
        case 0: text += "ASK \(dataset()) \(group(3)) \(modifiers())"
        case 1: text += "CONSTRUCT { \(template()) } \(dataset()) WHERE \(group(3)) \(modifiers())"
        case 2: text += "CONSTRUCT \(dataset()) WHERE { \(template()) } \(modifiers())"
        case 3: text += "DESCRIBE \(pick(["*", "?a", "ex:x ?b", "ex:x"])) \(dataset()) \(group(2)) \(modifiers())"
        default: text += select(depth: 3, dataset: dataset())
        }
        return text
    }

    // MARK: Chance

    private mutating func roll(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
    private mutating func pick(_ list: [String]) -> String { list[roll(list.count)] }

    private mutating func freshVariable() -> String {
        fresh += 1
        return "?f\(fresh)"
    }

    private mutating func list(_ range: ClosedRange<Int>, _ separator: String, _ item: (inout Self) -> String) -> String {
        let count = Int.random(in: range, using: &random)
        return (0..<count).map { _ in item(&self) }.joined(separator: separator)
    }

    // MARK: Levels

    private mutating func dataset() -> String {
        list(0...2, " ") { $0.pick(["FROM ex:g", "FROM NAMED ex:g", "FROM <http://g/>"]) }
    }

    private mutating func select(depth: Int, dataset: String = "") -> String {
        let distinct = pick(["", "DISTINCT", "REDUCED"])
        if roll(3) > 0 {
            let columns: String
            switch roll(3) {
            case 0: columns = "*"
            case 1: columns = list(1...3, " ") { $0.variable() }
            default: columns = "?a (\(expression(2)) AS \(freshVariable()))"
            }
            return "SELECT \(distinct) \(columns) \(dataset) WHERE \(group(depth)) \(modifiers())"
        }
        let key = freshVariable()
        let columns = "?a \(key) (\(aggregate()) AS \(freshVariable())) (\(aggregate()) + \(aggregate()) AS \(freshVariable()))"
        let keys = "?a (\(expression(1)) AS \(key)) \(pick(["", "(?b + 1)", "STR(?b)"]))"
        let having = roll(2) == 0 ? "HAVING (\(aggregate()) > 1) (?a = \(aggregate()))" : ""
        let order = roll(2) == 0 ? "ORDER BY ?a DESC(\(aggregate()))" : ""
        return "SELECT \(distinct) \(columns) \(dataset) \(group(depth)) GROUP BY \(keys) \(having) \(order) \(slice()) \(trailingValues())"
    }

    private mutating func modifiers() -> String {
        let order = roll(3) == 0 ? "ORDER BY ?a DESC(\(expression(1))) ASC(?b) STR(?c)" : ""
        return "\(order) \(slice()) \(trailingValues())"
    }

    private mutating func slice() -> String { pick(["", "", "LIMIT 3", "OFFSET 2", "LIMIT 3 OFFSET 4", "OFFSET 1 LIMIT 0"]) }
    private mutating func trailingValues() -> String { roll(4) == 0 ? values() : "" }

    private mutating func aggregate() -> String {
        let argument = "\(pick(["", "DISTINCT "]))\(expression(1))"
        switch roll(4) {
        case 0: return pick(["COUNT(*)", "COUNT(DISTINCT *)"])
        case 1: return "GROUP_CONCAT(\(argument)\(pick(["", "; SEPARATOR=', \\n'"])))"
        default: return "\(pick(["COUNT", "SUM", "AVG", "MIN", "MAX", "SAMPLE"]))(\(argument))"
        }
    }

    // MARK: Patterns

    private mutating func group(_ depth: Int) -> String {
        if depth > 0, roll(8) == 0 { return "{ \(select(depth: depth - 1)) }" }
        return "{ " + list(0...4, " ") { $0.element(depth) } + " }"
    }

    private mutating func element(_ depth: Int) -> String {
        guard depth > 0 else { return triples() }
        switch roll(13) {
        case 0: return group(depth - 1)
        case 1: return "OPTIONAL \(group(depth - 1))"
        case 2: return "MINUS \(group(depth - 1))"
        case 3: return list(2...3, " UNION ") { $0.group(depth - 1) }
        case 4: return "GRAPH \(pick(["?g", "ex:g"])) \(group(depth - 1))"
        case 5: return "SERVICE \(pick(["", "SILENT "]))\(pick(["?e", "ex:e"])) \(group(depth - 1))"
        case 6: return "BIND(\(expression(2)) AS \(freshVariable()))"
        case 7: return values()
        case 8: return "FILTER(\(expression(3)))"
        case 9: return "FILTER \(pick(["", "NOT "]))EXISTS \(group(depth - 1))"
        default: return triples()
        }
    }

    private mutating func values() -> String {
        if roll(2) == 0 { return "VALUES ?v { \(list(0...3, " ") { $0.dataValue() }) }" }
        return "VALUES (?v ?w) { \(list(0...3, " ") { "(\($0.dataValue()) \($0.dataValue()))" }) }"
    }

    private mutating func dataValue() -> String { roll(4) == 0 ? "UNDEF" : roll(2) == 0 ? iri() : literal() }

    private mutating func triples() -> String {
        list(1...3, " ") { random in
            let object = random.object(2)
            return "\(random.subject()) \(random.predicate()) \(object) ."
        }
    }

    private mutating func template() -> String {
        list(0...3, " ") { "\($0.subject()) \($0.pick(["?p", "a", "ex:p"])) \($0.pick(["?o", "[]", "(1 ?x)", "[ ex:q 1 ]", "'x'"])) ." }
    }

    private mutating func subject() -> String { roll(3) == 0 ? iri() : variable() }
    private mutating func predicate() -> String { roll(4) == 0 ? variable() : path(2) }

    private mutating func object(_ depth: Int) -> String {
        switch roll(depth > 0 ? 7 : 4) {
        case 0, 1: return variable()
        case 2: return iri()
        case 3: return literal()
        case 4: return "[ \(predicate()) \(object(depth - 1)) ; \(predicate()) \(object(depth - 1)) ]"
        case 5: return "( \(list(0...3, " ") { $0.object(depth - 1) }) )"
        default: return "[]"
        }
    }

    private mutating func path(_ depth: Int) -> String {
        guard depth > 0 else { return pick(["ex:p", "a", "<http://q/>", ":"]) }
        switch roll(8) {
        case 0: return "(\(list(2...3, "/") { $0.path(depth - 1) }))"
        case 1: return "(\(list(2...3, "|") { $0.path(depth - 1) }))"
        case 2: return "^(\(path(depth - 1)))"
        case 3: return "(\(path(depth - 1)))\(pick(["*", "+", "?"]))"
        case 4: return "!(\(list(0...3, "|") { $0.pick(["ex:p", "^ex:q", "a"]) }))"
        case 5: return "!^ex:r"
        default: return path(0)
        }
    }

    // MARK: Terms and expressions

    private mutating func variable() -> String { pick(["?a", "?b", "$c", "?d", "?é"]) }
    private mutating func iri() -> String { pick(["ex:x", "ex:\\-y\\~", "<http://example.org/a-b>", ":", "<http://z/>", "ex:a.b"]) }

    private mutating func literal() -> String {
        pick([
            "1", "-2", "+3", "4.50", ".5", "1e3", "-1.e-2", "true", "FALSE", "'a'", "\"q\\\"\\n\\t\\\\\"", "'''l'\n'''",
            "'x'@en-GB", "'1'^^<http://www.w3.org/2001/XMLSchema#integer>", "'x'^^<http://www.w3.org/2001/XMLSchema#integer>",
            "'1.'^^<http://www.w3.org/2001/XMLSchema#decimal>", "'y'^^ex:t", "'\\u00E9'",
        ])
    }

    private mutating func expression(_ depth: Int) -> String {
        guard depth > 0 else { return roll(2) == 0 ? variable() : roll(2) == 0 ? literal() : iri() }
        switch roll(14) {
        case 0: return "(\(list(2...3, " || ") { $0.expression(depth - 1) }))"
        case 1: return "(\(list(2...3, " && ") { $0.expression(depth - 1) }))"
        case 2: return "(\(expression(depth - 1)) \(pick(["=", "!=", "<", "<=", ">", ">="])) \(expression(depth - 1)))"
        case 3: return "(\(expression(depth - 1)) \(pick(["+", "-", "*", "/"])) \(expression(depth - 1)) \(pick(["+", "-", "*", "/"])) \(expression(depth - 1)))"
        case 4: return "(\(pick(["!", "- ", "+ "]))(\(expression(depth - 1))))"
        case 5: return "(\(expression(depth - 1)) \(pick(["", "NOT "]))IN (\(list(0...3, ", ") { $0.expression(depth - 1) })))"
        case 6: return "IF(\(expression(depth - 1)), \(expression(depth - 1)), \(expression(depth - 1)))"
        case 7: return "COALESCE(\(list(0...3, ", ") { $0.expression(depth - 1) }))"
        case 8: return "BOUND(\(variable()))"
        case 9: return "\(pick(["STR", "lang", "isURI", "UCASE", "MD5", "ABS", "ex:f"]))(\(expression(depth - 1)))"
        case 10: return "\(pick(["SUBSTR", "REGEX", "ex:f", "CONCAT"]))(\(expression(depth - 1)), \(expression(depth - 1)), \(expression(depth - 1)))"
        case 11: return pick(["NOW()", "RAND()", "BNODE()", "ex:f()", "CONCAT()"])
        case 12: return "\(pick(["", "NOT "]))EXISTS \(group(1))"
        default: return expression(0)
        }
    }
}
