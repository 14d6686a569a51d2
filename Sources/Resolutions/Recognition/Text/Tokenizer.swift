/// Cuts passages into tokens.
///
/// A hyphen joins letters (`ITU-T`, `vice-chair`, `WRC-23`) but separates two digits (`86-88`); a
/// full stop joins before a digit (`A.23`, `9.21`); `'s` is a token of its own; `group(s)` is `groups`; what a conversion has
/// glued together is parted behind an article (`theCGPM`) and between two known words (`InternationalOrganization`).
package struct Tokenizer: Sendable {
    let words: WordTable

    /// By byte: 0 for what is no part of a word on its own, 1 for digits, 2 for small letters, 3 for capitals. One
    /// look tells where a word ends, which is what a tokeniser's time goes into: each end is a surprise.
    private static let classes: [UInt8] = (0...UInt8.max).map { byte in
        ByteClass.isDigit(byte) ? 1 : ByteClass.isLower(byte) ? 2 : ByteClass.isUpper(byte) ? 3 : 0
    }

    package init(words: WordTable) { self.words = words }

    func tokenize(_ passage: Passage) -> TokenizedText { tokenize(passage.utf8) }

    /// What has been cut of a passage so far.
    private struct Cut {
        var tokens: [Token] = []
        var marks: TokenMarks = []
        var offset = 0
        var depth: UInt8 = 0
        var isBehindSpace = false
    }

    /// Linear; looks at each byte once, but for the words that the table does not know and that may be plurals.
    package func tokenize(_ utf8: [UInt8]) -> TokenizedText {
        var cut = Cut()
        cut.tokens.reserveCapacity(utf8.count / 4 + 8)
        let text = utf8.span
        let classes = Self.classes
        while cut.offset < text.count {
            if text[cut.offset] <= 0x20 {
                cut.isBehindSpace = true
                cut.offset += 1
            } else if takePlainWord(text, &cut) {
                continue
            } else if Self.isWordStart(text, cut.offset) {
                add(word(text, from: cut.offset, classes), to: &cut)
            } else {
                let token = sign(text, at: cut.offset, isFree: cut.isBehindSpace)
                if token.symbol == UInt8(ascii: ")"), cut.depth > 0 { cut.depth -= 1 }
                add(token, to: &cut)
                if token.symbol == UInt8(ascii: "("), cut.depth < 255 { cut.depth += 1 }
            }
        }
        return TokenizedText(utf8: utf8, tokens: cut.tokens, marks: cut.marks)
    }

    /// Inlined for each kind of token, so that what all plain words have in common is put together once.
    @inline(__always)
    private func add(_ token: Token, to cut: inout Cut) {
        var token = token
        token.depth = cut.depth
        token.hasSpaceBefore = cut.isBehindSpace
        token.marks.formUnion(words.marks(of: token.word, singular: token.stem))
        cut.marks.formUnion(token.marks)
        cut.isBehindSpace = false
        cut.offset = token.end
        cut.tokens.append(token)
    }

    /// Takes a word of letters without accents, all of them small but the first or all capitals, with a sign behind it that
    /// joins nothing; false for everything else, and for the last seven bytes of a text, which `word` reads.
    ///
    /// Nine words of ten are such, and this is all that is done for them: a load of eight bytes tells how many of them
    /// are letters, which are capitals and what stands behind; one look into the table tells the rest.
    @inline(__always)
    private func takePlainWord(_ text: borrowing Span<UInt8>, _ cut: inout Cut) -> Bool {
        let start = cut.offset
        guard text.count - start >= 8 else { return false }
        let bytes = EightBytes(text, atUnchecked: start)
        let letters = bytes.letters
        let count = EightBytes.run(letters)
        guard count > 0 else { return false }
        if count == 8 {
            guard let token = longWord(text, at: start, bytes) else { return false }
            add(token, to: &cut)
            return true
        }
        let kept = UInt64.max &>> UInt64(64 &- 8 &* count)
        let capitals = bytes.capitals(among: letters & kept)
        let isAcronym = capitals & ~0x80 != 0
        guard !isAcronym || capitals == EightBytes.highBits & kept,
            Self.endsWord(UInt8(truncatingIfNeeded: bytes.value &>> UInt64(8 &* count)), text, at: start + count)
        else { return false }
        var token = Token(kind: .word, start: start, end: start + count)
        (token.word, token.stem) = words.find(head: bytes.folded & kept)
        if capitals != 0 { token.marks = isAcronym ? [.capitalised, .acronym] : .capitalised }
        if count > 1 { token.ending = UInt16(truncatingIfNeeded: bytes.value &>> UInt64(8 &* (count &- 2))).byteSwapped }
        if token.word == 0 { findSingular(of: &token, in: text) }
        add(token, to: &cut)
        return true
    }

    /// A plain word of eight letters at least, the first of them loaded.
    private func longWord(_ text: borrowing Span<UInt8>, at start: Int, _ first: EightBytes) -> Token? {
        var hash = WordHash()
        hash.add(first.folded, count: 8)
        let firstCapitals = first.capitals(among: EightBytes.highBits)
        var capitals = firstCapitals.nonzeroBitCount
        var end = start + 8
        var behind: UInt8
        repeat {
            guard end + 8 <= text.count else { return nil }
            let bytes = EightBytes(text, atUnchecked: end)
            let letters = bytes.letters
            let count = EightBytes.run(letters)
            if count > 0 {
                let kept = UInt64.max &>> UInt64(64 &- 8 &* count)
                hash.add(bytes.folded & kept, count: count)
                capitals += bytes.capitals(among: letters & kept).nonzeroBitCount
                end += count
            }
            behind = count < 8 ? UInt8(truncatingIfNeeded: bytes.value &>> UInt64(8 &* count)) : UInt8(ascii: "a")
        } while ByteClass.isLetter(behind)
        let isCapitalised = firstCapitals & 0x80 != 0
        guard capitals == (isCapitalised ? 1 : 0) || capitals == end - start, Self.endsWord(behind, text, at: end) else { return nil }
        var token = Token(kind: .word, start: start, end: end)
        (token.word, token.stem) = words.find(start..<end, of: text, hash: hash)
        if isCapitalised { token.marks = capitals > 1 ? [.capitalised, .acronym] : .capitalised }
        token.ending = UInt16(text[end - 2]) << 8 | UInt16(text[end - 1])
        if token.word == 0 { findSingular(of: &token, in: text) }
        return token
    }

    /// Whether a word ends before a byte that is no letter: before blanks and signs of ASCII, but for those that may join
    /// what stands on both sides of them. Those that belong to no block of 64 bits are letters, digits or beyond ASCII.
    @inline(__always)
    private static func endsWord(_ byte: UInt8, _ text: borrowing Span<UInt8>, at offset: Int) -> Bool {
        if byte == UInt8(ascii: ".") { return offset + 1 >= text.count || !isDigit(text[offset + 1]) }
        return byte < 64 ? joining >> UInt64(byte) & 1 == 0 : byte < 0x80
    }

    /// By byte below 64: hyphens, opening brackets ("group(s)") and digits.
    private static let joining: UInt64 = 1 << 0x2D | 1 << 0x28 | 0x03FF << 0x30

    private func sign(_ text: borrowing Span<UInt8>, at offset: Int, isFree: Bool) -> Token {
        let byte = text[offset]
        let length = Self.scalarLength(byte)
        let end = min(offset + length, text.count)
        var token = Token(kind: .punctuation, start: offset, end: end, marks: .punctuation)
        token.symbol = length == 1 ? byte : Self.asciiForm(text, offset..<end)
        // Signs without an ASCII form: "§" begins a reference.
        if token.symbol == UInt8(ascii: "#") { token.marks.insert(.reference) }
        token.word = words.find(token.symbol)
        token.stem = token.word
        // A lone apostrophe-s belongs to the word before: "Sector's".
        if token.symbol == 0x27, !isFree, end < text.count, text[end] == UInt8(ascii: "s"),
            end + 1 >= text.count || !Self.isWordByte(text[end + 1]) {
            token.end = end + 1
        }
        return token
    }

    /// - Parameter seam: where a word that was glued to the next one ends.
    private func word(_ text: borrowing Span<UInt8>, from start: Int, _ classes: [UInt8], before seam: Int? = nil) -> Token {
        var hash = WordHash()
        var end = start
        var capitals = 0
        var letters = 0
        var isASCII = true
        let limit = seam ?? Self.behindArticle(text, at: start) ?? text.count
        // Plain letters eight at a time: most words are nothing else, and end within a step or two.
        var step = limit == text.count ? Self.letters(text, at: end) : (count: 0, lowered: 0, capitals: 0)
        while step.count > 0 {
            hash.add(step.lowered, count: step.count)
            letters += step.count
            capitals += step.capitals
            end += step.count
            if step.count < 8 { break }
            step = Self.letters(text, at: end)
        }
        while end < limit {
            let byte = text[end]
            let kind = classes[Int(byte)]
            if kind != 0 {
                let isCapital = kind & (kind >> 1)
                letters += Int(kind >> 1)
                capitals += Int(isCapital)
                hash.add(byte | isCapital << 5)
                end += 1
            } else if byte >= 0x80 {
                guard !Self.isPunctuationScalar(text, end) else { break }
                isASCII = false
                repeat {
                    letters += 1
                    hash.add(text[end])
                    end += 1
                } while end < text.count && text[end] & 0xC0 == 0x80
            } else {
                guard Self.joins(text, at: end, from: start) else { break }
                hash.add(byte)
                end += 1
            }
        }
        let isNumber = Self.isDigit(text[start])
        var token = Token(kind: isNumber ? .number : .word, start: start, end: end, marks: isNumber ? .number : [])
        // "group(s)", "Sector(s)".
        let isOptionalPlural = letters > 2 && limit == text.count && end + 3 <= text.count && text[end] == UInt8(ascii: "(")
            && text[end + 1] == UInt8(ascii: "s") && text[end + 2] == UInt8(ascii: ")")
        if isOptionalPlural { token.end = end + 3 } else { (token.word, token.stem) = words.find(start..<end, of: text, hash: hash) }
        if isOptionalPlural { findOptionalPlural(&token, start..<end, of: text) } else if token.word == 0, token.kind == .word { findSingular(of: &token, in: text) }
        if token.stem == 0, token.kind == .word, isASCII, !isOptionalPlural, letters > capitals, capitals - (ByteClass.isUpper(text[start]) ? 1 : 0) > 0,
            let seam = self.seam(start..<end, of: text) {
            return word(text, from: start, classes, before: seam)
        }
        if ByteClass.isUpper(text[start]) || text[start] == 0xC3 || !isASCII && LookAlikes.latin((start..<end).map { text[$0] }[...]) != nil {
            token.marks.insert(.capitalised)
        }
        if token.end - start >= 2 { token.ending = UInt16(text[token.end - 2]) << 8 | UInt16(text[token.end - 1]) }
        if capitals >= 2, capitals * 2 > letters - capitals { token.marks.insert(.acronym) }
        return token
    }

    /// Behind an article to which a name was glued: "theNMIs".
    private static func behindArticle(_ text: borrowing Span<UInt8>, at start: Int) -> Int? {
        guard text[start] == UInt8(ascii: "t"), start + 3 < text.count, text[start + 1] == UInt8(ascii: "h"), text[start + 2] == UInt8(ascii: "e"),
            ByteClass.isUpper(text[start + 3])
        else { return nil }
        return start + 3
    }

    /// Where two words that the table knows were run together, "InternationalOrganization": at a capital behind a small letter.
    private func seam(_ range: Range<Int>, of text: borrowing Span<UInt8>) -> Int? {
        var position = range.lowerBound + 3
        while position < range.upperBound, !(ByteClass.isUpper(text[position]) && ByteClass.isLower(text[position - 1])) { position += 1 }
        guard position < range.upperBound else { return nil }
        var first: [UInt8] = []
        var second: [UInt8] = []
        for index in range {
            if index < position { first.append(ByteClass.lowered(text[index])) } else { second.append(ByteClass.lowered(text[index])) }
        }
        return words.find(first[...]) != 0 && words.find(second[...]) != 0 ? position : nil
    }

    /// The ASCII letters at a place, eight at the most: in lower case, the first one lowest; none where fewer than
    /// eight bytes are left.
    @inline(__always)
    private static func letters(_ text: borrowing Span<UInt8>, at start: Int) -> (count: Int, lowered: UInt64, capitals: Int) {
        guard start + 8 <= text.count else { return (0, 0, 0) }
        let bytes = EightBytes(text, atUnchecked: start)
        let count = EightBytes.run(bytes.letters)
        guard count > 0 else { return (0, 0, 0) }
        let kept = UInt64.max >> UInt64(64 - 8 * count)
        return (count, bytes.folded & kept, (bytes.capitals & kept).nonzeroBitCount)
    }

    /// A plural that the table does not know may have a singular that it knows.
    private func findSingular(of token: inout Token, in text: borrowing Span<UInt8>) {
        let count = token.end - token.start
        guard count > 3, Self.mayBePlural(text[token.end - 1]) else { return }
        var last: UInt32 = 0
        for index in token.end - 4..<token.end { last = last << 8 | UInt32(ByteClass.lowered(text[index])) }
        let change = Stem.change(last, count: count)
        guard change.dropped > 0 else { return }
        let kept = token.start..<token.end - change.dropped
        var hash = WordHash()
        for index in kept { hash.add(ByteClass.lowered(text[index])) }
        if change.addsY { hash.add(UInt8(ascii: "y")) }
        // A short word is its hash; for a long one that the text does not hold as it is, its bytes are put together.
        token.stem = change.addsY && !hash.isWhole
            ? words.find((kept.map { ByteClass.lowered(text[$0]) } + [UInt8(ascii: "y")])[...])
            : words.find(kept, of: text, hash: hash).word
    }

    /// "group(s)": the plural, and its singular where the table knows one.
    private func findOptionalPlural(_ token: inout Token, _ range: Range<Int>, of text: borrowing Span<UInt8>) {
        var lower = range.map { ByteClass.lowered(text[$0]) }
        lower.append(UInt8(ascii: "s"))
        token.word = words.find(lower[...])
        token.stem = token.word
        guard token.kind == .word else { return }
        Stem.reduce(&lower)
        let stem = words.find(lower[...])
        if stem != 0 { token.stem = stem }
    }

    /// Whether a byte that is neither letter nor digit joins what stands on both sides of it.
    private static func joins(_ text: borrowing Span<UInt8>, at offset: Int, from start: Int) -> Bool {
        guard offset + 1 < text.count, offset > start else { return false }
        let before = text[offset - 1]
        let after = text[offset + 1]
        switch text[offset] {
        case UInt8(ascii: "-"): return (isWordByte(after) || after >= 0x80) && !(isDigit(before) && isDigit(after))
        case UInt8(ascii: "."): return isDigit(after) && (isWordByte(before) || before >= 0x80)
        default: return false
        }
    }

    /// Whether `Stem` may change a word that ends in this byte: `-s`, or the `x` of `-eaux`.
    private static func mayBePlural(_ last: UInt8) -> Bool { last | 0x20 == UInt8(ascii: "s") || last | 0x20 == UInt8(ascii: "x") }

    static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    static func isWordByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
    }

    private static func isWordStart(_ utf8: borrowing Span<UInt8>, _ offset: Int) -> Bool {
        isWordByte(utf8[offset]) || (utf8[offset] >= 0x80 && !isPunctuationScalar(utf8, offset))
    }

    /// Everything outside ASCII is a letter but the blocks of Latin-1 signs, general punctuation,
    /// symbols and private use.
    private static func isPunctuationScalar(_ utf8: borrowing Span<UInt8>, _ offset: Int) -> Bool {
        switch utf8[offset] {
        case 0xC2: true
        case 0xE2: true
        case 0xEF, 0xEE: true
        case 0x80...0xBF: true
        case 0xC3: offset + 1 < utf8.count && (utf8[offset + 1] == 0x97 || utf8[offset + 1] == 0xB7)
        default: false
        }
    }

    private static func scalarLength(_ byte: UInt8) -> Int {
        byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    }

    private static func asciiForm(_ text: borrowing Span<UInt8>, _ scalar: Range<Int>) -> UInt8 {
        guard scalar.count == 3, text[scalar.lowerBound] == 0xE2 else { return UInt8(ascii: "#") }
        let last = text[scalar.lowerBound + 2]
        guard text[scalar.lowerBound + 1] == 0x80 else {
            return text[scalar.lowerBound + 1] == 0x88 && last == 0x92 ? UInt8(ascii: "-") : UInt8(ascii: "#")
        }
        return switch last {
        case 0x90...0x95: UInt8(ascii: "-")
        case 0x98, 0x99: 0x27
        case 0x9C...0x9F: 0x22
        case 0xA2: UInt8(ascii: "*")
        default: UInt8(ascii: "#")
        }
    }
}

/// Singular forms, for matching names in either number.
package enum Stem {
    /// Reduces a word in lower case to its singular. Wrong for some words, but the same for both forms.
    package static func reduce(_ word: inout [UInt8]) {
        guard word.count > 3 else { return }
        let change = change(word.suffix(4).reduce(0) { $0 << 8 | UInt32($1) }, count: word.count)
        word.removeLast(change.dropped)
        if change.addsY { word.append(UInt8(ascii: "y")) }
    }

    /// How the end of a word of four letters at least changes in the singular: how many letters are dropped, and whether
    /// a `y` comes for them.
    ///
    /// - Parameter last: the last four letters in lower case, the last one lowest, so that a comparison asks for all of them.
    static func change(_ last: UInt32, count: Int) -> (dropped: Int, addsY: Bool) {
        if last == letters("eaux") { return (1, false) }
        let three = last & 0xFF_FFFF
        if three == letters("ies") { return count > 4 ? (3, true) : (0, false) }
        if last == letters("sses") || last == letters("shes") || last == letters("ches") { return (2, false) }
        if three == letters("xes") { return (2, false) }
        let two = last & 0xFFFF
        guard last & 0xFF == letters("s"), two != letters("ss"), two != letters("us"), two != letters("is") else { return (0, false) }
        return (1, false)
    }

    @inline(__always)
    private static func letters(_ end: StaticString) -> UInt32 {
        end.withUTF8Buffer { $0.reduce(0) { $0 << 8 | UInt32($1) } }
    }
}
