/// The text of a query as bytes, its code point escapes replaced
/// ([SPARQL 1.1 Query, section 19.2](https://www.w3.org/TR/sparql11-query/#codepointEscape)),
/// with the way back from an offset to a line and column of the text as written.
struct QuerySource: Sendable {
    /// UTF-8, followed by ``padding`` zero bytes so that looking ahead needs no test for the end.
    private(set) var bytes: [UInt8]
    /// The number of bytes before the padding.
    private(set) var count: Int

    static let padding = 8

    /// The text as written, kept only where escapes were replaced.
    private var written: [UInt8]?
    /// After which offset in `bytes` the text as written is how many bytes longer.
    private var shifts: [(offset: Int, shift: Int)] = []

    init(_ text: String) throws(QuerySyntaxError) {
        bytes = Array(text.utf8)
        count = bytes.count
        if Self.hasEscape(bytes) { try replaceEscapes() }
        bytes.append(contentsOf: repeatElement(0, count: Self.padding))
    }

    /// Where in the text as written the byte at this offset stands, counted from 1; the column in
    /// code points. Linear in the offset.
    func location(of offset: Int) -> (line: Int, column: Int) {
        var shift = 0
        for entry in shifts where entry.offset <= offset { shift = entry.shift }
        let text = written ?? bytes
        var line = 1
        var column = 1
        for byte in text[..<min(offset + shift, text.count)] {
            if byte == 0x0A {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return (line, column)
    }

    func error(at offset: Int, _ message: String) -> QuerySyntaxError {
        let (line, column) = location(of: offset)
        return QuerySyntaxError(line: line, column: column, message: message)
    }

    /// The text between two offsets.
    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    // MARK: Escapes

    private static let backslash = UInt8(ascii: "\\")

    private static func hasEscape(_ bytes: [UInt8]) -> Bool {
        var previous: UInt8 = 0
        for byte in bytes {
            if previous == backslash, byte == UInt8(ascii: "u") || byte == UInt8(ascii: "U") { return true }
            previous = byte
        }
        return false
    }

    /// Replaces `\uXXXX` and `\UXXXXXXXX`. A backslash that escapes a backslash starts no escape,
    /// and what a replacement yields is not read again.
    private mutating func replaceEscapes() throws(QuerySyntaxError) {
        let original = bytes
        var decoded: [UInt8] = []
        decoded.reserveCapacity(original.count)
        var index = 0
        while index < original.count {
            let byte = original[index]
            guard byte == Self.backslash, index + 1 < original.count else {
                decoded.append(byte)
                index += 1
                continue
            }
            let kind = original[index + 1]
            guard kind == UInt8(ascii: "u") || kind == UInt8(ascii: "U") else {
                decoded.append(byte)
                decoded.append(kind)
                index += 2
                continue
            }
            let digits = kind == UInt8(ascii: "u") ? 4 : 8
            guard let scalar = Self.scalar(in: original, from: index + 2, digits: digits) else {
                throw error(
                    at: index,
                    "expected \(digits) hexadecimal digits of a code point after '\\\(kind == UInt8(ascii: "u") ? "u" : "U")' (a surrogate is not one)"
                )
            }
            decoded.append(contentsOf: Array(String(Character(scalar)).utf8))
            index += 2 + digits
            shifts.append((decoded.count, index - decoded.count))
        }
        written = original
        bytes = decoded
        count = decoded.count
    }

    private static func scalar(in bytes: [UInt8], from start: Int, digits: Int) -> Unicode.Scalar? {
        guard start + digits <= bytes.count else { return nil }
        var value: UInt32 = 0
        for byte in bytes[start..<(start + digits)] {
            guard let digit = NameCharacters.hexadecimalValue(byte), value <= 0xFFF_FFFF else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return Unicode.Scalar(value)
    }
}
