import ResolutionOntology
import Resolutions

/// Reads the texts of a run in a given order, each once, and has at hand with each text the other
/// texts of the same acts; those that no later text is compared with are let go.
struct ReadingWindow {
    private struct Entry {
        var revisions: [Revision]
        var source: SourceText
    }

    private let texts: [CorpusSurvey.Text]
    private let survey: CorpusSurvey
    private var ahead: TextsAhead
    /// By work: the texts of it, ascending.
    private var textsByWork: [WorkIdentifier: [Int]] = [:]
    /// By text: those that no text behind it needs any more.
    private var lastUses: [Int: [Int]] = [:]
    private var held: [Int: Entry] = [:]
    /// What was found in texts that were read before their turn.
    private var findings: [Int: [CorpusEvent]] = [:]
    private var isRead: [Bool]

    init(_ texts: [CorpusSurvey.Text], of survey: CorpusSurvey, reader: CorpusReader) {
        self.texts = texts
        self.survey = survey
        ahead = TextsAhead(texts, of: survey, reader: reader, jobs: reader.jobs)
        for (index, text) in texts.enumerated() {
            for work in Set(text.identities.map(\.identifier.work)) { textsByWork[work, default: []].append(index) }
        }
        isRead = Array(repeating: false, count: texts.count)
        for (index, text) in texts.enumerated() {
            let last = text.identities.compactMap { textsByWork[$0.identifier.work]?.last }.max() ?? index
            lastUses[last, default: []].append(index)
        }
    }

    /// The acts of the text with an index; to be asked for in ascending order.
    mutating func take(
        _ index: Int, report: (CorpusEvent) -> Void
    ) -> (revisions: [Revision], source: SourceText)? {
        for other in lastUses.removeValue(forKey: index - 1) ?? [] { held[other] = nil }
        read(index)
        for event in findings.removeValue(forKey: index) ?? [] { report(event) }
        for work in Set(texts[index].identities.map(\.identifier.work)) {
            for other in textsByWork[work] ?? [] { read(other) }
        }
        return held[index].map { ($0.revisions, $0.source) }
    }

    /// The earlier texts of the same act that a text is compared with, the earliest first.
    func textsCompared(with revision: Revision) -> [Revision] {
        let wanted = survey.context.textsCompared(with: revision.identifier, language: revision.language)
        guard !wanted.isEmpty else { return [] }
        let members = textsByWork[revision.identifier.work] ?? []
        return wanted.compactMap { text in
            for member in members {
                for candidate in held[member]?.revisions ?? [] where TextKey(candidate) == TextKey(text) {
                    return candidate
                }
            }
            return nil
        }
    }

    /// A proposal whose tracked changes were merged, taken apart; nil for any other text.
    func trackedChanges(of revision: Revision) -> TrackedChanges? {
        guard ResolutionReader.needsSiblings(revision.header) else { return nil }
        let members = textsByWork[revision.identifier.work] ?? []
        return TrackedChanges(of: revision, among: members.flatMap { held[$0]?.revisions ?? [] })
    }

    private mutating func read(_ index: Int) {
        guard !isRead[index] else { return }
        isRead[index] = true
        guard let outcome = ahead.take(index) else { return }
        if let (revisions, source) = outcome.text { held[index] = Entry(revisions: revisions, source: source) }
        findings[index] = outcome.events
    }
}
