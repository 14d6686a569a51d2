/// The head of an act that a page repeats in the middle of the text: number line, title and formula.
enum RepeatedHead {
    /// Behind the repetition that begins a range; nil if none does.
    static func end(
        in bytes: [UInt8], _ range: Range<Int>, numberLine: [UInt8], _ vocabulary: StructureVocabulary
    ) -> Int? {
        guard let numberEnd = self.numberEnd(in: bytes, range, numberLine: numberLine) else { return nil }
        var position = numberEnd
        while position < range.upperBound {
            if bytes[position] == UInt8(ascii: "T"),
                let formula = EnactingFormula.read(position..<range.upperBound, in: bytes, vocabulary, allowsMore: true)
            {
                return formula.range.upperBound
            }
            position += 1
        }
        return range.upperBound
    }

    /// Behind the number line at the start of a range, whatever its white space.
    static func numberEnd(in bytes: [UInt8], _ range: Range<Int>, numberLine: [UInt8]) -> Int? {
        var position = range.lowerBound
        for byte in numberLine {
            if byte == 0x20 {
                guard position < range.upperBound, ByteClass.isSpace(bytes[position]) else { return nil }
                position = ByteMatch.skipBlanks(in: bytes, from: position, before: range.upperBound)
            } else {
                guard position < range.upperBound, bytes[position] == byte else { return nil }
                position += 1
            }
        }
        return numberLine.isEmpty ? nil : position
    }
}
