import RDF
import SPARQL

/// Reads [CSV results](https://www.w3.org/TR/sparql11-results-csv-tsv/#csv).
struct CSVResultsReader {
    private let bytes: [UInt8]
    private var index = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func read() throws(ResultsReadingError) -> QueryResults {
        guard !bytes.isEmpty else { throw ResultsReadingError("expected a line of variables", at: 0, in: bytes) }
        let header = try record().map { $0 ?? "" }
        let names: [Variable]
        switch ResultTerms.variables(header == [""] ? [] : header) {
        case .success(let variables): names = variables
        case .failure(let fault): throw ResultsReadingError(fault.problem, at: 0, in: bytes)
        }
        var table = SolutionTable(variables: names)
        while index < bytes.count {
            let start = index
            var fields = try record()
            if names.isEmpty, fields.count == 1, fields[0] == nil { fields = [] }
            guard fields.count == names.count else {
                throw ResultsReadingError("expected \(names.count) fields, found \(fields.count)", at: start, in: bytes)
            }
            table.rows.append(fields.map { $0.map { .literal(Literal($0)) } })
        }
        return .solutions(table)
    }

    /// The fields up to the next end of a line; nil for an empty one.
    private mutating func record() throws(ResultsReadingError) -> [String?] {
        var fields: [String?] = []
        while true {
            fields.append(try field())
            guard index < bytes.count else { return fields }
            let byte = bytes[index]
            index += 1
            switch byte {
            case 0x2C: continue
            case 0x0D:
                if index < bytes.count, bytes[index] == 0x0A { index += 1 }
                return fields
            default: return fields
            }
        }
    }

    private mutating func field() throws(ResultsReadingError) -> String? {
        var text: [UInt8] = []
        guard index < bytes.count, bytes[index] == 0x22 else {
            while index < bytes.count, bytes[index] != 0x2C, bytes[index] != 0x0D, bytes[index] != 0x0A {
                text.append(bytes[index])
                index += 1
            }
            return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
        }
        let start = index
        index += 1
        while index < bytes.count {
            if bytes[index] == 0x22 {
                index += 1
                guard index < bytes.count, bytes[index] == 0x22 else {
                    guard index == bytes.count || [0x2C, 0x0D, 0x0A].contains(bytes[index]) else {
                        throw ResultsReadingError("expected ',' after the quoted field", at: index, in: bytes)
                    }
                    return String(decoding: text, as: UTF8.self)
                }
            }
            text.append(bytes[index])
            index += 1
        }
        throw ResultsReadingError("this quoted field is never closed", at: start, in: bytes)
    }
}

/// Reads [TSV results](https://www.w3.org/TR/sparql11-results-csv-tsv/#tsv).
struct TSVResultsReader {
    private let bytes: [UInt8]
    private var index = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    private func error(_ problem: String) -> ResultsReadingError { ResultsReadingError(problem, at: index, in: bytes) }

    private var isAtLineEnd: Bool { index >= bytes.count || bytes[index] == 0x0A || bytes[index] == 0x0D }

    mutating func read() throws(ResultsReadingError) -> QueryResults {
        guard !bytes.isEmpty else { throw error("expected a line of variables") }
        var names: [String] = []
        while !isAtLineEnd {
            guard bytes[index] == UInt8(ascii: "?") || bytes[index] == UInt8(ascii: "$") else {
                throw error("expected a variable")
            }
            index += 1
            names.append(takeField())
            guard takeTab() || isAtLineEnd else { throw error("expected a tab or the end of the line") }
        }
        let variables: [Variable]
        switch ResultTerms.variables(names) {
        case .success(let distinct): variables = distinct
        case .failure(let fault): throw error(fault.problem)
        }
        takeLineEnd()
        var table = SolutionTable(variables: variables)
        while index < bytes.count {
            var row: [Term?] = []
            while true {
                row.append(try cell())
                if takeTab() { continue }
                guard isAtLineEnd else { throw error("expected a tab or the end of the line") }
                break
            }
            if variables.isEmpty, row.count == 1, row[0] == nil { row = [] }
            guard row.count == variables.count else {
                throw error("expected \(variables.count) fields, found \(row.count)")
            }
            takeLineEnd()
            table.rows.append(row)
        }
        return .solutions(table)
    }

    private mutating func takeTab() -> Bool {
        guard index < bytes.count, bytes[index] == 0x09 else { return false }
        index += 1
        return true
    }

    private mutating func takeLineEnd() {
        if index < bytes.count, bytes[index] == 0x0D { index += 1 }
        if index < bytes.count, bytes[index] == 0x0A { index += 1 }
    }

    private mutating func takeField() -> String {
        let start = index
        while !isAtLineEnd, bytes[index] != 0x09 { index += 1 }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func cell() throws(ResultsReadingError) -> Term? {
        guard !isAtLineEnd, bytes[index] != 0x09 else { return nil }
        switch bytes[index] {
        case UInt8(ascii: "<"): return .iri(try iri())
        case 0x22, 0x27: return .literal(try literal())
        case UInt8(ascii: "_"):
            guard index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: ":") else { throw error("expected '_:'") }
            index += 2
            return .blankNode(ResultTerms.blankNode(takeField()))
        default:
            let start = index
            let word = takeField()
            if word == "true" || word == "false" { return .literal(Literal(word, datatype: XSD.boolean)) }
            guard let shape = NumeralShape(word.utf8) else {
                throw ResultsReadingError("expected a term", at: start, in: bytes)
            }
            return .literal(Literal(word, datatype: shape.datatype.iri))
        }
    }

    private mutating func iri() throws(ResultsReadingError) -> IRI {
        index += 1
        var text: [UInt8] = []
        while !isAtLineEnd {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: ">"): return IRI(String(decoding: text, as: UTF8.self))
            case 0x5C: try escape(into: &text)
            default: text.append(byte)
            }
        }
        throw error("expected '>' to close the IRI")
    }

    private mutating func literal() throws(ResultsReadingError) -> Literal {
        let quote = bytes[index]
        index += 1
        var text: [UInt8] = []
        while true {
            guard !isAtLineEnd else { throw error("expected a quotation mark to close the literal") }
            let byte = bytes[index]
            index += 1
            if byte == quote { break }
            if byte == 0x5C { try escape(into: &text) } else { text.append(byte) }
        }
        let lexicalForm = String(decoding: text, as: UTF8.self)
        guard !isAtLineEnd else { return Literal(lexicalForm) }
        if bytes[index] == UInt8(ascii: "@") {
            index += 1
            let tag = takeField()
            guard LanguageRange.isTag(tag) else { throw error("expected a language tag") }
            return Literal(lexicalForm, language: tag)
        }
        guard bytes[index...].starts(with: "^^<".utf8) else { return Literal(lexicalForm) }
        index += 2
        return Literal(lexicalForm, datatype: try iri())
    }

    private mutating func escape(into text: inout [UInt8]) throws(ResultsReadingError) {
        guard index < bytes.count else { throw error("expected an escape after the backslash") }
        let byte = bytes[index]
        index += 1
        switch byte {
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case 0x22, 0x27, 0x5C: text.append(byte)
        case UInt8(ascii: "u"), UInt8(ascii: "U"):
            var value: UInt32 = 0
            for _ in 0..<(byte == UInt8(ascii: "u") ? 4 : 8) {
                guard index < bytes.count, let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue else {
                    throw error("expected a hexadecimal digit")
                }
                value = value << 4 | UInt32(digit)
                index += 1
            }
            guard let scalar = Unicode.Scalar(value) else { throw error("there is no such character") }
            text += UTF8.encode(scalar).map(Array.init) ?? []
        default:
            index -= 1
            throw error("there is no such escape")
        }
    }
}
