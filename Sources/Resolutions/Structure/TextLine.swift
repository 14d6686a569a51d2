/// One line of the reading text that holds more than white space.
struct TextLine: Sendable {
    /// Reading offsets, without the white space at both ends.
    var range: Range<Int>
    /// Whether an empty line stands before it.
    var followsBlankLine: Bool

    var start: Int { range.lowerBound }
    var end: Int { range.upperBound }
}

extension SourceText {
    /// The lines of the running text that are not empty, in order.
    var textLines: [TextLine] {
        var lines: [TextLine] = []
        lines.reserveCapacity(mainEnd / 96 + 8)
        var start = 0
        var followsBlankLine = false
        var position = 0
        let text = bytes.span
        while position <= mainEnd {
            position = EightBytes.next(in: text, from: position, before: mainEnd) { $0.firstEqual("\n") }
            let range = ByteMatch.trimmed(start..<position, in: bytes)
            if range.isEmpty {
                followsBlankLine = true
            } else {
                lines.append(TextLine(range: range, followsBlankLine: followsBlankLine))
                followsBlankLine = false
            }
            position += 1
            start = position
        }
        return lines
    }
}
