/// Cuts passages into tokens.
///
/// A hyphen joins letters (`ITU-T`, `vice-chair`, `WRC-23`) but separates two digits (`86-88`); a
/// full stop joins before a digit (`A.23`, `9.21`); `'s` is a token of its own; `group(s)` is `groups`.
struct Tokenizer: Sendable {
    let words: WordTable

    func tokenize(_ passage: Passage) -> TokenizedText { tokenize(passage.utf8) }

    func tokenize(_ utf8: [UInt8]) -> TokenizedText {
        var tokens: [Token] = []
        tokens.reserveCapacity(utf8.count / 5 + 4)
        var offset = 0
        var depth: UInt8 = 0
        var space = false
        var lower: [UInt8] = []
        while offset < utf8.count {
            let byte = utf8[offset]
            if byte <= 0x20 {
                space = true
                offset += 1
                continue
            }
            var token: Token
            if Self.isWordStart(utf8, offset) {
                token = word(utf8, from: offset, lower: &lower)
            } else {
                let length = Self.scalarLength(byte)
                let end = min(offset + length, utf8.count)
                token = Token(kind: .punctuation, start: offset, end: end)
                token.symbol = length == 1 ? byte : Self.asciiForm(utf8[offset..<end])
                token.word = words.find([token.symbol])
                token.stem = token.word
                // A lone apostrophe-s belongs to the word before: "Sector's".
                if token.symbol == 0x27, !space, end < utf8.count, utf8[end] == UInt8(ascii: "s"),
                    end + 1 >= utf8.count || !Self.isWordByte(utf8[end + 1]) {
                    token.end = end + 1
                }
            }
            if token.symbol == UInt8(ascii: ")"), depth > 0 { depth -= 1 }
            token.depth = depth
            if token.symbol == UInt8(ascii: "("), depth < 255 { depth += 1 }
            token.hasSpaceBefore = space
            space = false
            offset = token.end
            tokens.append(token)
        }
        return TokenizedText(utf8: utf8, tokens: tokens)
    }

    private func word(_ utf8: [UInt8], from start: Int, lower: inout [UInt8]) -> Token {
        var end = start
        while end < utf8.count {
            if Self.isWordByte(utf8[end]) || (utf8[end] >= 0x80 && !Self.isPunctuationScalar(utf8, end)) {
                end += 1
                while end < utf8.count && utf8[end] & 0xC0 == 0x80 { end += 1 }
                continue
            }
            guard end + 1 < utf8.count, end > start else { break }
            let before = utf8[end - 1]
            let after = utf8[end + 1]
            let joins = switch utf8[end] {
            case UInt8(ascii: "-"):
                (Self.isWordByte(after) || after >= 0x80) && !(Self.isDigit(before) && Self.isDigit(after))
            case UInt8(ascii: "."): Self.isDigit(after) && (Self.isWordByte(before) || before >= 0x80)
            default: false
            }
            guard joins else { break }
            end += 1
        }
        lower.removeAll(keepingCapacity: true)
        var capitals = 0
        var digits = 0
        var letters = 0
        for byte in utf8[start..<end] {
            if byte >= 0x41 && byte <= 0x5A {
                capitals += 1
                lower.append(byte | 0x20)
            } else {
                lower.append(byte)
            }
            if Self.isDigit(byte) { digits += 1 } else if Self.isWordByte(byte) || byte >= 0x80 { letters += 1 }
        }
        // "group(s)", "Sector(s)".
        if end + 3 <= utf8.count, letters > 2, utf8[end] == UInt8(ascii: "("),
            utf8[end + 1] == UInt8(ascii: "s"), utf8[end + 2] == UInt8(ascii: ")") {
            lower.append(UInt8(ascii: "s"))
            end += 3
        }
        var token = Token(kind: Self.isDigit(utf8[start]) ? .number : .word, start: start, end: end)
        token.word = words.find(lower[...])
        token.isCapitalised = (utf8[start] >= 0x41 && utf8[start] <= 0x5A) || utf8[start] == 0xC3 || LookAlikes.latin(utf8[start..<end]) != nil
        token.isAcronym = capitals >= 2 && capitals * 2 > letters - capitals
        if token.kind == .word {
            Stem.reduce(&lower)
            token.stem = words.find(lower[...])
            if token.stem == 0 { token.stem = token.word }
        } else {
            token.stem = token.word
        }
        return token
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    static func isWordByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
    }

    private static func isWordStart(_ utf8: [UInt8], _ offset: Int) -> Bool {
        isWordByte(utf8[offset]) || (utf8[offset] >= 0x80 && !isPunctuationScalar(utf8, offset))
    }

    /// Everything outside ASCII is a letter but the blocks of Latin-1 signs, general punctuation,
    /// symbols and private use.
    private static func isPunctuationScalar(_ utf8: [UInt8], _ offset: Int) -> Bool {
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

    private static func asciiForm(_ scalar: ArraySlice<UInt8>) -> UInt8 {
        guard scalar.count == 3, scalar.first == 0xE2, scalar.dropFirst().first == 0x80 else {
            return scalar.elementsEqual([0xE2, 0x88, 0x92]) ? UInt8(ascii: "-") : UInt8(ascii: "#")
        }
        return switch scalar.last ?? 0 {
        case 0x90...0x95: UInt8(ascii: "-")
        case 0x98, 0x99: 0x27
        case 0x9C...0x9F: 0x22
        case 0xA2: UInt8(ascii: "*")
        default: UInt8(ascii: "#")
        }
    }
}

/// Singular forms, for matching names in either number.
enum Stem {
    /// Reduces a word in lower case to its singular. Wrong for some words, but the same for both forms.
    static func reduce(_ word: inout [UInt8]) {
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
