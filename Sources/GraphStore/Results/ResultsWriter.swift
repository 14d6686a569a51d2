import RDF
import SPARQL

/// Why a row cannot be written.
public enum ResultsWritingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// XML has no way to write this character (XML 1.0, section 2.2).
    case characterNotInXML(codePoint: UInt32, variable: Variable)

    public var description: String {
        switch self {
        case .characterNotInXML(let codePoint, let variable):
            "XML cannot hold the character U+\(String(codePoint, radix: 16, uppercase: true)) in a value of \(variable)"
        }
    }
}

/// Writes a solution sequence row by row, in any of the four formats.
///
/// Rows are appended to a buffer of bytes, which the caller writes out and empties as it likes, so that
/// memory does not grow with the answer:
///
///     var writer = ResultsWriter(.json, variables: variables)
///     writer.begin(&buffer)
///     for row in rows { try writer.append(row, to: &buffer) }
///     writer.end(&buffer)
public struct ResultsWriter: Sendable {
    public let format: ResultsFormat
    public let variables: [Variable]
    private var isFirst = true

    public init(_ format: ResultsFormat, variables: [Variable]) {
        self.format = format
        self.variables = variables
    }

    /// Writes what comes before the first row.
    public func begin(_ buffer: inout [UInt8]) {
        switch format {
        case .json:
            buffer += "{\"head\":{\"vars\":[".utf8
            for (index, variable) in variables.enumerated() {
                if index > 0 { buffer.append(UInt8(ascii: ",")) }
                JSONText.append(variable.name, to: &buffer)
            }
            buffer += "]},\"results\":{\"bindings\":[".utf8
        case .xml:
            XMLText.appendHead(variables, to: &buffer)
            buffer += "  <results>\n".utf8
        case .csv:
            for (index, variable) in variables.enumerated() {
                if index > 0 { buffer.append(UInt8(ascii: ",")) }
                CSVText.append(variable.name, to: &buffer)
            }
            buffer += [0x0D, 0x0A]
        case .tsv:
            for (index, variable) in variables.enumerated() {
                if index > 0 { buffer.append(0x09) }
                buffer += "?\(variable.name)".utf8
            }
            buffer.append(0x0A)
        }
    }

    /// Writes one row, which has an entry for each variable.
    public mutating func append(_ row: [Term?], to buffer: inout [UInt8]) throws(ResultsWritingError) {
        switch format {
        case .json:
            buffer += (isFirst ? "\n" : ",\n").utf8
            JSONText.append(row, variables, to: &buffer)
        case .xml:
            try XMLText.append(row, variables, to: &buffer)
        case .csv:
            for (index, term) in row.enumerated() {
                if index > 0 { buffer.append(UInt8(ascii: ",")) }
                if let term { CSVText.append(term, to: &buffer) }
            }
            buffer += [0x0D, 0x0A]
        case .tsv:
            for (index, term) in row.enumerated() {
                if index > 0 { buffer.append(0x09) }
                if let term { TSVText.append(term, to: &buffer) }
            }
            buffer.append(0x0A)
        }
        isFirst = false
    }

    /// Writes what comes after the last row.
    public func end(_ buffer: inout [UInt8]) {
        switch format {
        case .json: buffer += "\n]}}\n".utf8
        case .xml: buffer += "  </results>\n</sparql>\n".utf8
        case .csv, .tsv: break
        }
    }

    /// The whole document of a table.
    public static func document(_ table: SolutionTable, as format: ResultsFormat) throws(ResultsWritingError) -> [UInt8] {
        var buffer: [UInt8] = []
        var writer = ResultsWriter(format, variables: table.variables)
        writer.begin(&buffer)
        for row in table.rows { try writer.append(row, to: &buffer) }
        writer.end(&buffer)
        return buffer
    }

    /// The document of an ASK query's answer. CSV and TSV have no form for it: the word alone is written.
    public static func document(_ answer: Bool, as format: ResultsFormat) -> [UInt8] {
        var buffer: [UInt8] = []
        switch format {
        case .json:
            buffer += "{\"head\":{},\"boolean\":\(answer)}\n".utf8
        case .xml:
            XMLText.appendHead([], to: &buffer)
            buffer += "  <boolean>\(answer)</boolean>\n</sparql>\n".utf8
        case .csv:
            buffer += "\(answer)\r\n".utf8
        case .tsv:
            buffer += "\(answer)\n".utf8
        }
        return buffer
    }
}
