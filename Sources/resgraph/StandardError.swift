import Foundation
import LinkedResolutions

/// Everything that is said about a run goes to standard error, so that data can be piped.
enum StandardError {
    static let isTerminal = isatty(STDERR_FILENO) == 1

    /// Colours only for a person at a terminal who has not asked for none (https://no-color.org).
    static let usesColour =
        isTerminal && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
        && ProcessInfo.processInfo.environment["TERM"] != "dumb"

    /// A line or several. Names of files and the words of documents stand in them, which tell the terminal nothing.
    static func write(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { TerminalTable.visible(String($0)) }
        writeBytes(of: lines.joined(separator: "\n") + "\n")
    }

    /// Nobody can be told that standard error takes no more, so that is not an error.
    fileprivate static func writeBytes(of text: String) {
        let sink = FileDescriptorSink(STDERR_FILENO, name: "standard error")
        try? sink.write(Array(text.utf8).span)
        try? sink.finish()
    }

    /// One line about the run itself.
    static func message(_ text: String) {
        write("resgraph: \(text)")
    }

    static func report(_ diagnostic: Diagnostic) {
        let line = TerminalTable.visible(diagnostic.description)
        guard usesColour else { return write(line) }
        let colour =
            switch diagnostic.level {
            case .error: "\u{1B}[31m"
            case .warning: "\u{1B}[33m"
            case .note: "\u{1B}[36m"
            }
        let coloured = line.replacingOccurrences(
            of: ": \(diagnostic.level.rawValue): ",
            with: ": \(colour)\(diagnostic.level.rawValue)\u{1B}[0m: ")
        writeBytes(of: coloured + "\n")
    }
}

extension Diagnostic {
    /// Whether each verb tells it: what is wrong with an input, and what is doubtful about RDF. All findings
    /// about texts are told by `check`.
    var concernsEveryVerb: Bool { level == .error || code == .doubtfulRDF }
}

/// A line that counts, on a terminal only, redrawn at most ten times a second.
final class ProgressLine {
    private let isActive: Bool
    private var lastDrawn = ContinuousClock.now
    private var isVisible = false

    init(quiet: Bool) {
        isActive = StandardError.isTerminal && !quiet
    }

    func update(_ text: @autoclosure () -> String) {
        guard isActive, ContinuousClock.now - lastDrawn > .milliseconds(100) else { return }
        lastDrawn = .now
        isVisible = true
        StandardError.writeBytes(of: "\r\u{1B}[2K\(text())")
    }

    func finish() {
        guard isVisible else { return }
        isVisible = false
        StandardError.writeBytes(of: "\r\u{1B}[2K")
    }
}
