/// Footnotes that stand where their page ended: a rule, then marks and bodies up to the page number.
struct DisplacedFootnote {
    /// The mark; digits or stars.
    var mark: Range<Int>
    var body: [Range<Int>]

    /// Reads the notes in the stretches below a rule: the first mark, then each next number that
    /// stands behind the end of a sentence.
    static func read(_ pieces: [Range<Int>], in bytes: [UInt8]) -> [DisplacedFootnote] {
        var notes: [DisplacedFootnote] = []
        for (index, piece) in pieces.enumerated() {
            var start = piece.lowerBound
            var position = piece.lowerBound
            while position < piece.upperBound {
                let isAtStart = position == piece.lowerBound
                if isAtStart && index == 0 || !notes.isEmpty && notes.allSatisfy({ $0.mark.isEmpty }) && ByteClass.isSpace(bytes[max(position - 1, 0)]),
                    ByteMatch.exact("Note by the ", in: bytes, at: position, before: piece.upperBound)
                {
                    // A note whose mark is lost.
                    if !notes.isEmpty { append(start..<position, to: &notes, in: bytes) }
                    notes.append(DisplacedFootnote(mark: position..<position, body: []))
                    start = position
                    position += 1
                } else if isAtStart || ByteClass.isSpace(bytes[position - 1]),
                    let mark = readMark(in: bytes, at: position, before: piece.upperBound, endsPiece: index + 1 < pieces.count),
                    isNext(mark, after: notes.last, in: bytes),
                    notes.isEmpty || isAtStart || endsSentence(bytes, before: position)
                {
                    if !notes.isEmpty { append(start..<position, to: &notes, in: bytes) }
                    notes.append(DisplacedFootnote(mark: mark, body: []))
                    start = ByteMatch.skipBlanks(in: bytes, from: mark.upperBound, before: piece.upperBound)
                    position = start
                } else {
                    position += 1
                }
            }
            if !notes.isEmpty { append(start..<piece.upperBound, to: &notes, in: bytes) }
        }
        return notes
    }

    private static func append(_ range: Range<Int>, to notes: inout [DisplacedFootnote], in bytes: [UInt8]) {
        let body = ByteMatch.trimmed(range, in: bytes)
        if !body.isEmpty { notes[notes.count - 1].body.append(body) }
    }

    /// - Parameter endsPiece: whether the mark may be the last on its line.
    private static func readMark(in bytes: [UInt8], at start: Int, before end: Int, endsPiece: Bool) -> Range<Int>? {
        var position = start
        if bytes[position] == UInt8(ascii: "*") {
            while position < end && bytes[position] == UInt8(ascii: "*") { position += 1 }
        } else {
            while position < end && ByteClass.isDigit(bytes[position]) { position += 1 }
        }
        guard position > start, position - start <= 2, position < end ? ByteClass.isSpace(bytes[position]) : endsPiece else { return nil }
        return start..<position
    }

    private static func isNext(_ mark: Range<Int>, after last: DisplacedFootnote?, in bytes: [UInt8]) -> Bool {
        guard let last else { return true }
        guard let before = number(last.mark, bytes) else {
            // Behind stars come more stars, or numbers.
            return number(mark, bytes) != nil ? !last.mark.isEmpty : mark.count == last.mark.count + 1
        }
        guard let value = number(mark, bytes) else { return false }
        return value == before + 1
    }

    private static func number(_ mark: Range<Int>, _ bytes: [UInt8]) -> Int? {
        guard !mark.isEmpty, ByteClass.isDigit(bytes[mark.lowerBound]) else { return nil }
        return bytes[mark].reduce(0) { $0 * 10 + Int($1 & 0x0F) }
    }

    private static func endsSentence(_ bytes: [UInt8], before position: Int) -> Bool {
        var index = position - 1
        while index > 0 && ByteClass.isSpace(bytes[index]) { index -= 1 }
        return bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ";") || bytes[index] == UInt8(ascii: ")")
    }
}
