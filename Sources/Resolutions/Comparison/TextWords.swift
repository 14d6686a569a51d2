/// The words and punctuation marks of a text, in order; what stands between two of them is white space.
///
/// A word is a run of letters and digits; a hyphen, an apostrophe or a full stop between two of them
/// belongs to it (`ITU-T`, `Sector's`, `A.23`). Any other character is a mark of its own.
struct TextWords {
    let utf8: [UInt8]
    /// UTF-8 offsets, ascending.
    private(set) var ranges: [Range<Int>] = []

    /// Linear.
    init(_ utf8: [UInt8]) {
        self.utf8 = utf8
        ranges.reserveCapacity(utf8.count / 5 + 2)
        var position = 0
        while position < utf8.count {
            if Self.isSpace(utf8[position]) {
                position += 1
                continue
            }
            let end = Self.tokenEnd(in: utf8, from: position)
            ranges.append(position..<end)
            position = end
        }
    }

    var count: Int { ranges.count }

    subscript(index: Int) -> ArraySlice<UInt8> { utf8[ranges[index]] }

    /// Whether the token is a word, not a punctuation mark.
    func isWord(_ index: Int) -> Bool { Self.startsWord(utf8, ranges[index].lowerBound) }

    /// Whether white space stands before the token.
    func hasSpaceBefore(_ index: Int) -> Bool {
        let start = ranges[index].lowerBound
        return start > 0 && Self.isSpace(utf8[start - 1])
    }

    private static func tokenEnd(in utf8: [UInt8], from start: Int) -> Int {
        guard startsWord(utf8, start) else { return start + scalarLength(utf8, start) }
        var end = start
        while end < utf8.count {
            if startsWord(utf8, end) {
                end += scalarLength(utf8, end)
            } else if joins(utf8[end]), end + 1 < utf8.count, startsWord(utf8, end + 1) {
                end += 1
            } else {
                break
            }
        }
        return end
    }

    private static func joins(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: ".")
    }

    static func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }

    /// Whether a letter or digit stands at an offset: every character beyond ASCII counts as one but
    /// the signs of Latin-1, general punctuation and the punctuation of East Asia.
    static func startsWord(_ utf8: [UInt8], _ offset: Int) -> Bool {
        let byte = utf8[offset]
        if byte < 0x80 { return ByteClass.isAlphanumeric(byte) }
        guard offset + 1 < utf8.count else { return true }
        let next = utf8[offset + 1]
        switch byte {
        case 0xC2: return next == 0xAA || next == 0xB5 || next == 0xBA
        case 0xE2: return next > 0x81
        case 0xE3: return next != 0x80
        default: return true
        }
    }

    /// The UTF-8 length of the character at an offset, within the text.
    static func scalarLength(_ utf8: [UInt8], _ offset: Int) -> Int {
        let byte = utf8[offset]
        let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        return min(length, utf8.count - offset)
    }
}

/// Gives equal words equal numbers, from 0 in the order of their first occurrence.
struct WordNumbering {
    private var numbers: [ArraySlice<UInt8>: Int32] = [:]

    var count: Int { numbers.count }

    mutating func number(of word: ArraySlice<UInt8>) -> Int32 {
        if let number = numbers[word] { return number }
        let number = Int32(truncatingIfNeeded: numbers.count)
        numbers[ArraySlice(Array(word))] = number
        return number
    }

    /// The same number for a word in capitals and in small letters (ASCII).
    mutating func foldedNumber(of word: ArraySlice<UInt8>) -> Int32 {
        guard word.contains(where: ByteClass.isUpper) else { return number(of: word) }
        return number(of: ArraySlice(word.map(ByteClass.lowered)))
    }
}
