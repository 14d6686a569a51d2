/// The words in which the adopting body speaks: `The World Telecommunication Standardization
/// Assembly (Dubai, 2012),`.
struct EnactingFormula {
    /// The index of the series; nil where the authority knows no body of that name.
    var series: Int?
    /// The body's name without the article.
    var issuer: Range<Int>
    var entries: [SessionBracket.Entry] = []
    /// The session's number where the formula has one: the `27` of `at its 27th meeting`.
    var designation: String?
    var range: Range<Int>

    /// Reads a formula at the start of a range. It must be all of it, unless `allowsMore`.
    static func read(
        _ line: Range<Int>, in bytes: [UInt8], _ vocabulary: StructureVocabulary, allowsMore: Bool = false
    ) -> EnactingFormula? {
        var cursor = ByteCursor(bytes, line)
        guard ByteMatch.exact("The ", in: bytes, at: line.lowerBound, before: line.upperBound) else { return nil }
        cursor.position += 4
        cursor.skipBlanks()
        var result = EnactingFormula(issuer: cursor.position..<cursor.position, range: line)
        if let match = matchName(&cursor, vocabulary, designation: &result.designation) {
            result.series = match.series
            result.issuer = match.name
        } else {
            // A body that no authority knows: its name goes up to the bracket of place and year.
            let name = cursor.take { $0 != UInt8(ascii: "(") && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: ";") }
            guard !name.isEmpty, name.count < 200, ByteClass.isUpper(bytes[name.lowerBound]) else { return nil }
            result.issuer = ByteMatch.trimmed(name, in: bytes)
        }
        cursor.skipBlanks()
        while cursor.current == UInt8(ascii: "(") {
            if let bracket = SessionBracket.read(in: bytes, range: cursor.position..<line.upperBound) {
                result.entries = bracket.entries
                cursor.position = bracket.range.upperBound
            } else if result.series != nil {
                // The body's acronym, or another remark.
                _ = cursor.take { $0 != UInt8(ascii: ")") }
                guard cursor.accept(")") else { return nil }
            } else {
                return nil
            }
            cursor.skipBlanks()
        }
        let hasComma = cursor.accept(",")
        cursor.skipBlanks()
        readMeeting(&cursor, &result)
        if result.series == nil && (result.entries.isEmpty || !hasComma) { return nil }
        guard cursor.isAtEnd || (allowsMore && hasComma) else { return nil }
        result.range = line.lowerBound..<ByteMatch.trimmed(line.lowerBound..<cursor.position, in: bytes).upperBound
        return result
    }

    private static func matchName(
        _ cursor: inout ByteCursor, _ vocabulary: StructureVocabulary, designation: inout String?
    ) -> (series: Int, name: Range<Int>)? {
        if let match = vocabulary.formulaNames.longestMatch(in: cursor.bytes, at: cursor.position, before: cursor.end) {
            let name = cursor.position..<match.end
            cursor.position = match.end
            return (match.value, name)
        }
        // `The Sixty-sixth World Health Assembly`, `The 22nd General Conference`.
        let start = cursor.position
        let ordinal = cursor.take { !ByteClass.isSpace($0) }
        guard let last = OrdinalNumeral.value(of: cursor.bytes[ordinal]) else {
            cursor.position = start
            return nil
        }
        cursor.skipBlanks()
        guard let match = vocabulary.formulaNames.longestMatch(in: cursor.bytes, at: cursor.position, before: cursor.end) else {
            cursor.position = start
            return nil
        }
        designation = String(last)
        let name = cursor.position..<match.end
        cursor.position = match.end
        return (match.value, name)
    }

    /// `at its 27th meeting,`
    private static func readMeeting(_ cursor: inout ByteCursor, _ result: inout EnactingFormula) {
        let start = cursor.position
        guard cursor.accept(word: "at"), cursor.accept(word: "its"),
            let number = OrdinalNumeral.value(of: cursor.bytes[cursor.take { !ByteClass.isSpace($0) }])
        else {
            cursor.position = start
            return
        }
        cursor.skipBlanks()
        guard cursor.accept(word: "meeting") || cursor.accept(word: "session") else {
            cursor.position = start
            return
        }
        _ = cursor.accept(",")
        cursor.skipBlanks()
        result.designation = String(number)
    }
}

/// Ordinal numerals in digits and in words.
enum OrdinalNumeral {
    /// `22nd` is 22, `Sixty-sixth` 66; nil for anything else.
    static func value(of word: ArraySlice<UInt8>) -> Int? {
        guard let first = word.first, word.count <= 24, endsAsOrdinal(word) else { return nil }
        if ByteClass.isDigit(first) {
            let digits = word.prefix(while: ByteClass.isDigit)
            let suffix = String(decoding: word[digits.endIndex...], as: UTF8.self).lowercased()
            guard digits.count <= 4, ["st", "nd", "rd", "th"].contains(suffix) else { return nil }
            return digits.reduce(0) { $0 * 10 + Int($1 & 0x0F) }
        }
        let parts = String(decoding: word, as: UTF8.self).lowercased().split(separator: "-")
        guard let last = parts.last.flatMap({ units[String($0)] }) else { return nil }
        if parts.count == 1 { return last }
        guard parts.count == 2, let ten = tens[String(parts[0])], last < 10 else { return nil }
        return ten + last
    }

    /// The same of the last two bytes, the last one lowest.
    static func mayEnd(_ ending: UInt16) -> Bool {
        switch ending | 0x2020 {
        case 0x7374, 0x6E64, 0x7264, 0x7468: true
        default: false
        }
    }

    /// Whether a word ends in `st`, `nd`, `rd` or `th`, as all of them do.
    private static func endsAsOrdinal(_ word: ArraySlice<UInt8>) -> Bool {
        guard word.count > 2 else { return false }
        switch (ByteClass.lowered(word[word.endIndex - 2]), ByteClass.lowered(word[word.endIndex - 1])) {
        case (UInt8(ascii: "s"), UInt8(ascii: "t")), (UInt8(ascii: "n"), UInt8(ascii: "d")), (UInt8(ascii: "r"), UInt8(ascii: "d")),
            (UInt8(ascii: "t"), UInt8(ascii: "h")): return true
        default: return false
        }
    }

    private static let units: [String: Int] = [
        "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
        "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
        "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
        "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70,
        "eightieth": 80, "ninetieth": 90, "hundredth": 100,
    ]
    private static let tens: [String: Int] = [
        "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
        "ninety": 90,
    ]
}
