import GraphStore
import Resolutions

/// Words with marks of what became of them, to be broken into lines of a terminal.
struct StyledText {
    enum Style: Hashable {
        case plain, deleted, inserted, strong, faint

        /// The terminal's codes (ECMA-48): red and struck, green and underlined, bold, faint.
        var codes: String {
            switch self {
            case .plain: ""
            case .deleted: "\u{1B}[31;9m"
            case .inserted: "\u{1B}[32;4m"
            case .strong: "\u{1B}[1m"
            case .faint: "\u{1B}[2m"
            }
        }
    }

    struct Cell {
        var scalar: Unicode.Scalar
        var style: Style
    }

    private(set) var cells: [Cell] = []

    init() {}
    init(_ text: String, _ style: Style = .plain) { append(text, style) }

    /// Control characters come out as escapes, so that a text cannot command the terminal.
    mutating func append(_ text: String, _ style: Style = .plain) {
        for scalar in TerminalTable.visible(text).unicodeScalars { cells.append(Cell(scalar: scalar, style: style)) }
    }

    mutating func append(_ other: StyledText) { cells += other.cells }

    /// The words of a difference. Without colour, what is deleted stands in `[-…-]` and what is
    /// inserted in `{+…+}`.
    init(_ difference: WordDifference, without hidden: WordDifference.Kind? = nil, usesColour: Bool, isMarked: Bool = true) {
        for stretch in difference.stretches where stretch.kind != hidden {
            switch stretch.kind {
            case .deleted where isMarked: append(usesColour ? stretch.text : "[-\(stretch.text)-]", .deleted)
            case .inserted where isMarked: append(usesColour ? stretch.text : "{+\(stretch.text)+}", .inserted)
            case .kept, .deleted, .inserted: append(stretch.text)
            }
        }
    }

    /// Lines of at most so many columns, broken at blanks where there are any; one line where the
    /// width is nil.
    func lines(width: Int?) -> [StyledText] {
        guard let width, width > 0 else { return [self] }
        var lines: [StyledText] = []
        var start = 0
        while start < cells.count {
            var end = start
            var columns = 0
            var lastBlank: Int?
            while end < cells.count {
                let next = TextWidth.columns(cells[end].scalar)
                if columns + next > width, end > start { break }
                if cells[end].scalar == " " { lastBlank = end }
                columns += next
                end += 1
            }
            var line = StyledText()
            if end < cells.count, cells[end].scalar != " ", let blank = lastBlank, blank > start {
                line.cells = Array(cells[start..<blank])
                start = blank + 1
            } else {
                line.cells = Array(cells[start..<end])
                start = end < cells.count && cells[end].scalar == " " ? end + 1 : end
            }
            lines.append(line)
        }
        return lines.isEmpty ? [StyledText()] : lines
    }

    var columns: Int { cells.reduce(0) { $0 + TextWidth.columns($1.scalar) } }

    /// Cut to a width, with an ellipsis where something was cut.
    func fitted(to width: Int) -> StyledText {
        guard columns > width, width > 0 else { return self }
        var result = StyledText()
        var used = 0
        for cell in cells {
            let next = TextWidth.columns(cell.scalar)
            if used + next > width - 1 { break }
            used += next
            result.cells.append(cell)
        }
        result.append("…")
        return result
    }

    /// The line with its codes, filled up with blanks to a width where one is given.
    func rendered(usesColour: Bool, paddedTo width: Int = 0) -> String {
        var result = ""
        var style = Style.plain
        for cell in cells {
            if usesColour, cell.style != style {
                if style != .plain { result += "\u{1B}[0m" }
                result += cell.style.codes
                style = cell.style
            }
            result.unicodeScalars.append(cell.scalar)
        }
        if style != .plain { result += "\u{1B}[0m" }
        return result + String(repeating: " ", count: max(0, width - columns))
    }
}
