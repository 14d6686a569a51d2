import Foundation
import ResolutionOntology
import Resolutions
import TestSupport
import Testing

/// The table that says where a reference may begin is right when looking everywhere finds nothing more.
@Suite("Where references are looked for")
struct ReferenceStartsTests {
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
        }
    }
}
