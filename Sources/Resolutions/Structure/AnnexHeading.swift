/// The line that opens an annex: `Annex A`, `ANNEX 1 TO RESOLUTION 8 (WRC-23)`.
struct AnnexHeading {
    var number: String?
    /// What belongs to the heading itself, `(to Resolution …)` included.
    var range: Range<Int>
    /// What stands on the line behind it: a title, or the text.
    var rest: Range<Int>

    /// - Parameter allowsTitle: whether a title alone may stand behind it on the line.
    static func read(_ line: Range<Int>, in bytes: [UInt8], allowsTitle: Bool = false) -> AnnexHeading? {
        var cursor = ByteCursor(bytes, line)
        guard let first = cursor.current, ByteClass.isUpper(first), cursor.accept(word: "annex") || cursor.accept(word: "attachment") || cursor.accept(word: "appendix") else { return nil }
        var result = AnnexHeading(range: line, rest: line.upperBound..<line.upperBound)
        let mark = cursor.position
        let number = cursor.take { ByteClass.isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
        if isNumber(bytes[number]) {
            result.number = cursor.text(number)
            _ = cursor.accept(":") || cursor.accept(".")
        } else {
            cursor.position = mark
        }
        cursor.skipBlanks()
        if cursor.isAtEnd { return result }
        // `TO RESOLUTION 8 (WRC-23)`, `(to Resolution …)`
        let isBracketed = cursor.accept("(")
        if cursor.accept(word: "to") {
            guard readCitation(&cursor) else { return nil }
            if isBracketed {
                _ = cursor.take { $0 != UInt8(ascii: ")") }
                _ = cursor.accept(")")
            }
            result.range = line.lowerBound..<ByteMatch.trimmed(line.lowerBound..<cursor.position, in: bytes).upperBound
            cursor.skipBlanks()
            result.rest = cursor.position..<line.upperBound
            return result
        }
        // `Annex I: Travel Ban`, `Annex Political Declaration`
        guard allowsTitle, !isBracketed, line.count <= 300, let next = cursor.current,
            ByteClass.isUpper(next) || ByteClass.isDigit(next),
            let last = bytes[line].last, ByteClass.isAlphanumeric(last) || last == UInt8(ascii: ")")
        else { return nil }
        result.range = line.lowerBound..<ByteMatch.trimmed(line.lowerBound..<cursor.position, in: bytes).upperBound
        result.rest = cursor.position..<line.upperBound
        return result
    }

    /// `1`, `A`, `II`, `1bis`: no word.
    private static func isNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first, bytes.count <= 6 else { return false }
        if ByteClass.isDigit(first) { return bytes.count <= 2 || !bytes.allSatisfy(ByteClass.isDigit) }
        if bytes.count == 1 { return ByteClass.isUpper(first) }
        return bytes.allSatisfy(ByteClass.isUpper) && RomanNumeral.value(of: bytes) != nil
    }

    /// `Resolution 18 (Rev. New Delhi, 2024)`, `this resolution`
    private static func readCitation(_ cursor: inout ByteCursor) -> Bool {
        _ = cursor.accept(word: "the") || cursor.accept(word: "this") || cursor.accept(word: "draft")
        guard cursor.acceptClass() != nil else { return false }
        _ = cursor.take { !ByteClass.isSpace($0) && $0 != UInt8(ascii: ")") && $0 != UInt8(ascii: "(") }
        cursor.skipBlanks()
        if cursor.current == UInt8(ascii: "("),
            let bracket = SessionBracket.read(in: cursor.bytes, range: cursor.position..<cursor.end)
        {
            cursor.position = bracket.range.upperBound
        }
        return true
    }

    /// A line such as `(to Resolution 18 (Rev. New Delhi, 2024))` below `Annex A`.
    static func isCitationLine(_ line: Range<Int>, in bytes: [UInt8]) -> Bool {
        var cursor = ByteCursor(bytes, line)
        return cursor.accept("(") && cursor.accept(word: "to") && readCitation(&cursor) && bytes[line].last == UInt8(ascii: ")")
    }
}
