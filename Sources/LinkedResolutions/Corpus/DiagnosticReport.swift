import Foundation
import GraphStore
import Resolutions

/// Findings printed for people and for programs.
public enum DiagnosticReport {
    /// A line per finding in columns, with the file's name once per run of findings; empty for none.
    public static func table(_ diagnostics: [Diagnostic]) -> String {
        guard !diagnostics.isEmpty else { return "" }
        let rows = diagnostics.map { diagnostic in
            [
                TerminalTable.visible(diagnostic.file),
                diagnostic.position.map { "\($0.line):\($0.column)" } ?? "",
                diagnostic.level.rawValue,
                diagnostic.code.rawValue,
                TerminalTable.visible(diagnostic.message),
            ]
        }
        return TextTable.format(header: ["file", "line:column", "level", "finding", "what"], rows: rows)
    }

    /// A JSON array, one object per finding, keys in a fixed order.
    public static func json(_ diagnostics: [Diagnostic]) throws -> String {
        struct Record: Encodable {
            var file: String
            var line: Int?
            var column: Int?
            var start: Int?
            var end: Int?
            var level: String
            var code: String
            var message: String
        }
        let records = diagnostics.map { diagnostic in
            Record(
                file: diagnostic.file, line: diagnostic.position?.line,
                column: diagnostic.position?.column, start: diagnostic.range?.lowerBound,
                end: diagnostic.range?.upperBound, level: diagnostic.level.rawValue,
                code: diagnostic.code.rawValue, message: diagnostic.message)
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(records), as: UTF8.self)
    }
}

/// Columns of plain text, two spaces apart; the last column runs on.
enum TextTable {
    static func format(header: [String], rows: [[String]]) -> String {
        var widths = header.map(\.count)
        for row in rows {
            for (column, cell) in row.enumerated() where column < widths.count - 1 {
                widths[column] = max(widths[column], cell.count)
            }
        }
        return ([header] + rows).map { row in
            var line = ""
            for (column, cell) in row.enumerated() {
                line += cell
                if column < row.count - 1 {
                    line += String(repeating: " ", count: widths[column] - cell.count + 2)
                }
            }
            return line + "\n"
        }.joined()
    }
}
