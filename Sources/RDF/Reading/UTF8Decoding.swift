/// Decoding single code points of UTF-8.
enum UTF8Decoding {
    /// The code point that begins at the offset and how many bytes it takes, or nil where the bytes
    /// are no UTF-8 (overlong, surrogate, above U+10FFFF, cut off).
    static func scalar(in bytes: Span<UInt8>, at offset: Int) -> (value: UInt32, length: Int)? {
        let first = bytes[offset]
        if first < 0x80 { return (UInt32(first), 1) }
        let length: Int
        var value: UInt32
        switch first {
        case 0xC2...0xDF: (length, value) = (2, UInt32(first & 0x1F))
        case 0xE0...0xEF: (length, value) = (3, UInt32(first & 0x0F))
        case 0xF0...0xF4: (length, value) = (4, UInt32(first & 0x07))
        default: return nil
        }
        guard offset + length <= bytes.count else { return nil }
        for index in 1..<length {
            let byte = bytes[offset + index]
            guard byte & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        if length == 3, value < 0x800 || (0xD800...0xDFFF).contains(value) { return nil }
        if length == 4, value < 0x10000 || value > 0x10FFFF { return nil }
        return (value, length)
    }
}
