// Lexical forms of durations: XSD 1.1 Datatypes, sections 3.3.6, 3.4.26 and 3.4.27.

extension DurationValue {
    /// Reads the lexical form of a kind, as `-P1Y2M3DT4H5M6.7S`; nil where the text is anything else
    /// or the duration is out of range.
    public init?(_ kind: Kind, utf8 text: Span<UInt8>) {
        var index = 0
        var isNegative = false
        if index < text.count, text[index] == UInt8(ascii: "-") {
            isNegative = true
            index += 1
        }
        guard index < text.count, text[index] == UInt8(ascii: "P") else { return nil }
        index += 1
        var months: Int64 = 0
        var seconds = DecimalNumber.zero
        var rank = 0
        var inTime = false
        var parts = 0
        while index < text.count {
            if text[index] == UInt8(ascii: "T") {
                guard !inTime else { return nil }
                inTime = true
                rank = 3
                index += 1
                // A "T" wants at least one field after it.
                guard index < text.count else { return nil }
                continue
            }
            let start = index
            while index < text.count, text[index].isDigit || text[index] == UInt8(ascii: ".") { index += 1 }
            guard index < text.count, index > start, text[start].isDigit, text[index - 1].isDigit,
                let number = DecimalNumber(utf8: text.extracting(start..<index)),
                let field = Self.fields.first(where: { $0.letter == text[index] && $0.isTime == inTime }),
                field.rank > rank,
                field.rank == 6 || text.extracting(start..<index).indices.allSatisfy({ text[start + $0].isDigit })
            else { return nil }
            rank = field.rank
            parts += 1
            index += 1
            if field.rank <= 2 {
                guard let value = Int64(exactly: number.integerPart) else { return nil }
                let (scaled, overflow) = value.multipliedReportingOverflow(by: field.factor)
                let (sum, carry) = months.addingReportingOverflow(scaled)
                guard !overflow, !carry else { return nil }
                months = sum
            } else {
                guard let factor = DecimalNumber(Int128(field.factor)), let scaled = number.multiplied(by: factor),
                    let sum = seconds.adding(scaled)
                else { return nil }
                seconds = sum
            }
        }
        guard parts > 0 else { return nil }
        if isNegative {
            guard let negative = seconds.negated() else { return nil }
            months = -months
            seconds = negative
        }
        switch kind {
        case .yearMonthDuration where inTime || rank > 2: return nil
        case .dayTimeDuration where Self.hasMonths(text): return nil
        default: break
        }
        self.init(kind: kind, months: months, exactSeconds: seconds)
    }

    private static func hasMonths(_ text: Span<UInt8>) -> Bool {
        for index in text.indices {
            switch text[index] {
            case UInt8(ascii: "T"): return false
            case UInt8(ascii: "Y"), UInt8(ascii: "M"): return true
            default: break
            }
        }
        return false
    }

    private struct Field {
        let letter: UInt8
        let isTime: Bool
        let rank: Int
        /// Months or seconds in one unit.
        let factor: Int64
    }

    private static let fields: [Field] = [
        Field(letter: UInt8(ascii: "Y"), isTime: false, rank: 1, factor: 12),
        Field(letter: UInt8(ascii: "M"), isTime: false, rank: 2, factor: 1),
        Field(letter: UInt8(ascii: "D"), isTime: false, rank: 3, factor: 86_400),
        Field(letter: UInt8(ascii: "H"), isTime: true, rank: 4, factor: 3600),
        Field(letter: UInt8(ascii: "M"), isTime: true, rank: 5, factor: 60),
        Field(letter: UInt8(ascii: "S"), isTime: true, rank: 6, factor: 1),
    ]

    /// The canonical form: no field that is zero; `PT0S`, for year-month durations `P0M`, when all are.
    public var lexicalForm: String {
        if months == 0, seconds == 0, attoseconds == 0 {
            return kind == .yearMonthDuration ? "P0M" : "PT0S"
        }
        var text = months < 0 || seconds < 0 || attoseconds < 0 ? "-P" : "P"
        let months = months.magnitude
        if months >= 12 { text += "\(months / 12)Y" }
        if months % 12 > 0 { text += "\(months % 12)M" }
        let seconds = seconds.magnitude
        if seconds >= 86_400 { text += "\(seconds / 86_400)D" }
        let rest = seconds % 86_400
        guard rest > 0 || attoseconds != 0 else { return text }
        text += "T"
        if rest >= 3600 { text += "\(rest / 3600)H" }
        if rest / 60 % 60 > 0 { text += "\(rest / 60 % 60)M" }
        let part = Int128(rest % 60) * DecimalNumber.unit + Int128(attoseconds.magnitude)
        if part > 0 { text += "\(DecimalNumber(scaled: part))S" }
        return text
    }
}
