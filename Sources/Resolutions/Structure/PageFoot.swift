/// Lines of United Nations and WHO pages that are no text: document symbols, page numbers, job
/// numbers, rules, closing lines, and the notes at the foot of a page.
enum PageFoot {
    /// A line of underscores, or the `---` above the notes of Markdown.
    static func isRule(_ line: Range<Int>, in bytes: [UInt8]) -> Bool {
        if let end = PageFurniture.rule(in: bytes, at: line.lowerBound, before: line.upperBound) { return end == line.upperBound }
        return line.count >= 3 && bytes[line].allSatisfy { $0 == UInt8(ascii: "-") }
    }

    static func isFurniture(_ line: Range<Int>, in bytes: [UInt8]) -> Bool {
        var cursor = ByteCursor(bytes, line)
        if isSymbol(&cursor) { return true }
        cursor.position = line.lowerBound
        // `Page 3`
        if cursor.accept(word: "page"), cursor.takeNumber() != nil { cursor.skipBlanks(); if cursor.isAtEnd { return true } }
        cursor.position = line.lowerBound
        // `2`, `2/5`, `/...`, `18-17962 (E)`, `94-16107 (E) /...`, `*0449892*`, `+`, `= = =`
        if line.count <= 40, bytes[line].allSatisfy({ !ByteClass.isLetter($0) || $0 == UInt8(ascii: "E") }) {
            let digits = bytes[line].count(where: ByteClass.isDigit)
            let allowed = bytes[line].allSatisfy {
                ByteClass.isDigit($0) || ByteClass.isBlank($0) || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "*")
                    || $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: ")") || $0 == UInt8(ascii: "E") || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "=")
            }
            guard allowed else { return false }
            // `+` alone is a mark of AsciiDoc.
            if digits == 0 { return !bytes[line].contains(UInt8(ascii: "E")) && !bytes[line].elementsEqual("+".utf8) }
            if bytes[line].last == UInt8(ascii: ".") && !bytes[line].contains(UInt8(ascii: "/")) { return false }
            return digits <= 4 && digits == line.count && lastYear(in: bytes, line) == nil || bytes[line].contains(UInt8(ascii: "-")) || bytes[line].contains(UInt8(ascii: "/")) || bytes[line].contains(UInt8(ascii: "*"))
        }
        return false
    }

    /// `A/RES/73/6`, `S/RES/908 (1994)`, also with a page number.
    private static func isSymbol(_ cursor: inout ByteCursor) -> Bool {
        if let page = cursor.takeNumber(), page < 1000 { cursor.skipBlanks() }
        guard ByteMatch.exact("A/RES/", in: cursor.bytes, at: cursor.position, before: cursor.end)
            || ByteMatch.exact("S/RES/", in: cursor.bytes, at: cursor.position, before: cursor.end)
        else { return false }
        cursor.position += 6
        _ = cursor.take { ByteClass.isDigit($0) || $0 == UInt8(ascii: "/") || ByteClass.isUpper($0) }
        cursor.skipBlanks()
        if cursor.accept("(") {
            _ = cursor.takeNumber()
            _ = cursor.accept(")")
        }
        cursor.skipBlanks()
        _ = cursor.takeNumber()
        cursor.skipBlanks()
        if let slash = cursor.current, slash == UInt8(ascii: "/") { _ = cursor.take { $0 == slash || ByteClass.isDigit($0) || $0 == UInt8(ascii: ".") } }
        return cursor.isAtEnd
    }

    /// `[^6]: Resolution 70/1.`
    static func markdownNote(_ line: Range<Int>, in bytes: [UInt8]) -> (mark: Range<Int>, prefix: Range<Int>, body: Range<Int>)? {
        var cursor = ByteCursor(bytes, line)
        guard cursor.accept("["), cursor.accept("^") else { return nil }
        let mark = cursor.take(while: ByteClass.isAlphanumeric)
        guard !mark.isEmpty, cursor.accept("]"), cursor.accept(":") else { return nil }
        let prefix = line.lowerBound..<cursor.position
        cursor.skipBlanks()
        return (mark, prefix, cursor.position..<line.upperBound)
    }

    /// The year of a closing line (`18th plenary meeting 14 October 2025`); 0 where it has none, nil
    /// where the line is none.
    static func closingYear(_ line: Range<Int>, in bytes: [UInt8]) -> Int? {
        guard line.count <= 120 else { return nil }
        var cursor = ByteCursor(bytes, line)
        _ = cursor.accept("(")
        let ordinal = cursor.take { !ByteClass.isSpace($0) }
        guard OrdinalNumeral.value(of: bytes[ordinal]) != nil else { return nil }
        cursor.skipBlanks()
        _ = cursor.accept(word: "resumed")
        guard cursor.accept(word: "plenary") || cursor.accept(word: "("), cursor.accept(word: "meeting") || cursor.accept(word: "meeting,") else { return nil }
        return lastYear(in: bytes, line) ?? 0
    }

    /// The last number of a line that is a year.
    static func lastYear(in bytes: [UInt8], _ line: Range<Int>) -> Int? {
        var year: Int?
        var position = line.lowerBound
        while position < line.upperBound {
            if ByteClass.isDigit(bytes[position]) {
                var cursor = ByteCursor(bytes, position..<line.upperBound)
                if let found = cursor.takeYear() { year = found } else { _ = cursor.take(while: ByteClass.isDigit) }
                position = cursor.position
            } else {
                position += 1
            }
        }
        return year
    }
}
