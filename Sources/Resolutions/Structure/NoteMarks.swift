/// The marks of the footnotes of a text, to tell them from digits and stars that belong to words.
///
/// Marks come in their order: the lowest number that was not met yet may also stand where it could
/// be something else, as in `WRC-271`.
struct NoteMarks {
    private var numbers: Set<Int> = []
    private var met: Set<Int> = []
    private var stars: Set<Int> = []

    var isEmpty: Bool { numbers.isEmpty && stars.isEmpty }

    mutating func insert(_ mark: ArraySlice<UInt8>) {
        guard let first = mark.first else { return }
        if ByteClass.isDigit(first) { numbers.insert(Self.value(mark)) } else { stars.insert(mark.count) }
    }

    /// The marks that are glued to the word before a place: their ranges, and behind them.
    ///
    /// - Parameters:
    ///   - position: a digit or star, with something other than white space before it.
    ///   - range: where the word may begin and what follows on the mark may end.
    mutating func marks(at position: Int, in bytes: [UInt8], _ range: Range<Int>) -> (marks: [Range<Int>], end: Int)? {
        guard position > range.lowerBound, let first = firstMark(at: position, in: bytes, range) else { return nil }
        var marks = [first]
        var end = first.upperBound
        // `*, 2` and `2, 3`: several marks in one place.
        while let next = furtherMark(behind: end, in: bytes, before: range.upperBound) {
            marks.append(next)
            end = next.upperBound
        }
        for mark in marks where ByteClass.isDigit(bytes[mark.lowerBound]) { met.insert(Self.value(bytes[mark])) }
        return (marks, end)
    }

    private var expected: Int? { numbers.lazy.filter { !met.contains($0) }.min() }

    private func firstMark(at position: Int, in bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
        let before = bytes[position - 1]
        if bytes[position] == UInt8(ascii: "*") {
            var end = position
            while end < range.upperBound && bytes[end] == UInt8(ascii: "*") { end += 1 }
            guard stars.contains(end - position), ByteClass.isLetter(before) || before == UInt8(ascii: ")") || before >= 0x80,
                endsWord(end, in: bytes, before: range.upperBound)
            else { return nil }
            return position..<end
        }
        var end = position
        while end < range.upperBound && ByteClass.isDigit(bytes[end]) { end += 1 }
        guard end - position <= 2, endsWord(end, in: bytes, before: range.upperBound) else {
            return splitNumber(position..<end, in: bytes, range)
        }
        let value = Self.value(bytes[position..<end])
        guard numbers.contains(value) else { return splitNumber(position..<end, in: bytes, range) }
        if ByteClass.isDigit(before) { return nil }
        var letters = position
        while letters > range.lowerBound && ByteClass.isLetter(bytes[letters - 1]) { letters -= 1 }
        let word = bytes[letters..<position]
        // `developing1`: at least three small letters, or a bracket or quotation mark behind them.
        if word.count >= 3 && word.suffix(3).allSatisfy(ByteClass.isLower) { return position..<end }
        guard value == expected else { return nil }
        if before == UInt8(ascii: ")") || before >= 0x80 { return position..<end }
        // `ESIMs2`, `GHz2`, `HAPS1`, but not `m2` or `km2`.
        if word.count >= 2, ByteClass.isLower(before), !Self.units.contains(String(decoding: word, as: UTF8.self)) { return position..<end }
        if word.count >= 3, word.allSatisfy(ByteClass.isUpper) { return position..<end }
        return nil
    }

    /// The mark at the end of a number that cannot be one: `WRC-271`, `20181`.
    private func splitNumber(_ digits: Range<Int>, in bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
        guard let expected, endsWord(digits.upperBound, in: bytes, before: range.upperBound),
            digits.lowerBound > range.lowerBound
        else { return nil }
        let length = expected < 10 ? 1 : 2
        let mark = digits.upperBound - length..<digits.upperBound
        guard mark.lowerBound > digits.lowerBound, Self.value(bytes[mark]) == expected else { return nil }
        let number = bytes[digits.lowerBound..<mark.lowerBound]
        let before = bytes[digits.lowerBound - 1]
        if before == UInt8(ascii: "-"), number.count == 2 || number.count == 4 {
            var letters = digits.lowerBound - 1
            while letters > range.lowerBound && ByteClass.isUpper(bytes[letters - 1]) { letters -= 1 }
            return digits.lowerBound - 1 - letters >= 2 ? mark : nil
        }
        guard number.count == 4, ByteClass.isSpace(before) else { return nil }
        return (1850...2150).contains(Self.value(number)) ? mark : nil
    }

    private func furtherMark(behind end: Int, in bytes: [UInt8], before limit: Int) -> Range<Int>? {
        guard end < limit, bytes[end] == UInt8(ascii: ",") else { return nil }
        let start = ByteMatch.skipBlanks(in: bytes, from: end + 1, before: limit)
        var position = start
        while position < limit && ByteClass.isDigit(bytes[position]) { position += 1 }
        guard position > start, position - start <= 2, numbers.contains(Self.value(bytes[start..<position])) else { return nil }
        guard position < limit else { return start..<position }
        switch bytes[position] {
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "."), UInt8(ascii: ")"), UInt8(ascii: ":"): return start..<position
        // `*, 2 showed`: behind a star a number is a mark as well.
        case 0x20 where bytes[end - 1] == UInt8(ascii: "*"): return start..<position
        default: return nil
        }
    }

    private func endsWord(_ end: Int, in bytes: [UInt8], before limit: Int) -> Bool {
        guard end < limit else { return true }
        if ByteClass.continuesWord(bytes[end]) && bytes[end] < 0x80 || bytes[end] == UInt8(ascii: "-") || bytes[end] == UInt8(ascii: "/") { return false }
        return !(bytes[end] == UInt8(ascii: ".") && end + 1 < limit && ByteClass.isAlphanumeric(bytes[end + 1]))
    }

    private static func value(_ digits: ArraySlice<UInt8>) -> Int { digits.reduce(0) { $0 * 10 + Int($1 & 0x0F) } }

    private static let units: Set<String> = ["km", "cm", "mm", "Hz", "dBm"]
}
