import ResolutionOntology
import Resolutions
import Testing

@Suite("Names of exported files")
struct ExportNameTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var work: WorkIdentifier
        var edition: EditionIdentifier
        var language: String?
        var expected: String
        var testDescription: String { expected }
    }

    private static func work(_ key: String, _ series: String = "hua", _ actClass: ActClass = .resolution) -> WorkIdentifier {
        WorkIdentifier(actClass: actClass, series: series, key: key)
    }

    static let cases = [
        Case(
            work: work("11"), edition: .adopted(Session(series: "hua", place: "Pôrto Novo", year: 2024)),
            expected: "hu-hua-resolution-11-2024"),
        Case(
            work: work("11"), edition: .proposal(code: "ARB/36A1/1"),
            expected: "hu-hua-resolution-11-proposal-arb-36a1-1"),
        Case(
            work: work("223", "wrc"), edition: .adopted(Session(series: "wrc", year: 2023, designation: "WRC-23")),
            expected: "hu-wrc-resolution-223-2023"),
        Case(
            work: work("223", "wrc"), edition: .adopted(Session(series: "wrc", designation: "WRC-23")),
            expected: "hu-wrc-resolution-223-wrc-23"),
        Case(
            work: work("x-lights-in-harbours"), edition: .adopted(Session(series: "hua", place: "A", year: 2024)),
            expected: "hu-hua-resolution-x-lights-in-harbours-2024"),
        Case(
            work: work("5", "huc", .decision), edition: .adopted(Session(series: "huc", year: 2001)), language: "fr",
            expected: "hu-huc-decision-5-2001.fr"),
        Case(
            work: work("3", "elsewhere"), edition: .adopted(Session(series: "elsewhere")),
            expected: "elsewhere-resolution-3-undated"),
        Case(
            work: work("../../etc", "..", .opinion), edition: .proposal(code: "../x"), language: "../y",
            expected: "opinion-etc-proposal-x.y"),
    ]

    @Test("A name says organization, series, class, key and edition", arguments: cases)
    func names(example: Case) throws {
        let name = try ExportName.make(
            for: RevisionIdentifier(work: example.work, edition: example.edition),
            authority: Fixture.authority(), furtherLanguage: example.language)
        #expect(name == example.expected)
    }

    @Test("A name has 120 bytes at most, and long names that differ at the end stay two")
    func length() throws {
        let long = String(repeating: "abcdefghi ", count: 40)
        let names = try ["1", "2"].map { end in
            try ExportName.make(
                for: RevisionIdentifier(work: Self.work("4"), edition: .proposal(code: long + end)),
                authority: Fixture.authority(), furtherLanguage: "fr")
        }
        #expect(names[0] != names[1])
        for name in names {
            #expect(name.utf8.count <= ExportName.maximumLength)
            #expect(name.hasSuffix(".fr"))
        }
    }
}
