/// Runs of bytes that need no look each: eight are tested at once in one 64-bit word, about 1 cycle a
/// byte instead of 4. Where a word holds anything special, the caller goes on byte by byte.
package enum ByteRuns {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    /// Sets the high bit of a byte that is zero, and perhaps of some above it.
    @inline(__always)
    private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }

    /// The first position from `start` on of a byte that counts; the text's end if there is none.
    ///
    /// - Parameters:
    ///   - flags: sets the high bit of each byte of a word that may count. What a borrow sets wrongly lies above a
    ///     byte that is set rightly, so no byte before the first one needs a look.
    ///   - counts: whether a byte counts.
    @inline(__always)
    private static func first(
        in bytes: Span<UInt8>, from start: Int, flags: (_ word: UInt64) -> UInt64, counts: (_ byte: UInt8) -> Bool
    ) -> Int {
        let raw = bytes.bytes
        var index = start
        while index &+ 8 <= bytes.count {
            // Within the span's bounds; any bytes are a valid integer.
            let word = UInt64(littleEndian: raw.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self))
            let flagged = flags(word) & highs
            if flagged == 0 {
                index &+= 8
            } else {
                index &+= flagged.trailingZeroBitCount >> 3
                if counts(bytes[index]) { return index }
                index &+= 1
            }
        }
        while index < bytes.count, !counts(bytes[index]) { index &+= 1 }
        return index
    }

    /// The first position from `start` on where a character of a string may not stand for itself: `"`, `\`,
    /// a control or a byte of a longer character; the text's end if there is none.
    package static func endOfPlainText(in bytes: Span<UInt8>, from start: Int) -> Int {
        first(in: bytes, from: start) { word in
            let controls = (word &- ones &* 0x20) & ~word
            return controls | zeros(word ^ ones &* 0x22) | zeros(word ^ ones &* 0x5C) | word
        } counts: { byte in
            byte < 0x20 || byte >= 0x80 || byte == 0x22 || byte == 0x5C
        }
    }

    /// The first position from `start` on of a byte that an IRI cannot hold as it is, or of a longer
    /// character; the text's end if there is none.
    package static func endOfPlainIRI(in bytes: Span<UInt8>, from start: Int) -> Int {
        first(in: bytes, from: start) { word in flagsOfForbidden(word) | word } counts: { byte in
            byte >= 0x80 || IRICharacters.isForbidden(byte)
        }
    }

    /// The first position from `start` on of a byte that no IRI can hold; the text's end if there is none.
    package static func firstForbiddenInIRI(in bytes: Span<UInt8>, from start: Int) -> Int {
        first(in: bytes, from: start) { word in flagsOfForbidden(word) } counts: { IRICharacters.isForbidden($0) }
    }

    /// Flags the bytes that an IRI cannot hold, and `~`, and U+007F.
    @inline(__always)
    private static func flagsOfForbidden(_ word: UInt64) -> UInt64 {
        // `<` and `>` differ in one bit, so do `\` and `^`; from `{` on the byte is looked at by itself.
        let twins = word & ~(ones &* 2)
        let low = (word &- ones &* 0x21) & ~word
        let high = ((word & ~highs) &+ ones &* 0x05) & ~word
        return low | high | zeros(twins ^ ones &* 0x3C) | zeros(twins ^ ones &* 0x5C)
            | zeros(word ^ ones &* 0x22) | zeros(word ^ ones &* 0x60)
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
        let a8 = ones &* UInt64(a)
        let b8 = ones &* UInt64(b)
        let c8 = ones &* UInt64(c)
        let d8 = ones &* UInt64(d)
        return first(in: bytes, from: start) { word in
            zeros(word ^ a8) | zeros(word ^ b8) | zeros(word ^ c8) | zeros(word ^ d8)
        } counts: { byte in
            byte == a || byte == b || byte == c || byte == d
        }
    }

    /// The first position from `start` on, between the IRIs and strings of Turtle, where one of them or a
    /// comment begins, or an escape or U+0000 stands; the text's end if there is none.
    package static func endOfTurtleBetween(in bytes: Span<UInt8>, from start: Int) -> Int {
        first(in: bytes, from: start) { word in
            // `"` and `#` differ in the lowest bit.
            zeros(word & ~ones ^ ones &* 0x22) | zeros(word ^ ones &* 0x3C) | zeros(word ^ ones &* 0x27)
                | zeros(word ^ ones &* 0x5C) | zeros(word)
        } counts: { byte in
            switch byte {
            case 0, UInt8(ascii: "\""), UInt8(ascii: "#"), UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: "\\"): true
            default: false
            }
        }
    }

    /// Whether two texts are the same. Their last bytes are looked at first: IRIs that differ mostly begin alike.
    package static func equal(_ a: borrowing Span<UInt8>, _ b: borrowing Span<UInt8>) -> Bool {
        let count = a.count
        guard b.count == count else { return false }
        let x = a.bytes, y = b.bytes
        guard count >= 8 else {
            var index = 0
            while index < count, a[index] == b[index] { index &+= 1 }
            return index == count
        }
        // All loads lie within the bounds of both; the last of them, at the start, overlaps the one before.
        var end = count
        while end > 8 {
            let start = end &- 8
            if x.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self)
                != y.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self)
            {
                return false
            }
            end = start
        }
        return x.unsafeLoadUnaligned(fromByteOffset: 0, as: UInt64.self)
            == y.unsafeLoadUnaligned(fromByteOffset: 0, as: UInt64.self)
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
