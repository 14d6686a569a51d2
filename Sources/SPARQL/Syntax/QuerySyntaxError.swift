/// Why a text is not a SPARQL query, and where.
public struct QuerySyntaxError: Error, Hashable, Sendable {
    /// The line, counted from 1.
    public let line: Int
    /// The column in Unicode code points, counted from 1.
    public let column: Int
    /// What was expected, or which rule is broken, in one sentence without a full stop.
    public let message: String

    public init(line: Int, column: Int, message: String) {
        self.line = line
        self.column = column
        self.message = message
    }
}

extension QuerySyntaxError: CustomStringConvertible {
    /// `line:column: message`
    public var description: String { "\(line):\(column): \(message)" }
}
