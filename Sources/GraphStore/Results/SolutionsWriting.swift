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
/// together once for each column.
private struct SolutionsJSON: ~Copyable {
    private let solutions: Solutions
    private var output: ByteOutput
    private var frames = TextFrames()
    /// By column and class.
    private var dictionaryFrames: [TextFrames.Frame]
    private let classCount: Int
    /// By number and column of the first terms that the query computed, as constants of BIND are; these
    /// frames hold the text as well.
    private var computedFrames: [TextFrames.Frame]
    private static let keptCount = 64

    static func document(_ solutions: Solutions) -> [UInt8] {
        var writer = SolutionsJSON(solutions)
        writer.appendRows()
        return writer.finish()
    }

    private init(_ solutions: Solutions) {
        self.solutions = solutions
        output = ByteOutput(capacity: 256 + solutions.count * solutions.variables.count * 96)
        classCount = solutions.terms.dictionary.classes.count
        dictionaryFrames = [TextFrames.Frame](
            repeating: TextFrames.Frame(), count: solutions.variables.count * classCount)
        computedFrames = [TextFrames.Frame](
            repeating: TextFrames.Frame(),
            count: solutions.variables.count * min(solutions.terms.computedCount, Self.keptCount))
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

    /// Block by block: the cells row by row, then where their texts lie, then the copies.
    private mutating func appendRows() {
        let width = solutions.columns.count, blockSize = max(1, 512 / max(1, width))
        let dictionary = solutions.terms.dictionary
        var cells: [TermID] = []
        var places: [TermPlace] = []
        var first = 0
        while first < solutions.count {
            let rows = first..<min(first + blockSize, solutions.count)
            cells = [TermID](repeating: TermIDs.none, count: rows.count * width)
            for (number, column) in solutions.columns.enumerated() {
                for row in rows { cells[(row - first) * width + number] = column[row] }
            }
            dictionary.withReader { reader in
                reader.look(up: cells, into: &places)
                appendRows(rows, width, cells, places)
            }
            first = rows.upperBound
        }
    }

    /// The hot loop: three copies a cell.
    private mutating func appendRows(_ rows: Range<Int>, _ width: Int, _ cells: [TermID], _ places: [TermPlace]) {
        var cell = 0
        for row in rows {
            if row > 0 { output.append(UInt8(ascii: ",")) }
            output.append(UInt8(ascii: "\n"))
            var separator = UInt8(ascii: "{")
            for column in 0..<width {
                let id = cells[cell], place = places[cell]
                cell &+= 1
                if id == TermIDs.none { continue }
                output.append(separator)
                separator = UInt8(ascii: ",")
                if TermIDs.isLocal(id) {
                    appendComputed(id, column)
                    continue
                }
                let number = column &* classCount &+ Int(place.classIndex)
                if !dictionaryFrames[number].isMade { makeFrame(number, column, place.classIndex) }
                output.append(place.text, in: dictionaryFrames[number], of: frames, .json)
            }
            if separator == UInt8(ascii: "{") { output.append(separator) }
            output.append(UInt8(ascii: "}"))
        }
    }

    private mutating func makeFrame(_ number: Int, _ column: Int, _ classIndex: TermClassTable.Index) {
        let (head, tail) = Self.frame(solutions.terms.dictionary.classes[classIndex])
        dictionaryFrames[number] = frames.make(head: name(column) + head, tail: tail)
    }

    private mutating func appendComputed(_ id: TermID, _ column: Int) {
        let number = TermIDs.localNumber(id) * solutions.variables.count + column
        if number < computedFrames.count {
            if !computedFrames[number].isMade { computedFrames[number] = frames.make(head: computedCell(id, column), tail: []) }
            output.append(UnsafeBufferPointer(start: nil, count: 0), in: computedFrames[number], of: frames, nil)
        } else {
            output.append(computedCell(id, column))
        }
    }

    private func computedCell(_ id: TermID, _ column: Int) -> [UInt8] {
        let (head, tail) = Self.frame(solutions.terms.termClass(id))
        var cell = ByteOutput(capacity: 128)
        cell.append(name(column))
        cell.append(head)
        solutions.terms.withText(id) { cell.append($0, .json) }
        cell.append(tail)
        return cell.bytes()
    }

    /// `"name":`
    private func name(_ column: Int) -> [UInt8] {
        var name: [UInt8] = []
        JSONText.append(solutions.variables[column].name, to: &name)
        name.append(UInt8(ascii: ":"))
        return name
    }

    /// What stands before and after the text of a term.
    private static func frame(_ termClass: TermClass) -> (head: [UInt8], tail: [UInt8]) {
        switch termClass {
        case .iri: return (uriHead, plainTail)
        case .blankNode: return (blankNodeHead, plainTail)
        case .datatype(XSD.string): return (literalHead, plainTail)
        case .datatype(let datatype): return (literalHead, tail(",\"datatype\":", datatype.string))
        case .language(let tag): return (literalHead, tail(",\"xml:lang\":", tag))
        }
    }

    private static func tail(_ member: String, _ value: String) -> [UInt8] {
        var tail: [UInt8] = []
        tail.reserveCapacity(member.utf8.count + value.utf8.count + 4)
        tail.append(UInt8(ascii: "\""))
        tail += member.utf8
        JSONText.append(value, to: &tail)
        tail.append(UInt8(ascii: "}"))
        return tail
    }

    // Made once: a small answer is half frames.
    private static let uriHead = Array("{\"type\":\"uri\",\"value\":\"".utf8)
    private static let blankNodeHead = Array("{\"type\":\"bnode\",\"value\":\"".utf8)
    private static let literalHead = Array("{\"type\":\"literal\",\"value\":\"".utf8)
    private static let plainTail = Array("\"}".utf8)
}
