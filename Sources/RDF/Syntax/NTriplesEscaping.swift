/// Escapes of [RDF 1.1 N-Triples](https://www.w3.org/TR/n-triples/) string literals.
public enum NTriplesEscaping {
    /// The text with quotation mark, backslash, line feed and carriage return escaped, as the
    /// canonical form of N-Triples (section 4) wants; all else stays as it is.
    public static func escape(_ text: String) -> String {
        let needsEscape = text.utf8.contains { $0 == 0x22 || $0 == 0x5C || $0 == 0x0A || $0 == 0x0D }
        guard needsEscape else { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 8)
        for byte in text.utf8 {
            switch byte {
            case 0x22: bytes += [0x5C, 0x22]
            case 0x5C: bytes += [0x5C, 0x5C]
            case 0x0A: bytes += [0x5C, UInt8(ascii: "n")]
            case 0x0D: bytes += [0x5C, UInt8(ascii: "r")]
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
