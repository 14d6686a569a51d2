import RDF

/// The string functions of SPARQL 1.1, section 17.4.3, on UTF-8. Positions are byte offsets; lengths
/// that a query sees are counted in code points, as XPath counts characters.
enum StringFunctions {
    /// The number of code points. Linear.
    static func length(_ text: String) -> Int {
        text.withUTF8Bytes { bytes in
            var count = 0
            for index in bytes.indices where bytes[index] & 0xC0 != 0x80 { count += 1 }
            return count
        }
    }

    /// [`fn:substring`](https://www.w3.org/TR/xpath-functions/#func-substring): the code points at
    /// positions from `start` (the first is 1) to before `start + length`. Linear.
    static func substring(_ text: String, from start: Int128, length: Int128?) -> String {
        let end: Int128
        if let length {
            let (sum, overflow) = start.addingReportingOverflow(length)
            end = overflow ? (length > 0 ? Int128.max : Int128.min) : sum
        } else {
            end = Int128.max
        }
        let range = text.withUTF8Bytes { bytes -> Range<Int> in
            var position: Int128 = 0
            var lower: Int?
            var upper = bytes.count
            for index in bytes.indices where bytes[index] & 0xC0 != 0x80 {
                position += 1
                if position >= end {
                    upper = index
                    break
                }
                if lower == nil, position >= start { lower = index }
            }
            guard let lower else { return 0..<0 }
            return lower..<max(lower, upper)
        }
        return slice(text, range)
    }

    /// The bytes of a range, which must lie on code point boundaries.
    static func slice(_ text: String, _ range: Range<Int>) -> String {
        let utf8 = text.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
        return String(text[start..<utf8.index(start, offsetBy: range.count)])
    }

    static func starts(_ text: String, with part: String) -> Bool {
        text.withUTF8Bytes { text in
            part.withUTF8Bytes { part in starts(text, with: part) }
        }
    }

    static func starts(_ text: Span<UInt8>, with part: Span<UInt8>) -> Bool {
        part.count <= text.count && isPresent(part, in: text, at: 0)
    }

    static func ends(_ text: String, with part: String) -> Bool {
        text.withUTF8Bytes { text in
            part.withUTF8Bytes { part in ends(text, with: part) }
        }
    }

    static func ends(_ text: Span<UInt8>, with part: Span<UInt8>) -> Bool {
        part.count <= text.count && isPresent(part, in: text, at: text.count - part.count)
    }

    private static func isPresent(_ part: Span<UInt8>, in text: Span<UInt8>, at start: Int) -> Bool {
        for index in part.indices where text[start + index] != part[index] { return false }
        return true
    }

    /// Where a text first occurs in another; nil if it does not. Linear: Knuth, Morris and Pratt's
    /// algorithm takes over where comparing at every place has cost too much.
    static func position(of part: String, in text: String) -> Int? {
        text.withUTF8Bytes { text in
            part.withUTF8Bytes { part in position(of: part, in: text) }
        }
    }

    static func position(of part: Span<UInt8>, in text: Span<UInt8>) -> Int? {
        guard part.count > 0 else { return 0 }
        guard part.count <= text.count else { return nil }
        let first = ByteSearch.Probe(value: part[0])
        let last = ByteSearch.Probe(value: part[part.count - 1], offset: part.count - 1)
        let end = text.count - part.count + 1
        var place = 0
        var wasted = 0
        while let start = ByteSearch.firstPlace(in: text, place..<end, first, last) {
            var index = 1
            while index < part.count, text[start + index] == part[index] { index += 1 }
            if index >= part.count { return start }
            wasted += index + 8
            if wasted > 256 + 2 * start { return search(part, in: text, from: start + 1) }
            place = start + 1
        }
        return nil
    }

    private static func search(_ part: Span<UInt8>, in text: Span<UInt8>, from start: Int) -> Int? {
        var borders = [Int](repeating: 0, count: part.count)
        var length = 0
        for index in 1..<part.count {
            while length > 0, part[index] != part[length] { length = borders[length - 1] }
            if part[index] == part[length] { length += 1 }
            borders[index] = length
        }
        length = 0
        for index in start..<text.count {
            while length > 0, text[index] != part[length] { length = borders[length - 1] }
            if text[index] == part[length] { length += 1 }
            if length == part.count { return index + 1 - length }
        }
        return nil
    }

    static func upperCase(_ text: String) -> String { text.uppercased() }
    static func lowerCase(_ text: String) -> String { text.lowercased() }

    /// [`fn:encode-for-uri`](https://www.w3.org/TR/xpath-functions/#func-encode-for-uri): all but
    /// letters, digits, `-`, `_`, `.` and `~` as percent-encoded UTF-8.
    static func encodeForURI(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 16)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
                UInt8(ascii: "~"):
                bytes.append(byte)
            default:
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// Language tags and ranges.
enum LanguageRange {
    /// Basic filtering ([RFC 4647, section 3.3.1](https://www.rfc-editor.org/rfc/rfc4647#section-3.3.1)),
    /// which LANGMATCHES asks for: `*` matches any tag, else the range is the tag or its beginning up
    /// to a hyphen, without regard to case.
    static func matches(tag: String, range: String) -> Bool {
        let tag = Array(tag.utf8).map(lowered)
        let range = Array(range.utf8).map(lowered)
        if range == [UInt8(ascii: "*")] { return !tag.isEmpty }
        guard !tag.isEmpty, tag.starts(with: range) else { return range.isEmpty && tag.isEmpty }
        return tag.count == range.count || (!range.isEmpty && tag[range.count] == UInt8(ascii: "-"))
    }

    /// Whether a text has the shape of a language tag in Turtle and SPARQL: letters, then parts of
    /// letters and digits after hyphens.
    static func isTag(_ text: String) -> Bool {
        var isFirstPart = true
        var length = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "-"):
                guard length > 0 else { return false }
                isFirstPart = false
                length = 0
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
                length += 1
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                guard !isFirstPart else { return false }
                length += 1
            default: return false
            }
        }
        return length > 0
    }

    private static func lowered(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
}
