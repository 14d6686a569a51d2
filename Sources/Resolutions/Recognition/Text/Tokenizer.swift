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

    /// Linear; looks at each byte once, but for the words that the table does not know and that may be plurals.
    package func tokenize(_ utf8: [UInt8]) -> TokenizedText {
        var tokens: [Token] = []
        tokens.reserveCapacity(utf8.count / 5 + 4)
        let text = utf8.span
        let classes = Self.classes
        var offset = 0
        var depth: UInt8 = 0
        var space = false
        while offset < text.count {
            let byte = text[offset]
            if byte <= 0x20 {
                space = true
                offset += 1
                continue
            }
            var token: Token
            if let short = shortWord(text, at: offset) {
                token = short
                token.depth = depth
            } else if Self.isWordStart(text, offset) {
                token = word(text, from: offset, classes)
                token.depth = depth
            } else {
                token = sign(text, at: offset, isFree: space)
                if token.symbol == UInt8(ascii: ")"), depth > 0 { depth -= 1 }
                token.depth = depth
                if token.symbol == UInt8(ascii: "("), depth < 255 { depth += 1 }
            }
            token.hasSpaceBefore = space
            space = false
            offset = token.end
            tokens.append(token)
        }
        return TokenizedText(utf8: utf8, tokens: tokens)
    }

    /// A word that the table knows, of one to seven letters, of which only the first may be a capital, with a blank or a
    /// sign behind it that joins nothing; nil for everything else, which `word` reads.
    ///
    /// Two words of three are such, and this is all that is done for them: one load of eight bytes and one look into
    /// the table, a fifth of what `word` costs.
    @inline(__always)
    private func shortWord(_ text: borrowing Span<UInt8>, at start: Int) -> Token? {
        guard start + 8 <= text.count else { return nil }
        let bytes = EightBytes(text, at: start)
        let count = EightBytes.run(bytes.letters)
        guard count > 0, count < 8 else { return nil }
        switch UInt8(truncatingIfNeeded: bytes.value >> UInt64(8 * count)) {
        case 0x20, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: ")"): break
        default: return nil
        }
        let kept = UInt64.max >> UInt64(64 - 8 * count)
        let capitals = bytes.capitals & kept
        guard capitals & ~0x80 == 0 else { return nil }
        let found = words.find(head: bytes.folded & kept)
        guard found.word != 0 else { return nil }
        var token = Token(kind: .word, start: start, end: start + count)
        (token.word, token.stem) = found
        token.isCapitalised = capitals != 0
        if count > 1 {
            let last = UInt16(truncatingIfNeeded: bytes.value >> UInt64(8 * (count - 2)))
            token.ending = last.byteSwapped
        }
        return token
    }

    private func sign(_ text: borrowing Span<UInt8>, at offset: Int, isFree: Bool) -> Token {
        let byte = text[offset]
        let length = Self.scalarLength(byte)
        let end = min(offset + length, text.count)
        var token = Token(kind: .punctuation, start: offset, end: end)
        token.symbol = length == 1 ? byte : Self.asciiForm(text, offset..<end)
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
        var token = Token(kind: Self.isDigit(text[start]) ? .number : .word, start: start, end: end)
        // "group(s)", "Sector(s)".
        let isOptionalPlural = letters > 2 && limit == text.count && end + 3 <= text.count && text[end] == UInt8(ascii: "(")
            && text[end + 1] == UInt8(ascii: "s") && text[end + 2] == UInt8(ascii: ")")
        if isOptionalPlural { token.end = end + 3 } else { (token.word, token.stem) = words.find(start..<end, of: text, hash: hash) }
        if token.word == 0, isOptionalPlural || token.kind == .word && Self.mayBePlural(text[end - 1]) {
            lookUp(&token, start..<end, of: text, isOptionalPlural)
        }
        if token.stem == 0, token.kind == .word, isASCII, !isOptionalPlural, letters > capitals, capitals - (ByteClass.isUpper(text[start]) ? 1 : 0) > 0,
            let seam = self.seam(start..<end, of: text) {
            return word(text, from: start, classes, before: seam)
        }
        token.isCapitalised = ByteClass.isUpper(text[start]) || text[start] == 0xC3
            || !isASCII && LookAlikes.latin((start..<end).map { text[$0] }[...]) != nil
        if token.end - start >= 2 { token.ending = UInt16(text[token.end - 2]) << 8 | UInt16(text[token.end - 1]) }
        token.isAcronym = capitals >= 2 && capitals * 2 > letters - capitals
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
        let bytes = EightBytes(text, at: start)
        let count = EightBytes.run(bytes.letters)
        guard count > 0 else { return (0, 0, 0) }
        let kept = UInt64.max >> UInt64(64 - 8 * count)
        return (count, bytes.folded & kept, (bytes.capitals & kept).nonzeroBitCount)
    }

    /// A plural that the table does not know may have a singular that it knows.
    private func lookUp(_ token: inout Token, _ range: Range<Int>, of text: borrowing Span<UInt8>, _ isOptionalPlural: Bool) {
        var lower: [UInt8] = []
        lower.reserveCapacity(range.count + 1)
        for index in range { lower.append(ByteClass.lowered(text[index])) }
        if isOptionalPlural {
            lower.append(UInt8(ascii: "s"))
            token.word = words.find(lower[...])
            token.stem = token.word
        }
        guard token.kind == .word else { return }
        Stem.reduce(&lower)
        let stem = words.find(lower[...])
        token.stem = stem == 0 ? token.word : stem
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
        let count = word.count
        guard count > 3 else { return }
        if word.hasSuffix("eaux") {
            word.removeLast()
        } else if word.hasSuffix("ies") {
            if count > 4 {
                word.removeLast(3)
                word.append(UInt8(ascii: "y"))
            }
        } else if word.hasSuffix("sses") || word.hasSuffix("shes") || word.hasSuffix("ches") || word.hasSuffix("xes") {
            word.removeLast(2)
        } else if word.hasSuffix("s") && !word.hasSuffix("ss") && !word.hasSuffix("us") && !word.hasSuffix("is") {
            word.removeLast()
        }
    }
}

extension Array where Element == UInt8 {
    func hasSuffix(_ suffix: StaticString) -> Bool {
        let length = suffix.utf8CodeUnitCount
        guard count >= length else { return false }
        return suffix.withUTF8Buffer { buffer in
            for index in 0..<length where self[count - length + index] != buffer[index] { return false }
            return true
        }
    }
}
