import GraphStore
import RDF
import SPARQL
import Testing

/// One row of a table: arguments in the notation of `TermNotation`, and what is expected.
struct Call: CustomTestStringConvertible, Sendable {
    let arguments: [String]
    let expected: String

    init(_ arguments: String..., gives expected: String) {
        self.arguments = arguments
        self.expected = expected
    }

    var testDescription: String { "(\(arguments.joined(separator: ", "))) gives \(expected)" }

    /// The arguments as expressions: constants, and `error` as a variable that is not bound.
    var expressions: [Expression] {
        arguments.map { TermNotation.term($0).map(Expression.term) ?? .variable("unbound") }
    }
}

/// A solution for tests: slots by name.
struct TestSolution: ExpressionContext {
    var bindings: [Term?] = []
    var solutionNumber = 0
    var existing: Set<Int> = []

    func term(at slot: Int) -> Term? { slot < bindings.count ? bindings[slot] : nil }
    func exists(_ pattern: Int) -> Bool { existing.contains(pattern) }
}

private let environment = EvaluationEnvironment(
    base: "http://example.org/base/",
    now: DateTimeValue(kind: .dateTime, year: 2024, month: 5, day: 6, hour: 7, timeZoneOffset: 0) ?? .currentTime)

/// Evaluates with constants folded at compile time and again with the arguments in variables: both ways
/// must agree.
func evaluate(_ call: Call, _ make: ([Expression]) -> Expression) -> Term? {
    let folded = ExpressionEvaluator(make(call.expressions), environment: environment) { _ in nil }
    let result = folded.term(in: EmptySolution())

    let variables = call.arguments.indices.map { Variable("v\($0)") }
    let evaluator = ExpressionEvaluator(make(variables.map(Expression.variable)), environment: environment) {
        variables.firstIndex(of: $0)
    }
    let solution = TestSolution(bindings: call.arguments.map(TermNotation.term))
    #expect(evaluator.term(in: solution) == result, "\(call.testDescription): constants and variables differ")
    #expect(evaluator.value(in: solution).isError == (result == nil))
    return result
}

@Suite("Built-in functions")
struct FunctionTests {
    private func check(_ function: BuiltInFunction, _ call: Call) {
        let result = evaluate(call) { .function(function, $0) }
        #expect(result == TermNotation.term(call.expected), "\(function.rawValue)\(call.testDescription), not \(result?.description ?? "error")")
    }

    @Test("isIRI, isBLANK, isLITERAL and isNUMERIC tell terms apart")
    func kinds() {
        let rows: [(String, iri: String, blank: String, literal: String, numeric: String)] = [
            ("<http://a>", "true", "false", "false", "false"), ("_:b", "false", "true", "false", "false"),
            ("\"a\"", "false", "false", "true", "false"), ("12", "false", "false", "true", "true"),
            ("\"12\"", "false", "false", "true", "false"), ("\"300\"^^byte", "false", "false", "true", "false"),
            ("\"7\"^^unsignedByte", "false", "false", "true", "true"), ("1.5", "false", "false", "true", "true"),
            ("1e0", "false", "false", "true", "true"), ("error", "error", "error", "error", "error"),
        ]
        for row in rows {
            check(.isIRI, Call(row.0, gives: row.iri))
            check(.isBlank, Call(row.0, gives: row.blank))
            check(.isLiteral, Call(row.0, gives: row.literal))
            check(.isNumeric, Call(row.0, gives: row.numeric))
        }
    }

    @Test(
        "sameTerm compares terms, not values",
        arguments: [
            Call("1", "1", gives: "true"), Call("1", "\"01\"^^integer", gives: "false"), Call("\"a\"", "\"a\"@en", gives: "false"),
            Call("<http://a>", "<http://a>", gives: "true"), Call("_:a", "_:b", gives: "false"), Call("1", "error", gives: "error"),
            Call("\"NaN\"^^double", "\"NaN\"^^double", gives: "true"),
        ])
    func sameTerm(_ call: Call) { check(.sameTerm, call) }

    @Test("STR, LANG and DATATYPE take literals apart")
    func parts() {
        check(.str, Call("<http://a>", gives: "\"http://a\""))
        check(.str, Call("\"01\"^^integer", gives: "\"01\""))
        check(.str, Call("\"a\"@en", gives: "\"a\""))
        check(.str, Call("_:b", gives: "error"))
        check(.lang, Call("\"a\"@en-US", gives: "\"en-us\""))
        check(.lang, Call("\"a\"", gives: "\"\""))
        check(.lang, Call("<http://a>", gives: "error"))
        check(.datatype, Call("\"a\"", gives: "<http://www.w3.org/2001/XMLSchema#string>"))
        check(.datatype, Call("\"a\"@en", gives: "<http://www.w3.org/1999/02/22-rdf-syntax-ns#langString>"))
        check(.datatype, Call("\"x\"^^<http://t>", gives: "<http://t>"))
        check(.datatype, Call("_:b", gives: "error"))
    }

    @Test("IRI resolves, STRDT and STRLANG build literals")
    func construction() {
        check(.iri, Call("\"http://a/b\"", gives: "<http://a/b>"))
        check(.iri, Call("\"../x\"", gives: "<http://example.org/x>"))
        check(.iri, Call("<http://a>", gives: "<http://a>"))
        check(.iri, Call("\"a b\"", gives: "error"))
        check(.iri, Call("\"a\"@en", gives: "error"))
        check(.strdt, Call("\"123\"", "<http://www.w3.org/2001/XMLSchema#integer>", gives: "123"))
        check(.strdt, Call("\"x\"", "<http://t>", gives: "\"x\"^^<http://t>"))
        check(.strdt, Call("\"x\"@en", "<http://t>", gives: "error"))
        check(.strdt, Call("\"x\"", "<http://www.w3.org/1999/02/22-rdf-syntax-ns#langString>", gives: "error"))
        check(.strlang, Call("\"chat\"", "\"EN\"", gives: "\"chat\"@en"))
        check(.strlang, Call("\"chat\"", "\"\"", gives: "error"))
        check(.strlang, Call("\"chat\"@fr", "\"en\"", gives: "error"))
    }

    @Test(
        "LANGMATCHES filters by basic ranges",
        arguments: [
            Call("\"en\"", "\"EN\"", gives: "true"), Call("\"en-us\"", "\"en\"", gives: "true"), Call("\"eng\"", "\"en\"", gives: "false"),
            Call("\"en\"", "\"en-us\"", gives: "false"), Call("\"en\"", "\"*\"", gives: "true"), Call("\"\"", "\"*\"", gives: "false"),
            Call("1", "\"*\"", gives: "error"),
        ])
    func langMatches(_ call: Call) { check(.langMatches, call) }

    @Test("Lengths and positions count code points")
    func codePoints() {
        check(.strlen, Call("\"chat\"", gives: "4"))
        check(.strlen, Call("\"日本語\"@ja", gives: "3"))
        check(.strlen, Call("\"👨‍👩‍👧‍👦\"", gives: "7"))
        check(.strlen, Call("\"\"", gives: "0"))
        check(.strlen, Call("4", gives: "error"))
        check(.substr, Call("\"foobar\"", "4", gives: "\"bar\""))
        check(.substr, Call("\"foobar\"@en", "4", "1", gives: "\"b\"@en"))
        check(.substr, Call("\"12345\"", "0", "3", gives: "\"12\""))
        check(.substr, Call("\"12345\"", "-42", gives: "\"12345\""))
        check(.substr, Call("\"12345\"", "5", "-3", gives: "\"\""))
        check(.substr, Call("\"12345\"", "6", gives: "\"\""))
        check(.substr, Call("\"é日b\"", "2", "1", gives: "\"日\""))
        check(.substr, Call("\"abc\"", "2", "170141183460469231731687303715884105727", gives: "\"bc\""))
        check(.substr, Call("\"abc\"", "1.0", gives: "error"))
        check(.substr, Call("1", "1", gives: "error"))
    }

    @Test("Case mapping keeps the language tag")
    func caseMapping() {
        check(.ucase, Call("\"straße\"@de", gives: "\"STRASSE\"@de"))
        check(.lcase, Call("\"ÀB\"", gives: "\"àb\""))
        check(.ucase, Call("1", gives: "error"))
    }

    @Test("STRSTARTS, STRENDS and CONTAINS want compatible arguments")
    func search() {
        let rows: [(String, String, String, String, String)] = [
            ("\"foobar\"", "\"foo\"", "true", "false", "true"), ("\"foobar\"@en", "\"bar\"@en", "false", "true", "true"),
            ("\"foobar\"@en", "\"oba\"", "false", "false", "true"), ("\"foobar\"", "\"foo\"@en", "error", "error", "error"),
            ("\"foobar\"@en", "\"foo\"@fr", "error", "error", "error"), ("\"a\"", "\"\"", "true", "true", "true"),
            ("\"a\"", "\"aa\"", "false", "false", "false"), ("1", "\"1\"", "error", "error", "error"),
        ]
        for row in rows {
            check(.strStarts, Call(row.0, row.1, gives: row.2))
            check(.strEnds, Call(row.0, row.1, gives: row.3))
            check(.contains, Call(row.0, row.1, gives: row.4))
        }
    }

    @Test("STRBEFORE and STRAFTER split at the first occurrence")
    func split() {
        check(.strBefore, Call("\"abc\"", "\"b\"", gives: "\"a\""))
        check(.strBefore, Call("\"abc\"@en", "\"bc\"", gives: "\"a\"@en"))
        check(.strBefore, Call("\"abc\"", "\"b\"@cy", gives: "error"))
        check(.strBefore, Call("\"abc\"@en", "\"z\"@en", gives: "\"\""))
        check(.strBefore, Call("\"abc\"@en", "\"\"", gives: "\"\"@en"))
        check(.strAfter, Call("\"abc\"", "\"b\"", gives: "\"c\""))
        check(.strAfter, Call("\"abc\"@en", "\"ab\"", gives: "\"c\"@en"))
        check(.strAfter, Call("\"abc\"@en", "\"z\"", gives: "\"\""))
        check(.strAfter, Call("\"abc\"@en", "\"\"", gives: "\"abc\"@en"))
    }

    @Test("CONCAT keeps a tag that all share")
    func concatenation() {
        check(.concat, Call("\"foo\"", "\"bar\"", gives: "\"foobar\""))
        check(.concat, Call("\"foo\"@en", "\"bar\"@en", gives: "\"foobar\"@en"))
        check(.concat, Call("\"foo\"@en", "\"bar\"", gives: "\"foobar\""))
        check(.concat, Call("\"foo\"", "\"bar\"@en", gives: "\"foobar\""))
        check(.concat, Call("\"foo\"@en", "\"bar\"@fr", "\"baz\"@en", gives: "\"foobarbaz\""))
        check(.concat, Call(gives: "\"\""))
        check(.concat, Call("1", gives: "error"))
    }

    @Test("ENCODE_FOR_URI leaves only unreserved characters")
    func encode() {
        check(.encodeForURI, Call("\"Los Angeles/é~-_.\"@en", gives: "\"Los%20Angeles%2F%C3%A9~-_.\""))
        check(.encodeForURI, Call("<http://a>", gives: "error"))
    }

    @Test("REGEX and REPLACE take flags and refuse what is no string")
    func regex() {
        check(.regex, Call("\"Alice\"", "\"^ali\"", "\"i\"", gives: "true"))
        check(.regex, Call("\"Alice\"@en", "\"^ali\"", gives: "false"))
        check(.regex, Call("\"Alice\"", "\"(\"", gives: "error"))
        check(.regex, Call("\"Alice\"", "\"a\"", "\"z\"", gives: "error"))
        check(.regex, Call("\"Alice\"", "\"a\"@en", gives: "error"))
        check(.regex, Call("<http://a>", "\"a\"", gives: "error"))
        check(.replace, Call("\"abcd\"@en", "\"b\"", "\"Z\"", gives: "\"aZcd\"@en"))
        check(.replace, Call("\"abab\"", "\"B\"", "\"Z\"", "\"i\"", gives: "\"aZaZ\""))
        check(.replace, Call("\"abab\"", "\"B.\"", "\"Z\"", "\"i\"", gives: "\"aZb\""))
        check(.replace, Call("\"abcd\"", "\"(ab)|(a)\"", "\"[1=$1][2=$2]\"", gives: "\"[1=ab][2=]cd\""))
        check(.replace, Call("\"abc\"", "\"x*\"", "\"-\"", gives: "error"))
        check(.replace, Call("\"abc\"", "\"b\"", "\"$\"", gives: "error"))
    }

    @Test("Functions on numbers keep the type")
    func numbers() {
        check(.abs, Call("-5", gives: "5"))
        check(.abs, Call("-1.5", gives: "1.5"))
        check(.abs, Call("-2e0", gives: "2.0E0"))
        check(.abs, Call("\"-1\"", gives: "error"))
        check(.round, Call("2.4999", gives: "\"2\"^^decimal"))
        check(.round, Call("-2.5", gives: "\"-2\"^^decimal"))
        check(.round, Call("-2.5e0", gives: "-2.0E0"))
        check(.round, Call("\"NaN\"^^double", gives: "\"NaN\"^^double"))
        check(.ceil, Call("10.5", gives: "\"11\"^^decimal"))
        check(.ceil, Call("-10.5", gives: "\"-10\"^^decimal"))
        check(.floor, Call("-10.5", gives: "\"-11\"^^decimal"))
        check(.floor, Call("7", gives: "7"))
        check(.floor, Call("error", gives: "error"))
    }

    @Test("Parts of dates and times are those of local time")
    func dates() {
        let time = "\"2011-01-10T14:45:13.815-05:00\"^^dateTime"
        for (function, expected) in [
            (.year, "2011"), (.month, "1"), (.day, "10"), (.hours, "14"), (.minutes, "45"), (.seconds, "13.815"),
            (.timezone, "\"-PT5H\"^^dayTimeDuration"), (.tz, "\"-05:00\""),
        ] as [(BuiltInFunction, String)] {
            check(function, Call(time, gives: expected))
        }
        check(.timezone, Call("\"2011-01-10T14:45:13Z\"^^dateTime", gives: "\"PT0S\"^^dayTimeDuration"))
        check(.timezone, Call("\"2011-01-10T14:45:13\"^^dateTime", gives: "error"))
        check(.tz, Call("\"2011-01-10T14:45:13\"^^dateTime", gives: "\"\""))
        check(.year, Call("\"2011-01-10\"^^date", gives: "2011"))
        check(.hours, Call("\"2011-01-10\"^^date", gives: "error"))
        check(.year, Call("\"2011-01-10T14:45:13\"", gives: "error"))
        check(.now, Call(gives: "\"2024-05-06T07:00:00Z\"^^dateTime"))
    }

    @Test("Checksums are of the text's UTF-8 bytes")
    func digests() {
        check(.md5, Call("\"abc\"", gives: "\"900150983cd24fb0d6963f7d28e17f72\""))
        check(.sha1, Call("\"abc\"", gives: "\"a9993e364706816aba3e25717850c26c9cd0d89d\""))
        check(.sha256, Call("\"abc\"", gives: "\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\""))
        check(.sha384, Call("\"\"", gives: "\"38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da274edebfe76f65fbd51ad2f14898b95b\""))
        check(.sha512, Call("\"\"", gives: "\"cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e\""))
        check(.md5, Call("\"abc\"@en", gives: "error"))
        check(.md5, Call("1", gives: "error"))
    }

    @Test("UUID, STRUUID, RAND and BNODE give something new each time")
    func fresh() throws {
        func call(_ function: BuiltInFunction, _ arguments: [Expression] = [], solution: Int = 0) -> Term? {
            let evaluator = ExpressionEvaluator(.function(function, arguments), environment: environment) { _ in nil }
            return evaluator.term(in: TestSolution(solutionNumber: solution))
        }
        let uuid = try #require(call(.uuid)?.iri?.string)
        #expect(uuid.hasPrefix("urn:uuid:") && uuid.utf8.count == 45)
        let text = try #require(call(.struuid)?.literal?.lexicalForm)
        let shape = try RegularExpression("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")
        #expect(shape.matches(text) == true && uuid != "urn:uuid:" + text)
        #expect(call(.bnode) != call(.bnode))
        let label = [Expression.term(.literal(Literal("a")))]
        #expect(call(.bnode, label) == call(.bnode, label))
        #expect(call(.bnode, label) != call(.bnode, label, solution: 1))
        #expect(call(.bnode, [.term(.literal(Literal("b")))]) != call(.bnode, label))
        #expect(call(.bnode, [.term(.literal(Literal(1)))]) == nil)
        let random = try #require(call(.rand)?.literal)
        #expect(random.datatype == XSD.double)
    }
}
