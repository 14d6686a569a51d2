import GraphStore
import RDF
import SPARQL
import Testing

@Suite("Aggregates")
struct AggregateTests {
    private func aggregate(_ function: AggregateFunction, _ terms: [String], isDistinct: Bool = false) -> Term? {
        var accumulator = AggregateAccumulator(function, isDistinct: isDistinct)
        for text in terms {
            let term = TermNotation.term(text)
            accumulator.add(Value(term), term: term)
        }
        return accumulator.result
    }

    @Test(
        "Each set function over values, over an error, and over nothing",
        arguments: [
            (AggregateFunction.count, ["1", "error", "\"a\""], "2"), (.count, [], "0"),
            (.sum, ["1", "2.5", "1e0"], "4.5E0"), (.sum, ["1", "2"], "3"), (.sum, [], "0"), (.sum, ["1", "\"2\""], "error"),
            (.sum, ["1", "error"], "error"), (.sum, ["\"P1D\"^^dayTimeDuration"], "error"),
            (.average, ["1", "2"], "1.5"), (.average, [], "0"), (.average, ["2", "4"], "\"3\"^^decimal"), (.average, ["1", "error"], "error"),
            (.minimum, ["3", "\"01\"^^integer", "2"], "\"01\"^^integer"), (.minimum, [], "error"), (.minimum, ["1", "error"], "error"),
            (.minimum, ["\"a\"", "1", "<http://a>"], "<http://a>"), (.maximum, ["\"a\"", "1"], "\"a\""), (.maximum, ["1", "1.5", "1.50"], "1.5"),
            (.sample, ["error", "\"x\"^^<http://t>", "1"], "\"x\"^^<http://t>"), (.sample, [], "error"),
            (.groupConcat(separator: " "), ["\"a\"", "\"b\"@en", "\"\""], "\"a b \""), (.groupConcat(separator: ","), [], "\"\""),
            (.groupConcat(separator: ", "), ["\"a\"", "\"b\""], "\"a, b\""), (.groupConcat(separator: " "), ["\"a\"", "1"], "error"),
        ] as [(AggregateFunction, [String], String)])
    func table(function: AggregateFunction, terms: [String], expected: String) {
        #expect(aggregate(function, terms) == TermNotation.term(expected))
    }

    @Test("DISTINCT drops equal terms, not equal values")
    func distinct() {
        let terms = ["1", "1", "\"01\"^^integer", "2"]
        #expect(aggregate(.count, terms, isDistinct: true) == TermNotation.term("3"))
        #expect(aggregate(.sum, terms, isDistinct: true) == TermNotation.term("4"))
        #expect(aggregate(.groupConcat(separator: " "), ["\"a\"", "\"b\"", "\"a\""], isDistinct: true) == TermNotation.term("\"a b\""))
    }

    @Test("COUNT of all counts solutions")
    func countAll() {
        var accumulator = AggregateAccumulator(Aggregate(.count, nil))
        accumulator.addSolution()
        accumulator.addSolution()
        #expect(accumulator.result == TermNotation.term("2"))
    }
}
