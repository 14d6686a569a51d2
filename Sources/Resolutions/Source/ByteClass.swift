/// Classes of ASCII bytes.
enum ByteClass {
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    static func isLower(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }
    static func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
    static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }
    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A }
    /// The lower-case form of an ASCII letter; any other byte unchanged.
    static func lowered(_ byte: UInt8) -> UInt8 { isUpper(byte) ? byte | 0x20 : byte }
    /// Whether a word goes on with this byte: letters, digits, and all beyond ASCII.
    static func continuesWord(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || byte >= 0x80 }
}

/// Comparing words with stretches of a text, byte by byte, without making strings.
enum ByteMatch {
    /// Whether the word stands at a place, as it is.
    ///
    /// A `StaticString`, here and below, because its length and bytes are known where this is compiled: at most places
    /// the first byte is another, and that look is all that it costs. To go through the bytes of a `String` costs ten times that.
    @inline(__always)
    static func exact(_ word: StaticString, in bytes: [UInt8], at start: Int, before end: Int) -> Bool {
        guard start + word.utf8CodeUnitCount <= end else { return false }
        return word.withUTF8Buffer { letters in
            for offset in 0..<letters.count where bytes[start + offset] != letters[offset] { return false }
            return true
        }
    }

    /// Whether the lower-case word stands at a place, in any case, as a whole word.
    @inline(__always)
    static func word(_ word: StaticString, in bytes: [UInt8], at start: Int, before end: Int) -> Bool {
        let behind = start + word.utf8CodeUnitCount
        guard behind <= end else { return false }
        let stands = word.withUTF8Buffer { letters in
            for offset in 0..<letters.count where ByteClass.lowered(bytes[start + offset]) != letters[offset] { return false }
            return true
        }
        return stands && (behind == end || !ByteClass.continuesWord(bytes[behind]))
    }

    /// Whether words that are known only when the program runs stand at a place, as they are.
    static func exact(words: String, in bytes: [UInt8], at start: Int, before end: Int) -> Bool {
        var position = start
        for byte in words.utf8 {
            guard position < end, bytes[position] == byte else { return false }
            position += 1
        }
        return true
    }

    /// Behind the white space from a place on.
    static func skipBlanks(in bytes: [UInt8], from start: Int, before end: Int) -> Int {
        var position = start
        while position < end && ByteClass.isSpace(bytes[position]) { position += 1 }
        return position
    }

    /// A range without the white space at its ends.
    static func trimmed(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end && ByteClass.isSpace(bytes[start]) { start += 1 }
        while end > start && ByteClass.isSpace(bytes[end - 1]) { end -= 1 }
        return start..<end
    }
}
