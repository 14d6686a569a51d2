/// The bracket that names the session of an edition: `(Rev. Dubai, 2012)`, `(REV.WRC-19)`,
/// `(WRC-23)`, `(1994)`; and with two sessions run together by merged tracked changes:
/// `(Rev. Hammamet, 2016New Delhi, 2024)`.
struct SessionBracket {
    struct Entry {
        var place: String?
        var year: Int?
        var designation: String?
    }

    var isMarkedRevised = false
    /// One, or two where tracked changes were merged; the later one last.
    var entries: [Entry] = []
    /// The bracket with its parentheses.
    var range: Range<Int>

    /// Reads the bracket that opens at `range.lowerBound`.
    static func read(in bytes: [UInt8], range: Range<Int>) -> SessionBracket? {
        var cursor = ByteCursor(bytes, range)
        guard cursor.accept("(") else { return nil }
        cursor.skipBlanks()
        var bracket = SessionBracket(range: range)
        if cursor.accept(word: "rev") || cursor.accept(word: "modified") || cursor.accept(word: "amended") {
            bracket.isMarkedRevised = true
            _ = cursor.accept(".")
            cursor.skipBlanks()
        }
        while let entry = readEntry(&cursor) {
            bracket.entries.append(entry)
            cursor.skipBlanks()
            if cursor.accept(")") {
                bracket.range = range.lowerBound..<cursor.position
                return bracket.entries.count <= 2 ? bracket : nil
            }
        }
        return nil
    }

    /// `Dubai, 2012`, `WRC-19` or `1994`.
    private static func readEntry(_ cursor: inout ByteCursor) -> Entry? {
        let start = cursor.position
        if let year = cursor.takeYear() { return Entry(year: year) }
        // A session's own designation: capitals, a hyphen, a year of two or four digits.
        let letters = cursor.take(while: ByteClass.isUpper)
        if letters.count >= 2 && letters.count <= 6 && cursor.accept("-") {
            let digits = cursor.take(while: ByteClass.isDigit)
            if digits.count == 2 || digits.count == 4 {
                let bytes = cursor.bytes
                var designation = cursor.text(letters.lowerBound..<digits.upperBound)
                let year: Int
                if digits.count == 4 {
                    year = bytes[digits].reduce(0) { $0 * 10 + Int($1 & 0x0F) }
                    // `WRC-2015` is the session otherwise printed `WRC-15`; `WRC-2000` keeps its form.
                    if year > 2000 { designation = cursor.text(letters) + "-" + cursor.text(digits.lowerBound + 2..<digits.upperBound) }
                } else {
                    let short = bytes[digits].reduce(0) { $0 * 10 + Int($1 & 0x0F) }
                    year = short < 60 ? 2000 + short : 1900 + short
                }
                return Entry(year: year, designation: designation)
            }
        }
        cursor.position = start
        // A place name up to the comma before the year.
        let place = cursor.take { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: ")") && $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: "(") && !ByteClass.isDigit($0) }
        let trimmed = ByteMatch.trimmed(place, in: cursor.bytes)
        guard !trimmed.isEmpty, cursor.accept(",") else {
            cursor.position = start
            return nil
        }
        cursor.skipBlanks()
        guard let year = cursor.takeYear() else {
            cursor.position = start
            return nil
        }
        let name = cursor.text(trimmed).split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\t" }).joined(separator: " ")
        return Entry(place: PlaceName.fromPrint(name), year: year)
    }
}

/// Place names as they are printed.
enum PlaceName {
    /// `DUBAI` in a line of capitals is `Dubai`; a name in mixed case stays as it is.
    static func fromPrint(_ name: String) -> String {
        guard !name.utf8.contains(where: ByteClass.isLower), name.utf8.count > 3 else { return name }
        var startsWord = true
        var result = ""
        for character in name {
            result += startsWord ? String(character) : character.lowercased()
            startsWord = character == " " || character == "-"
        }
        return result
    }
}
