/// Items of texts without headings: at the start of a line, and inside one where a conversion ran them together.
extension ParagraphReader {
    func isItem(_ enumerator: Enumerator, _ line: Range<Int>, isFree: Bool) -> Bool {
        let placement = builder.placement(of: enumerator)
        switch enumerator.readings[0].scheme {
        case .bullet: return isFree || placement.depth < builder.openLevelCount || pending.map { !$0.hasMarker } ?? false
        case .arabic(.dotted), .arabic(.closed):
            return placement.sequence == .inOrder || isFree
        case .arabic(.enclosed):
            // `(2013) and 2122 (2013)` is no item.
            return enumerator.readings[0].value < 100 && (placement.sequence == .inOrder || isFree)
        case .lowerLetter(.enclosed), .lowerRoman(.enclosed), .lowerLetter(.closed), .lowerRoman(.closed):
            return placement.sequence == .inOrder && (isFree || placement.reading.value > 1) || isFree
        case .upperLetter(.dotted), .upperRoman(.dotted): return isFree && placement.sequence == .inOrder && isInAnnex
        default: return false
        }
    }

    /// Adds the words of a line, split where the next number stands inside it.
    func readInside(_ range: Range<Int>, _ verb: OpeningVerb? = nil) {
        var start = range.lowerBound
        var position = range.lowerBound
        if let verb {
            if let mark = verb.openingMark { builder.leaves.claim(mark, as: .artefact) }
            if let mark = verb.closingMark {
                builder.leaves.claim(mark, as: .artefact)
                pending?.anomalies.insert(.strayCharacters)
                add(start..<mark.lowerBound)
                start = mark.upperBound
                position = start
            }
        }
        while let candidate = nextCandidate(behind: position, before: range.upperBound) {
            position = candidate
            guard let enumerator = innerItem(at: position, from: start, before: range.upperBound) else { continue }
            add(ByteMatch.trimmed(start..<position, in: bytes))
            begin(enumerator)
            pending?.anomalies.insert(.mergedItems)
            start = enumerator.contentStart
            position = start
        }
        add(start..<range.upperBound)
    }

    /// The next digit or bracket with white space at or behind a place before it: where a marker may stand inside a
    /// line. Every byte of a body passes here.
    private func nextCandidate(behind start: Int, before end: Int) -> Int? {
        var position = start + 1
        while true {
            position = EightBytes.next(in: bytes, from: position, before: end) { $0.digits | $0.equal("(") }
            guard position < end else { return nil }
            if ByteClass.isSpace(bytes[position - 1]) { return position }
            position += 1
        }
    }

    /// The marker at a place inside a line, if it goes on the list.
    func innerItem(at position: Int, from start: Int, before end: Int) -> Enumerator? {
        guard let enumerator = Enumerator.read(in: bytes, position..<end), enumerator.contentStart < end, builder.hasContainer else { return nil }
        let before = ByteMatch.trimmed(start..<position, in: bytes)
        guard let last = bytes[before].last else { return nil }
        let afterColon = last == UInt8(ascii: ":")
        let placement = builder.placement(of: enumerator, afterColon: afterColon)
        let next = bytes[enumerator.contentStart]
        if case .arabic(.dotted) = placement.reading.scheme {
            // Where a number is lost, only a sentence of the signatories shows the next one.
            let mayFollow = placement.sequence == .inOrder
                || isInAnnex && placement.sequence == .gap && ByteMatch.word("We", in: bytes, at: enumerator.contentStart, before: end)
            return mayFollow && placement.reading.value > 1 && ByteClass.isUpper(next) && (!ByteClass.isDigit(last) || isYearOrMark(before)) ? enumerator : nil
        }
        guard placement.sequence == .inOrder else { return nil }
        switch placement.reading.scheme {
        case .lowerLetter(.enclosed), .lowerRoman(.enclosed), .arabic(.enclosed):
            if placement.reading.value == 1 { return afterColon ? enumerator : nil }
            return last == UInt8(ascii: ";") || last == UInt8(ascii: ",") && placement.depth < builder.openLevelCount
                || hasSuffix("; and", before) || hasSuffix("; or", before) ? enumerator : nil
        default: return nil
        }
    }

    /// Whether the digits that a text ends in are a year or the mark of a footnote.
    private func isYearOrMark(_ range: Range<Int>) -> Bool {
        var start = range.upperBound
        while start > range.lowerBound && ByteClass.isDigit(bytes[start - 1]) { start -= 1 }
        if range.upperBound - start == 4 { return isInAnnex }
        guard range.upperBound - start <= 2 else { return false }
        while start > range.lowerBound && bytes[start - 1] == 0x20 { start -= 1 }
        return start > range.lowerBound && [UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ",")].contains(bytes[start - 1])
    }

    private func hasSuffix(_ word: StaticString, _ range: Range<Int>) -> Bool {
        let start = range.upperBound - word.utf8CodeUnitCount
        return start >= range.lowerBound && ByteMatch.exact(word, in: bytes, at: start, before: range.upperBound)
    }
}
