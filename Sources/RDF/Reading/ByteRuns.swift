/// Runs of bytes that need no look each: eight are tested at once in one 64-bit word, about 1 cycle a
/// byte instead of 4. Where a word holds anything special, the caller goes on byte by byte.
package enum ByteRuns {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    /// Sets the high bit of a byte that is zero, and perhaps of some above it.
    @inline(__always)
    private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }

    /// Which byte of a word is the first whose high bit is set. What a borrow sets wrongly lies above a byte
    /// that is set rightly, so no byte before the first one needs a look.
    @inline(__always)
    private static func firstFlagged(_ word: UInt64) -> Int { (word & highs).trailingZeroBitCount >> 3 }

    /// The first position from `start` on where a character of a string may not stand for itself: `"`, `\`,
    /// a control or a byte of a longer character; the text's end if there is none.
    package static func endOfPlainText(in bytes: Span<UInt8>, from start: Int) -> Int {
        let raw = bytes.bytes
        var index = start
        while index &+ 8 <= bytes.count {
            // Within the span's bounds; any bytes are a valid integer.
            let word = UInt64(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
            let controls = (word &- ones &* 0x20) & ~word
            let special = controls | zeros(word ^ ones &* 0x22) | zeros(word ^ ones &* 0x5C) | word
            if special & highs != 0 {
                index &+= firstFlagged(special)
                break
            }
            index &+= 8
        }
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x20 || byte >= 0x80 || byte == 0x22 || byte == 0x5C { break }
            index &+= 1
        }
        return index
    }

    /// The first position from `start` on of a byte that an IRI cannot hold as it is, or of a longer
    /// character; the text's end if there is none.
    package static func endOfPlainIRI(in bytes: Span<UInt8>, from start: Int) -> Int {
        let raw = bytes.bytes
        var index = start
        while index &+ 8 <= bytes.count {
            let word = UInt64(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
            // `<` and `>` differ in one bit, so do `\` and `^`; from `{` on the byte is looked at by itself.
            let twins = word & ~(ones &* 2)
            let low = (word &- ones &* 0x21) & ~word
            let high = ((word & ~highs) &+ ones &* 0x05) | word
            let special =
                low | high | zeros(twins ^ ones &* 0x3C) | zeros(twins ^ ones &* 0x5C)
                | zeros(word ^ ones &* 0x22) | zeros(word ^ ones &* 0x60)
            if special & highs != 0 {
                index &+= firstFlagged(special)
                break
            }
            index &+= 8
        }
        while index < bytes.count, bytes[index] < 0x80, !IRICharacters.isForbidden(bytes[index]) { index &+= 1 }
        return index
    }

    /// The first position from `start` on of a byte of a longer character, sought eight bytes at a time: up
    /// to seven bytes before it may be left to the caller. Counts the lines passed, and the column in the
    /// last one.
    package static func endOfASCII(
        in bytes: Span<UInt8>, from start: Int, lines: inout Int, column: inout Int
    ) -> Int {
        let raw = bytes.bytes
        var index = start
        var line = lines
        var lineStart = start &- column &+ 1
        while index &+ 8 <= bytes.count {
            let word = UInt64(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
            if word & highs != 0 { break }
            // Below 0x80 nothing is carried from one byte into the next, so every line end is counted once.
            let ends = ~((word ^ ones &* 0x0A) &+ ones &* 0x7F) & highs
            if ends != 0 {
                line &+= ends.nonzeroBitCount
                lineStart = index &+ 8 &- ends.leadingZeroBitCount >> 3
            }
            index &+= 8
        }
        lines = line
        column = index &- lineStart &+ 1
        return index
    }

    /// The first position from `start` on of one of four bytes (give one twice where there are fewer); the
    /// text's end if there is none.
    package static func firstOf(
        _ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8, in bytes: Span<UInt8>, from start: Int
    ) -> Int {
        let raw = bytes.bytes
        let a8 = ones &* UInt64(a)
        let b8 = ones &* UInt64(b)
        let c8 = ones &* UInt64(c)
        let d8 = ones &* UInt64(d)
        var index = start
        while index &+ 8 <= bytes.count {
            let word = UInt64(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
            let found = zeros(word ^ a8) | zeros(word ^ b8) | zeros(word ^ c8) | zeros(word ^ d8)
            if found & highs != 0 { return index &+ firstFlagged(found) }
            index &+= 8
        }
        while index < bytes.count {
            let byte = bytes[index]
            if byte == a || byte == b || byte == c || byte == d { break }
            index &+= 1
        }
        return index
    }

    /// The first position from `start` on, between the IRIs and strings of Turtle, where one of them or a
    /// comment begins, or an escape or U+0000 stands; the text's end if there is none.
    package static func endOfTurtleBetween(in bytes: Span<UInt8>, from start: Int) -> Int {
        let raw = bytes.bytes
        var index = start
        while index &+ 8 <= bytes.count {
            let word = UInt64(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
            // `"` and `#` differ in the lowest bit.
            let found =
                zeros(word & ~ones ^ ones &* 0x22) | zeros(word ^ ones &* 0x3C) | zeros(word ^ ones &* 0x27)
                | zeros(word ^ ones &* 0x5C) | zeros(word)
            if found & highs != 0 { return index &+ firstFlagged(found) }
            index &+= 8
        }
        while index < bytes.count {
            switch bytes[index] {
            case 0, UInt8(ascii: "\""), UInt8(ascii: "#"), UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: "\\"):
                return index
            default: index &+= 1
            }
        }
        return index
    }

    /// Whether a byte stands twice in a row.
    package static func holdsPair(of byte: UInt8, in bytes: Span<UInt8>) -> Bool {
        let raw = bytes.bytes
        let pattern = ones &* UInt64(byte)
        var index = 0
        while index &+ 9 <= bytes.count {
            let word = UInt64(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
            let next = UInt64(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: index &+ 1, as: UInt64.self))
            // Zero where both words have the byte.
            if zeros((word ^ pattern) | (next ^ pattern)) & highs != 0 { return true }
            index &+= 8
        }
        while index &+ 1 < bytes.count {
            if bytes[index] == byte, bytes[index &+ 1] == byte { return true }
            index &+= 1
        }
        return false
    }
}
