/// Text for the markup languages that pages, pictures and graphs are written in.
package enum MarkupText {
    package enum Language: Sendable {
        /// [XML 1.0](https://www.w3.org/TR/xml/), also SVG and GraphML.
        case xml
        /// [HTML](https://html.spec.whatwg.org/multipage/syntax.html).
        case html
    }

    /// The text for elements and for attributes in quotation marks; what the language has no way to say
    /// becomes U+FFFD.
    ///
    /// By code points: `Character` takes a `<` with a combining mark after it for another character.
    /// - Complexity: O(*n*); a text without anything to escape is handed back as it is.
    package static func escaped(_ text: String, for language: Language = .xml) -> String {
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
            case "\t", "\n", "\r":
                // A reader of XML makes a space of each in attributes, and a line feed of a carriage return.
                if language == .xml { result += "&#\(scalar.value);".unicodeScalars } else { result.append(scalar) }
            case _ where language.lacks(scalar): result.append("\u{FFFD}")
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

extension MarkupText.Language {
    /// Whether the language has no such character (XML 1.0, production 2; HTML, 13.2.3.5).
    fileprivate func lacks(_ scalar: Unicode.Scalar) -> Bool {
        switch self {
        case .xml: scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF
        case .html: scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.properties.isNoncharacterCodePoint
        }
    }
}
