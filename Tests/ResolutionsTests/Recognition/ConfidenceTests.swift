import Resolutions
import Testing

/// Invented clauses in which a reading is inferred, not printed.
@Suite("How sure a reading is")
struct ConfidenceTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var item: String
        var heading = "instructs the Director of TSB"
        var keyword = "instructs"
        var series = "wtsa"
        var before: [String] = []
        /// Of the first directive; nil where every fact of it is printed.
        var expected: Double?
        var testDescription: String { item }
    }

    static let directives: [Case] = [
        Case(item: "to report to TSAG annually,", expected: nil),
        Case(item: "Invites the Kite Coalition to act;", heading: "", keyword: "", series: "unga", expected: 0.7),
        Case(item: "Takes note of the report of the Secretary-General, Iceland and Norway, and requests them to act;", heading: "", keyword: "", series: "unga",
            expected: nil),
        Case(item: "to collaborate on the flying of kites at night, as appropriate, with ISO,", expected: 0.8),
        Case(item: "to study issues such as kites, strings and wind and rain,", expected: 0.9),
        Case(item: "to study issues such as kites and strings,", expected: nil),
        Case(item: "Demands immediate action from Iceland;", heading: "", keyword: "", series: "unsc", expected: 0.8),
    ]

    @Test("A directive has the confidence of the least certain of its facts, and none where all are printed", arguments: directives)
    func directive(_ test: Case) {
        let revision = RecognitionFixture.recognized(test.heading, keyword: test.keyword, items: [test.item], series: test.series, before: test.before)
        #expect(revision.directives.first?.confidence == test.expected)
    }

    @Test("An act cited without its body and edition is one of the issuer's series only by inference")
    func series() {
        let revision = RecognitionFixture.recognized(
            "instructs the Director of TSB", keyword: "instructs", items: ["to implement Resolution 7,", "to implement Resolution 7 of this assembly,"], series: "wtsa")
        #expect(revision.references.map(\.confidence) == [0.9, nil])
    }
}
