/// The character classes from which SPARQL builds names
/// ([SPARQL 1.1 Query, section 19.8](https://www.w3.org/TR/sparql11-query/#rPN_CHARS_BASE)).
enum NameCharacters {
    /// `PN_CHARS_BASE`
    static func isLetter(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x41...0x5A, 0x61...0x7A: true
        case 0..<0xC0: false
        case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D,
            0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD,
            0x10000...0xEFFFF:
            true
        default: false
        }
    }

    /// `PN_CHARS_U`
    static func isLetterOrUnderscore(_ scalar: UInt32) -> Bool { scalar == 0x5F || isLetter(scalar) }

    /// `PN_CHARS_U | [0-9]`: how variables, local names and blank node labels begin.
    static func isNameStart(_ scalar: UInt32) -> Bool { isDigit(scalar) || isLetterOrUnderscore(scalar) }

    /// What variables go on with: `PN_CHARS` without the hyphen.
    static func isVariableCharacter(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xB7, 0x300...0x36F, 0x203F...0x2040: true
        default: isNameStart(scalar)
        }
    }

    /// `PN_CHARS`
    static func isNameCharacter(_ scalar: UInt32) -> Bool { scalar == 0x2D || isVariableCharacter(scalar) }

    static func isDigit(_ scalar: UInt32) -> Bool { scalar >= 0x30 && scalar <= 0x39 }
    static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    static func hexadecimalValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    /// Whether a backslash may escape the byte in a local name (`PN_LOCAL_ESC`).
    static func isLocalNameEscape(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "!"),
            UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: ")"),
            UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="),
            UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "@"), UInt8(ascii: "%"):
            true
        default: false
        }
    }
}
