/// Something about a text that was not understood, or that a reader should know.
public struct Diagnostic: Hashable, Sendable {
    public enum Level: String, Hashable, Sendable, Comparable, CaseIterable {
        case note, warning, error

        public static func < (a: Level, b: Level) -> Bool { a.rank < b.rank }
        private var rank: Int { self == .note ? 0 : self == .warning ? 1 : 2 }
    }

    /// What kind of finding it is; stable, for filters and tests.
    public enum Code: String, Hashable, Sendable, CaseIterable {
        case emptyFile = "empty-file"
        case notUTF8 = "not-utf-8"
        case utf16 = "utf-16"
        case unreadableFile = "unreadable-file"
        case doubtfulRDF = "doubtful-rdf"
        case notAResolution = "not-a-resolution"
        case tooLarge = "too-large"
        case duplicateEdition = "duplicate-edition"
        case unknownNumber = "unknown-number"
        case inferredNumber = "inferred-number"
        case unknownSeries = "unknown-series"
        case unknownSession = "unknown-session"
        case missingTitle = "missing-title"
        case unreadText = "unread-text"
        case unknownHeadingVerb = "unknown-heading-verb"
        case otherAct = "other-act"
        case doubtfulSplit = "doubtful-split"
        case brokenLabelSequence = "broken-label-sequence"
        case danglingFootnote = "dangling-footnote"
        case unknownGoverningVerb = "unknown-governing-verb"
        case unknownActor = "unknown-actor"
        case unknownBody = "unknown-body"
        case missingAddressee = "missing-addressee"
        case unresolvedReference = "unresolved-reference"
        case danglingReference = "dangling-reference"
        case ambiguousReading = "ambiguous-reading"
    }

    public var level: Level
    public var code: Code
    /// One sentence that says what was found and, where there is something to do, what to do.
    public var message: String
    /// The name of the file.
    public var file: String
    /// Where in the file; nil where the whole file is meant.
    public var range: SourceRange?
    /// The line and column of the range's start.
    public var position: SourcePosition?

    public init(
        _ level: Level, _ code: Code, _ message: String, file: String,
        range: SourceRange? = nil, position: SourcePosition? = nil
    ) {
        self.level = level
        self.code = code
        self.message = message
        self.file = file
        self.range = range
        self.position = position
    }
}

extension Diagnostic: CustomStringConvertible {
    /// `file:line:column: level: message [code]`, as compilers write it.
    public var description: String {
        var place = file
        if let position { place += ":\(position.line):\(position.column)" }
        return "\(place): \(level.rawValue): \(message) [\(code.rawValue)]"
    }
}
