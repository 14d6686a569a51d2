/// The form of blank node labels in RDF's text syntaxes
/// ([N-Triples, BLANK_NODE_LABEL](https://www.w3.org/TR/n-triples/#grammar-production-BLANK_NODE_LABEL)).
public enum BlankNodeLabel {
    /// Whether the bytes are a label that N-Triples can carry. Linear.
    public static func isWellFormed(_ label: Span<UInt8>) -> Bool {
        label.count > 0 && end(in: label, from: 0) == label.count
    }

    /// Whether the text is a label that N-Triples can carry.
    public static func isWellFormed(_ label: String) -> Bool {
        var label = label
        return label.withUTF8 { isWellFormed($0.span) }
    }

    /// The end of the longest label that begins at the offset; the offset itself where there is none.
    static func end(in bytes: Span<UInt8>, from start: Int) -> Int {
        var index = start
        var end = start
        while index < bytes.count {
            guard let scalar = UTF8Decoding.scalar(in: bytes, at: index) else { break }
            if scalar.value == UInt32(UInt8(ascii: ".")) {
                // A full stop may stand inside, not at the ends.
                if index == start { break }
                index += 1
                continue
            }
            guard index == start ? canBegin(scalar.value) : canContinue(scalar.value) else { break }
            index += scalar.length
            end = index
        }
        return end
    }

    /// `PN_CHARS_U | [0-9]`. (N-Triples once allowed the colon, too; its erratum and tests do not.)
    private static func canBegin(_ value: UInt32) -> Bool {
        switch value {
        case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: true
        case 0..<0xC0: false
        default: isLetterBeyondASCII(value)
        }
    }

    /// `PN_CHARS`.
    private static func canContinue(_ value: UInt32) -> Bool {
        switch value {
        case 0x2D, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
        default: canBegin(value)
        }
    }

    /// `PN_CHARS_BASE` beyond ASCII.
    private static func isLetterBeyondASCII(_ value: UInt32) -> Bool {
        switch value {
        case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D,
            0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD,
            0x10000...0xEFFFF:
            true
        default: false
        }
    }
}
