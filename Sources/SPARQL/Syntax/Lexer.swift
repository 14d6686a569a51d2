/// Cuts the text of a query into tokens, one at a time. Where two tokens could start, the longer
/// one wins, as the grammar demands (section 19.8, note 1). Linear over the whole text.
struct Lexer: Sendable {
    let source: QuerySource
    /// Where the next token, or space before it, begins.
    private(set) var position: Int

    init(_ source: QuerySource) {
        self.source = source
        let hasByteOrderMark = source.bytes[0] == 0xEF && source.bytes[1] == 0xBB && source.bytes[2] == 0xBF
        position = hasByteOrderMark ? 3 : 0
    }

    mutating func next() throws(QuerySyntaxError) -> Token {
        skipSpace()
        let start = position
        guard start < source.count else { return Token(kind: .end, start: start, end: start) }
        let token = try token(at: start)
        position = token.end
        return token
    }

    /// White space and comments.
    private mutating func skipSpace() {
        while position < source.count {
            switch source.bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            case UInt8(ascii: "#"):
                while position < source.count, source.bytes[position] != 0x0A, source.bytes[position] != 0x0D {
                    position += 1
                }
            default: return
            }
        }
    }

    private func token(at start: Int) throws(QuerySyntaxError) -> Token {
        func symbol(_ kind: Token.Kind, length: Int = 1) -> Token {
            Token(kind: kind, start: start, end: start + length)
        }
        let next = source.bytes[start + 1]
        switch source.bytes[start] {
        case UInt8(ascii: "{"): return symbol(.leftBrace)
        case UInt8(ascii: "}"): return symbol(.rightBrace)
        case UInt8(ascii: "("): return symbol(.leftParenthesis)
        case UInt8(ascii: ")"): return symbol(.rightParenthesis)
        case UInt8(ascii: "["): return symbol(.leftBracket)
        case UInt8(ascii: "]"): return symbol(.rightBracket)
        case UInt8(ascii: ","): return symbol(.comma)
        case UInt8(ascii: ";"): return symbol(.semicolon)
        case UInt8(ascii: "="): return symbol(.equal)
        case UInt8(ascii: "*"): return symbol(.star)
        case UInt8(ascii: "/"): return symbol(.slash)
        case UInt8(ascii: "+"): return symbol(.plus)
        case UInt8(ascii: "-"): return symbol(.minus)
        case UInt8(ascii: "!"):
            return next == UInt8(ascii: "=") ? symbol(.notEqual, length: 2) : symbol(.exclamation)
        case UInt8(ascii: ">"):
            return next == UInt8(ascii: "=") ? symbol(.greaterOrEqual, length: 2) : symbol(.greater)
        case UInt8(ascii: "|"):
            return next == UInt8(ascii: "|") ? symbol(.or, length: 2) : symbol(.pipe)
        case UInt8(ascii: "^"):
            return next == UInt8(ascii: "^") ? symbol(.doubleCaret, length: 2) : symbol(.caret)
        case UInt8(ascii: "&"):
            guard next == UInt8(ascii: "&") else { throw source.error(at: start, "expected '&&', found a single '&'") }
            return symbol(.and, length: 2)
        case UInt8(ascii: "<"):
            if let end = endOfIRI(from: start) { return Token(kind: .iri, start: start, end: end) }
            return next == UInt8(ascii: "=") ? symbol(.lessOrEqual, length: 2) : symbol(.less)
        case UInt8(ascii: "."):
            return NameCharacters.isDigit(next) ? number(at: start) : symbol(.dot)
        case UInt8(ascii: "?"), UInt8(ascii: "$"):
            return try variable(at: start)
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            return try string(at: start)
        case UInt8(ascii: "@"):
            return try languageTag(at: start)
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            return number(at: start)
        case UInt8(ascii: ":"):
            return try prefixedName(at: start, colon: start)
        case UInt8(ascii: "_") where next == UInt8(ascii: ":"):
            return try blankNodeLabel(at: start)
        default:
            return try wordOrPrefixedName(at: start)
        }
    }

    // MARK: IRIs and numbers

    /// The offset behind `<…>`, or nil where no IRI starts here and `<` is an operator.
    private func endOfIRI(from start: Int) -> Int? {
        var index = start + 1
        while index < source.count {
            switch source.bytes[index] {
            case UInt8(ascii: ">"): return index + 1
            case 0...0x20, UInt8(ascii: "<"), UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "}"),
                UInt8(ascii: "|"), UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "\\"):
                return nil
            default: index += 1
            }
        }
        return nil
    }

    /// `INTEGER`, `DECIMAL` or `DOUBLE` without sign. A dot or an `e` that no digits follow as the
    /// grammar wants is left for the next token.
    private func number(at start: Int) -> Token {
        var kind = Token.Kind.integer
        var end = endOfDigits(from: start)
        if source.bytes[end] == UInt8(ascii: ".") {
            let fraction = endOfDigits(from: end + 1)
            if fraction > end + 1 {
                kind = .decimal
                end = fraction
            } else if end > start, let exponent = endOfExponent(from: end + 1) {
                return Token(kind: .double, start: start, end: exponent)
            }
        }
        if let exponent = endOfExponent(from: end) { return Token(kind: .double, start: start, end: exponent) }
        return Token(kind: kind, start: start, end: end)
    }

    private func endOfDigits(from start: Int) -> Int {
        var index = start
        while NameCharacters.isDigit(source.bytes[index]) { index += 1 }
        return index
    }

    private func endOfExponent(from start: Int) -> Int? {
        guard source.bytes[start] | 0x20 == UInt8(ascii: "e") else { return nil }
        var index = start + 1
        if source.bytes[index] == UInt8(ascii: "+") || source.bytes[index] == UInt8(ascii: "-") { index += 1 }
        let end = endOfDigits(from: index)
        return end > index ? end : nil
    }

    /// Whether an unsigned number starts at the offset.
    func isNumber(at offset: Int) -> Bool {
        NameCharacters.isDigit(source.bytes[offset])
            || source.bytes[offset] == UInt8(ascii: ".") && NameCharacters.isDigit(source.bytes[offset + 1])
    }

    // MARK: Strings and language tags

    private func string(at start: Int) throws(QuerySyntaxError) -> Token {
        let quote = source.bytes[start]
        let isLong = source.bytes[start + 1] == quote && source.bytes[start + 2] == quote
        let marks = isLong ? 3 : 1
        var hasEscapes = false
        var index = start + marks
        while index < source.count {
            switch source.bytes[index] {
            case quote where !isLong || source.bytes[index + 1] == quote && source.bytes[index + 2] == quote:
                return Token(
                    kind: .string, start: start, end: index + marks, mark: marks, hasEscapes: hasEscapes)
            case UInt8(ascii: "\\"):
                guard StringEscapes.meaning(of: source.bytes[index + 1]) != nil else {
                    throw source.error(
                        at: index, "expected one of t b n r f \\ \" ' after the backslash in a string")
                }
                hasEscapes = true
                index += 2
            case 0x0A, 0x0D:
                if !isLong { throw unclosedString(at: start, quote, marks) }
                index += 1
            default: index += 1
            }
        }
        throw unclosedString(at: start, quote, marks)
    }

    private func unclosedString(at start: Int, _ quote: UInt8, _ marks: Int) -> QuerySyntaxError {
        let mark = String(repeating: quote == UInt8(ascii: "'") ? "'" : "\"", count: marks)
        let where_ = marks == 1 ? " on the same line" : ""
        return source.error(at: start, "expected \(mark) to close the string that starts here\(where_)")
    }

    /// `LANGTAG`
    private func languageTag(at start: Int) throws(QuerySyntaxError) -> Token {
        func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z") }
        var index = start + 1
        while isLetter(source.bytes[index]) { index += 1 }
        guard index > start + 1 else { throw source.error(at: start, "expected a language tag after '@'") }
        while source.bytes[index] == UInt8(ascii: "-") {
            var end = index + 1
            while isLetter(source.bytes[end]) || NameCharacters.isDigit(source.bytes[end]) { end += 1 }
            guard end > index + 1 else { break }
            index = end
        }
        return Token(kind: .languageTag, start: start, end: index)
    }
}
