/// The line that bears an act's number, in the forms that organizations print.
struct NumberLine {
    var actClass: ActClass = .resolution
    /// The number as printed; nil in `Decision of the …` and the like.
    var number: String
    /// The index of the series where the line names it.
    var series: Int?
    /// The slug of the Sector whose Recommendation it is: `itu-r` in `RECOMMENDATION ITU-R BO.600-1`.
    var sector: String?
    var isMarkedRevised = false
    /// Whether the number stands glued to the series, as in `WHA66.16`.
    var isGlued = false
    var entries: [SessionBracket.Entry] = []
    /// The session that the number or the line names: the `80` of `80/3`, the `22` of `22nd meeting`.
    var designation: String?
    /// The mark of a footnote at the end of the line.
    var noteMark: String?
    /// What the line prints before the title begins.
    var range: Range<Int>
    /// Where the title begins on the same line.
    var titleStart: Int?

    static func read(_ line: Range<Int>, in bytes: [UInt8], _ vocabulary: StructureVocabulary) -> NumberLine? {
        guard mayBegin(line, in: bytes, vocabulary) else { return nil }
        return readClassForm(line, in: bytes, vocabulary)
            ?? readSlashForm(line, in: bytes, vocabulary)
            ?? readGluedForm(line, in: bytes, vocabulary)
    }

    /// Whether a line begins as one of the forms does: with a digit, the acronym of a series, "draft", "new" or the class of an
    /// act. Nearly every line is asked, and nearly none does.
    private static func mayBegin(_ line: Range<Int>, in bytes: [UInt8], _ vocabulary: StructureVocabulary) -> Bool {
        guard line.count > 1 else { return false }
        if ByteClass.isDigit(bytes[line.lowerBound]) || vocabulary.seriesAcronyms.mayStart(in: bytes, at: line.lowerBound, before: line.upperBound) { return true }
        return switch (bytes[line.lowerBound] | 0x20, bytes[line.lowerBound + 1] | 0x20) {
        case (UInt8(ascii: "r"), UInt8(ascii: "e")), (UInt8(ascii: "d"), UInt8(ascii: "e")), (UInt8(ascii: "o"), UInt8(ascii: "p")),
            (UInt8(ascii: "d"), UInt8(ascii: "r")), (UInt8(ascii: "n"), UInt8(ascii: "e")): true
        default: false
        }
    }

    // MARK: RESOLUTION 7 (Rev. New Delhi, 2024); Resolution 2 of the 26th meeting of the CGPM (2018)

    private static func readClassForm(
        _ line: Range<Int>, in bytes: [UInt8], _ vocabulary: StructureVocabulary
    ) -> NumberLine? {
        var cursor = ByteCursor(bytes, line)
        _ = cursor.accept(word: "draft")
        _ = cursor.accept(word: "new")
        var series: Int?
        if let match = vocabulary.seriesAcronyms.longestMatch(in: bytes, at: cursor.position, before: line.upperBound) {
            series = match.value
            cursor.position = match.end
            cursor.skipBlanks()
        }
        guard let actClass = cursor.acceptClass() else { return nil }
        var result = NumberLine(number: "", series: series, range: line)
        result.actClass = actClass
        // A Sector's mark between class and number: `ITU-R`.
        let mark = cursor.position
        let sector = cursor.take { ByteClass.isUpper($0) || $0 == UInt8(ascii: "-") }
        if sector.count >= 3, cursor.current.map(ByteClass.isBlank) == true {
            cursor.skipBlanks()
            if actClass == .recommendation, bytes[sector].contains(UInt8(ascii: "-")) { result.sector = Slug.make(cursor.text(sector)) }
            if let match = vocabulary.seriesAcronyms.longestMatch(in: bytes, at: sector.lowerBound, before: sector.upperBound),
                match.end == sector.upperBound
            {
                result.series = match.value
            }
        } else {
            cursor.position = mark
        }
        guard let number = readIdentifier(&cursor) else { return nil }
        result.number = number
        cursor.skipBlanks()
        if cursor.isAtEnd {
            // Without an edition only a line of its own kind is a number line, not `resolution 5`.
            return ByteClass.isUpper(bytes[line.lowerBound]) ? result : nil
        }
        if let council = readNamedSeries(&cursor, vocabulary) {
            result.series = council.series
            result.entries = [SessionBracket.Entry(year: council.year)]
            return result
        }
        if let meeting = readMeeting(&cursor, vocabulary) {
            result.designation = meeting.designation
            result.series = meeting.series ?? result.series
        }
        if cursor.current == UInt8(ascii: "("),
            let bracket = SessionBracket.read(in: bytes, range: cursor.position..<line.upperBound)
        {
            result.entries = bracket.entries
            result.isMarkedRevised = bracket.isMarkedRevised
            cursor.position = bracket.range.upperBound
        } else if result.designation == nil && !isNoteMark(cursor) {
            return nil
        }
        cursor.skipBlanks()
        guard cursor.isAtEnd || isNoteMark(cursor) else { return nil }
        if !cursor.isAtEnd { result.noteMark = cursor.text(cursor.position..<cursor.end) }
        return result
    }

    /// `, ITU Council 2003`, up to the end of the line.
    private static func readNamedSeries(
        _ cursor: inout ByteCursor, _ vocabulary: StructureVocabulary
    ) -> (series: Int, year: Int)? {
        let start = cursor.position
        if cursor.accept(",") {
            cursor.skipBlanks()
            let match = vocabulary.formulaNames.longestMatch(in: cursor.bytes, at: cursor.position, before: cursor.end)
                ?? vocabulary.seriesAcronyms.longestMatch(in: cursor.bytes, at: cursor.position, before: cursor.end)
            if let match {
                cursor.position = match.end
                cursor.skipBlanks()
                if let year = cursor.takeYear() {
                    cursor.skipBlanks()
                    if cursor.isAtEnd { return (match.value, year) }
                }
            }
        }
        cursor.position = start
        return nil
    }

    /// `7`, `600-1`, `BO.600-1`, `[AFCP-1]`, `7A`.
    private static func readIdentifier(_ cursor: inout ByteCursor) -> String? {
        if cursor.current == UInt8(ascii: "[") {
            _ = cursor.accept("[")
            let inner = cursor.take { $0 != UInt8(ascii: "]") }
            guard cursor.accept("]"), !inner.isEmpty, inner.count < 40 else { return nil }
            return cursor.text(inner)
        }
        let range = cursor.take {
            ByteClass.isAlphanumeric($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/")
        }
        guard !range.isEmpty, range.count < 24, cursor.bytes[range].contains(where: ByteClass.isDigit) else { return nil }
        return cursor.text(range)
    }

    /// `of the 22nd meeting of the CGPM`, with remarks in brackets behind it.
    private static func readMeeting(
        _ cursor: inout ByteCursor, _ vocabulary: StructureVocabulary
    ) -> (designation: String, series: Int?)? {
        let start = cursor.position
        guard cursor.accept(word: "of"), cursor.accept(word: "the"), let ordinal = cursor.takeNumber() else {
            cursor.position = start
            return nil
        }
        _ = cursor.take(while: ByteClass.isLower)
        cursor.skipBlanks()
        guard cursor.accept(word: "meeting"), cursor.accept(word: "of"), cursor.accept(word: "the") else {
            cursor.position = start
            return nil
        }
        let name = cursor.take { ByteClass.isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
        let match = vocabulary.seriesAcronyms.longestMatch(in: cursor.bytes, at: name.lowerBound, before: name.upperBound)
        cursor.skipBlanks()
        // `(Session I)` before the year.
        while cursor.current == UInt8(ascii: "("),
            SessionBracket.read(in: cursor.bytes, range: cursor.position..<cursor.end) == nil
        {
            _ = cursor.take { $0 != UInt8(ascii: ")") }
            guard cursor.accept(")") else { break }
            cursor.skipBlanks()
        }
        return (String(ordinal), match?.value)
    }

    /// Whether only a footnote's mark is left: `*`, or one or two digits.
    private static func isNoteMark(_ cursor: ByteCursor) -> Bool {
        let rest = cursor.bytes[cursor.position..<cursor.end]
        return rest.count <= 3 && !rest.isEmpty && rest.allSatisfy { $0 == UInt8(ascii: "*") || ByteClass.isDigit($0) }
    }

    // MARK: 80/3. Title

    private static func readSlashForm(
        _ line: Range<Int>, in bytes: [UInt8], _ vocabulary: StructureVocabulary
    ) -> NumberLine? {
        var cursor = ByteCursor(bytes, line)
        let start = cursor.position
        guard let session = cursor.takeNumber(), session > 0, cursor.accept("/"), cursor.takeNumber() != nil else { return nil }
        _ = cursor.take(while: ByteClass.isUpper)
        let number = start..<cursor.position
        guard cursor.accept("."), cursor.current.map(ByteClass.isSpace) == true else { return nil }
        cursor.skipBlanks()
        guard let first = cursor.current, ByteClass.isUpper(first) || first >= 0x80 || !ByteClass.isLetter(first) else { return nil }
        return NumberLine(
            number: cursor.text(number), designation: String(session), range: number.lowerBound..<number.upperBound + 1,
            titleStart: cursor.position)
    }

    // MARK: WHA66.16 Title

    private static func readGluedForm(
        _ line: Range<Int>, in bytes: [UInt8], _ vocabulary: StructureVocabulary
    ) -> NumberLine? {
        var cursor = ByteCursor(bytes, line)
        let letters = cursor.take(while: ByteClass.isUpper)
        guard letters.count >= 2,
            let match = vocabulary.seriesAcronyms.longestMatch(in: bytes, at: letters.lowerBound, before: letters.upperBound),
            match.end == letters.upperBound
        else { return nil }
        let start = cursor.position
        guard let session = cursor.takeNumber(), cursor.accept("."), cursor.takeNumber() != nil else { return nil }
        let number = cursor.text(start..<cursor.position)
        guard cursor.isAtEnd || cursor.current.map(ByteClass.isSpace) == true else { return nil }
        let end = cursor.position
        cursor.skipBlanks()
        return NumberLine(
            number: number, series: match.value, isGlued: true, designation: String(session), range: line.lowerBound..<end,
            titleStart: cursor.isAtEnd ? nil : cursor.position)
    }
}
