import GraphStore
import Resolutions

/// A comparison for a terminal: as one column of marked words, or side by side.
public struct ComparisonTable: Sendable {
    /// How many columns there are; nil where nothing is to be broken or cut.
    public var width: Int?
    /// Whether marks are colours; else deleted words stand in `[-…-]`, inserted ones in `{+…+}`.
    public var usesColour: Bool

    public init(width: Int? = nil, usesColour: Bool = false) {
        self.width = width
        self.usesColour = usesColour
    }

    // MARK: One column

    /// One row for each part: what became of it, where it stands, and its words. Of what is
    /// unchanged the beginning is shown.
    public func text(_ report: ComparisonReport) -> String {
        let placeWidth = min(24, report.rows.map { TextWidth.columns(name($0)) }.max() ?? 0)
        let typeWidth = 9
        let indent = typeWidth + placeWidth + 4
        let textWidth = width.map { max(20, $0 - indent) }
        var result = heading(report)
        for row in report.rows {
            let isHeading = row.part == .heading || row.part == .annex
            var words = StyledText(row.difference, usesColour: usesColour, isMarked: row.type == .modified)
            if isHeading, row.type == .unchanged {
                words = StyledText(row.difference.newText, .strong)
            } else if row.type == .unchanged {
                words = StyledText(row.difference.newText, .faint).fitted(to: min(textWidth ?? 72, 72))
            } else if row.type == .added || row.type == .removed {
                words = StyledText(row.difference, usesColour: usesColour)
            }
            if let confidence = row.confidence { words.append("  (confidence \(ComparisonTable.decimal(confidence)))", .faint) }
            var type = StyledText(isHeading && row.type == .unchanged ? "" : row.type.rawValue, .plain)
            var place = StyledText(name(row)).fitted(to: placeWidth)
            if isHeading { result += "\n" }
            for line in words.lines(width: textWidth) {
                var rendered = type.rendered(usesColour: usesColour, paddedTo: typeWidth) + "  "
                rendered += place.rendered(usesColour: usesColour, paddedTo: placeWidth) + "  "
                result += Self.trimmed(rendered + line.rendered(usesColour: usesColour)) + "\n"
                type = StyledText()
                place = StyledText()
            }
        }
        return result + "\n" + report.summary + "\n"
    }

    // MARK: Side by side

    /// The whole of both texts, the old one at the left.
    ///
    /// Between them stands `=` for unchanged, `~` modified, `>` moved, `+` added, `-` removed.
    public func sideBySide(_ report: ComparisonReport) -> String {
        let total = max(width ?? 120, 40)
        let column = (total - 3) / 2
        var result = ""
        func add(_ left: StyledText, _ mark: String, _ right: StyledText) {
            let left = left.lines(width: column)
            let right = right.lines(width: column)
            for line in 0..<max(left.count, right.count) {
                let from = (line < left.count ? left[line] : StyledText()).rendered(usesColour: usesColour, paddedTo: column)
                let to = (line < right.count ? right[line] : StyledText()).rendered(usesColour: usesColour)
                result += Self.trimmed("\(from) \(line == 0 ? mark : " ") \(to)") + "\n"
            }
        }
        add(StyledText(report.old.label, .strong), " ", StyledText(report.new.label, .strong))
        result += String(repeating: "─", count: column) + "   " + String(repeating: "─", count: column) + "\n"
        for row in report.rows {
            if row.part == .heading || row.part == .annex { result += "\n" }
            let isMarked = row.type == .modified
            add(
                side(row.oldPlace, row, without: .inserted, isMarked: isMarked), Self.mark(row.type),
                side(row.newPlace, row, without: .deleted, isMarked: isMarked))
        }
        return result + "\n" + report.summary + "\n"
    }

    private func side(
        _ place: String?, _ row: ComparisonReport.Row, without hidden: WordDifference.Kind, isMarked: Bool
    ) -> StyledText {
        guard let place else { return StyledText() }
        var text = StyledText()
        if !place.isEmpty { text.append(place + " ", .strong) }
        let words = StyledText(row.difference, without: hidden, usesColour: usesColour, isMarked: isMarked)
        text.append(words)
        return text
    }

    private static func mark(_ type: ChangeType) -> String {
        switch type {
        case .unchanged: "="
        case .modified: "~"
        case .moved: ">"
        case .added: "+"
        case .removed: "-"
        }
    }

    // MARK: Parts of lines

    private func heading(_ report: ComparisonReport) -> String {
        StyledText("\(report.old.label) → \(report.new.label)", .strong).lines(width: width)
            .map { $0.rendered(usesColour: usesColour) + "\n" }.joined() + "\n"
    }

    private func name(_ row: ComparisonReport.Row) -> String {
        switch row.part {
        case .clause, .annex: row.place
        case .heading: row.type == .unchanged ? "" : row.part.rawValue
        case .numberLine, .title, .history, .formula, .footnote, .frontMatter:
            row.place.isEmpty ? row.part.rawValue : "\(row.part.rawValue) \(row.place)"
        }
    }

    static func decimal(_ value: Double) -> String {
        let hundredths = Int((min(max(value, 0), 1) * 100).rounded())
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }

    private static func trimmed(_ line: String) -> String {
        var bytes = Array(line.utf8)
        while bytes.last == 0x20 { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
