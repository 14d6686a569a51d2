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
        let output = FileDescriptorSink(STDOUT_FILENO, name: "standard output")
        switch answer {
        case .boolean(let value):
            try refuseGraphFormat()
            let document =
                format?.resultsFormat.map { ResultsWriter.document(value, as: $0) } ?? Array("\(value)\n".utf8)
            try output.write(document.span)
        case .solutions(let solutions):
            try refuseGraphFormat()
            if let format = format?.resultsFormat {
                try write(solutions, as: format, to: output)
            } else {
                let table = TerminalTable(width: Terminal.width, prefixes: prefixes)
                let columns = shownColumns(of: solutions)
                let rows = solutions.indices.lazy.map { row in
                    columns.map { solutions.term(row: row, column: $0) }
                }
                let variables = columns.map { solutions.variables[$0] }
                try output.write(Array(table.text(variables: variables, rows: rows).utf8).span)
            }
        case .graph(let graph):
            guard let syntax = format == nil ? .turtle : format?.syntax else {
                throw ValidationError(
                    "the answer of CONSTRUCT and DESCRIBE is a graph: --results turtle, ntriples or jsonld")
            }
            let context = syntax == .jsonld ? try Vocabulary.context() : nil
            try RDFWriter.write(graph, syntax: syntax, prefixes: prefixes, context: context, to: output)
        }
        try output.finish()
    }

    private func shownColumns(of solutions: Solutions) -> [Int] {
        let all = Array(solutions.variables.indices)
        guard !showsEmptyColumns, !solutions.isEmpty else { return all }
        return all.filter { column in
            solutions.indices.contains { row in
                solutions.term(row: row, column: column).map { $0 != .literal(Literal("")) } ?? false
            }
        }
    }

    private func write(_ solutions: Solutions, as format: ResultsFormat, to output: FileDescriptorSink) throws {
        var writer = ResultsWriter(format, variables: solutions.variables)
        var buffer: [UInt8] = []
        writer.begin(&buffer)
        for row in solutions.indices {
            try writer.append(
                solutions.variables.indices.map { solutions.term(row: row, column: $0) }, to: &buffer)
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
