/// Settles what each text of a run is a text of, when all headers are known: numbers that are not
/// printed, editions read twice, languages.
public struct IdentityResolver: Sendable {
    /// The headers of one file, in their order in it.
    public struct Document: Sendable {
        public var file: String
        public var language: String
        public var headers: [Header]

        public init(file: String, language: String = "en", headers: [Header]) {
            self.file = file
            self.language = language
            self.headers = headers
        }
    }

    /// Identity given by the user: `--identify FILE=SERIES/NUMBER[/EDITION]`.
    public struct Supplied: Hashable, Sendable {
        public var series: String
        public var number: String
        /// The edition's slug: `dubai-2012`, `wrc-23`, `2025`.
        public var edition: String?

        public init(series: String, number: String, edition: String? = nil) {
            self.series = series
            self.number = number
            self.edition = edition
        }
    }

    /// What one text was settled to be.
    public struct Identity: Hashable, Sendable {
        public var identifier: RevisionIdentifier
        public var identification: Identification
        public var confidence: Double?
        /// The file that was read as the same edition in the same language before this one.
        public var duplicateOf: String?
        public var diagnostics: [Diagnostic]
    }

    private let authority: Authority

    public init(authority: Authority) { self.authority = authority }

    /// The identity of each header of each document. Documents must come in name order: of two
    /// texts of one edition the first is kept.
    public func settle(_ documents: [Document], supplied: [String: Supplied] = [:]) -> [[Identity]] {
        var siblings = SiblingIndex()
        for document in documents {
            for header in document.headers where header.number != nil { siblings.add(header) }
        }
        var firstFile: [String: String] = [:]
        return documents.map { document in
            document.headers.map { header in
                var identity = identify(header, in: document, supplied[document.file], siblings)
                let key = identity.identifier.path + " " + document.language
                if let first = firstFile[key] {
                    identity.duplicateOf = first
                    identity.diagnostics.append(
                        Diagnostic(
                            .error, .duplicateEdition,
                            "\(document.file) holds the same edition as \(first) (\(identity.identifier.path)); the first is kept.",
                            file: document.file, range: header.numberLine?.sourceRange))
                } else {
                    firstFile[key] = document.file
                }
                return identity
            }
        }
    }

    private func identify(
        _ header: Header, in document: Document, _ supplied: Supplied?, _ siblings: SiblingIndex
    ) -> Identity {
        var diagnostics: [Diagnostic] = []
        func report(_ level: Diagnostic.Level, _ code: Diagnostic.Code, _ message: String) {
            diagnostics.append(
                Diagnostic(level, code, message, file: document.file, range: header.title?.sourceRange ?? header.numberLine?.sourceRange))
        }
        let series = supplied?.series ?? header.series ?? "unknown"
        if series == "unknown" {
            report(.warning, .unknownSeries, "The series is not known: neither number line nor formula names a known body.")
        }
        var identification = Identification.stated
        var confidence: Double?
        let key: String
        if let supplied {
            identification = .supplied
            key = self.key(supplied.number, series: series, header.session)
        } else if let number = header.number {
            key = self.key(number, series: series, header.session)
        } else if let sibling = siblings.match(header) {
            identification = .inferred
            confidence = sibling.confidence
            key = self.key(sibling.number, series: series, header.session)
            report(
                .note, .inferredNumber,
                "No number is printed; \(sibling.number) was inferred from another text of the same title.")
        } else {
            identification = .inferred
            let slug = header.title.map { Slug.make($0.text, maximumLength: 60) } ?? ""
            key = "x-" + (slug.isEmpty ? Slug.make(document.file, maximumLength: 60) : slug)
            report(.warning, .unknownNumber, "No number is printed, and no other text tells it; give it with --identify.")
        }
        let work = WorkIdentifier(actClass: header.actClass, series: series, key: key)
        let edition: EditionIdentifier
        if let proposal = header.proposal {
            edition = .proposal(code: proposal.code)
        } else if let slug = supplied?.edition {
            edition = .adopted(session(fromSlug: slug, series: series, header.session))
        } else {
            if header.session == nil {
                report(.warning, .unknownSession, "The session that adopted the text is not printed.")
            }
            edition = .adopted(header.session ?? Session(series: series))
        }
        return Identity(
            identifier: RevisionIdentifier(work: work, edition: edition), identification: identification,
            confidence: confidence, duplicateOf: nil, diagnostics: diagnostics)
    }

    /// The key of a printed number: lower case, runs of other characters as `-`; the meeting before
    /// it where numbers restart; without the edition's suffix in the Radiocommunication Assembly's.
    private func key(_ number: String, series: String, _ session: Session?) -> String {
        var key = Slug.make(number)
        let known = authority.series.first { $0.slug == series }
        if known?.numbersRestart == true, let meeting = session?.designation, !key.hasPrefix(Slug.make(meeting) + "-") {
            key = Slug.make(meeting) + "-" + key
        }
        if series == "ra", let hyphen = key.firstIndex(of: "-"), key[..<hyphen].utf8.allSatisfy(ByteClass.isDigit) {
            key = String(key[..<hyphen])
        }
        return key.isEmpty ? "x" : key
    }

    /// The session that an edition's slug names: `dubai-2012` is a place and a year.
    private func session(fromSlug slug: String, series: String, _ printed: Session?) -> Session {
        if let printed, printed.editionSlug == slug { return printed }
        let parts = slug.split(separator: "-")
        if let year = parts.last.flatMap({ Int($0) }), parts.last?.utf8.count == 4 {
            let place = parts.dropLast().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
            return Session(series: series, place: place.isEmpty ? nil : place, year: year)
        }
        return Session(series: series, designation: slug.uppercased())
    }
}

/// The numbered texts of a run, by series and words of their titles.
private struct SiblingIndex {
    private struct Sibling {
        var number: String
        var series: String?
        var actClass: ActClass
        var words: Set<String>
        var history: Set<String>
    }

    private var siblings: [Sibling] = []
    /// Siblings by series, class and word, so that a match looks at few.
    private var byWord: [String: [Int]] = [:]

    mutating func add(_ header: Header) {
        guard let number = header.number, let title = header.title else { return }
        let words = Self.words(title)
        for word in words { byWord[Self.key(header, word), default: []].append(siblings.count) }
        siblings.append(
            Sibling(
                number: number, series: header.series, actClass: header.actClass, words: words,
                history: Self.history(header)))
    }

    /// The number of the text that is most like one without a number: the words of the titles and
    /// the sessions of the histories are compared; a tie between numbers decides nothing.
    func match(_ header: Header) -> (number: String, confidence: Double)? {
        guard let title = header.title else { return nil }
        let words = Self.words(title)
        var shared: [Int: Int] = [:]
        for word in words {
            for index in byWord[Self.key(header, word)] ?? [] { shared[index, default: 0] += 1 }
        }
        let history = Self.history(header)
        var best: [String: Double] = [:]
        for (index, count) in shared {
            let sibling = siblings[index]
            let titleLikeness = Double(count) / Double(words.union(sibling.words).count)
            let union = history.union(sibling.history).count
            let historyLikeness = union == 0 ? 0 : Double(history.intersection(sibling.history).count) / Double(union)
            let likeness = 0.7 * titleLikeness + 0.3 * historyLikeness
            if titleLikeness >= 0.5 { best[sibling.number] = max(best[sibling.number] ?? 0, likeness) }
        }
        let ranked = best.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
        guard let first = ranked.first, first.value >= 0.5 else { return nil }
        if ranked.count > 1 && ranked[1].value > first.value - 0.1 { return nil }
        return (first.key, (first.value * 100).rounded() / 100)
    }

    private static func key(_ header: Header, _ word: String) -> String {
        "\(header.series ?? "") \(header.actClass.rawValue) \(word)"
    }

    private static func words(_ title: Passage) -> Set<String> {
        Set(Slug.make(title.text).split(separator: "-").filter { $0.utf8.count > 3 }.map(String.init))
    }

    private static func history(_ header: Header) -> Set<String> {
        Set(header.history.map { "\(Slug.make($0.place)) \($0.year)" })
    }
}
