/// Tokens made of name characters: variables, blank node labels, prefixed names and keywords.
extension Lexer {
    func variable(at start: Int) throws(QuerySyntaxError) -> Token {
        let (first, length) = scalar(at: start + 1)
        guard NameCharacters.isNameStart(first) else {
            if source.bytes[start] == UInt8(ascii: "?") { return Token(kind: .question, start: start, end: start + 1) }
            throw source.error(at: start, "expected the name of a variable after '$'")
        }
        var index = start + 1 + length
        while true {
            let (next, length) = scalar(at: index)
            guard NameCharacters.isVariableCharacter(next) else { break }
            index += length
        }
        return Token(kind: .variable, start: start, end: index)
    }

    func blankNodeLabel(at start: Int) throws(QuerySyntaxError) -> Token {
        let (first, length) = scalar(at: start + 2)
        guard NameCharacters.isNameStart(first) else {
            throw source.error(at: start, "expected the label of a blank node after '_:'")
        }
        return Token(kind: .blankNodeLabel, start: start, end: endOfDottedName(from: start + 2 + length))
    }

    func wordOrPrefixedName(at start: Int) throws(QuerySyntaxError) -> Token {
        let (first, length) = scalar(at: start)
        guard NameCharacters.isLetter(first) else {
            let character = Unicode.Scalar(first).map { "'\(Character($0))'" } ?? "this character"
            let printable = first > 0x20 ? character : "a control character"
            throw source.error(at: start, "\(printable) starts nothing that SPARQL knows")
        }
        let end = endOfDottedName(from: start + length)
        if source.bytes[end] == UInt8(ascii: ":") { return try prefixedName(at: start, colon: end) }
        // No prefix: then at most a keyword, which has neither dots nor hyphens.
        var index = start
        while isKeywordCharacter(source.bytes[index]) { index += 1 }
        guard index > start else {
            throw source.error(at: start, "expected ':' after the prefix '\(source.text(start..<end))'")
        }
        return Token(kind: .word, start: start, end: index)
    }

    private func isKeywordCharacter(_ byte: UInt8) -> Bool {
        byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
            || NameCharacters.isDigit(byte) || byte == UInt8(ascii: "_")
    }

    /// `PNAME_NS` or `PNAME_LN`, from the colon on.
    func prefixedName(at start: Int, colon: Int) throws(QuerySyntaxError) -> Token {
        var hasEscapes = false
        var index = colon + 1
        // Behind the last character that may end the name: a name does not end with a dot.
        var end = index
        while true {
            let byte = source.bytes[index]
            switch byte {
            case UInt8(ascii: "%"):
                guard NameCharacters.hexadecimalValue(source.bytes[index + 1]) != nil,
                    NameCharacters.hexadecimalValue(source.bytes[index + 2]) != nil
                else { throw source.error(at: index, "expected two hexadecimal digits after '%' in a prefixed name") }
                index += 3
                end = index
            case UInt8(ascii: "\\"):
                guard NameCharacters.isLocalNameEscape(source.bytes[index + 1]) else {
                    throw source.error(
                        at: index, "expected one of _ ~ . - ! $ & ' ( ) * + , ; = / ? # @ % after the backslash in a prefixed name")
                }
                hasEscapes = true
                index += 2
                end = index
            case UInt8(ascii: ":"):
                index += 1
                end = index
            case UInt8(ascii: ".") where end > colon + 1:
                index += 1
            default:
                let (next, length) = scalar(at: index)
                let fits =
                    end == colon + 1 ? NameCharacters.isNameStart(next) : NameCharacters.isNameCharacter(next)
                guard fits else {
                    return Token(kind: .prefixedName, start: start, end: end, mark: colon, hasEscapes: hasEscapes)
                }
                index += length
                end = index
            }
        }
    }

    /// Behind `((PN_CHARS | '.')* PN_CHARS)?`.
    private func endOfDottedName(from start: Int) -> Int {
        var index = start
        var end = start
        while true {
            if source.bytes[index] == UInt8(ascii: ".") {
                index += 1
                continue
            }
            let (next, length) = scalar(at: index)
            guard NameCharacters.isNameCharacter(next) else { return end }
            index += length
            end = index
        }
    }

    /// The code point at an offset and its length in bytes. The text came from a `String`, so its
    /// UTF-8 is valid; behind the end stand zeros.
    private func scalar(at index: Int) -> (value: UInt32, length: Int) {
        let bytes = source.bytes
        let first = UInt32(bytes[index])
        if first < 0x80 { return (first, 1) }
        func continuation(_ distance: Int) -> UInt32 { UInt32(bytes[index + distance]) & 0x3F }
        if first < 0xE0 { return ((first & 0x1F) << 6 | continuation(1), 2) }
        if first < 0xF0 { return ((first & 0x0F) << 12 | continuation(1) << 6 | continuation(2), 3) }
        return ((first & 0x07) << 18 | continuation(1) << 12 | continuation(2) << 6 | continuation(3), 4)
    }
}
