/// Some words in lower case, one of which a token may spell, capitals or not.
///
/// Nearly every question is answered by the length of the token or by its first letter. To make a string of it, and to hash
/// that, costs a hundred times as much.
package struct SpellingSet: Sendable, ExpressibleByArrayLiteral {
    /// The words, those of one length behind one another.
    private var bytes: [UInt8] = []
    /// By length: where the words of that length begin.
    private var starts: [Int] = []
    /// By length: the first letters of the words of that length, a bit for each value of their last five bits.
    private var initials: [UInt32] = []

    package init(arrayLiteral words: String...) { self.init(words) }

    init(_ words: some Collection<String>) {
        let spellings = words.map { Array($0.utf8) }
        let longest = spellings.map(\.count).max() ?? 0
        for length in 0...longest + 1 {
            starts.append(bytes.count)
            initials.append(0)
            for word in spellings where word.count == length {
                bytes += word
                if let first = word.first { initials[length] |= 1 << UInt32(first & 31) }
            }
        }
    }

    /// Whether a token spells one of the words. Linear in the words of the same length and first letter.
    package func contains(_ token: Token, of text: TokenizedText) -> Bool {
        let length = token.end - token.start
        // Capitals and small letters have the same last five bits.
        guard length > 0, length + 1 < starts.count, token.end <= text.utf8.count, initials[length] >> UInt32(text.utf8[token.start] & 31) & 1 != 0
        else { return false }
        let first = ByteClass.lowered(text.utf8[token.start])
        var word = starts[length]
        while word < starts[length + 1] {
            if bytes[word] == first, equals(word, token, of: text) { return true }
            word += length
        }
        return false
    }

    private func equals(_ word: Int, _ token: Token, of text: TokenizedText) -> Bool {
        for offset in 0..<token.end - token.start where bytes[word + offset] != ByteClass.lowered(text.utf8[token.start + offset]) { return false }
        return true
    }
}

extension Token {
    /// Whether a token spells a word in lower case, capitals or not. The length decides nearly always, and is looked at
    /// where this is asked.
    @inline(__always)
    func spells(_ word: StaticString, in text: TokenizedText) -> Bool {
        end - start == word.utf8CodeUnitCount && equals(word, foldingBy: 0x20, in: text)
    }

    /// Whether a token is printed so.
    @inline(__always)
    func isPrinted(_ word: StaticString, in text: TokenizedText) -> Bool {
        end - start == word.utf8CodeUnitCount && equals(word, foldingBy: 0, in: text)
    }

    private func equals(_ word: StaticString, foldingBy fold: UInt8, in text: TokenizedText) -> Bool {
        guard end <= text.utf8.count else { return false }
        return word.withUTF8Buffer { letters in
            for offset in 0..<letters.count where text.utf8[start + offset] | fold != letters[offset] { return false }
            return true
        }
    }
}
