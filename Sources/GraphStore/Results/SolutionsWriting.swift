import RDF
import SPARQL

extension ResultsWriter {
    /// The whole document of an answer. JSON is written straight from the dictionary's bytes, without
    /// making terms.
    public static func document(_ solutions: Solutions, as format: ResultsFormat) throws(ResultsWritingError) -> [UInt8] {
        if format == .json { return SolutionsJSON.document(solutions) }
        var buffer: [UInt8] = []
        var writer = ResultsWriter(format, variables: solutions.variables)
        writer.begin(&buffer)
        for row in 0..<solutions.count {
            let terms = solutions.variables.indices.map { solutions.term(row: row, column: $0) }
            try writer.append(terms, to: &buffer)
        }
        writer.end(&buffer)
        return buffer
    }
}

/// Rows of an answer as JSON ([SPARQL 1.1 Query Results JSON Format, section 3.2](https://www.w3.org/TR/sparql11-results-json/#select-results)).
///
/// A cell is three copies: what stands before the text (put together once for each column and class of
/// terms), the text from the arena, what stands after it. Terms that the query computed are put
/// together once each.
private struct SolutionsJSON: ~Copyable {
    private let solutions: Solutions
    private let dictionary: TermDictionary
    private var output: ByteOutput
    /// `"name":` for each column.
    private let names: [[UInt8]]
    /// What stands before and after texts, one frame after the other.
    private var frameTexts = GrowableBuffer<UInt8>(capacity: 512)
    /// By column and class where in `frameTexts` a frame lies; `headCount` is 0 until it is needed.
    private var frames: [Frame]
    private let classCount: Int
    private var computed: [TermID: [UInt8]] = [:]

    private struct Frame {
        var start = 0
        var headCount = 0
        var tailCount = 0
    }

    static func document(_ solutions: Solutions) -> [UInt8] {
        var writer = SolutionsJSON(solutions)
        writer.appendRows()
        return writer.finish()
    }

    private init(_ solutions: Solutions) {
        self.solutions = solutions
        dictionary = solutions.terms.dictionary
        output = ByteOutput(capacity: 256 + solutions.count * solutions.variables.count * 64)
        names = solutions.variables.map { variable in
            var name: [UInt8] = []
            JSONText.append(variable.name, to: &name)
            return name + [UInt8(ascii: ":")]
        }
        classCount = dictionary.classes.count
        frames = [Frame](repeating: Frame(), count: names.count * dictionary.classes.count)
        var head: [UInt8] = []
        ResultsWriter(.json, variables: solutions.variables).begin(&head)
        output.append(head)
    }

    private consuming func finish() -> [UInt8] {
        var tail: [UInt8] = []
        ResultsWriter(.json, variables: solutions.variables).end(&tail)
        output.append(tail)
        return output.bytes()
    }

    private mutating func appendRows() {
        let dictionary = dictionary
        dictionary.withReader { reader in appendRows(reader) }
    }

    /// The hot loop: per cell a class, a text and three copies.
    private mutating func appendRows(_ reader: TermReader) {
        let columns = solutions.columns
        for row in 0..<solutions.count {
            if row > 0 { output.append(UInt8(ascii: ",")) }
            output.append(UInt8(ascii: "\n"))
            var separator = UInt8(ascii: "{")
            for column in columns.indices {
                let id = columns[column][row]
                if id == TermIDs.none { continue }
                output.append(separator)
                separator = UInt8(ascii: ",")
                if TermIDs.isLocal(id) {
                    appendComputed(id, column)
                    continue
                }
                let termClass = Int(reader.classIndex(id))
                let number = column &* classCount &+ termClass
                if frames[number].headCount == 0 { makeFrame(column, termClass) }
                let frame = frames[number]
                output.append(UnsafeBufferPointer(start: frameTexts.start + frame.start, count: frame.headCount))
                output.append(reader.text(id), .json)
                output.append(
                    UnsafeBufferPointer(start: frameTexts.start + frame.start + frame.headCount, count: frame.tailCount))
            }
            if separator == UInt8(ascii: "{") { output.append(separator) }
            output.append(UInt8(ascii: "}"))
        }
    }

    private mutating func makeFrame(_ column: Int, _ termClass: Int) {
        let text = Self.frame(dictionary.classes[TermClassTable.Index(termClass)])
        let head = names[column] + text.head
        frames[column * classCount + termClass] = Frame(
            start: frameTexts.count, headCount: head.count, tailCount: text.tail.count)
        (head + text.tail).withUnsafeBufferPointer { frameTexts.append(contentsOf: $0) }
    }

    private mutating func appendComputed(_ id: TermID, _ column: Int) {
        output.append(names[column])
        if let known = computed[id] { return output.append(known) }
        let frame = Self.frame(solutions.terms.termClass(id))
        var text = ByteOutput(capacity: 128)
        text.append(frame.head)
        solutions.terms.withText(id) { text.append($0, .json) }
        text.append(frame.tail)
        let bytes = text.bytes()
        output.append(bytes)
        computed[id] = bytes
    }

    /// What stands before and after the text of a term.
    private static func frame(_ termClass: TermClass) -> (head: [UInt8], tail: [UInt8]) {
        var tail: [UInt8] = [UInt8(ascii: "\"")]
        var kind = "literal"
        switch termClass {
        case .iri: kind = "uri"
        case .blankNode: kind = "bnode"
        case .datatype(XSD.string): break
        case .datatype(let datatype):
            tail += ",\"datatype\":".utf8
            JSONText.append(datatype.string, to: &tail)
        case .language(let tag):
            tail += ",\"xml:lang\":".utf8
            JSONText.append(tag, to: &tail)
        }
        return (Array("{\"type\":\"\(kind)\",\"value\":\"".utf8), tail + [UInt8(ascii: "}")])
    }
}
