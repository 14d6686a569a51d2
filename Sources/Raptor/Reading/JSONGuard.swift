/// Goes through RDF/JSON that Raptor is about to parse and refuses language tags that it has no room for.
///
/// It tells strings and comments apart, which Raptor's JSON reader allows, and knows which strings are the values of `lang`; the
/// reader says what is no JSON.
struct JSONGuard {
    private var place = Place.between
    /// The string's first characters, the latest in the lowest byte, and how many there are: five at the most, since no more
    /// are asked about. What is no character of ASCII counts as one that nobody asks about.
    private var letters: UInt64 = 0
    private var letterCount = 0
    /// The bytes of the string so far, escapes as they are written: its text has no more.
    private var length = 0
    /// Whether the value is that of a `lang`.
    private var isLanguage = false

    private enum Place {
        case between
        case string
        case escape
        case codePoint(left: Int, value: UInt32)
        /// Behind `/`.
        case slash
        case lineComment
        case comment(isBehindStar: Bool)
    }

    /// What is wrong with the byte, or nil.
    mutating func fault(at byte: UInt8) -> String? {
        switch place {
        case .between: between(byte)
        case .slash:
            switch byte {
            case UInt8(ascii: "/"): place = .lineComment
            case UInt8(ascii: "*"): place = .comment(isBehindStar: false)
            default:
                place = .between
                between(byte)
            }
        case .lineComment: if byte == 0x0A { place = .between }
        case .comment(let isBehindStar):
            place = isBehindStar && byte == UInt8(ascii: "/") ? .between : .comment(isBehindStar: byte == UInt8(ascii: "*"))
        case .string, .escape, .codePoint: return insideString(byte)
        }
        return nil
    }

    private mutating func between(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""):
            place = .string
            letters = 0
            letterCount = 0
            length = 0
        case UInt8(ascii: "/"): place = .slash
        case UInt8(ascii: ":"): isLanguage = isKeyOfLanguage
        case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "{"): isLanguage = false
        default: break
        }
    }

    /// Raptor takes any beginning of a name for the name.
    private var isKeyOfLanguage: Bool {
        let name: UInt64 = 0x6C61_6E67
        return (1...4).contains(letterCount) && letters == name >> UInt64((4 - letterCount) * 8)
    }

    private mutating func insideString(_ byte: UInt8) -> String? {
        length += 1
        switch place {
        case .escape:
            if byte == UInt8(ascii: "u") {
                place = .codePoint(left: 4, value: 0)
            } else {
                place = .string
                append(0xFF)
            }
        case .codePoint(let left, let value):
            guard let digit = TextGuard.value(ofDigit: byte) else {
                place = .string
                return insideString(byte)
            }
            let total = value << 4 | digit
            place = left == 1 ? .string : .codePoint(left: left - 1, value: total)
            if left == 1 { append(total < 0x80 ? UInt8(total) : 0xFF) }
        default:
            switch byte {
            case UInt8(ascii: "\""):
                place = .between
                return nil
            case UInt8(ascii: "\\"): place = .escape
            default: append(byte)
            }
        }
        return isLanguage && length > LanguageTagLimit.maximum ? LanguageTagLimit.complaint : nil
    }

    private mutating func append(_ byte: UInt8) {
        guard letterCount < 5 else { return }
        letters = letters << 8 | UInt64(byte)
        letterCount += 1
    }
}
