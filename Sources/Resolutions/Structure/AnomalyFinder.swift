/// Finds damage inside words: acronyms without their hyphen, and words that merged tracked changes
/// ran together.
struct AnomalyFinder {
    let vocabulary: StructureVocabulary

    /// Whether a text holds an acronym that has lost its hyphen, such as `ITUT`.
    func holdsHyphenlessAcronym(_ bytes: [UInt8]) -> Bool {
        let text = bytes.span
        var position = 0
        while true {
            // Three capitals in a row; of those at the end of a step it is not known how they go on.
            let start = EightBytes.next(in: text, from: position, before: text.count) { bytes in
                let capitals = bytes.capitals
                return capitals & (capitals >> 8 | 0x80 << 56) & (capitals >> 16 | 0x8080 << 48)
            }
            guard start < text.count else { return false }
            position = start
            while position < text.count && ByteClass.isUpper(text[position]) { position += 1 }
            let stands = (start == 0 || !ByteClass.continuesWord(text[start - 1]) && text[start - 1] != UInt8(ascii: "-"))
                && (position == text.count || !ByteClass.continuesWord(text[position]) && text[position] != UInt8(ascii: "-"))
            if stands, position - start >= 3, vocabulary.isHyphenlessAcronym(start..<position, in: bytes) { return true }
        }
    }
}

/// The words of texts, to tell words that were run together from words.
struct WordList: Sendable {
    private var counts: [String: Int] = [:]
    private static let shortestPart = 4

    /// Adds the lower-case words of a text.
    mutating func add(_ text: [UInt8]) {
        Self.forEachWord(in: text) { counts[String(decoding: text[$0], as: UTF8.self), default: 0] += 1 }
    }

    /// Whether a text holds a word found nowhere else in these texts that is made of two words
    /// found in them: deletion and insertion of a tracked change, printed without a blank between.
    func holdsMergedWords(_ text: [UInt8]) -> Bool {
        var found = false
        Self.forEachWord(in: text) { range in
            guard !found, range.count >= 2 * Self.shortestPart,
                counts[String(decoding: text[range], as: UTF8.self), default: 0] <= 1
            else { return }
            for split in range.lowerBound + Self.shortestPart...range.upperBound - Self.shortestPart
            where counts[String(decoding: text[range.lowerBound..<split], as: UTF8.self)] != nil
                && counts[String(decoding: text[split..<range.upperBound], as: UTF8.self)] != nil
            {
                found = true
                return
            }
        }
        return found
    }

    /// The runs of lower-case letters that are whole words.
    private static func forEachWord(in text: [UInt8], _ body: (Range<Int>) -> Void) {
        var position = 0
        while position < text.count {
            guard ByteClass.continuesWord(text[position]) else {
                position += 1
                continue
            }
            let start = position
            while position < text.count && ByteClass.continuesWord(text[position]) { position += 1 }
            if text[start..<position].allSatisfy(ByteClass.isLower) { body(start..<position) }
        }
    }
}
