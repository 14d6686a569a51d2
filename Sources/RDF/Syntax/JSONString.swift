/// Strings of [JSON](https://www.rfc-editor.org/rfc/rfc8259#section-7).
package enum JSONString {
    private static let digits = Array("0123456789abcdef".utf8)

    /// Appends the text between quotation marks: quotation mark, backslash and controls escaped, all else as
    /// it is. Linear in its length.
    package static func append(_ text: String, to buffer: inout [UInt8]) {
        buffer.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): buffer += [0x5C, 0x22]
            case UInt8(ascii: "\\"): buffer += [0x5C, 0x5C]
            case 0x0A: buffer += [0x5C, UInt8(ascii: "n")]
            case 0x0D: buffer += [0x5C, UInt8(ascii: "r")]
            case 0x09: buffer += [0x5C, UInt8(ascii: "t")]
            case 0x08: buffer += [0x5C, UInt8(ascii: "b")]
            case 0x0C: buffer += [0x5C, UInt8(ascii: "f")]
            case 0..<0x20:
                buffer += "\\u00".utf8
                buffer += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: buffer.append(byte)
            }
        }
        buffer.append(UInt8(ascii: "\""))
    }
}
