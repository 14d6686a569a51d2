import ArgumentParser
import Foundation
import LinkedResolutions
import ShapeValidation

/// Prints what does not conform to shapes.
struct ShapeReportPrinter {
    var format: CheckCommand.ResultFormat
    var prefixes: PrefixMap

    func print(_ report: ValidationReport) throws {
        switch format {
        case .table: try StandardOutput.write(table(report))
        case .json: try StandardOutput.write(try json(report) + "\n")
        case .turtle:
            var prefixes = prefixes
            prefixes["sh"] = "http://www.w3.org/ns/shacl#"
            try RDFWriter.write(report.triples, syntax: .turtle, prefixes: prefixes, to: StandardOutput.sink())
        }
    }

    private func table(_ report: ValidationReport) -> String {
        guard !report.conforms else { return "" }
        func words(_ text: String?) -> Term? { text.map { .literal(Literal($0)) } }
        let rows = report.results.map { result in
            [
                words(result.severity.lowercased()), result.focusNode, result.path.map(shortened), result.value, words(result.message),
            ]
        }
        let columns = ["severity", "node", "path", "value", "what"].map { Variable($0) }
        return TerminalTable(width: Terminal.width, prefixes: prefixes).text(variables: columns, rows: rows)
    }

    /// A path that is a single property as the term that it is.
    private func shortened(_ path: String) -> Term {
        let inner = path.dropFirst().dropLast()
        let isProperty = path.hasPrefix("<") && path.hasSuffix(">") && !inner.contains("<")
        return isProperty ? .iri(IRI(String(inner))) : .literal(Literal(path))
    }

    private func json(_ report: ValidationReport) throws -> String {
        struct Record: Encodable {
            var focusNode: String
            var path: String?
            var value: String?
            var component: String
            var shape: String
            var severity: String
            var message: String
        }
        let records = report.results.map { result in
            Record(
                focusNode: "\(result.focusNode)", path: result.path, value: result.value.map { "\($0)" },
                component: result.component, shape: result.shape, severity: result.severity, message: result.message)
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(records), as: UTF8.self)
    }
}
