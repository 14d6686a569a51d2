import RDF
import SPARQL

extension ResultsWriter {
    /// The whole document of an answer. JSON is written straight from the dictionary's bytes, without
    /// making terms.
    public static func document(_ solutions: Solutions, as format: ResultsFormat) throws(ResultsWritingError) -> [UInt8] {
        var buffer: [UInt8] = []
        var writer = ResultsWriter(format, variables: solutions.variables)
        writer.begin(&buffer)
        if format == .json {
            SolutionsJSON(solutions).appendRows(to: &buffer)
        } else {
            for row in 0..<solutions.count {
                let terms = solutions.variables.indices.map { solutions.term(row: row, column: $0) }
                try writer.append(terms, to: &buffer)
            }
        }
        writer.end(&buffer)
        return buffer
    }
}

/// Rows of an answer as JSON ([SPARQL 1.1 Query Results JSON Format, section 3.2](https://www.w3.org/TR/sparql11-results-json/#select-results)).
///
/// What is the same for all terms of a class is put together once; the rest is copied from the arena
/// in runs between the bytes that need an escape.
private struct SolutionsJSON {
    private let solutions: Solutions
    /// `"name":` for each column.
    private let names: [[UInt8]]

    /// What stands before and after the text of a term.
    private struct Frame {
        let head: [UInt8]
        let tail: [UInt8]

        init(_ termClass: TermClass) {
            switch termClass {
            case .iri:
                head = Array("{\"type\":\"uri\",\"value\":".utf8)
                tail = [UInt8(ascii: "}")]
            case .blankNode:
                head = Array("{\"type\":\"bnode\",\"value\":".utf8)
                tail = [UInt8(ascii: "}")]
            case .datatype(let datatype):
                head = Array("{\"type\":\"literal\",\"value\":".utf8)
                var text: [UInt8] = []
                if datatype != XSD.string {
                    text += ",\"datatype\":".utf8
                    JSONText.append(datatype.string, to: &text)
                }
                tail = text + [UInt8(ascii: "}")]
            case .language(let tag):
                head = Array("{\"type\":\"literal\",\"value\":".utf8)
                var text = Array(",\"xml:lang\":".utf8)
                JSONText.append(tag, to: &text)
                tail = text + [UInt8(ascii: "}")]
            }
        }
    }

    init(_ solutions: Solutions) {
        self.solutions = solutions
        names = solutions.variables.map { variable in
            var name: [UInt8] = []
            JSONText.append(variable.name, to: &name)
            return name + [UInt8(ascii: ":")]
        }
    }

    func appendRows(to buffer: inout [UInt8]) {
        let dictionaryFrames = (0..<solutions.terms.dictionary.classes.count).map {
            Frame(solutions.terms.dictionary.classes[TermClassTable.Index($0)])
        }
        for row in 0..<solutions.count {
            if row > 0 { buffer.append(UInt8(ascii: ",")) }
            buffer.append(UInt8(ascii: "\n"))
            buffer.append(UInt8(ascii: "{"))
            var isFirst = true
            for column in names.indices {
                let id = solutions.columns[column][row]
                if id == TermIDs.none { continue }
                if !isFirst { buffer.append(UInt8(ascii: ",")) }
                isFirst = false
                buffer += names[column]
                if TermIDs.isLocal(id) {
                    append(id, Frame(solutions.terms.termClass(id)), to: &buffer)
                } else {
                    append(id, dictionaryFrames[Int(solutions.terms.dictionary.classIndex(id))], to: &buffer)
                }
            }
            buffer.append(UInt8(ascii: "}"))
        }
    }

    private func append(_ id: TermID, _ frame: Frame, to buffer: inout [UInt8]) {
        buffer += frame.head
        solutions.terms.withText(id) { text in JSONText.append(text, to: &buffer) }
        buffer += frame.tail
    }
}

extension JSONText {
    /// A JSON string from UTF-8 bytes.
    static func append(_ text: UnsafeBufferPointer<UInt8>, to buffer: inout [UInt8]) {
        buffer.append(UInt8(ascii: "\""))
        var start = 0
        for index in 0..<text.count {
            let byte = text[index]
            if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { continue }
            buffer.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
            appendEscape(byte, to: &buffer)
            start = index + 1
        }
        buffer.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<text.count]))
        buffer.append(UInt8(ascii: "\""))
    }

    private static func appendEscape(_ byte: UInt8, to buffer: inout [UInt8]) {
        var one = ""
        one.unicodeScalars.append(UnicodeScalar(byte))
        var quoted: [UInt8] = []
        append(one, to: &quoted)
        buffer += quoted.dropFirst().dropLast()
    }
}
