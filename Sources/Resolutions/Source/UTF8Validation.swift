/// Well-formedness of UTF-8 (Unicode 15, table 3-7).
enum UTF8Validation {
    /// The index of the first byte that no well-formed sequence holds; nil if all is well-formed.
    static func firstFault(in bytes: [UInt8]) -> Int? {
        let count = bytes.count
        var index = 0
        while index < count {
            let byte = bytes[index]
            if byte < 0x80 {
                index += 1
                continue
            }
            let length: Int
            var lower: UInt8 = 0x80
            var upper: UInt8 = 0xBF
            switch byte {
            case 0xC2...0xDF: length = 2
            case 0xE0:
                length = 3
                lower = 0xA0
            case 0xED:
                length = 3
                upper = 0x9F
            case 0xE1...0xEF: length = 3
            case 0xF0:
                length = 4
                lower = 0x90
            case 0xF4:
                length = 4
                upper = 0x8F
            case 0xF1...0xF3: length = 4
            default: return index
            }
            guard index + length <= count else { return index }
            guard bytes[index + 1] >= lower && bytes[index + 1] <= upper else { return index }
            for next in index + 2..<max(index + 2, index + length) where bytes[next] & 0xC0 != 0x80 {
                return index
            }
            index += length
        }
        return nil
    }

    /// The line and column, in code points, of a byte before which all is well-formed.
    static func position(ofByte index: Int, in bytes: [UInt8]) -> SourcePosition {
        var line = 1
        var column = 1
        for byte in bytes[..<index] {
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return SourcePosition(line: line, column: column)
    }
}
