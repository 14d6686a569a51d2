import Resolutions

/// Reads texts a few ahead of where they are asked for, several at a time; each is handed out once.
///
/// What is handed out does not depend on how many are read at a time.
struct TextsAhead {
    /// What reading one text gave.
    struct Outcome: Sendable {
        /// The acts and where each line of the file starts; nil for a text that could not be read.
        var text: (revisions: [Revision], source: SourceText)?
        var events: [CorpusEvent]
    }

    private let texts: [CorpusSurvey.Text]
    private let survey: CorpusSurvey
    private let reader: CorpusReader
    private let jobs: Int
    private var outcomes: [Int: Outcome] = [:]
    private var isRead: [Bool]

    init(_ texts: [CorpusSurvey.Text], of survey: CorpusSurvey, reader: CorpusReader, jobs: Int) {
        self.texts = texts
        self.survey = survey
        self.reader = reader
        self.jobs = max(jobs, 1)
        isRead = Array(repeating: false, count: texts.count)
    }

    /// What reading the text with an index gave; nil where it was handed out before.
    mutating func take(_ index: Int) -> Outcome? {
        if let outcome = outcomes.removeValue(forKey: index) { return outcome }
        guard !isRead[index] else { return nil }
        var batch = [index]
        var next = index + 1
        while batch.count < (jobs > 1 ? jobs * 4 : 1), next < texts.count, next < index + jobs * 16 {
            if !isRead[next] { batch.append(next) }
            next += 1
        }
        let indices = batch
        let found = ConcurrentMap.map(indices.count, jobs: jobs) { [texts, survey, reader] position in
            var events: [CorpusEvent] = []
            let text = reader.read(texts[indices[position]], of: survey) { events.append($0) }
            return Outcome(text: text, events: events)
        }
        for (position, index) in indices.enumerated() {
            isRead[index] = true
            outcomes[index] = found[position]
        }
        return outcomes.removeValue(forKey: index)
    }
}
