/// The marker of a list item, as it may be read without its context.
struct Enumerator {
    /// A way of numbering. Two markers of one list have the same scheme.
    enum Scheme: Hashable, Sendable {
        case arabic(Style)
        case lowerLetter(Style)
        case upperLetter(Style)
        case lowerRoman(Style)
        case upperRoman(Style)
        /// `2.1`, `8.4.3`; the number of parts.
        case decimal(Int)
        /// A bullet or dash, by its first scalar.
        case bullet(UInt32)

        var isArabic: Bool {
            if case .arabic = self { return true }
            return false
        }
    }

    /// What surrounds the figure: `1`, `1.`, `1)`, `(1)`.
    enum Style: Hashable, Sendable { case bare, dotted, closed, enclosed }

    struct Reading {
        var scheme: Scheme
        var value: Int
    }

    /// The marker as printed.
    var range: Range<Int>
    /// Where the item's text begins.
    var contentStart: Int
    /// The possible readings: `i)` is a letter or a Roman numeral. Never empty.
    var readings: [Reading]
    /// Whether `bis`, `ter` or a letter marks an inserted item, which repeats the value before it.
    var isInserted = false
    /// Whether a tab stands behind the marker.
    var hasTab = false
    /// All the numbers of a decimal marker.
    var parts: [Int] = []
    /// Whether a stray character stands where a bullet was printed.
    var isStray = false

    /// Reads a marker at the start of a range.
    ///
    /// - Parameter allowsEmpty: whether a bullet may stand at the end, its text on the next line.
    static func read(in bytes: [UInt8], _ range: Range<Int>, allowsEmpty: Bool = false) -> Enumerator? {
        guard let first = bytes[range].first else { return nil }
        if let bullet = readBullet(in: bytes, range, allowsEmpty: allowsEmpty) { return bullet }
        var cursor = ByteCursor(bytes, range)
        let isEnclosed = cursor.accept("(")
        let figure: Range<Int>
        var readings: [(Style) -> Reading] = []
        var parts: [Int] = []
        var isInserted = false
        if let digit = cursor.current, ByteClass.isDigit(digit) {
            let start = cursor.position
            guard let number = cursor.takeNumber(), number > 0, number < 1000 else { return nil }
            parts = [number]
            while cursor.current == UInt8(ascii: "."), cursor.position + 1 < cursor.end,
                ByteClass.isDigit(bytes[cursor.position + 1]), !isEnclosed
            {
                _ = cursor.accept(".")
                guard let part = cursor.takeNumber(), part < 1000 else { return nil }
                parts.append(part)
            }
            if let letter = cursor.current, ByteClass.isLower(letter) {
                // `1bis`, `7a)`
                let suffix = cursor.take(while: ByteClass.isLower)
                guard insertions.contains(cursor.text(suffix)) || suffix.count == 1 else { return nil }
                isInserted = true
            }
            figure = start..<cursor.position
            if parts.count == 1 {
                readings = [{ Reading(scheme: .arabic($0), value: number) }]
            } else {
                let depth = parts.count
                let last = parts[depth - 1]
                readings = [{ _ in Reading(scheme: .decimal(depth), value: last) }]
            }
        } else if ByteClass.isLetter(first) || isEnclosed || first == 0xD0 {
            let start = cursor.position
            // Nearly every line begins with a word, which no sign closes as one does a marker.
            if !isEnclosed && first != 0xD0 {
                var end = start
                while end < range.upperBound && end - start <= 6 && ByteClass.isLetter(bytes[end]) { end += 1 }
                guard end < range.upperBound, bytes[end] == UInt8(ascii: ")") || bytes[end] == UInt8(ascii: ".") else { return nil }
            }
            let letters = takeLetters(&cursor)
            guard !letters.isEmpty, letters.count <= 6 else { return nil }
            figure = start..<cursor.position
            readings = letterReadings(letters)
            guard !readings.isEmpty else { return nil }
        } else {
            return nil
        }
        // What closes the marker.
        var style = Style.bare
        if isEnclosed {
            guard cursor.accept(")") else { return nil }
            style = .enclosed
        } else if cursor.accept(")") {
            style = .closed
        } else if cursor.accept(".") {
            style = .dotted
        }
        var end = cursor.position
        if style != .bare {
            let suffix = cursor.take(while: ByteClass.isLower)
            if insertions.contains(cursor.text(suffix)) {
                isInserted = true
                end = cursor.position
            } else {
                cursor.position = suffix.lowerBound
            }
        } else if parts.isEmpty {
            return nil  // a bare letter is a word
        }
        guard cursor.isAtEnd || cursor.current.map(ByteClass.isSpace) == true else { return nil }
        let content = ByteMatch.skipBlanks(in: bytes, from: end, before: range.upperBound)
        return Enumerator(
            range: (isEnclosed ? figure.lowerBound - 1 : figure.lowerBound)..<end, contentStart: content,
            readings: readings.map { $0(style) }, isInserted: isInserted,
            hasTab: bytes[end..<content].contains(0x09), parts: parts)
    }

    private static let insertions: Set<String> = ["bis", "ter", "quater", "quinquies"]

    /// Bullets and dashes; a hyphen or star only with a blank behind it.
    private static func readBullet(in bytes: [UInt8], _ range: Range<Int>, allowsEmpty: Bool) -> Enumerator? {
        var length = 0
        var scalar: UInt32 = 0
        let first = bytes[range.lowerBound]
        switch first {
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
            while range.lowerBound + length < range.upperBound && bytes[range.lowerBound + length] == first { length += 1 }
            // The number of stars is the depth of the list, as in AsciiDoc.
            scalar = UInt32(first) + UInt32(min(length - 1, 15)) << 16
        case UInt8(ascii: "."):
            while range.lowerBound + length < range.upperBound && bytes[range.lowerBound + length] == first { length += 1 }
            guard length <= 3 else { return nil }
            scalar = UInt32(first) + UInt32(length - 1) << 16
        case 0xC2 where range.count > 1 && bytes[range.lowerBound + 1] == 0xB7:  // middle dot
            length = 2
            scalar = 0xB7
        case 0xE2 where range.count > 2:
            let code = UInt32(bytes[range.lowerBound + 1]) << 8 | UInt32(bytes[range.lowerBound + 2])
            switch code {
            // bullet, triangular bullet, hyphen bullet, white bullet, en dash, em dash, minus, small square
            case 0x80A2, 0x80A3, 0x8183, 0x97A6, 0x8093, 0x8094, 0x8892, 0x96AA, 0x9780:
                length = 3
                scalar = code
            default: return nil
            }
        case 0xEF where range.count > 2 && bytes[range.lowerBound + 1] == 0x82:  // private use, Symbol font
            length = 3
            scalar = 0xF0B7
        case 0x01...0x08, 0x0E...0x1F:  // what is left of a bullet in a font of symbols
            length = 1
            scalar = UInt32(first)
        default: return nil
        }
        let end = range.lowerBound + length
        guard end < range.upperBound ? ByteClass.isSpace(bytes[end]) : allowsEmpty else { return nil }
        let content = ByteMatch.skipBlanks(in: bytes, from: end, before: range.upperBound)
        return Enumerator(
            range: range.lowerBound..<end, contentStart: content,
            readings: [Reading(scheme: .bullet(scalar), value: 0)], hasTab: bytes[end..<content].contains(0x09),
            isStray: first < 0x20)
    }

    /// ASCII letters, or a Cyrillic letter that looks like one.
    private static func takeLetters(_ cursor: inout ByteCursor) -> [UInt8] {
        if cursor.current == 0xD0, cursor.position + 1 < cursor.end, cursor.bytes[cursor.position + 1] == 0xB0 {
            cursor.position += 2
            return [UInt8(ascii: "a")]
        }
        let range = cursor.take(while: ByteClass.isLetter)
        return Array(cursor.bytes[range])
    }

    private static func letterReadings(_ letters: [UInt8]) -> [(Style) -> Reading] {
        var readings: [(Style) -> Reading] = []
        let isLower = letters.allSatisfy(ByteClass.isLower)
        guard isLower || letters.allSatisfy(ByteClass.isUpper) else { return [] }
        if letters.count == 1 {
            let value = Int((letters[0] | 0x20) - UInt8(ascii: "a")) + 1
            readings.append { Reading(scheme: isLower ? .lowerLetter($0) : .upperLetter($0), value: value) }
        } else if letters.count == 2 {
            // `aa)` follows `z)`; behind it stands `ab)` or `bb)`.
            let first = Int((letters[0] | 0x20) - UInt8(ascii: "a")) + 1
            let second = Int((letters[1] | 0x20) - UInt8(ascii: "a")) + 1
            if first == second {
                readings.append { Reading(scheme: isLower ? .lowerLetter($0) : .upperLetter($0), value: 26 + first) }
            }
            if first <= 3, first != 1 || second != 1 {
                readings.append { Reading(scheme: isLower ? .lowerLetter($0) : .upperLetter($0), value: 26 * first + second) }
            }
        }
        if let value = RomanNumeral.value(of: letters) {
            readings.append { Reading(scheme: isLower ? .lowerRoman($0) : .upperRoman($0), value: value) }
        }
        return readings
    }
}

/// Roman numerals up to 89, as lists use them.
enum RomanNumeral {
    /// The value of letters in either case; nil unless they are a numeral in its usual form.
    static func value(of letters: [UInt8]) -> Int? {
        var total = 0
        var previous = 0
        for letter in letters.reversed() {
            let digit: Int
            switch letter | 0x20 {
            case UInt8(ascii: "i"): digit = 1
            case UInt8(ascii: "v"): digit = 5
            case UInt8(ascii: "x"): digit = 10
            case UInt8(ascii: "l"): digit = 50
            default: return nil
            }
            total += digit < previous ? -digit : digit
            previous = max(previous, digit)
        }
        return total > 0 && total < 90 && print(total) == letters.map { $0 | 0x20 } ? total : nil
    }

    private static func print(_ number: Int) -> [UInt8] {
        var rest = number
        var result: [UInt8] = []
        for (value, digits) in [(50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")] {
            while rest >= value {
                result += Array(digits.utf8)
                rest -= value
            }
        }
        return result
    }
}
