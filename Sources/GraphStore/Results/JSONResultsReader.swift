import RDF
import SPARQL

/// Reads [SPARQL 1.1 Query Results JSON](https://www.w3.org/TR/sparql11-results-json/) in one pass,
/// passing over members that it does not know.
struct JSONResultsReader {
    private let bytes: [UInt8]
    private var index = 0
    private static let maximumDepth = 100

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func read() throws(ResultsReadingError) -> QueryResults {
        var rows = NamedRows()
        var boolean: Bool?
        var hasResults = false
        try members { (reader, key) throws(ResultsReadingError) in
            switch key {
            case "head":
                try reader.members { (reader, key) throws(ResultsReadingError) in
                    guard key == "vars" else { return try reader.skipValue() }
                    try reader.elements { (reader) throws(ResultsReadingError) in
                        if let fault = rows.declare(try reader.string()) { throw reader.error(fault) }
                    }
                }
            case "boolean":
                boolean = try reader.boolean()
            case "results":
                hasResults = true
                try reader.members { (reader, key) throws(ResultsReadingError) in
                    guard key == "bindings" else { return try reader.skipValue() }
                    try reader.elements { (reader) throws(ResultsReadingError) in
                        var bindings: [(name: String, term: Term)] = []
                        try reader.members { (reader, name) throws(ResultsReadingError) in
                            bindings.append((name, try reader.term()))
                        }
                        rows.append(bindings)
                    }
                }
            default:
                try reader.skipValue()
            }
        }
        skipSpace()
        guard index == bytes.count else { throw error("expected the end of the document") }
        if let boolean { return .boolean(boolean) }
        guard hasResults else { throw error("expected a member 'results' or 'boolean'") }
        switch rows.table(byteCount: bytes.count) {
        case .success(let table): return .solutions(table)
        case .failure(let fault): throw error(fault.problem)
        }
    }

    /// `{"type": …, "value": …}`
    private mutating func term() throws(ResultsReadingError) -> Term {
        skipSpace()
        let start = index
        var type: String?, value: String?, datatype: String?, language: String?
        try members { (reader, key) throws(ResultsReadingError) in
            switch key {
            case "type": type = try reader.string()
            case "value": value = try reader.string()
            case "datatype": datatype = try reader.string()
            case "xml:lang": language = try reader.string()
            default: try reader.skipValue()
            }
        }
        guard let value else { throw ResultsReadingError("expected a term with 'type' and 'value'", at: start, in: bytes) }
        switch type {
        case "uri": return .iri(IRI(value))
        case "bnode": return .blankNode(ResultTerms.blankNode(value))
        case "literal", "typed-literal":
            if let language {
                guard LanguageTag.isWellFormed(language) else {
                    throw ResultsReadingError("'\(language)' is no language tag", at: start, in: bytes)
                }
                return .literal(Literal(value, language: language))
            }
            return .literal(Literal(value, datatype: datatype.map { IRI($0) } ?? XSD.string))
        default:
            throw ResultsReadingError(
                "expected the type 'uri', 'bnode' or 'literal'", at: start, in: bytes)
        }
    }

    // MARK: JSON

    private func error(_ problem: String) -> ResultsReadingError { ResultsReadingError(problem, at: index, in: bytes) }

    private mutating func skipSpace() {
        while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    private mutating func members(
        _ body: (inout JSONResultsReader, String) throws(ResultsReadingError) -> Void
    ) throws(ResultsReadingError) {
        guard take("{") else { throw error("expected '{'") }
        if take("}") { return }
        repeat {
            let key = try string()
            guard take(":") else { throw error("expected ':' after the name of a member") }
            try body(&self, key)
        } while take(",")
        guard take("}") else { throw error("expected ',' or '}'") }
    }

    private mutating func elements(
        _ body: (inout JSONResultsReader) throws(ResultsReadingError) -> Void
    ) throws(ResultsReadingError) {
        guard take("[") else { throw error("expected '['") }
        if take("]") { return }
        repeat { try body(&self) } while take(",")
        guard take("]") else { throw error("expected ',' or ']'") }
    }

    private mutating func boolean() throws(ResultsReadingError) -> Bool {
        skipSpace()
        for (word, value) in [("true", true), ("false", false)] where bytes[index...].starts(with: word.utf8) {
            index += word.utf8.count
            return value
        }
        throw error("expected 'true' or 'false'")
    }

    private mutating func string() throws(ResultsReadingError) -> String {
        guard take("\"") else { throw error("expected a string") }
        var text: [UInt8] = []
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case 0x22:
                index += 1
                return String(decoding: text, as: UTF8.self)
            case 0x5C:
                index += 1
                try escape(into: &text)
            case 0..<0x20:
                throw error("a control character in a string must be escaped")
            default:
                text.append(byte)
                index += 1
            }
        }
        throw error("expected '\"' to close the string")
    }

    private mutating func escape(into text: inout [UInt8]) throws(ResultsReadingError) {
        guard index < bytes.count else { throw error("expected an escape after the backslash") }
        let byte = bytes[index]
        index += 1
        switch byte {
        case 0x22, 0x5C, 0x2F: text.append(byte)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "u"):
            var codePoint = try hexadecimal()
            if (0xD800..<0xDC00).contains(codePoint) {
                guard bytes[index...].starts(with: [0x5C, UInt8(ascii: "u")]) else { throw error("expected the second half of a pair of surrogates") }
                index += 2
                let low = try hexadecimal()
                guard (0xDC00..<0xE000).contains(low) else { throw error("expected the second half of a pair of surrogates") }
                codePoint = 0x10000 + (codePoint - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(codePoint) else { throw error("expected the first half of a pair of surrogates before the second") }
            text += UTF8.encode(scalar).map(Array.init) ?? []
        default:
            index -= 1
            throw error("there is no such escape")
        }
    }

    private mutating func hexadecimal() throws(ResultsReadingError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard index < bytes.count, let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue else {
                throw error("expected four hexadecimal digits")
            }
            value = value << 4 | UInt32(digit)
            index += 1
        }
        return value
    }

    /// Passes over a value of any kind.
    private mutating func skipValue(depth: Int = 0) throws(ResultsReadingError) {
        guard depth < Self.maximumDepth else { throw error("more than \(Self.maximumDepth) levels of JSON") }
        skipSpace()
        guard index < bytes.count else { throw error("expected a value") }
        switch bytes[index] {
        case UInt8(ascii: "{"):
            try members { (reader, _) throws(ResultsReadingError) in try reader.skipValue(depth: depth + 1) }
        case UInt8(ascii: "["):
            try elements { (reader) throws(ResultsReadingError) in try reader.skipValue(depth: depth + 1) }
        case 0x22:
            _ = try string()
        default:
            let start = index
            while index < bytes.count, !"{}[],:\" \t\r\n".utf8.contains(bytes[index]) { index += 1 }
            let word = bytes[start..<index]
            let isWord = ["true", "false", "null"].contains { word.elementsEqual($0.utf8) }
            guard isWord || word.withUnsafeBufferPointer({ FloatingPointText.double($0.span) != nil }) else {
                index = start
                throw error("expected a value")
            }
        }
    }
}
