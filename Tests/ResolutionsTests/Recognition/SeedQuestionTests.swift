import Foundation
import Resolutions
import ResolutionOntology
import TestSupport
import Testing

@Suite("The reference questions, put to the model", .enabled(if: SharedFolder.isPresent, "\(SharedFolder.absenceReason)"))
struct SeedQuestionTests {
    static func revisions() throws -> [Revision] {
        ResolutionReader(authority: try AuthorityLibrary().authority).read(try SeedReading.sources())
    }

    @Test("The seeds answer each question exactly")
    func answers() throws {
        let gold = try GoldQuestions()
        let model = ModelQuestions(revisions: try Self.revisions())
        for id in ["CQ01", "CQ03", "CQ05", "CQ07", "CQ09", "CQ11", "CQ13", "CQ15", "CQ19", "CQ21", "CQ23", "CQ31", "CQ35", "CQ37"] {
            #expect(Set(model.answer(id)) == Set(gold.expected[id] ?? []), "\(id)")
        }
    }

    @Test("The directives of the seeds have the reference's addressees, actions and roles", arguments: [
        ("resolution/wtsa/11/dubai-2012", "resolves_p1", "determination", "should", "group/itu-t-study-groups", "collaborate", "collaborator group/poc-committees"),
        ("resolution/wtsa/11/dubai-2012", "instructs_p1", "instruction", "instruction", "post/director-tsb", "assist encourage", ""),
        ("resolution/wtsa/18/new-delhi-2024", "resolves_2_ii", "determination", "should", "group/study-groups-of-the-sectors-involved", "study", ""),
        ("resolution/wtsa/18/new-delhi-2024", "instructs_2", "instruction", "instruction", "post/director-tsb", "report", "reportRecipient body/tsag"),
        ("resolution/wtsa/18/new-delhi-2024", "instructs2_p1", "instruction", "instruction", "group/itu-t-study-groups post/director-tsb", "take-action", ""),
    ])
    func directive(
        _ revision: String, _ clause: String, _ kind: String, _ modality: String, _ addressees: String, _ actions: String, _ roles: String
    ) throws {
        let revision = try #require(try Self.revisions().first { $0.identifier.path == revision })
        let found = revision.directives.filter { revision.components[$0.component].fragment == clause }
        let directive = try #require(found.first)
        #expect(found.count == 1)
        #expect(directive.kind.rawValue == kind)
        #expect(directive.modality.rawValue == modality)
        #expect(directive.addressees.map(\.path).sorted() == addressees.split(separator: " ").map(String.init))
        #expect(directive.actionTypes.sorted() == actions.split(separator: " ").map(String.init))
        #expect(directive.roles.map { "\($0.role.rawValue) \($0.agent.path)" }.joined(separator: ", ") == roles)
        #expect(directive.issuer.path == "body/wtsa")
    }

    @Test("Clauses that only state a purpose, a lead-in or a procedure's announcement have no directive")
    func silentClauses() throws {
        let revisions = try Self.revisions()
        for (path, clause) in [
            ("resolution/wtsa/18/new-delhi-2024", "resolves_2"), ("resolution/wtsa/7/new-delhi-2024", "resolves_7_b3"),
            ("resolution/wtsa/7/new-delhi-2024", "resolves_8_b1"), ("resolution/wtsa/18/new-delhi-2024", "annex-A_p1"),
            ("resolution/wtsa/18/new-delhi-2024", "annex-B_e"), ("resolution/wtsa/18/new-delhi-2024", "annex-C_f"),
        ] {
            let revision = try #require(revisions.first { $0.identifier.path == path })
            #expect(!revision.directives.contains { revision.components[$0.component].fragment == clause }, "\(clause)")
        }
    }

    @Test("Every range of a corpus document lies in its passage, and every target has a place")
    func soundness() throws {
        let reader = ResolutionReader(authority: try AuthorityLibrary().authority)
        for url in try SharedFolder.corpusFiles().enumerated().filter({ $0.offset % 10 == 0 }).map(\.element) {
            for revision in reader.read([try SeedReading.source(url)]) {
                for directive in revision.directives {
                    let length = revision.components[directive.component].passage.utf8.count
                    let ranges = [directive.actionText] + directive.subjectTexts + directive.frequencies + directive.deadlines.filter { $0.component == directive.component }.map(\.range)
                    #expect(ranges.allSatisfy { $0.lowerBound >= 0 && $0.upperBound <= length }, "\(url.lastPathComponent)")
                    #expect(!directive.governingVerb.isEmpty)
                    #expect(Set(directive.addressees).count == directive.addressees.count)
                }
                for reference in revision.references {
                    #expect(reference.citedText.upperBound <= revision.components[reference.component].passage.utf8.count)
                    #expect(reference.targets.isEmpty == (reference.status == .unresolved))
                    #expect(reference.ordinal >= 1)
                }
            }
        }
    }
}
