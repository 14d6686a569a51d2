/// Why a text could not be read as RDF, and where.
public struct RDFReadingError: Error, Hashable, Sendable {
    /// The file or IRI that was read, if it has a name.
    public var source: String?
    /// The line, counted from 1; nil where the reader does not know it.
    public var line: Int?
    /// The column in bytes, counted from 1; nil where the reader does not know it.
    public var column: Int?
    /// What is wrong and, where it can be said, what was expected. Without a full stop.
    public var message: String

    public init(source: String? = nil, line: Int? = nil, column: Int? = nil, message: String) {
        self.source = source
        self.line = line
        self.column = column
        self.message = message
    }
}

extension RDFReadingError: CustomStringConvertible {
    /// `source:line:column: message`, leaving out what is not known.
    public var description: String {
        var parts: [String] = []
        if let source { parts.append(source) }
        if let line { parts.append(String(line)) }
        if line != nil, let column { parts.append(String(column)) }
        return parts.isEmpty ? message : parts.joined(separator: ":") + ": " + message
    }
}
