// Lexical forms of dates and times: XSD 1.1 Datatypes, sections 3.3.7 to 3.3.14.

extension DateTimeValue {
    /// Reads the lexical form of a kind; nil where the text is anything else.
    public init?(_ kind: Kind, utf8 text: Span<UInt8>) {
        var reader = DateTimeReader(kind: kind)
        guard let value = reader.read(text) else { return nil }
        self = value
    }

    /// The canonical form, in local time with its time zone.
    public var lexicalForm: String {
        var bytes: [UInt8] = []
        let (year, month, day) = date
        switch kind {
        case .dateTime:
            bytes.appendYear(year)
            bytes.append(UInt8(ascii: "-"))
            bytes.appendTwoDigits(month)
            bytes.append(UInt8(ascii: "-"))
            bytes.appendTwoDigits(day)
            bytes.append(UInt8(ascii: "T"))
            appendTime(to: &bytes)
        case .date:
            bytes.appendYear(year)
            bytes.append(UInt8(ascii: "-"))
            bytes.appendTwoDigits(month)
            bytes.append(UInt8(ascii: "-"))
            bytes.appendTwoDigits(day)
        case .time:
            appendTime(to: &bytes)
        case .gYear:
            bytes.appendYear(year)
        case .gYearMonth:
            bytes.appendYear(year)
            bytes.append(UInt8(ascii: "-"))
            bytes.appendTwoDigits(month)
        case .gMonth:
            bytes += [UInt8(ascii: "-"), UInt8(ascii: "-")]
            bytes.appendTwoDigits(month)
        case .gMonthDay:
            bytes += [UInt8(ascii: "-"), UInt8(ascii: "-")]
            bytes.appendTwoDigits(month)
            bytes.append(UInt8(ascii: "-"))
            bytes.appendTwoDigits(day)
        case .gDay:
            bytes += [UInt8(ascii: "-"), UInt8(ascii: "-"), UInt8(ascii: "-")]
            bytes.appendTwoDigits(day)
        }
        return String(decoding: bytes, as: UTF8.self) + timeZoneText
    }

    /// The time zone as `Z`, `-05:00` or, where there is none, nothing: what SPARQL's `TZ` gives.
    public var timeZoneText: String {
        guard let offset = timeZoneOffset else { return "" }
        if offset == 0 { return "Z" }
        var bytes: [UInt8] = [offset < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+")]
        bytes.appendTwoDigits(Int(offset.magnitude) / 60)
        bytes.append(UInt8(ascii: ":"))
        bytes.appendTwoDigits(Int(offset.magnitude) % 60)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func appendTime(to bytes: inout [UInt8]) {
        bytes.appendTwoDigits(hour)
        bytes.append(UInt8(ascii: ":"))
        bytes.appendTwoDigits(minute)
        bytes.append(UInt8(ascii: ":"))
        let second = second
        bytes.appendTwoDigits(Int(second.integerPart))
        let text = DecimalNumber(scaled: Int128(attoseconds)).description
        bytes += Array(text.utf8.dropFirst())
    }
}

extension [UInt8] {
    fileprivate mutating func appendTwoDigits(_ value: Int) {
        append(UInt8(0x30 + value / 10 % 10))
        append(UInt8(0x30 + value % 10))
    }

    fileprivate mutating func appendYear(_ year: Int64) {
        let digits = Array(String(year.magnitude).utf8)
        if year < 0 { append(UInt8(ascii: "-")) }
        for _ in 0..<Swift.max(0, 4 - digits.count) { append(0x30) }
        self += digits
    }
}

/// A left-to-right reader of one lexical form.
private struct DateTimeReader {
    let kind: DateTimeValue.Kind
    var index = 0
    var year: Int64 = 1972
    var month = 12
    var day: Int?
    var hour = 0, minute = 0, second = 0
    var attoseconds: Int64 = 0

    init(kind: DateTimeValue.Kind) { self.kind = kind }

    mutating func read(_ text: Span<UInt8>) -> DateTimeValue? {
        let isRead =
            switch kind {
            case .dateTime:
                readYear(text) && skip("-", text) && readMonth(text) && skip("-", text) && readDay(text)
                    && skip("T", text) && readTime(text)
            case .date: readYear(text) && skip("-", text) && readMonth(text) && skip("-", text) && readDay(text)
            case .time:
                readTime(text)
            case .gYear:
                readYear(text)
            case .gYearMonth:
                readYear(text) && skip("-", text) && readMonth(text)
            case .gMonth:
                skip("-", text) && skip("-", text) && readMonth(text)
            case .gMonthDay:
                skip("-", text) && skip("-", text) && readMonth(text) && skip("-", text) && readDay(text)
            case .gDay:
                skip("-", text) && skip("-", text) && skip("-", text) && readDay(text)
            }
        guard isRead else { return nil }
        var offset: Int16?
        if index < text.count {
            guard let read = readTimeZone(text) else { return nil }
            offset = read
        }
        guard index == text.count else { return nil }
        if kind == .time { day = 31 }
        return DateTimeValue(
            kind: kind, year: year, month: kind == .gYear ? 1 : month, day: day, hour: hour, minute: minute,
            second: second, attoseconds: attoseconds, timeZoneOffset: offset)
    }

    private mutating func skip(_ character: Unicode.Scalar, _ text: Span<UInt8>) -> Bool {
        guard index < text.count, text[index] == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    private mutating func readTwoDigits(_ text: Span<UInt8>) -> Int? {
        guard index + 2 <= text.count, text[index].isDigit, text[index + 1].isDigit else { return nil }
        defer { index += 2 }
        return Int(text[index] - 0x30) * 10 + Int(text[index + 1] - 0x30)
    }

    /// At least four digits; more than four only without a leading zero.
    private mutating func readYear(_ text: Span<UInt8>) -> Bool {
        let isNegative = skip("-", text)
        let start = index
        var value: Int64 = 0
        while index < text.count, text[index].isDigit {
            guard index - start < 9 else { return false }
            value = value * 10 + Int64(text[index] - 0x30)
            index += 1
        }
        let digits = index - start
        guard digits == 4 || (digits > 4 && text[start] != 0x30) else { return false }
        year = isNegative ? -value : value
        return true
    }

    private mutating func readMonth(_ text: Span<UInt8>) -> Bool {
        guard let value = readTwoDigits(text) else { return false }
        month = value
        return true
    }

    private mutating func readDay(_ text: Span<UInt8>) -> Bool {
        guard let value = readTwoDigits(text), value > 0 else { return false }
        day = value
        return true
    }

    private mutating func readTime(_ text: Span<UInt8>) -> Bool {
        guard let hour = readTwoDigits(text), skip(":", text), let minute = readTwoDigits(text), skip(":", text),
            let second = readTwoDigits(text)
        else { return false }
        (self.hour, self.minute, self.second) = (hour, minute, second)
        guard skip(".", text) else { return true }
        let start = index
        var scale: Int64 = 100_000_000_000_000_000
        while index < text.count, text[index].isDigit {
            attoseconds += Int64(text[index] - 0x30) * scale
            scale /= 10
            index += 1
        }
        return index > start
    }

    private mutating func readTimeZone(_ text: Span<UInt8>) -> Int16? {
        if skip("Z", text) { return 0 }
        let isNegative = index < text.count && text[index] == UInt8(ascii: "-")
        guard isNegative ? skip("-", text) : skip("+", text), let hours = readTwoDigits(text), skip(":", text),
            let minutes = readTwoDigits(text), minutes < 60
        else { return nil }
        let offset = Int16(hours * 60 + minutes)
        guard offset <= 840 else { return nil }
        return isNegative ? -offset : offset
    }
}
