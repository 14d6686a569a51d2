import Raptor
import Resolutions

/// How the texts of a corpus are read.
public struct CorpusOptions: Sendable {
    /// Turtle files with agents, instruments, series and verbs beside those built in.
    public var authorityFiles: [String]
    /// What texts are that do not say so themselves.
    public var suppliedIdentities: [SuppliedIdentity]
    /// What every input holds, whatever its suffix says; nil goes by the suffix.
    public var content: InputFile.Content?
    /// How many threads read at a time; what is read does not depend on it.
    public var jobs: Int
    /// Files of more bytes are read act by act, so that they need not be held in memory.
    public var largestWholeFile: Int

    public init(
        authorityFiles: [String] = [], suppliedIdentities: [SuppliedIdentity] = [],
        content: InputFile.Content? = nil, jobs: Int = 1, largestWholeFile: Int = 4 << 20
    ) {
        self.authorityFiles = authorityFiles
        self.suppliedIdentities = suppliedIdentities
        self.content = content
        self.jobs = jobs
        self.largestWholeFile = largestWholeFile
    }
}

/// An identity given by a person for a text that does not state its own.
public struct SuppliedIdentity: Hashable, Sendable {
    /// The file's name, or the end of its path.
    public var file: String
    /// The series by its slug: `wtsa`.
    public var series: String
    /// The number as it would be printed: `11`.
    public var number: String
    /// The edition as in its IRI: `dubai-2012`; nil takes the one that the text states.
    public var edition: String?

    public init(file: String, series: String, number: String, edition: String? = nil) {
        self.file = file
        self.series = series
        self.number = number
        self.edition = edition
    }

    /// Reads `FILE=SERIES/NUMBER[/EDITION]`, split at the last `=`; nil for anything else.
    public init?(_ argument: String) {
        guard let equals = argument.lastIndex(of: "=") else { return nil }
        let file = String(argument[..<equals])
        let parts = argument[argument.index(after: equals)...].split(separator: "/", omittingEmptySubsequences: false)
        guard !file.isEmpty, parts.count == 2 || parts.count == 3, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
        self.init(
            file: file, series: String(parts[0]), number: String(parts[1]),
            edition: parts.count == 3 ? String(parts[2]) : nil)
    }
}

/// What happens while a corpus is read.
public enum CorpusEvent: Sendable {
    /// So many of so many steps are done.
    case progress(done: Int, total: Int)
    /// Something was found.
    case diagnostic(Diagnostic)
}
