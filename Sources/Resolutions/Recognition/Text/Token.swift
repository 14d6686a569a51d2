/// A word, a number or a punctuation mark of a passage.
package struct Token: Sendable {
    package enum Kind: UInt8, Sendable { case word, number, punctuation, end }

    package var kind: Kind
    /// For punctuation: its ASCII form (`-` for every dash, `"` for every double quotation mark).
    package var symbol: UInt8 = 0
    package var hasSpaceBefore = false
    /// Whether it stands inside round brackets.
    package var depth: UInt8 = 0
    /// How it is printed, and what may begin at it.
    package var marks: TokenMarks
    /// The last two bytes as printed, for a word of two bytes at least.
    var ending: UInt16 = 0
    /// The word's number in lower case; 0 for one that the lexicon does not know.
    package var word: Int32 = 0
    /// The number of its singular, for names; equal to `word` where there is no other.
    package var stem: Int32 = 0
    // 24 bytes in all, in this order: the recognisers look at every token some twenty times.
    private var storedStart: Int32
    private var storedEnd: Int32

    package var isCapitalised: Bool { marks.contains(.capitalised) }
    /// Two capitals at least: the shape of an acronym.
    package var isAcronym: Bool { marks.contains(.acronym) }

    /// UTF-8 offsets in the passage.
    package var start: Int { Int(storedStart) }
    package var end: Int {
        get { Int(storedEnd) }
        set { storedEnd = Int32(truncatingIfNeeded: newValue) }
    }

    /// Precondition: offsets below 2 GiB (`SourceText.maximumByteCount` is far less).
    init(kind: Kind, start: Int, end: Int, marks: TokenMarks = []) {
        self.kind = kind
        self.marks = marks
        storedStart = Int32(truncatingIfNeeded: start)
        storedEnd = Int32(truncatingIfNeeded: end)
    }

    func `is`(_ other: Word) -> Bool { word == other.rawValue }
    func `is`(_ first: Word, _ second: Word) -> Bool { word == first.rawValue || word == second.rawValue }
    func isSymbol(_ ascii: Unicode.Scalar) -> Bool { symbol == UInt8(ascii: ascii) && kind == .punctuation }

    /// Whether a word's last two letters are these.
    func ends(_ last: Unicode.Scalar, _ final: Unicode.Scalar) -> Bool {
        ending == UInt16(UInt8(ascii: last)) << 8 | UInt16(UInt8(ascii: final))
    }

    static let end = Token(kind: .end, start: 0, end: 0)
}

extension Range where Bound == Int {
    /// Empty where `end` does not lie behind `start`: for positions that words of a text decide.
    init(from start: Int, to end: Int) { self = start..<Swift.max(start, end) }
}

/// A passage cut into tokens, made once per passage.
///
/// A class, because every reader of a clause and every question about a word is handed it: one reference to count
/// where a value would have two arrays.
package final class TokenizedText: Sendable {
    let utf8: [UInt8]
    package let tokens: [Token]
    /// Those of all tokens together: what is not among them, the passage holds nowhere.
    let marks: TokenMarks

    init(utf8: [UInt8], tokens: [Token], marks: TokenMarks) {
        self.utf8 = utf8
        self.tokens = tokens
        self.marks = marks
    }

    var count: Int { tokens.count }

    /// The token at an index; a token of kind `end` outside the text, so that looking ahead is safe.
    ///
    /// One comparison: an index below 0 is large without its sign. Inlined, only the field asked for is loaded.
    @inline(__always)
    subscript(index: Int) -> Token {
        UInt(bitPattern: index) < UInt(bitPattern: tokens.count) ? tokens[index] : .end
    }

    /// The first token from a place on that has one of some marks; `end` where none has.
    func next(_ wanted: TokenMarks, from start: Int, before end: Int) -> Int {
        guard !marks.isDisjoint(with: wanted) else { return end }
        var index = max(start, 0)
        let last = min(end, tokens.count)
        while index < last, tokens[index].marks.isDisjoint(with: wanted) { index += 1 }
        return index < last ? index : end
    }

    /// The end of the words, closing list punctuation and a closing "; and" or "; or" left out, and how
    /// the clause ends.
    func trimmedEnd() -> (end: Int, endsInColon: Bool, endsInOr: Bool) {
        var end = count
        var colon = false
        var or = false
        while end > 0 {
            let token = self[end - 1]
            if token.isSymbol(";") || token.isSymbol(",") || token.isSymbol(".") || token.isSymbol(":") {
                // The stop of "etc." belongs to the word; it is not told apart here.
                colon = colon || token.isSymbol(":")
                end -= 1
            } else if token.is(.or) || token.is(.and), self[end - 2].isSymbol(";") || self[end - 2].isSymbol(",") {
                or = or || token.is(.or)
                end -= 1
            } else {
                break
            }
        }
        return (end, colon, or)
    }

    /// The UTF-8 range of a range of tokens.
    func range(_ tokenRange: Range<Int>) -> Range<Int> {
        guard !tokenRange.isEmpty, tokenRange.lowerBound >= 0, tokenRange.upperBound <= tokens.count else {
            let offset = self[tokenRange.lowerBound].start
            return offset..<offset
        }
        return tokens[tokenRange.lowerBound].start..<tokens[tokenRange.upperBound - 1].end
    }

    func string(_ tokenRange: Range<Int>) -> String {
        let range = range(tokenRange)
        guard range.upperBound <= utf8.count else { return "" }
        return String(decoding: utf8[range], as: UTF8.self)
    }

    func string(_ index: Int) -> String { string(index..<index + 1) }

    /// The bytes of a token as printed.
    func bytes(_ index: Int) -> ArraySlice<UInt8> {
        let token = self[index]
        return token.kind == .end ? [] : utf8[token.start..<token.end]
    }

    /// Whether a token has more than four letters and ends in "ing".
    func endsInGerund(_ index: Int) -> Bool {
        let token = self[index]
        return token.ends("n", "g") && token.end - token.start > 4 && utf8[token.end - 3] == UInt8(ascii: "i")
    }

    /// The value of a token of at most nine digits.
    func integer(_ index: Int) -> Int? {
        guard self[index].kind == .number else { return nil }
        var value = 0
        var digits = 0
        for byte in bytes(index) {
            guard byte >= 0x30 && byte <= 0x39, digits < 9 else { return nil }
            value = value * 10 + Int(byte - 0x30)
            digits += 1
        }
        return digits > 0 ? value : nil
    }

    /// The index behind the bracket that opens at `index`.
    func behindBracket(at index: Int) -> Int {
        let depth = self[index].depth
        var next = index + 1
        while next < count && self[next].depth > depth { next += 1 }
        return min(next + 1, count)
    }

    /// Moves behind the ",", "and", ", or" between two members of a list; false where there is none.
    func skipListSeparator(_ index: inout Int) -> Bool {
        let start = index
        if self[index].isSymbol(",") { index += 1 }
        if self[index].is(.and, .or) { index += 1 }
        return index > start
    }

    /// The index of the first token that starts at or behind a UTF-8 offset.
    func index(atOffset offset: Int) -> Int {
        var low = 0
        var high = tokens.count
        while low < high {
            let middle = (low + high) / 2
            if tokens[middle].start < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
