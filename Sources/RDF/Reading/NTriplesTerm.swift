/// The terminals of N-Triples: `IRIREF`, `STRING_LITERAL_QUOTE`, `LANGTAG`, `BLANK_NODE_LABEL`,
/// `UCHAR` and `ECHAR`.
@usableFromInline
enum NTriplesTerm {
    /// Whether the bytes of `range` stand again from `position` on.
    @usableFromInline
    static func isRepeated(_ range: Range<Int>, in bytes: Span<UInt8>, at position: Int) -> Bool {
        guard position &+ range.count <= bytes.count else { return false }
        let raw = bytes.bytes
        var offset = 0
        while offset &+ 8 <= range.count {
            // Within the span's bounds; any bytes are a valid integer.
            let known = raw.unsafeLoadUnaligned(fromUncheckedByteOffset: range.lowerBound &+ offset, as: UInt64.self)
            if raw.unsafeLoadUnaligned(fromUncheckedByteOffset: position &+ offset, as: UInt64.self) != known { return false }
            offset &+= 8
        }
        while offset < range.count {
            if bytes[range.lowerBound &+ offset] != bytes[position &+ offset] { return false }
            offset &+= 1
        }
        return true
    }

    /// The range of an IRI without an escape, or nil (and the position kept) where there is one.
    /// The position stands on `<` before and after `>` afterwards.
    @usableFromInline
    static func plainIRI(
        _ bytes: Span<UInt8>, at position: inout Int
    ) throws(NTriplesFault) -> Range<Int>? {
        let start = position + 1
        var index = ByteRuns.endOfPlainIRI(in: bytes, from: start)
        while index < bytes.count {
            let byte = bytes[index]
            if byte >= 0x80 {
                guard let scalar = UTF8Decoding.scalar(in: bytes, at: index) else {
                    throw NTriplesFault("expected UTF-8 in an IRI", at: index)
                }
                index += scalar.length
            } else if !IRICharacters.isForbidden(byte) {
                index += 1
            } else if byte == UInt8(ascii: ">") {
                let range = start..<index
                guard IRICharacters.schemeLength(of: bytes.extracting(range)) != nil else {
                    throw NTriplesFault("expected an absolute IRI: '<scheme:…>'", at: start)
                }
                position = index + 1
                return range
            } else if byte == UInt8(ascii: "\\") {
                return nil
            } else {
                throw NTriplesFault("expected '>' to end the IRI", at: index)
            }
        }
        throw NTriplesFault("expected '>' to end the IRI", at: index)
    }

    /// An IRI with escapes (`UCHAR`), which are undone into `text`.
    @usableFromInline
    static func escapedIRI(
        _ bytes: Span<UInt8>, at position: inout Int,
        into text: inout [UInt8]
    ) throws(NTriplesFault) {
        text.removeAll(keepingCapacity: true)
        var index = position + 1
        while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\\") {
                let start = index
                let scalar = try unicodeEscape(bytes, at: &index)
                if scalar.value < 0x80, IRICharacters.isForbidden(UInt8(scalar.value)) {
                    throw NTriplesFault("expected a character that an IRI may have", at: start)
                }
                text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            } else if byte >= 0x80 {
                guard let scalar = UTF8Decoding.scalar(in: bytes, at: index) else {
                    throw NTriplesFault("expected UTF-8 in an IRI", at: index)
                }
                for offset in 0..<scalar.length { text.append(bytes[index + offset]) }
                index += scalar.length
            } else if IRICharacters.isForbidden(byte) {
                throw NTriplesFault("expected '>' to end the IRI", at: index)
            } else {
                text.append(byte)
                index += 1
            }
        }
        guard index < bytes.count else { throw NTriplesFault("expected '>' to end the IRI", at: index) }
        guard IRICharacters.schemeLength(of: text.span) != nil else {
            throw NTriplesFault("expected an absolute IRI: '<scheme:…>'", at: position + 1)
        }
        position = index + 1
    }

    /// The range of a string without an escape, or nil (and the position kept) where there is one.
    /// The position stands on the first quotation mark before and after the last one afterwards.
    @usableFromInline
    static func plainString(
        _ bytes: Span<UInt8>, at position: inout Int
    ) throws(NTriplesFault) -> Range<Int>? {
        let start = position + 1
        var index = ByteRuns.endOfPlainText(in: bytes, from: start)
        while index < bytes.count {
            let byte = bytes[index]
            if byte >= 0x80 {
                guard let scalar = UTF8Decoding.scalar(in: bytes, at: index) else {
                    throw NTriplesFault("expected UTF-8 in a string", at: index)
                }
                // Back to eight at a time.
                index = ByteRuns.endOfPlainText(in: bytes, from: index + scalar.length)
            } else if byte == UInt8(ascii: "\"") {
                position = index + 1
                return start..<index
            } else if byte == UInt8(ascii: "\\") {
                return nil
            } else if byte == 0x0A || byte == 0x0D {
                break
            } else {
                index += 1
            }
        }
        throw NTriplesFault("expected '\"' to end the string before the end of the line", at: index)
    }

    /// A string with escapes, which are undone into `text`.
    @usableFromInline
    static func escapedString(
        _ bytes: Span<UInt8>, at position: inout Int,
        into text: inout [UInt8]
    ) throws(NTriplesFault) {
        text.removeAll(keepingCapacity: true)
        var index = position + 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\\") {
                if let character = characterEscape(index + 1 < bytes.count ? bytes[index + 1] : 0) {
                    text.append(character)
                    index += 2
                } else {
                    let scalar = try unicodeEscape(bytes, at: &index)
                    text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
                }
            } else if byte >= 0x80 {
                guard let scalar = UTF8Decoding.scalar(in: bytes, at: index) else {
                    throw NTriplesFault("expected UTF-8 in a string", at: index)
                }
                for offset in 0..<scalar.length { text.append(bytes[index + offset]) }
                index += scalar.length
            } else if byte == 0x0A || byte == 0x0D {
                break
            } else {
                // A run without anything special is copied whole.
                let end = max(index + 1, ByteRuns.endOfPlainText(in: bytes, from: index))
                bytes.extracting(index..<end).withUnsafeBufferPointer { text.append(contentsOf: $0) }
                index = end
            }
        }
        guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
            throw NTriplesFault("expected '\"' to end the string before the end of the line", at: index)
        }
        position = index + 1
    }

    /// `ECHAR`: what stands for the letter after the backslash, or nil.
    private static func characterEscape(_ letter: UInt8) -> UInt8? {
        switch letter {
        case UInt8(ascii: "t"): 0x09
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "\\"): letter
        default: nil
        }
    }

    /// `UCHAR`: `\uXXXX` or `\UXXXXXXXX`. The index stands on the backslash before and behind the
    /// escape afterwards.
    private static func unicodeEscape(
        _ bytes: Span<UInt8>, at index: inout Int
    ) throws(NTriplesFault) -> Unicode.Scalar {
        let letter = index + 1 < bytes.count ? bytes[index + 1] : 0
        let count: Int
        switch letter {
        case UInt8(ascii: "u"): count = 4
        case UInt8(ascii: "U"): count = 8
        default: throw NTriplesFault("expected an escape that exists after '\\'", at: index)
        }
        var value: UInt32 = 0
        for offset in 0..<count {
            let place = index + 2 + offset
            guard place < bytes.count, let digit = hexadecimalValue(bytes[place]) else {
                throw NTriplesFault("expected \(count) hexadecimal digits", at: place)
            }
            // Eight digits fit in 32 bits.
            value = value << 4 | UInt32(digit)
        }
        guard let scalar = Unicode.Scalar(value) else {
            throw NTriplesFault("expected a code point that exists (no surrogate, at most 10FFFF)", at: index)
        }
        index += 2 + count
        return scalar
    }

    private static func hexadecimalValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        default: nil
        }
    }

    /// The range of a language tag without `@`, on which the position stands before.
    @usableFromInline
    static func languageTag(
        _ bytes: Span<UInt8>, at position: inout Int
    ) throws(NTriplesFault) -> Range<Int> {
        let start = position + 1
        var index = start
        while index < bytes.count, isTagByte(bytes[index]) { index += 1 }
        guard LanguageTag.isWellFormed(bytes.extracting(start..<index)) else {
            throw NTriplesFault("expected a language tag such as 'en' or 'zh-Hans' after '@'", at: start)
        }
        position = index
        return start..<index
    }

    private static func isTagByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    /// The range of a blank node's label without `_:`, on which the position stands before. A full
    /// stop at the end belongs to the statement.
    @usableFromInline
    static func blankNodeLabel(
        _ bytes: Span<UInt8>, at position: inout Int
    ) throws(NTriplesFault) -> Range<Int> {
        guard position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: ":") else {
            throw NTriplesFault("expected ':' after '_'", at: position + 1)
        }
        let start = position + 2
        let end = BlankNodeLabel.end(in: bytes, from: start)
        guard end > start else {
            throw NTriplesFault("expected the label of a blank node after '_:'", at: start)
        }
        position = end
        return start..<end
    }
}
