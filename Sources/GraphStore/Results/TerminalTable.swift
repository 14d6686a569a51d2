import RDF
import SPARQL

/// A solution sequence as a table for people: columns side by side where they fit the width, else one
/// block for each row.
///
/// IRIs are shortened by prefix, texts stand without quotation marks, numbers, booleans and dates as
/// they are, literals of other datatypes with their datatype. What does not fit its column ends in an
/// ellipsis; nothing is left out without one. Control characters are shown as escapes, so that data
/// cannot command the terminal.
public struct TerminalTable: Sendable {
    /// How many columns the terminal has; nil for output that is no terminal, where nothing is cut.
    public var width: Int?
    public var prefixes: PrefixMap

    /// The narrowest that a column is made before the table becomes blocks.
    private static let minimumColumnWidth = 6
    private static let gap = 2

    public init(width: Int? = nil, prefixes: PrefixMap = PrefixMap()) {
        self.width = width
        self.prefixes = prefixes
    }

    /// The table of rows, each of which has an entry for each variable.
    public func text<Rows: Sequence>(variables: [Variable], rows: Rows) -> String where Rows.Element == [Term?] {
        let header = variables.map(\.description)
        let cells = rows.map { row in row.map { $0.map(cell) ?? "" } }
        guard !variables.isEmpty else {
            // A query may project nothing; its rows are all there is to say.
            return cells.map { _ in "(empty solution)\n" }.joined()
        }
        var natural = header.map(TextWidth.columns)
        for row in cells {
            for (column, text) in row.enumerated() where column < natural.count {
                natural[column] = max(natural[column], TextWidth.columns(text))
            }
        }
        guard let widths = fitted(natural) else { return blocks(header, cells) }
        var result = line(header, widths)
        result += widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ") + "\n"
        for row in cells { result += line(row, widths) }
        return result
    }

    /// Widths that fit, the widest columns narrowed first; nil where they would be too narrow to read.
    private func fitted(_ natural: [Int]) -> [Int]? {
        guard let width else { return natural }
        let available = width - Self.gap * (natural.count - 1)
        if natural.reduce(0, +) <= available { return natural }
        guard natural.map({ min($0, Self.minimumColumnWidth) }).reduce(0, +) <= available else { return nil }
        // The greatest width that no column may pass, so that all fit.
        var low = Self.minimumColumnWidth
        var high = natural.max() ?? low
        while low < high {
            let middle = (low + high + 1) / 2
            if natural.map({ min($0, middle) }).reduce(0, +) <= available { low = middle } else { high = middle - 1 }
        }
        var widths = natural.map { min($0, low) }
        var rest = available - widths.reduce(0, +)
        for column in widths.indices where rest > 0 && widths[column] < natural[column] {
            widths[column] += 1
            rest -= 1
        }
        return widths
    }

    private func line(_ texts: [String], _ widths: [Int]) -> String {
        var result = ""
        for (column, (text, width)) in zip(texts, widths).enumerated() {
            let fitted = TextWidth.fit(text, to: width)
            result += fitted
            guard column < widths.count - 1 else { break }
            result += String(repeating: " ", count: max(0, width - TextWidth.columns(fitted)) + Self.gap)
        }
        while result.utf8.last == 0x20 { result.removeLast() }
        return result + "\n"
    }

    /// Each row as lines of variable and value, rows parted by an empty line.
    private func blocks(_ header: [String], _ cells: [[String]]) -> String {
        let nameWidth = header.map(TextWidth.columns).max() ?? 0
        let shownNameWidth = min(nameWidth, max(1, (width ?? nameWidth) / 2))
        var result: [String] = []
        for row in cells {
            var block = ""
            for (name, text) in zip(header, row) where !text.isEmpty {
                let shown = TextWidth.fit(name, to: shownNameWidth)
                let padding = String(repeating: " ", count: max(0, shownNameWidth - TextWidth.columns(shown)) + Self.gap)
                let space = width.map { max(1, $0 - shownNameWidth - Self.gap) }
                block += shown + padding + (space.map { TextWidth.fit(text, to: $0) } ?? text) + "\n"
            }
            result.append(block)
        }
        return result.joined(separator: "\n")
    }

    // MARK: Cells

    /// How a term is shown.
    public func cell(_ term: Term) -> String {
        switch term {
        case .iri(let iri):
            return prefixes.shorten(iri) ?? "<\(Self.visible(iri.string))>"
        case .blankNode(let node):
            return "_:\(Self.visible(node.label))"
        case .literal(let literal):
            let text = Self.visible(literal.lexicalForm)
            if let language = literal.language { return "\(text) @\(language)" }
            if XSDDatatype(literal.datatype) != nil { return text }
            return "\(text) ^^\(prefixes.shorten(literal.datatype) ?? "<\(Self.visible(literal.datatype.string))>")"
        }
    }

    /// The text with control characters, and those that turn the direction of writing, as escapes.
    package static func visible(_ text: String) -> String {
        let needsEscape = text.unicodeScalars.contains { isControl($0) }
        guard needsEscape else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where isControl(scalar):
                let digits = String(scalar.value, radix: 16, uppercase: true)
                result += "\\u" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
