import Resolutions

/// What the mapping of one text needs to know of the other texts of the same run: which revisions
/// are read, what they are called, and which files bear the same name.
///
/// Made from headers alone, before any text is mapped.
public struct CorpusContext: Sendable {
    /// What is known of one text of the run from its header.
    public struct Text: Sendable {
        public var identifier: RevisionIdentifier
        public var header: Header
        public var source: SourceFile
        /// The BCP 47 tag of the language of the text.
        public var language: String

        public init(identifier: RevisionIdentifier, header: Header, source: SourceFile, language: String) {
            self.identifier = identifier
            self.header = header
            self.source = source
            self.language = language
        }

        public init(_ revision: Revision) {
            self.init(
                identifier: revision.identifier, header: revision.header, source: revision.source,
                language: revision.language)
        }
    }

    /// In the order of the run.
    public let texts: [Text]
    private let textsByRevision: [String: [Int]]
    private let textsByWork: [String: [Int]]
    /// For each file name, the SHA-256 of the first file that bears it.
    private let firstBearers: [String: String]
    private let textCountByFile: [SourceFile: Int]

    public init(_ texts: [Text] = []) {
        self.texts = texts
        var byRevision: [String: [Int]] = [:]
        var byWork: [String: [Int]] = [:]
        var bearers: [String: String] = [:]
        var fileCounts: [SourceFile: Int] = [:]
        for (index, text) in texts.enumerated() {
            byRevision[text.identifier.path, default: []].append(index)
            byWork[text.identifier.work.path, default: []].append(index)
            fileCounts[text.source, default: 0] += 1
            if bearers[text.source.name] == nil { bearers[text.source.name] = text.source.sha256 }
        }
        textsByRevision = byRevision
        textsByWork = byWork
        firstBearers = bearers
        textCountByFile = fileCounts
    }

    public init(_ revisions: [Revision]) { self.init(revisions.map(Text.init)) }

    /// The first text of a revision, if the run has one.
    public func text(of revision: RevisionIdentifier) -> Text? { text(ofPath: revision.path) }

    /// The same by the revision's path, for whoever has put it together already.
    func text(ofPath path: String) -> Text? { textsByRevision[path]?.first.map { texts[$0] } }

    /// Whether the run has the revision in several languages, so that the statements of one text
    /// may recur in another.
    public func hasSeveralTexts(of revision: RevisionIdentifier) -> Bool {
        (textsByRevision[revision.path]?.count ?? 0) > 1
    }

    /// Whether a text is another language of one that stands before it in the run.
    public func isFurtherLanguage(of revision: RevisionIdentifier, language: String) -> Bool {
        guard let first = text(of: revision) else { return false }
        return first.language != language
    }

    /// Whether several texts of the run stand in one file.
    func hasSeveralTexts(in source: SourceFile) -> Bool {
        (textCountByFile[source] ?? 0) > 1
    }

    /// The texts of a work, in the order of the run.
    public func texts(of work: WorkIdentifier) -> [Text] {
        (textsByWork[work.path] ?? []).map { texts[$0] }
    }

    /// The number of a work as the first text of the run prints it that prints one.
    func printedNumber(ofWork path: String) -> String? {
        guard let indexes = textsByWork[path] else { return nil }
        // By index: a list of texts would count references to all that they hold.
        for index in indexes { if let number = texts[index].header.number { return number } }
        return nil
    }

    /// The adopted revisions of the same work that were adopted before a text: by year, and by year
    /// only, since a place says nothing of order. Each once, the earliest first.
    ///
    /// - Parameter year: the year of the session that adopted the text, or that it is submitted to.
    func revisionsAdopted(before year: Int, of work: WorkIdentifier) -> [RevisionIdentifier] {
        var found: [(year: Int, identifier: RevisionIdentifier)] = []
        for text in texts(of: work) {
            guard case .adopted(let session) = text.identifier.edition, let adopted = session.year,
                adopted < year, !found.contains(where: { $0.identifier == text.identifier })
            else { continue }
            found.append((adopted, text.identifier))
        }
        return found.sorted { ($0.year, $0.identifier.path) < ($1.year, $1.identifier.path) }.map(\.identifier)
    }

    /// The texts that a text is compared with: all earlier ones of the same work, the earliest first.
    /// Of two revisions that the run has in several languages, one pair of texts is compared: in the
    /// first language, in the order of the run, that has both.
    public func textsCompared(with revision: RevisionIdentifier, language: String) -> [Text] {
        guard textsByWork[revision.work.path, default: []].count > 1 else { return [] }
        let all = texts(of: revision.work)
        guard let own = all.first(where: { $0.identifier == revision && $0.language == language })
        else { return [] }
        let languages = all.filter { $0.identifier == revision }.map(\.language)
        let place = ChronologicalPlace(revision, header: own.header)
        var found: [(place: ChronologicalPlace, text: Text)] = []
        for text in all where text.language == language && text.identifier != revision {
            let other = ChronologicalPlace(text.identifier, header: text.header)
            let others = all.filter { $0.identifier == text.identifier }.map(\.language)
            if other < place, languages.first(where: { others.contains($0) }) == language { found.append((other, text)) }
        }
        return found.sorted { $0.place < $1.place }.map(\.text)
    }

    /// The start of the hash that tells a file from an earlier one of the same name and other content.
    func discriminator(of source: SourceFile) -> String? {
        guard let first = firstBearers[source.name], first != source.sha256 else { return nil }
        return String(source.sha256.prefix(8))
    }
}
