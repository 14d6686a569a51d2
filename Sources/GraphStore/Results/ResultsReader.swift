import RDF
import SPARQL

/// What is wrong with a document of results, and where.
public struct ResultsReadingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// From 1.
    public let line: Int
    /// In bytes, from 1.
    public let column: Int
    /// What was expected, or what is not allowed.
    public let problem: String

    public var description: String { "\(line):\(column): \(problem)" }

    init(_ problem: String, at offset: Int, in bytes: [UInt8]) {
        var line = 1
        var start = 0
        for (index, byte) in bytes.prefix(offset).enumerated() where byte == 0x0A {
            line += 1
            start = index + 1
        }
        self.line = line
        column = offset - start + 1
        self.problem = problem
    }
}

/// Reads documents of results in any of the four formats.
public enum ResultsReader {
    /// The answer that a document holds.
    ///
    /// CSV does not tell terms apart: each field becomes a string, an empty one without quotation marks
    /// an unbound variable. Labels of blank nodes are those of the document.
    public static func read(_ document: [UInt8], as format: ResultsFormat) throws(ResultsReadingError) -> QueryResults {
        var bytes = document
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        if let offset = firstIllFormedByte(bytes) {
            throw ResultsReadingError("the document is not UTF-8", at: offset, in: bytes)
        }
        switch format {
        case .json:
            var reader = JSONResultsReader(bytes)
            return try reader.read()
        case .xml:
            var reader = XMLResultsReader(bytes)
            return try reader.read()
        case .csv:
            var reader = CSVResultsReader(bytes)
            return try reader.read()
        case .tsv:
            var reader = TSVResultsReader(bytes)
            return try reader.read()
        }
    }

    private static func firstIllFormedByte(_ bytes: [UInt8]) -> Int? {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var offset = 0
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): offset += UTF8.width(scalar)
            case .emptyInput: return nil
            case .error: return offset
            }
        }
    }
}
