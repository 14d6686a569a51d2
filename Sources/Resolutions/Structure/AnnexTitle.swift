/// The title of an annex that stands on one line with the text behind it.
enum AnnexTitle {
    /// Where the text begins behind a title; the start of the range where it has no title, nil where
    /// nothing shows an end of the title.
    static func end(_ range: Range<Int>, in bytes: [UInt8]) -> Int? {
        var position = range.lowerBound
        var previous = range.lowerBound..<range.lowerBound
        while position < range.upperBound && position - range.lowerBound <= 400 {
            var wordEnd = position
            while wordEnd < range.upperBound && !ByteClass.isSpace(bytes[wordEnd]) { wordEnd += 1 }
            let next = ByteMatch.skipBlanks(in: bytes, from: wordEnd, before: range.upperBound)
            if beginsText(position..<wordEnd, next: next, previous: previous, in: bytes, range) { return position }
            previous = position..<wordEnd
            position = next
        }
        return nil
    }

    private static func beginsText(
        _ word: Range<Int>, next: Int, previous: Range<Int>, in bytes: [UInt8], _ range: Range<Int>
    ) -> Bool {
        let isFirst = word.lowerBound == range.lowerBound
        if !isFirst, let last = bytes[previous].last, last == UInt8(ascii: ",") || last == UInt8(ascii: "(") { return false }
        let text = bytes[word]
        guard let first = text.first, next < range.upperBound else { return false }
        let follower = bytes[next]
        // A first label: `1 The`, `1) Identification`, `a) the`.
        if first == UInt8(ascii: "1") || first == UInt8(ascii: "a") || first == UInt8(ascii: "i") || first == UInt8(ascii: "A"),
            let enumerator = Enumerator.read(in: bytes, word.lowerBound..<range.upperBound), enumerator.range.upperBound == word.upperBound,
            enumerator.readings.contains(where: { $0.value == 1 })
        {
            switch enumerator.readings[0].scheme {
            case .arabic(.bare):
                guard ByteClass.isUpper(follower) else { return false }
                return isFirst || !citing.stands(in: bytes, at: previous.lowerBound, before: previous.upperBound)
            case .arabic, .lowerLetter(.closed), .lowerRoman(.closed): return ByteClass.isLetter(follower)
            default: return false
            }
        }
        // A list of dashes.
        if text.elementsEqual([UInt8(ascii: "-")]) || text.elementsEqual([0xE2, 0x80, 0x93]) { return !isFirst && ByteClass.isUpper(follower) && repeats(text, behind: next, in: bytes, range) }
        guard ByteClass.isUpper(first) else { return false }
        if openers.contains(where: { text.elementsEqual($0.utf8) }) { return isFirst || ByteClass.isAlphanumeric(bytes[previous.upperBound - 1]) || bytes[previous.upperBound - 1] == UInt8(ascii: ")") }
        return false
    }

    private static func repeats(_ dash: ArraySlice<UInt8>, behind start: Int, in bytes: [UInt8], _ range: Range<Int>) -> Bool {
        var position = start
        while position + dash.count + 2 < range.upperBound && position - start < 600 {
            if bytes[position] == 0x20, bytes[position + 1..<position + 1 + dash.count].elementsEqual(dash), bytes[position + 1 + dash.count] == 0x20 { return true }
            position += 1
        }
        return false
    }

    /// Words that begin a sentence and hardly stand in the middle of a title.
    private static let openers = [
        "This", "The", "In", "For", "To", "If", "When", "Where", "It", "These", "As", "Any", "All", "An", "With", "On", "At",
        "Each", "Administrations", "TABLE", "NOTE", "During", "Under", "Within", "Upon", "Should",
    ]
    /// Words that a number behind them belongs to.
    private static let citing: WordChoice = [
        "annex", "table", "part", "section", "figure", "appendix", "resolution", "decision", "recommendation", "article",
        "region", "regions", "and", "or", "description", "no", "nos", "chapter", "step", "category", "class", "type", "goal",
        "objective", "phase",
    ]
}
