import RDF
import Raptor
import ResolutionOntology
import Resolutions

/// What an export writes.
public struct ExportOptions: Sendable {
    /// The base of all data IRIs.
    public var base: IRI
    /// Whether the words of clauses and directives are in the graph.
    public var includesText: Bool
    /// Whether each file is read back when it is written and compared with the graph.
    public var verifies: Bool
    /// How the texts are read.
    public var corpus: CorpusOptions

    public init(
        base: IRI = Vocabulary.defaultBase, includesText: Bool = true, verifies: Bool = false,
        corpus: CorpusOptions = CorpusOptions()
    ) {
        self.base = base
        self.includesText = includesText
        self.verifies = verifies
        self.corpus = corpus
    }
}

/// Where an export goes.
public enum ExportDestination: Hashable, Sendable {
    /// One file per act and syntax, and all in `corpus`; the folder is made if it is missing.
    case folder(path: String, [ExportFormat])
    /// One merged file; where the format has several, the name that they share.
    case file(path: String, ExportFormat)
    /// One merged graph to standard output, in a format of one file.
    case standardOutput(ExportFormat)

    var formats: [ExportFormat] {
        switch self {
        case .folder(_, let formats): formats
        case .file(_, let format), .standardOutput(let format): [format]
        }
    }
}

/// What an export wrote.
public struct ExportReport: Sendable {
    /// One written file.
    public struct File: Hashable, Sendable {
        public var path: String
        public var statements: Int
    }

    public var files: [File] = []
    public var acts = 0
    public var warnings = 0
    public var errors = 0
    public var isVerified = false
    /// The formats that were written and cannot be read back.
    public var unverified: Set<String> = []
    /// Findings about files that were written, to be reported.
    var findings: [Diagnostic] = []

    /// Whether an input was bad or a finding is an error.
    public var hasErrors: Bool { errors > 0 }

    /// What was written, for people: a line per file up to forty of them, and a sum.
    public var summary: String {
        var lines: [String] = []
        if files.count <= 40 {
            let width = files.map { String($0.statements).count }.max() ?? 0
            for file in files {
                let count = String(file.statements)
                lines.append(
                    String(repeating: " ", count: width - count.count) + "\(count) statements  \(file.path)")
            }
        }
        var sum = "\(acts) \(acts == 1 ? "act" : "acts"), \(files.count) \(files.count == 1 ? "file" : "files")"
        if isVerified {
            let others = unverified.sorted().joined(separator: ", ")
            sum += ", each read back and found equal" + (others.isEmpty ? "" : " (but \(others), which cannot be read back)")
        }
        if warnings > 0 { sum += ", \(warnings) \(warnings == 1 ? "warning" : "warnings")" }
        if errors > 0 { sum += ", \(errors) \(errors == 1 ? "error" : "errors")" }
        lines.append(sum)
        return lines.joined(separator: "\n")
    }
}

/// Why an export ended early.
public enum ExportError: Error, Hashable, Sendable, CustomStringConvertible {
    case folder(path: String, reason: String)
    case writing(path: String, reason: String)
    /// What was read back is not what was written.
    case verification(path: String, written: Int, read: Int)

    public var description: String {
        switch self {
        case .folder(let path, let reason): "\(path): the folder is not usable: \(reason)"
        case .writing(let path, let reason): "\(path): \(reason)"
        case .verification(let path, let written, let read):
            "\(path): reading back gave \(read) statements that are not the \(written) written; the file was not kept"
        }
    }

    /// What went wrong while a file was written, told without naming the file twice.
    static func writing(path: String, _ error: any Error) -> ExportError {
        switch error {
        case let error as ExportError: error
        case let error as OutputError: .writing(path: path, reason: error.reason)
        case RDFWritingError.output(let error): .writing(path: path, reason: error.reason)
        default: .writing(path: path, reason: "\(error)")
        }
    }
}
