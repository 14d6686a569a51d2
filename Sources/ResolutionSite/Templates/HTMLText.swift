import Mustache

/// Escaping of text for HTML, in content and in attributes in quotation marks.
///
/// By code points: the template library's own goes by characters, and takes a `<` with a combining mark
/// after it for another character.
struct HTMLText: MustacheContentType {
    func escapeText(_ text: String) -> String { Self.escaped(text) }

    static func escaped(_ text: String) -> String {
        var text = text
        guard text.withUTF8({ $0.contains(where: needsCare) }) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;".unicodeScalars
            case "<": result += "&lt;".unicodeScalars
            case ">": result += "&gt;".unicodeScalars
            case "\"": result += "&quot;".unicodeScalars
            case "'": result += "&#39;".unicodeScalars
            case "\t", "\n": result.append(scalar)
            // HTML allows no other controls and no noncharacters (HTML Living Standard, 13.2.3.5).
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.properties.isNoncharacterCodePoint:
                result.append("\u{FFFD}")
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// Whether a byte is to be escaped, or begins a character that may have to be replaced.
    private static func needsCare(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"), 0x7F, 0xC2, 0xEF...0xFF: true
        default: byte < 0x20
        }
    }
}
