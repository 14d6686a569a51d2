import CRaptor
import RDF

/// What Raptor logged about its input or output.
public struct RaptorMessage: Hashable, Sendable {
    public enum Level: Int, Hashable, Sendable, Comparable {
        case information, warning, error

        public static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
    }

    public var level: Level
    public var text: String
    /// The line, counted from 1, where Raptor knows it.
    public var line: Int?
    /// The column, counted from 1, where Raptor knows it.
    public var column: Int?

    /// The message as an error about the source named.
    public func readingError(source: String?) -> RDFReadingError {
        RDFReadingError(source: source, line: line, column: column, message: text)
    }
}

/// The messages of one world, in the order in which they came. Raptor's return codes say nothing
/// about success (`raptor_parser_parse_chunk` returns 0 after a syntax error in N-Triples): success
/// is that no error stands here.
final class RaptorLog {
    private(set) var warnings: [RaptorMessage] = []
    @exclusivity(unchecked) private var firstError: RaptorMessage?
    private(set) var suppressedWarningCount = 0

    /// A damaged file can give a warning per line: more than this are counted, not kept.
    private let keptWarnings = 100

    /// Whether there is an error: asked for at every statement.
    var hasError: Bool { firstError != nil }

    func add(_ message: RaptorMessage) {
        switch message.level {
        case .error:
            if firstError == nil { firstError = message }
        case .warning:
            if warnings.count < keptWarnings { warnings.append(message) } else { suppressedWarningCount += 1 }
        case .information: break
        }
    }

    /// The warnings so far, which are then forgotten; the last one says how many were left out.
    func takeWarnings() -> [RaptorMessage] {
        defer {
            warnings = []
            suppressedWarningCount = 0
        }
        guard suppressedWarningCount > 0 else { return warnings }
        return warnings + [
            RaptorMessage(level: .warning, text: "\(suppressedWarningCount) more warnings of this kind")
        ]
    }

    /// The first error so far, which is then forgotten.
    func takeError() -> RaptorMessage? {
        defer { firstError = nil }
        return firstError
    }
}

extension RaptorMessage {
    init(_ message: raptor_log_message) {
        switch message.level {
        case RAPTOR_LOG_LEVEL_ERROR, RAPTOR_LOG_LEVEL_FATAL: level = .error
        case RAPTOR_LOG_LEVEL_WARN: level = .warning
        default: level = .information
        }
        let text = message.text.map { String(cString: $0) } ?? "unknown fault"
        // In the words in which lack of memory is told everywhere.
        self.text = text == "Out of memory" ? "out of memory: not all could be read" : text
        if let locator = message.locator {
            let line = raptor_locator_line(locator)
            let column = raptor_locator_column(locator)
            self.line = line > 0 ? Int(line) : nil
            self.column = column > 0 ? Int(column) : nil
        }
    }
}
