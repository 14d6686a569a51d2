import GraphStore
import RDF
import SPARQL
import TestSupport
import Testing

@Suite("Operators")
struct OperatorTests {
    private func check(_ call: Call, _ name: String, _ make: ([Expression]) -> Expression) {
        let result = evaluate(call, make)
        #expect(result == TermNotation.term(call.expected), "\(name)\(call.testDescription), not \(result?.description ?? "error")")
    }

    @Test(
        "Equality compares values, and knows when it cannot",
        arguments: [
            Call("1", "\"01\"^^integer", gives: "true"), Call("1", "1.0", gives: "true"), Call("1", "1e0", gives: "true"),
            Call("1", "\"1\"^^byte", gives: "true"), Call("0.1", "\"0.1\"^^float", gives: "true"),
            Call("\"NaN\"^^double", "\"NaN\"^^double", gives: "false"), Call("\"a\"", "\"a\"", gives: "true"),
            Call("\"a\"", "\"a\"@en", gives: "false"), Call("\"a\"@EN", "\"a\"@en", gives: "true"),
            Call("<http://a>", "<http://a>", gives: "true"), Call("<http://a>", "\"http://a\"", gives: "false"),
            Call("_:a", "_:b", gives: "false"), Call("1", "\"1\"", gives: "false"), Call("true", "\"1\"^^boolean", gives: "true"),
            Call("true", "1", gives: "false"), Call("\"x\"^^<http://t>", "\"x\"^^<http://t>", gives: "true"),
            Call("\"x\"^^<http://t>", "\"y\"^^<http://t>", gives: "error"), Call("\"x\"^^<http://t>", "1", gives: "error"),
            Call("\"x\"^^<http://t>", "\"x\"@en", gives: "false"), Call("\"x\"^^integer", "1", gives: "error"),
            Call("\"x\"^^integer", "\"x\"^^integer", gives: "true"),
            Call("\"2006-08-23\"^^date", "\"2006-08-23Z\"^^date", gives: "error"),
            Call("\"2001-01-01\"^^date", "\"2006-08-23Z\"^^date", gives: "false"),
            Call("\"2006-08-23\"^^date", "\"2006-08-23T00:00:00\"^^dateTime", gives: "false"),
            Call("\"2002-04-02T23:00:00-04:00\"^^dateTime", "\"2002-04-03T02:00:00-01:00\"^^dateTime", gives: "true"),
            Call("\"P1Y\"^^yearMonthDuration", "\"P12M\"^^duration", gives: "true"), Call("1", "error", gives: "error"),
        ])
    func equality(_ call: Call) {
        check(call, "=") { .comparison($0[0], .equal, $0[1]) }
        let opposite = call.expected == "error" ? "error" : call.expected == "true" ? "false" : "true"
        check(Call(call.arguments[0], call.arguments[1], gives: opposite), "!=") { .comparison($0[0], .notEqual, $0[1]) }
        check(Call(call.arguments[0], call.arguments[1], gives: call.expected), "IN") { .isIn($0[0], [$0[1]]) }
        check(Call(call.arguments[0], call.arguments[1], gives: opposite), "NOT IN") { .isNotIn($0[0], [$0[1]]) }
    }

    @Test("Order comparisons")
    func order() {
        let rows: [(String, String, less: String, lessOrEqual: String, greater: String, greaterOrEqual: String)] = [
            ("1", "2.5", "true", "true", "false", "false"), ("1e0", "1", "false", "true", "false", "true"),
            ("\"NaN\"^^double", "1", "false", "false", "false", "false"), ("\"a\"", "\"b\"", "true", "true", "false", "false"),
            ("\"Z\"", "\"a\"", "true", "true", "false", "false"), ("false", "true", "true", "true", "false", "false"),
            ("\"a\"@en", "\"b\"@en", "true", "true", "false", "false"), ("\"a\"@en", "\"b\"@fr", "error", "error", "error", "error"),
            ("\"a\"", "1", "error", "error", "error", "error"), ("<http://a>", "<http://b>", "error", "error", "error", "error"),
            ("<http://a>", "<http://a>", "false", "true", "false", "true"), ("\"x\"^^<http://t>", "\"x\"^^<http://t>", "false", "true", "false", "true"),
            ("\"x\"^^<http://t>", "\"y\"^^<http://t>", "error", "error", "error", "error"),
            ("\"2006-08-22\"^^date", "\"2006-08-23Z\"^^date", "true", "true", "false", "false"),
            ("\"2006-08-23\"^^date", "\"2006-08-23Z\"^^date", "error", "error", "error", "error"),
            ("\"P1D\"^^dayTimeDuration", "\"PT25H\"^^dayTimeDuration", "true", "true", "false", "false"),
            ("170141183460469231731687303715884105727", "1.5", "false", "false", "true", "true"),
        ]
        for row in rows {
            check(Call(row.0, row.1, gives: row.less), "<") { .comparison($0[0], .less, $0[1]) }
            check(Call(row.0, row.1, gives: row.lessOrEqual), "<=") { .comparison($0[0], .lessOrEqual, $0[1]) }
            check(Call(row.0, row.1, gives: row.greater), ">") { .comparison($0[0], .greater, $0[1]) }
            check(Call(row.0, row.1, gives: row.greaterOrEqual), ">=") { .comparison($0[0], .greaterOrEqual, $0[1]) }
        }
    }

    @Test("Arithmetic promotes to the wider type")
    func arithmetic() {
        let rows: [(String, ArithmeticOperator, String, String)] = [
            ("1", .add, "2", "3"), ("1", .add, "2.5", "3.5"), ("1.5", .add, "1e0", "2.5E0"), ("1", .divide, "4", "0.25"),
            ("4", .divide, "2", "\"2\"^^decimal"), ("1", .divide, "0", "error"), ("1.0", .divide, "0", "error"),
            ("1e0", .divide, "0", "\"INF\"^^double"), ("\"1\"^^float", .multiply, "2", "\"2.0E0\"^^float"),
            ("\"1\"^^float", .multiply, "2e0", "2.0E0"), ("\"3\"^^byte", .subtract, "\"5\"^^unsignedByte", "-2"),
            ("170141183460469231731687303715884105727", .add, "1", "error"), ("1.1", .multiply, "1.1", "1.21"),
            ("\"1\"", .add, "1", "error"), ("<http://a>", .add, "1", "error"), ("error", .add, "1", "error"),
            ("\"2024-01-31\"^^date", .add, "\"P1M\"^^yearMonthDuration", "\"2024-02-29\"^^date"),
            ("\"2024-01-02\"^^date", .subtract, "\"2024-01-01\"^^date", "\"P1D\"^^dayTimeDuration"),
        ]
        for row in rows {
            check(Call(row.0, row.2, gives: row.3), row.1.rawValue) { .arithmetic($0[0], row.1, $0[1]) }
        }
        check(Call("5", gives: "-5"), "-") { .negation($0[0]) }
        check(Call("\"a\"", gives: "error"), "-") { .negation($0[0]) }
        check(Call("\"5\"^^byte", gives: "5"), "+") { .unaryPlus($0[0]) }
        check(Call("\"a\"", gives: "error"), "+") { .unaryPlus($0[0]) }
    }

    @Test("And, or and not follow the truth table with errors")
    func logic() {
        let rows: [(String, String, or: String, and: String)] = [
            ("true", "true", "true", "true"), ("true", "false", "true", "false"), ("false", "false", "false", "false"),
            ("true", "error", "true", "error"), ("error", "true", "true", "error"), ("false", "error", "error", "false"),
            ("error", "false", "error", "false"), ("error", "error", "error", "error"),
        ]
        for row in rows {
            check(Call(row.0, row.1, gives: row.or), "||") { .or($0) }
            check(Call(row.0, row.1, gives: row.and), "&&") { .and($0) }
        }
        check(Call("true", gives: "false"), "!") { .not($0[0]) }
        check(Call("error", gives: "error"), "!") { .not($0[0]) }
    }

    @Test(
        "Effective boolean values",
        arguments: [
            Call("1", gives: "true"), Call("0", gives: "false"), Call("0.0", gives: "false"), Call("\"NaN\"^^double", gives: "false"),
            Call("\"\"", gives: "false"), Call("\"false\"", gives: "true"), Call("\"a\"@en", gives: "true"),
            Call("\"x\"^^boolean", gives: "false"), Call("\"x\"^^integer", gives: "false"), Call("\"x\"^^<http://t>", gives: "error"),
            Call("<http://a>", gives: "error"), Call("\"2024-01-01\"^^date", gives: "error"),
        ])
    func effectiveBoolean(_ call: Call) {
        check(call, "EBV") { .not(.not($0[0])) }
    }

    @Test("IF evaluates one branch, COALESCE takes the first that is no error")
    func conditional() {
        check(Call("true", "\"01\"^^integer", "error", gives: "\"01\"^^integer"), "IF") { .conditional($0[0], $0[1], $0[2]) }
        check(Call("error", "1", "2", gives: "error"), "IF") { .conditional($0[0], $0[1], $0[2]) }
        check(Call("\"\"", "1", "<http://a>", gives: "<http://a>"), "IF") { .conditional($0[0], $0[1], $0[2]) }
        check(Call("error", "\"007\"^^integer", "1", gives: "\"007\"^^integer"), "COALESCE") { .coalesce($0) }
        check(Call("error", gives: "error"), "COALESCE") { .coalesce($0) }
        check(Call(gives: "error"), "COALESCE") { .coalesce($0) }
        check(Call("1", "error", "1", gives: "true"), "IN") { .isIn($0[0], Array($0.dropFirst())) }
        check(Call("1", "error", "2", gives: "error"), "IN") { .isIn($0[0], Array($0.dropFirst())) }
        check(Call("1", gives: "false"), "IN") { .isIn($0[0], []) }
        check(Call("1", gives: "true"), "NOT IN") { .isNotIn($0[0], []) }
    }

    @Test("Casts follow XPath's table")
    func casts() {
        let rows: [(String, String, String)] = [
            ("\"5\"", "integer", "5"), ("\" 5 \"", "integer", "5"), ("\"5.5\"", "integer", "error"), ("5.9", "integer", "5"),
            ("-5.9e0", "integer", "-5"), ("\"INF\"^^double", "integer", "error"), ("true", "integer", "1"), ("<http://a>", "integer", "error"),
            ("\"x\"^^integer", "integer", "error"), ("300", "byte", "error"), ("\"7\"", "byte", "\"7\"^^byte"), ("\"1.50\"", "decimal", "1.5"),
            ("0.1e0", "decimal", "0.1"), ("1e300", "decimal", "error"), ("5", "decimal", "\"5\"^^decimal"), ("\"1.5\"", "double", "1.5E0"),
            ("1", "float", "\"1.0E0\"^^float"), ("false", "double", "0.0E0"), ("\"true\"", "boolean", "true"), ("\"x\"", "boolean", "error"),
            ("0", "boolean", "false"), ("\"NaN\"^^double", "boolean", "false"), ("<http://a>", "string", "\"http://a\""),
            ("\"01\"^^integer", "string", "\"1\""), ("1.0", "string", "\"1\""), ("1e0", "string", "\"1\""), ("1e7", "string", "\"1.0E7\""),
            ("\"a\"@en", "string", "\"a\""), ("_:b", "string", "error"), ("\"2024-01-01T00:00:00Z\"", "dateTime", "\"2024-01-01T00:00:00Z\"^^dateTime"),
            ("\"2024-01-01\"^^date", "dateTime", "\"2024-01-01T00:00:00\"^^dateTime"),
            ("\"2024-05-06T07:08:09Z\"^^dateTime", "date", "\"2024-05-06Z\"^^date"), ("\"2024-05-06T07:08:09\"^^dateTime", "time", "\"07:08:09\"^^time"),
            ("\"2024-05-06\"^^date", "gYear", "\"2024\"^^gYear"), ("\"2024\"^^gYear", "date", "error"), ("1", "dateTime", "error"),
            ("\"P1Y2DT3H\"^^duration", "dayTimeDuration", "\"P2DT3H\"^^dayTimeDuration"), ("1", "nonsense", "error"),
        ]
        for row in rows {
            check(Call(row.0, gives: row.2), "xsd:" + row.1) { .call(IRI(XSD.iri.string + row.1), $0) }
        }
    }

    @Test("BOUND and EXISTS ask the solution")
    func solution() {
        let environment = EvaluationEnvironment()
        let slots: [Variable] = ["a", "b"]
        func evaluator(_ expression: Expression) -> ExpressionEvaluator {
            ExpressionEvaluator(expression, environment: environment) { slots.firstIndex(of: $0) }
        }
        let solution = TestSolution(bindings: [.iri("http://a"), nil], existing: [1])
        #expect(evaluator(.bound("a")).isTrue(in: solution))
        #expect(!evaluator(.bound("b")).isTrue(in: solution))
        #expect(!evaluator(.bound("c")).isTrue(in: solution))
        let exists = evaluator(.or([.exists(.unit), .exists(.unit)]))
        #expect(exists.patterns.count == 2 && exists.isTrue(in: solution))
        #expect(!evaluator(.and([.exists(.unit), .exists(.unit)])).isTrue(in: solution))
        #expect(evaluator(.notExists(.unit)).isTrue(in: solution))
        #expect(evaluator(.call("http://f", [])).unknownFunctions == ["http://f"])
        #expect(evaluator(.variable("a")).slot == 0)
    }

    @Test("The keys that decide most comparisons of a sort never decide against the values")
    func leadingKeys() {
        var generator = SeededGenerator(seed: 5)
        func number() -> String {
            let whole = Int.random(in: -3...3, using: &generator) * [1, 16_777_216, 9_007_199_254_740_992].randomElement(using: &generator)!
                + Int.random(in: -1...1, using: &generator)
            let fraction = ["", ".5", ".0000000001", "e0", "e300", "e-320"].randomElement(using: &generator)!
            return "\(whole)\(fraction)"
        }
        for _ in 0..<20_000 {
            let a = number(), b = number()
            let x = Value(TermNotation.term(a)), y = Value(TermNotation.term(b))
            let keys = Ordering(x.leadingSortingKey, y.leadingSortingKey)
            #expect(keys == .equal || keys == x.sortingOrder(y), "\(a) \(b)")
        }
    }

    @Test("Order for sorting is total and agrees with less-than")
    func sorting() {
        let groups: [[String]] = [
            ["error"], ["_:a"], ["_:b"], ["<http://a>"], ["<http://b>"], ["\"-INF\"^^double"], ["-2.5"], ["0", "0.0", "-0e0"],
            ["1", "1.0", "1e0", "\"1\"^^float"], ["9007199254740992", "9007199254740992e0"], ["9007199254740993"], ["\"INF\"^^double"], ["\"NaN\"^^double", "\"NaN\"^^float"],
            ["\"2023-12-31T00:00:00Z\"^^dateTime"], ["\"2024-01-01T01:00:00+01:00\"^^dateTime", "\"2024-01-01T00:00:00Z\"^^dateTime"],
            ["\"2024-01-01\"^^date"], ["\"PT1H\"^^dayTimeDuration", "\"PT60M\"^^duration"], ["\"a\"@en"], ["\"a\""], ["\"a\"^^<http://www.z>"], ["\"b\""], ["false"], ["true", "\"1\"^^boolean"],
        ]
        for (i, first) in groups.enumerated() {
            for (j, second) in groups.enumerated() {
                for a in first {
                    for b in second {
                        let x = Value(TermNotation.term(a))
                        let y = Value(TermNotation.term(b))
                        #expect(x.sortingOrder(y) == Ordering(i, j), "\(a) \(b)")
                        let keys = Ordering(x.leadingSortingKey, y.leadingSortingKey)
                        #expect(keys == .equal || keys == Ordering(i, j), "\(a) \(b)")
                    }
                }
            }
        }
    }
}
