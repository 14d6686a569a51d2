/// A heading that may stand at the end of the paragraph before it, or have its text behind it on
/// the same line: `…, instructs the Secretary-General 1 to report …`.
struct HeadingWithText {
    var heading: SectionHeading
    /// Where the text behind the heading begins; the end of the range if there is none.
    var textStart: Int

    /// - Parameters:
    ///   - isGlued: whether text stands before it on the line; then less is taken for a heading.
    ///   - inOperativePart: whether the section before is operative.
    static func read(
        _ range: Range<Int>, in bytes: [UInt8], _ vocabulary: StructureVocabulary, isGlued: Bool, inOperativePart: Bool
    ) -> HeadingWithText? {
        guard ByteClass.isLower(bytes[range.lowerBound]),
            var heading = SectionHeading.readVerb(in: bytes, at: range.lowerBound, before: range.upperBound, vocabulary)
        else { return nil }
        let restStart = ByteMatch.skipBlanks(in: bytes, from: heading.verbEnd, before: range.upperBound)
        let rest = restStart..<range.upperBound
        if rest.isEmpty {
            heading.range = range.lowerBound..<heading.verbEnd
            return HeadingWithText(heading: heading, textStart: range.upperBound)
        }
        if isFirstLabel(at: rest.lowerBound, in: bytes, before: range.upperBound) {
            heading.range = range.lowerBound..<heading.verbEnd
            return HeadingWithText(heading: heading, textStart: rest.lowerBound)
        }
        if heading.function == .preambular {
            // `…, noting with grave concern the …`: what is noted in no running sentence.
            guard isGlued, !inOperativePart, heading.showsAttitude(in: bytes) else { return nil }
            heading.range = range.lowerBound..<heading.verbEnd
            return HeadingWithText(heading: heading, textStart: rest.lowerBound)
        }
        if isGlued && !inOperativePart { return nil }
        if ByteMatch.word("that", in: bytes, at: rest.lowerBound, before: rest.upperBound) {
            // `…, resolves that`: the verb alone is the heading.
            guard ByteMatch.word("resolves", in: bytes, at: range.lowerBound, before: range.upperBound) else { return nil }
            heading.range = range.lowerBound..<heading.verbEnd
            return HeadingWithText(heading: heading, textStart: rest.lowerBound)
        }
        guard let end = addresseeEnd(rest, in: bytes) else { return nil }
        let addressee = ByteMatch.trimmed(rest.lowerBound..<end, in: bytes)
        guard !addressee.isEmpty, SectionHeading.isAddressee(addressee, in: bytes) else { return nil }
        if isGlued || end < rest.upperBound {
            guard namesAddressee(addressee, in: bytes) else { return nil }
        }
        heading.range = range.lowerBound..<addressee.upperBound
        return HeadingWithText(heading: heading, textStart: end)
    }

    /// Where addressees end: at the infinitive, at the first item's label, or with the line; nil where
    /// a sentence ends before that.
    static func addresseeEnd(_ rest: Range<Int>, in bytes: [UInt8]) -> Int? {
        var position = rest.lowerBound
        var depth = 0
        while position < rest.upperBound {
            switch bytes[position] {
            case UInt8(ascii: ";"), UInt8(ascii: ":"): return nil
            case UInt8(ascii: "."):
                if position + 1 >= rest.upperBound || ByteClass.isSpace(bytes[position + 1]) { return nil }
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth -= 1
            case 0x20, 0x09, 0x0A:
                let next = ByteMatch.skipBlanks(in: bytes, from: position, before: rest.upperBound)
                if depth == 0 {
                    if isInfinitive(at: next, in: bytes, before: rest.upperBound) { return next }
                    if isFirstLabel(at: next, in: bytes, before: rest.upperBound) { return next }
                }
                position = next - 1
            default: break
            }
            if position - rest.lowerBound > 500 { return nil }
            position += 1
        }
        return rest.upperBound
    }

    /// Where the name goes on that a line end divided: `world radiocommunication conference`.
    static func nameEnd(_ line: Range<Int>, in bytes: [UInt8]) -> Int? {
        var position = line.lowerBound
        for _ in 0..<6 {
            let word = position
            while position < line.upperBound && ByteClass.isLetter(bytes[position]) { position += 1 }
            guard position > word else { return nil }
            if WordChoice.meetings.stands(in: bytes, at: word, before: line.upperBound) { return position }
            position = ByteMatch.skipBlanks(in: bytes, from: position, before: line.upperBound)
        }
        return nil
    }

    /// Whether a heading ends in a word that something must follow.
    static func isUnfinished(_ heading: SectionHeading, in bytes: [UInt8]) -> Bool {
        let end = heading.range.upperBound
        // `to complete in time for the 2027`
        if end - heading.verbEnd > 8, ByteMatch.exact("the ", in: bytes, at: end - 8, before: end), bytes[end - 4..<end].allSatisfy(ByteClass.isDigit) { return true }
        var start = end
        while start > heading.range.lowerBound && ByteClass.isLetter(bytes[start - 1]) { start -= 1 }
        guard start > heading.verbEnd else { return false }
        return WordChoice.unfinished.stands(in: bytes, at: start, before: heading.range.upperBound)
    }

    /// `to report`, but not `to the Convention`.
    private static func isInfinitive(at start: Int, in bytes: [UInt8], before end: Int) -> Bool {
        guard ByteMatch.word("to", in: bytes, at: start, before: end) else { return false }
        let next = ByteMatch.skipBlanks(in: bytes, from: start + 2, before: end)
        guard next < end, ByteClass.isLower(bytes[next]) else { return false }
        return !WordChoice.determiners.stands(in: bytes, at: next, before: end)
    }

    /// `1 to`, `a) that`, `1` and a tab: the label of a first item with its text.
    private static func isFirstLabel(at start: Int, in bytes: [UInt8], before end: Int) -> Bool {
        guard start < end, bytes[start] == UInt8(ascii: "1") || bytes[start] == UInt8(ascii: "a") || bytes[start] == UInt8(ascii: "i") || bytes[start] == 0xE2,
            let enumerator = Enumerator.read(in: bytes, start..<end), enumerator.contentStart < end
        else { return false }
        let next = bytes[enumerator.contentStart]
        switch enumerator.readings[0].scheme {
        case .arabic(.bare):
            guard ByteClass.isLower(next) else { return false }
            return !WordChoice.behindNumbers.stands(in: bytes, at: enumerator.contentStart, before: end)
                || isInfinitive(at: enumerator.contentStart, in: bytes, before: end)
                || ByteMatch.word("to", in: bytes, at: enumerator.contentStart, before: end)
        case .lowerLetter(.closed), .lowerRoman(.closed):
            return !WordChoice.behindLabels.stands(in: bytes, at: enumerator.contentStart, before: end)
                && ByteClass.isLetter(next)
        case .bullet: return true
        default: return false
        }
    }

    /// Whether words name somebody: `the …`, a capital, or one of the words that stand for members.
    private static func namesAddressee(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
        let first = bytes[range.lowerBound]
        if ByteClass.isUpper(first) { return true }
        return WordChoice.addressees.stands(in: bytes, at: range.lowerBound, before: range.upperBound)
    }
}
