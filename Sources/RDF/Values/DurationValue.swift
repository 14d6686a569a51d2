/// A value of [`xsd:duration`](https://www.w3.org/TR/xmlschema11-2/#duration) or of one of the two
/// types derived from it: months, and seconds with a fraction, both of the same sign.
public struct DurationValue: Hashable, Sendable {
    /// The datatype that the value belongs to.
    public enum Kind: UInt8, Sendable {
        case duration, yearMonthDuration, dayTimeDuration

        public var datatype: XSDDatatype {
            switch self {
            case .duration: .duration
            case .yearMonthDuration: .yearMonthDuration
            case .dayTimeDuration: .dayTimeDuration
            }
        }

        public init?(_ datatype: XSDDatatype) {
            switch datatype {
            case .duration: self = .duration
            case .yearMonthDuration: self = .yearMonthDuration
            case .dayTimeDuration: self = .dayTimeDuration
            default: return nil
            }
        }
    }

    public let kind: Kind
    public let months: Int64
    /// Whole seconds, cut off toward zero.
    public let seconds: Int64
    /// The rest in units of 10⁻¹⁸ seconds, of the sign of the whole.
    public let attoseconds: Int64

    /// A duration of months and seconds; nil where the signs differ or the kind has no room for one of them.
    public init?(kind: Kind, months: Int64, exactSeconds: DecimalNumber) {
        guard !(months > 0 && exactSeconds.scaled < 0), !(months < 0 && exactSeconds.scaled > 0),
            kind != .yearMonthDuration || exactSeconds.scaled == 0, kind != .dayTimeDuration || months == 0,
            let seconds = Int64(exactly: exactSeconds.integerPart), months != .min, seconds != .min
        else { return nil }
        self.kind = kind
        self.months = months
        self.seconds = seconds
        self.attoseconds = Int64(exactSeconds.scaled % DecimalNumber.unit)
    }

    /// A day-time duration of whole minutes, as time zones are.
    public init(minutes: Int) {
        kind = .dayTimeDuration
        months = 0
        seconds = Int64(minutes) * 60
        attoseconds = 0
    }

    /// All seconds with their fraction.
    public var exactSeconds: DecimalNumber {
        DecimalNumber(scaled: Int128(seconds) * DecimalNumber.unit + Int128(attoseconds))
    }

    /// Whether both last the same: same months and same seconds, of whatever kinds.
    public func isEqual(to other: DurationValue) -> Bool {
        months == other.months && seconds == other.seconds && attoseconds == other.attoseconds
    }

    /// How two durations lie to each other; nil where it depends on the months that pass
    /// (XSD 1.1, section 3.3.6.1: the same order from each of four reference dates).
    public func compare(_ other: DurationValue) -> Ordering? {
        if isEqual(to: other) { return .equal }
        var result: Ordering?
        for (year, month) in [(1696, 9), (1697, 2), (1903, 3), (1903, 7)] as [(Int64, Int)] {
            guard let a = end(fromYear: year, month: month), let b = other.end(fromYear: year, month: month)
            else { return nil }
            let order = Ordering(a, b)
            if let result, result != order { return nil }
            result = order
        }
        return result
    }

    /// The end, in 10⁻¹⁸ seconds, of this duration begun on the first of a month.
    private func end(fromYear year: Int64, month: Int) -> Int128? {
        let (total, overflow) = months.addingReportingOverflow(year * 12 + Int64(month - 1))
        guard !overflow, total.magnitude < 12_000_000_000 else { return nil }
        let endYear = total.flooredQuotient(by: 12)
        let days = CivilCalendar.dayNumber(year: endYear, month: Int(total - endYear * 12) + 1, day: 1)
        return (Int128(days) * 86_400 + Int128(seconds)) * DecimalNumber.unit + Int128(attoseconds)
    }

    // MARK: Arithmetic

    /// The sum; nil where it overflows or months and seconds would get different signs.
    public func adding(_ other: DurationValue) -> DurationValue? {
        let (months, overflow) = self.months.addingReportingOverflow(other.months)
        guard !overflow, let sum = exactSeconds.adding(other.exactSeconds) else { return nil }
        return DurationValue(kind: kind == other.kind ? kind : .duration, months: months, exactSeconds: sum)
    }

    /// The duration backwards.
    public func negated() -> DurationValue? {
        exactSeconds.negated().flatMap { DurationValue(kind: kind, months: -months, exactSeconds: $0) }
    }
}

extension DateTimeValue {
    /// The time after a duration ([XPath Functions, section 10.7](https://www.w3.org/TR/xpath-functions/#func-add-yearMonthDuration-to-dateTime)):
    /// months first, the day pulled back to the end of its month, then seconds. Nil on overflow.
    public func adding(_ duration: DurationValue) -> DateTimeValue? {
        guard kind == .dateTime || kind == .date || kind == .time else { return nil }
        var local = localSeconds
        if duration.months != 0 {
            guard kind != .time else { return nil }
            let (year, month, day) = date
            let (total, overflow) = duration.months.addingReportingOverflow(year * 12 + Int64(month - 1))
            guard !overflow, total.magnitude < 12_000_000_000 else { return nil }
            let newYear = total.flooredQuotient(by: 12)
            let newMonth = Int(total - newYear * 12) + 1
            let newDay = min(day, CivilCalendar.days(inMonth: newMonth, ofYear: newYear))
            let secondOfDay = localSeconds - localSeconds.flooredQuotient(by: 86_400) * 86_400
            local = CivilCalendar.dayNumber(year: newYear, month: newMonth, day: newDay) * 86_400 + secondOfDay
        }
        let unit = Int64(DecimalNumber.unit)
        var fraction = attoseconds + duration.attoseconds
        var carry: Int64 = 0
        if fraction < 0 { (fraction, carry) = (fraction + unit, -1) }
        if fraction >= unit { (fraction, carry) = (fraction - unit, 1) }
        var (seconds, overflow) = local.addingReportingOverflow(duration.seconds)
        guard !overflow, seconds.magnitude < 31_000_000_000_000_000 else { return nil }
        seconds += carry
        switch kind {
        case .date:
            seconds = seconds.flooredQuotient(by: 86_400) * 86_400
            fraction = 0
        case .time:
            let day = localSeconds.flooredQuotient(by: 86_400) * 86_400
            seconds = day + seconds - seconds.flooredQuotient(by: 86_400) * 86_400
        default: break
        }
        return DateTimeValue(
            kind: kind, localSeconds: seconds, attoseconds: fraction, timeZoneOffset: timeZoneOffset)
    }

    /// The day-time duration since an earlier value of the same kind; nil where only one of the two
    /// has a time zone.
    public func duration(since other: DateTimeValue) -> DurationValue? {
        guard kind == other.kind, kind == .dateTime || kind == .date || kind == .time,
            (timeZoneOffset == nil) == (other.timeZoneOffset == nil)
        else { return nil }
        let difference =
            Int128(utcSeconds - other.utcSeconds) * DecimalNumber.unit + Int128(attoseconds - other.attoseconds)
        return DurationValue(
            kind: .dayTimeDuration, months: 0, exactSeconds: DecimalNumber(scaled: difference))
    }

    /// The same value as another kind: a date's midnight, a time stamp's date. Nil for the rest.
    public func converted(to target: Kind) -> DateTimeValue? {
        let (year, month, day) = date
        switch (kind, target) {
        case _ where kind == target: return self
        case (.date, .dateTime):
            return DateTimeValue(
                kind: target, localSeconds: localSeconds, attoseconds: 0, timeZoneOffset: timeZoneOffset)
        case (.dateTime, .time):
            return DateTimeValue(
                kind: target, year: 1972, month: 12, day: 31, hour: hour, minute: minute,
                second: Int(second.integerPart), attoseconds: attoseconds, timeZoneOffset: timeZoneOffset)
        case (.dateTime, .date):
            return DateTimeValue(kind: target, year: year, month: month, day: day, timeZoneOffset: timeZoneOffset)
        case (.dateTime, .gYear), (.date, .gYear):
            return DateTimeValue(kind: target, year: year, month: 1, timeZoneOffset: timeZoneOffset)
        case (.dateTime, .gYearMonth), (.date, .gYearMonth):
            return DateTimeValue(kind: target, year: year, month: month, timeZoneOffset: timeZoneOffset)
        case (.dateTime, .gMonth), (.date, .gMonth):
            return DateTimeValue(kind: target, month: month, timeZoneOffset: timeZoneOffset)
        case (.dateTime, .gMonthDay), (.date, .gMonthDay):
            return DateTimeValue(kind: target, month: month, day: day, timeZoneOffset: timeZoneOffset)
        case (.dateTime, .gDay), (.date, .gDay):
            return DateTimeValue(kind: target, day: day, timeZoneOffset: timeZoneOffset)
        default: return nil
        }
    }
}
