/// Mends what Raptor 2.0.15 writes as RDF/JSON: code points beyond U+FFFF as `\U0001F600`, an escape
/// that JSON does not have.
enum JSONRepair {
    /// The text with such escapes as pairs of surrogates (RFC 8259, section 7). One pass.
    static func repair(_ bytes: Span<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            guard byte == UInt8(ascii: "\\"), index + 1 < bytes.count else {
                result.append(byte)
                index += 1
                continue
            }
            if bytes[index + 1] == UInt8(ascii: "U"), let scalar = scalar(in: bytes, at: index + 2) {
                for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
                    result += Array("\\u".utf8) + digits(of: unit)
                }
                index += 10
            } else {
                result += [byte, bytes[index + 1]]
                index += 2
            }
        }
        return result
    }

    /// The code point that eight hexadecimal digits name.
    private static func scalar(in bytes: Span<UInt8>, at start: Int) -> Unicode.Scalar? {
        guard start + 8 <= bytes.count else { return nil }
        let text = bytes.extracting(start..<(start + 8)).withUnsafeBufferPointer {
            String(decoding: $0, as: UTF8.self)
        }
        return UInt32(text, radix: 16).flatMap(Unicode.Scalar.init)
    }

    private static func digits(of unit: UInt16) -> [UInt8] {
        let digits = String(unit, radix: 16, uppercase: true)
        return Array(String(repeating: "0", count: 4 - digits.count).utf8) + Array(digits.utf8)
    }
}
