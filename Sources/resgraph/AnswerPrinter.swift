import ArgumentParser
import Foundation
import LinkedResolutions

/// The names of `--results`.
enum ResultsName: String, ExpressibleByArgument, CaseIterable {
    case table, csv, tsv, json, xml, turtle, ntriples, jsonld

    /// The W3C's formats for rows and truth values.
    var resultsFormat: ResultsFormat? { ResultsFormat(rawValue: rawValue) }

    /// The syntaxes for graphs.
    var syntax: RDFSyntax? {
        switch self {
        case .turtle: .turtle
        case .ntriples: .ntriples
        case .jsonld: .jsonld
        default: nil
        }
    }
}

/// Prints the answer of a query to standard output.
struct AnswerPrinter {
    /// nil for the usual one: a table, `true` or `false`, Turtle.
    var format: ResultsName?
    var prefixes: PrefixMap
    /// Whether a table shows columns in which nothing stands.
    var showsEmptyColumns = true

    func print(_ answer: QueryAnswer) throws {
        switch answer {
        case .boolean(let value): try print(value)
        case .solutions(let solutions):
            try print(
                PrintedRows(variables: solutions.variables, count: solutions.count) { row, column in
                    solutions.term(row: row, column: column)
                })
        case .graph(let graph): try print(graph)
        }
    }

    func print(_ answer: EndpointAnswer) throws {
        switch answer {
        case .boolean(let value): try print(value)
        case .solutions(let table):
            try print(PrintedRows(variables: table.variables, count: table.rows.count) { table.rows[$0][$1] })
        case .graph(let triples): try print(triples)
        }
    }

    private func print(_ value: Bool) throws {
        try refuseGraphFormat()
        let document =
            format?.resultsFormat.map { ResultsWriter.document(value, as: $0) } ?? Array("\(value)\n".utf8)
        try StandardOutput.write(document)
    }

    private func print(_ rows: PrintedRows) throws {
        try refuseGraphFormat()
        let output = StandardOutput.sink()
        if let format = format?.resultsFormat {
            try write(rows, as: format, to: output)
        } else {
            let table = TerminalTable(width: Terminal.width, prefixes: prefixes)
            let columns = shownColumns(of: rows)
            let cells = (0..<rows.count).lazy.map { row in columns.map { rows.term(row, $0) } }
            let variables = columns.map { rows.variables[$0] }
            try output.write(Array(table.text(variables: variables, rows: cells).utf8).span)
        }
        try output.finish()
    }

    private func print(_ graph: some Sequence<Triple>) throws {
        guard let syntax = format == nil ? .turtle : format?.syntax else {
            throw ValidationError(
                "the answer of CONSTRUCT and DESCRIBE is a graph: --results turtle, ntriples or jsonld")
        }
        let output = StandardOutput.sink()
        let context = syntax == .jsonld ? try Vocabulary.context() : nil
        try RDFWriter.write(graph, syntax: syntax, prefixes: prefixes, context: context, to: output)
        try output.finish()
    }

    private func shownColumns(of rows: PrintedRows) -> [Int] {
        let all = Array(rows.variables.indices)
        guard !showsEmptyColumns, rows.count > 0 else { return all }
        return all.filter { column in
            (0..<rows.count).contains { row in rows.term(row, column).map { $0 != .literal(Literal("")) } ?? false }
        }
    }

    private func write(_ rows: PrintedRows, as format: ResultsFormat, to output: FileDescriptorSink) throws {
        var writer = ResultsWriter(format, variables: rows.variables)
        var buffer: [UInt8] = []
        writer.begin(&buffer)
        for row in 0..<rows.count {
            try writer.append(rows.variables.indices.map { rows.term(row, $0) }, to: &buffer)
            if buffer.count > 1 << 16 {
                try output.write(buffer.span)
                buffer.removeAll(keepingCapacity: true)
            }
        }
        writer.end(&buffer)
        try output.write(buffer.span)
    }

    private func refuseGraphFormat() throws {
        if format?.syntax != nil {
            throw ValidationError(
                "--results \(format?.rawValue ?? "") is for CONSTRUCT and DESCRIBE; use table, csv, tsv, json or xml")
        }
    }
}

/// Rows of an answer, from the store or from an endpoint.
private struct PrintedRows {
    var variables: [Variable]
    var count: Int
    var term: (_ row: Int, _ column: Int) -> Term?
}
