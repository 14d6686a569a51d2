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

    /// The ways in which a figure may be read: three at most, and never none. No array, because nearly every line is
    /// asked whether it begins with a marker.
    struct Readings: RandomAccessCollection {
        private var first: Reading
        private var second: Reading?
        private var third: Reading?

        init(_ first: Reading) { self.first = first }

        var startIndex: Int { 0 }
        var endIndex: Int { third != nil ? 3 : second != nil ? 2 : 1 }

        subscript(index: Int) -> Reading { (index == 0 ? nil : index == 1 ? second : third) ?? first }

        mutating func append(_ reading: Reading) {
            if second == nil { second = reading } else { third = reading }
        }
    }

    /// The marker as printed.
    var range: Range<Int>
    /// Where the item's text begins.
    var contentStart: Int
    /// The possible readings: `i)` is a letter or a Roman numeral.
    var readings: Readings
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
        // Nearly every line begins with a word, which no sign closes as one does a marker.
        if ByteClass.isLetter(first), !closesLetters(in: bytes, range) { return nil }
        if let bullet = readBullet(in: bytes, range, allowsEmpty: allowsEmpty) { return bullet }
        var cursor = ByteCursor(bytes, range)
        let isEnclosed = cursor.accept("(")
        let figure: Range<Int>
        var letters: ArraySlice<UInt8> = []
        var number: Int?
        var parts: [Int] = []
        var isInserted = false
        if let digit = cursor.current, ByteClass.isDigit(digit) {
            let start = cursor.position
            guard let first = cursor.takeNumber(), first > 0, first < 1000 else { return nil }
            number = first
            while cursor.current == UInt8(ascii: "."), cursor.position + 1 < cursor.end,
                ByteClass.isDigit(bytes[cursor.position + 1]), !isEnclosed
            {
                _ = cursor.accept(".")
                guard let part = cursor.takeNumber(), part < 1000 else { return nil }
                if parts.isEmpty { parts.append(first) }
                parts.append(part)
            }
            if let letter = cursor.current, ByteClass.isLower(letter) {
                // `1bis`, `7a)`
                let suffix = cursor.take(while: ByteClass.isLower)
                guard isInsertion(bytes[suffix]) || suffix.count == 1 else { return nil }
                isInserted = true
            }
            figure = start..<cursor.position
        } else if ByteClass.isLetter(first) || isEnclosed || first == 0xD0 {
            let start = cursor.position
            letters = takeLetters(&cursor)
            guard !letters.isEmpty, letters.count <= 6 else { return nil }
            figure = start..<cursor.position
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
            if isInsertion(bytes[suffix]) {
                isInserted = true
                end = cursor.position
            } else {
                cursor.position = suffix.lowerBound
            }
        } else if number == nil {
            return nil  // a bare letter is a word
        }
        guard cursor.isAtEnd || cursor.current.map(ByteClass.isSpace) == true else { return nil }
        let readings: Readings
        if let last = parts.last {
            readings = Readings(Reading(scheme: .decimal(parts.count), value: last))
        } else if let number {
            readings = Readings(Reading(scheme: .arabic(style), value: number))
        } else {
            guard let possible = letterReadings(letters, style) else { return nil }
            readings = possible
        }
        let content = ByteMatch.skipBlanks(in: bytes, from: end, before: range.upperBound)
        return Enumerator(
            range: (isEnclosed ? figure.lowerBound - 1 : figure.lowerBound)..<end, contentStart: content,
            readings: readings, isInserted: isInserted,
            hasTab: bytes[end..<content].contains(0x09), parts: parts)
    }

    /// Whether a bracket or a full stop follows on the letters with which a line begins, seven at the most.
    @inline(__always)
    private static func closesLetters(in bytes: [UInt8], _ range: Range<Int>) -> Bool {
        var end = range.lowerBound
        while end < range.upperBound && end - range.lowerBound <= 6 && ByteClass.isLetter(bytes[end]) { end += 1 }
        return end < range.upperBound && (bytes[end] == UInt8(ascii: ")") || bytes[end] == UInt8(ascii: "."))
    }

    private static func isInsertion(_ letters: ArraySlice<UInt8>) -> Bool {
        guard letters.count >= 3 else { return false }
        return letters.elementsEqual("bis".utf8) || letters.elementsEqual("ter".utf8) || letters.elementsEqual("quater".utf8)
            || letters.elementsEqual("quinquies".utf8)
    }

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
            readings: Readings(Reading(scheme: .bullet(scalar), value: 0)), hasTab: bytes[end..<content].contains(0x09),
            isStray: first < 0x20)
    }

    /// ASCII letters, or a Cyrillic letter that looks like one.
    private static func takeLetters(_ cursor: inout ByteCursor) -> ArraySlice<UInt8> {
        if cursor.current == 0xD0, cursor.position + 1 < cursor.end, cursor.bytes[cursor.position + 1] == 0xB0 {
            cursor.position += 2
            return [UInt8(ascii: "a")]
        }
        let range = cursor.take(while: ByteClass.isLetter)
        return cursor.bytes[range]
    }

    private static func letterReadings(_ letters: ArraySlice<UInt8>, _ style: Style) -> Readings? {
        let isLower = letters.allSatisfy(ByteClass.isLower)
        guard isLower || letters.allSatisfy(ByteClass.isUpper), let letter = letters.first, let last = letters.last else { return nil }
        var readings: Readings?
        func add(_ scheme: Scheme, _ value: Int) {
            let reading = Reading(scheme: scheme, value: value)
            if readings == nil { readings = Readings(reading) } else { readings?.append(reading) }
        }
        let first = Int((letter | 0x20) - UInt8(ascii: "a")) + 1
        if letters.count == 1 {
            add(isLower ? .lowerLetter(style) : .upperLetter(style), first)
        } else if letters.count == 2 {
            // `aa)` follows `z)`; behind it stands `ab)` or `bb)`.
            let second = Int((last | 0x20) - UInt8(ascii: "a")) + 1
            if first == second { add(isLower ? .lowerLetter(style) : .upperLetter(style), 26 + first) }
            if first <= 3, first != 1 || second != 1 { add(isLower ? .lowerLetter(style) : .upperLetter(style), 26 * first + second) }
        }
        if let value = RomanNumeral.value(of: letters) { add(isLower ? .lowerRoman(style) : .upperRoman(style), value) }
        return readings
    }
}

/// Roman numerals up to 89, as lists use them.
enum RomanNumeral {
    /// The value of letters in either case; nil unless they are a numeral in its usual form.
    static func value(of letters: ArraySlice<UInt8>) -> Int? {
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
        return total > 0 && total < 90 && isPrinted(total, letters) ? total : nil
    }

    private static let steps: [(value: Int, digits: [UInt8])] = [
        (50, [0x6C]), (40, [0x78, 0x6C]), (10, [0x78]), (9, [0x69, 0x78]), (5, [0x76]), (4, [0x69, 0x76]), (1, [0x69]),
    ]

    /// Whether letters are the usual form of a number.
    private static func isPrinted(_ number: Int, _ letters: ArraySlice<UInt8>) -> Bool {
        var rest = number
        var position = letters.startIndex
        for step in steps {
            while rest >= step.value {
                for digit in step.digits {
                    guard position < letters.endIndex, letters[position] | 0x20 == digit else { return false }
                    position += 1
                }
                rest -= step.value
            }
        }
        return position == letters.endIndex
    }
}
