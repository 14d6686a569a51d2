import RDF
import ResolutionOntology
import Resolutions
import Testing

@Suite("Labels")
struct LabelTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var target: ReferenceTarget
        var path: String
        var label: String
        var testDescription: String { label }
    }

    private static func revision(
        _ series: String, _ key: String, number: String, _ session: Session, rev: Bool = false,
        _ actClass: ActClass = .resolution
    ) -> ReferenceTarget {
        .revision(
            RevisionIdentifier(
                work: WorkIdentifier(actClass: actClass, series: series, key: key), edition: .adopted(session)),
            number: number, isMarkedRevised: rev)
    }

    static let cases: [Case] = [
        Case(
            target: .work(WorkIdentifier(actClass: .resolution, series: "hua", key: "7"), number: "7"),
            path: "resolution/hua/7", label: "HUA Resolution 7"),
        Case(
            target: .work(WorkIdentifier(actClass: .resolution, series: "hur", key: "6"), number: "6-2"),
            path: "resolution/hur/6", label: "Resolution HU-R 6"),
        Case(
            target: .work(WorkIdentifier(actClass: .decision, series: "huc", key: "5"), number: "5"),
            path: "decision/huc/5", label: "Decision 5 of the Harbour Conference"),
        Case(
            target: revision("hur", "6", number: "6-2", Session(series: "hur", place: "Quay", year: 2023)),
            path: "resolution/hur/6/quay-2023", label: "Resolution HU-R 6-2 (Quay, 2023)"),
        Case(
            target: revision("huc", "191", number: "191", Session(series: "huc", place: "Quay", year: 2022), rev: true),
            path: "resolution/huc/191/quay-2022", label: "Resolution 191 (Rev. Quay, 2022)"),
        Case(
            target: revision("wrc", "223", number: "223", Session(series: "wrc", designation: "WRC-23"), rev: true),
            path: "resolution/wrc/223/wrc-23", label: "Resolution 223 (Rev. WRC-23)"),
        Case(
            target: revision("unga", "80-16", number: "80/16", Session(series: "unga", year: 2025, designation: "80")),
            path: "resolution/unga/80-16/2025", label: "Resolution 80/16 (2025)"),
        Case(
            target: .provision(of: InstrumentIdentifier(slug: "hu-charter"), kind: .article, number: "50"),
            path: "instrument/hu-charter#art-50", label: "Article 50 of the Harbour Charter"),
        Case(
            target: .provision(of: InstrumentIdentifier(slug: "hu-charter"), kind: .chapter, number: "III"),
            path: "instrument/hu-charter#chapter-III", label: "Chapter III of the Harbour Charter"),
        Case(
            target: .provision(of: InstrumentIdentifier(slug: "hu-charter"), kind: .number, number: "5.388 A"),
            path: "instrument/hu-charter#no-5-388-A", label: "No. 5.388 A of the Harbour Charter"),
        Case(
            target: .instrument(
                InstrumentIdentifier(
                    slug: "tide-agreement",
                    coined: InstrumentIdentifier.Coined(label: "agreement on tides", kind: .arrangement))),
            path: "instrument/tide-agreement", label: "agreement on tides"),
    ]

    @Test("What is cited has the IRI and the label of the reading rules", arguments: cases)
    func labels(example: Case) throws {
        var revision = Fixture.revision
        revision.references[0].targets = [example.target]
        let lines = try Fixture.lines(Fixture.mapper().map(revision).triples)
        #expect(lines.contains("<\(example.path)> rdfs:label \"\(example.label)\"@en"))
        #expect(
            lines.contains(
                "<resolution/hua/4/porto-novo-2021#ref_resolves_1_1> rg:target <\(example.path)>"))
    }

    @Test(
        "A session is labelled by its place and year, its name or its number",
        arguments: [
            (Session(series: "hua", place: "Quay", year: 2024), "session/hua/quay-2024", "HUA (Quay, 2024)"),
            (Session(series: "wrc", year: 2023, designation: "WRC-23"), "session/wrc/wrc-23", "WRC-23"),
            (Session(series: "unga", year: 2025, designation: "80"), "session/unga/80", "UNGA 80"),
            (Session(series: "unsc", year: 2000), "session/unsc/2000", "UNSC (2000)"),
        ])
    func sessions(session: Session, path: String, label: String) throws {
        var revision = Fixture.revision
        revision.identifier.edition = .adopted(session)
        let lines = try Fixture.lines(Fixture.mapper().map(revision).triples)
        #expect(lines.contains("<\(path)> rdfs:label \"\(label)\"@en"))
    }

    @Test("A first edition is not marked as revised")
    func firstEdition() throws {
        var revision = Fixture.revision
        revision.header.history.removeFirst()
        let lines = try Fixture.lines(Fixture.mapper().map(revision).triples)
        #expect(
            lines.contains("<resolution/hua/4/porto-novo-2021> rdfs:label \"Resolution 4 (Pôrto Novo, 2021)\"@en"))
    }
}
