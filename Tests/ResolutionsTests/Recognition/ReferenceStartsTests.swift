import Foundation
import ResolutionOntology
import Resolutions
import TestSupport
import Testing

/// The tables that say where a reference or a role may begin are right when looking everywhere finds nothing more.
@Suite("Where references and roles are looked for")
struct ReferenceStartsTests {
    private static func roles(_ revision: Revision, looksEverywhere: Bool) -> [[RoleAssignment]] {
        var revision = revision
        RecognitionFixture.recognizer.recognize(&revision, looksEverywhere: looksEverywhere)
        return revision.directives.map(\.roles)
    }

    @Test("Clauses of random words have no role at a word where none may begin", arguments: 0..<8)
    func randomRoles(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let words = [
            "to", "to", "the", "of", "in", "with", "with", "by", "and", "for", "its", "on", "from", "as", "after", "through", "via", ",", "that", "upon",
            "ITU", "ISO", "the Secretary-General", "Member States", "Sector Members", "the Council", "developing countries", "administrations",
            "participation", "e-participation", "ability", "capacity", "capabilities", "assist", "assistance", "support", "help", "benefit",
            "enable", "facilitate", "encourage", "strengthen", "consult", "consultation", "consultations", "views", "seek", "collaborate",
            "cooperate", "coordinating", "liaise", "liaising", "work", "working", "engage", "collaboration", "cooperation", "co-operation",
            "conjunction", "partnership", "partnerships", "concert", "association", "interactions", "dialogue", "together", "jointly",
            "inform", "informing", "notify", "apprise", "brief", "attention", "draw", "copy", "update", "keep", "informed", "request",
            "requested", "approval", "adoption", "endorsement", "guidelines", "guidance", "provide", "providing", "offer", "submit", "report",
            "reports", "transmit", "collaborative", "is", "shall", "a", "it",
        ]
        var hasRoles = false
        for verb in ["instructs", "invites", "resolves"] {
            let items = (0..<40).map { _ in
                "to " + (0..<Int.random(in: 3..<30, using: &generator)).map { _ in words.randomElement(using: &generator) ?? "" }.joined(separator: " ")
            }
            let revision = RecognitionFixture.revision(verb, keyword: verb, items: items, series: "wtsa")
            let everywhere = Self.roles(revision, looksEverywhere: true)
            hasRoles = hasRoles || everywhere.contains { !$0.isEmpty }
            #expect(Self.roles(revision, looksEverywhere: false) == everywhere)
        }
        #expect(hasRoles)
    }

    private static func references(_ revision: Revision, looksEverywhere: Bool) -> [Reference] {
        var revision = revision
        RecognitionFixture.recognizer.recognize(&revision, looksEverywhere: looksEverywhere)
        return revision.references
    }

    @Test("Clauses of random words hold no reference that begins where none may", arguments: 0..<8)
    func randomClauses(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let words = [
            "the", "of", "to", "in", "and", "or", "its", "this", "that", "Resolution", "resolution", "Resolutions", "decision",
            "Recommendation", "recommendation", "opinions", "Report", "reports", "Question", "annex", "Annex", "annexes", "article",
            "Article", "articles", "No.", "Nos.", "no", "number", "Number", "numbers", "chapter", "III", "section", "Section",
            "Appendix", "appendix", "Table", "tables", "rule", "Rules", "paragraph", "paragraphs", "§", "§§", "para", "resolves",
            "recognizing", "further", "also", "noting", "above", "below", "thereof", "thereto", "hereto", "Convention", "constitution",
            "radio", "Radio", "regulations", "Regulations", "Treaty", "Charter", "agreement", "memorandum", "draft", "action", "plan",
            "procedure", "laid", "down", "Document", "documents", "A", "B", "a)", "1", "2", "9.21", "18", "2018", "(Rev.", "Dubai,", "2018)",
            "(2004)", "70/1", "ITU-R", "ITU-T", "M.2110", "WRC-23", ",", "-", "/", "(", ")", "\"", "Attachment", "Protocol", "I", "of",
        ]
        for series in ["wtsa", "wrc", "unga"] {
            let items = (0..<40).map { _ in
                (0..<Int.random(in: 3..<40, using: &generator)).map { _ in words.randomElement(using: &generator) ?? "" }.joined(separator: " ")
            }
            let revision = RecognitionFixture.revision("resolves", keyword: "resolves", items: items, series: series)
            let everywhere = Self.references(revision, looksEverywhere: true)
            #expect(!everywhere.isEmpty)
            #expect(Self.references(revision, looksEverywhere: false) == everywhere)
        }
    }

    @Test(
        "Real texts hold no reference that begins where none may",
        .enabled(if: SharedFolder.isPresent, "\(SharedFolder.absenceReason)"))
    func realTexts() throws {
        for revision in try SeedReading.revisions() {
            #expect(Self.references(revision, looksEverywhere: false) == Self.references(revision, looksEverywhere: true))
            #expect(Self.roles(revision, looksEverywhere: false) == Self.roles(revision, looksEverywhere: true))
        }
    }
}
