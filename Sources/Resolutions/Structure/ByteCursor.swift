/// A place in a stretch of the reading text, for parsing the lines of a header.
struct ByteCursor {
    let bytes: [UInt8]
    var position: Int
    let end: Int

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        self.position = range.lowerBound
        self.end = range.upperBound
    }

    var isAtEnd: Bool { position >= end }
    var current: UInt8? { position < end ? bytes[position] : nil }

    mutating func skipBlanks() { position = ByteMatch.skipBlanks(in: bytes, from: position, before: end) }

    /// Passes over the lower-case word in any case, and the blanks behind it.
    @inline(__always)
    mutating func accept(word: StaticString) -> Bool {
        guard ByteMatch.word(word, in: bytes, at: position, before: end) else { return false }
        position += word.utf8CodeUnitCount
        skipBlanks()
        return true
    }

    /// Passes over the name of a class of acts in any case, and the blanks behind it.
    mutating func acceptClass() -> ActClass? {
        if accept(word: "resolution") { return .resolution }
        if accept(word: "decision") { return .decision }
        if accept(word: "recommendation") { return .recommendation }
        if accept(word: "opinion") { return .opinion }
        return nil
    }

    /// Passes over a byte.
    mutating func accept(_ character: Unicode.Scalar) -> Bool {
        guard character.isASCII, current == UInt8(truncatingIfNeeded: character.value) else { return false }
        position += 1
        return true
    }

    /// Passes over bytes as long as they fulfil a condition; the range of them.
    mutating func take(while condition: (UInt8) -> Bool) -> Range<Int> {
        let start = position
        while position < end && condition(bytes[position]) { position += 1 }
        return start..<position
    }

    /// A whole number of at most nine digits.
    mutating func takeNumber() -> Int? {
        let digits = take(while: ByteClass.isDigit)
        guard !digits.isEmpty, digits.count <= 9 else {
            position = digits.lowerBound
            return nil
        }
        return bytes[digits].reduce(0) { $0 * 10 + Int($1 & 0x0F) }
    }

    /// A year: four digits, not followed by another.
    mutating func takeYear() -> Int? {
        guard position + 4 <= end, position + 4 == end || !ByteClass.isDigit(bytes[position + 4]) else { return nil }
        let start = position
        guard let year = takeNumber(), (1800...2199).contains(year) else {
            position = start
            return nil
        }
        return year
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
