/// Escapes of [RDF 1.1 N-Triples](https://www.w3.org/TR/n-triples/) string literals.
public enum NTriplesEscaping {
    /// The text with quotation mark, backslash, line feed and carriage return escaped, as the
    /// canonical form of N-Triples (section 4) wants; all else stays as it is.
    public static func escape(_ text: String) -> String {
        let needsEscape = text.utf8.contains { $0 == 0x22 || $0 == 0x5C || $0 == 0x0A || $0 == 0x0D }
        guard needsEscape else { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 8)
        append(text, escapingControls: false, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the text with those four escaped; with `escapingControls` also tab, backspace and form feed,
    /// and as `\uXXXX` every other control character and what XML 1.1 knows no character for (U+FFFE, U+FFFF).
    /// Linear in its length.
    package static func append(_ text: String, escapingControls: Bool, to bytes: inout [UInt8]) {
        for byte in text.utf8 {
            if let letter = letter(for: byte, escapingControls) {
                bytes += [0x5C, letter]
            } else if escapingControls, byte < 0x20 || byte == 0x7F {
                bytes += Array("\\u00".utf8) + hexadecimal(byte)
            } else {
                bytes.append(byte)
                // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
                if escapingControls, byte >= 0xBE, bytes.count >= 3, bytes[bytes.count - 2] == 0xBF, bytes[bytes.count - 3] == 0xEF {
                    bytes.removeLast(3)
                    bytes += Array("\\uFF".utf8) + hexadecimal(byte | 0x40)
                }
            }
        }
    }

    private static func letter(for byte: UInt8, _ escapingControls: Bool) -> UInt8? {
        switch byte {
        case 0x22, 0x5C: byte
        case 0x0A: UInt8(ascii: "n")
        case 0x0D: UInt8(ascii: "r")
        case 0x09 where escapingControls: UInt8(ascii: "t")
        case 0x08 where escapingControls: UInt8(ascii: "b")
        case 0x0C where escapingControls: UInt8(ascii: "f")
        default: nil
        }
    }

    private static func hexadecimal(_ byte: UInt8) -> [UInt8] {
        Hexadecimal.digits(of: CollectionOfOne(byte)).map { $0 >= UInt8(ascii: "a") ? $0 - 0x20 : $0 }
    }
}
