/// A value of [`xsd:dateTime`](https://www.w3.org/TR/xmlschema11-2/#dateTime) or of one of its
/// relatives, as a point on the time line of the proleptic Gregorian calendar.
///
/// A value without time zone has no known place on the common time line. SPARQL names no implicit
/// time zone, so such a value and one with a time zone compare as XSD 1.0 (3.2.7.4) does: definite
/// only where the local time may lie anywhere within 14 hours of UTC, else indeterminate.
public struct DateTimeValue: Hashable, Sendable {
    /// The datatype that the value belongs to.
    public enum Kind: UInt8, Sendable {
        case dateTime, date, time, gYear, gYearMonth, gMonth, gMonthDay, gDay

        /// The datatype of the same name.
        public var datatype: XSDDatatype {
            switch self {
            case .dateTime: .dateTime
            case .date: .date
            case .time: .time
            case .gYear: .gYear
            case .gYearMonth: .gYearMonth
            case .gMonth: .gMonth
            case .gMonthDay: .gMonthDay
            case .gDay: .gDay
            }
        }

        /// The kind whose datatype this is, if there is one.
        public init?(_ datatype: XSDDatatype) {
            switch datatype {
            case .dateTime, .dateTimeStamp: self = .dateTime
            case .date: self = .date
            case .time: self = .time
            case .gYear: self = .gYear
            case .gYearMonth: self = .gYearMonth
            case .gMonth: self = .gMonth
            case .gMonthDay: self = .gMonthDay
            case .gDay: self = .gDay
            default: return nil
            }
        }
    }

    /// Seconds of the local time since the start of 1970, taken as if the local time were UTC.
    public let localSeconds: Int64
    /// The fraction of the second, in units of 10⁻¹⁸ seconds.
    public let attoseconds: Int64
    /// Minutes by which local time is ahead of UTC, from -840 to 840; nil without a time zone.
    public let timeZoneOffset: Int16?
    public let kind: Kind

    /// A point of local time; nil for an impossible fraction or time zone, or a year beyond nine digits.
    public init?(kind: Kind, localSeconds: Int64, attoseconds: Int64, timeZoneOffset: Int16?) {
        guard (0..<1_000_000_000_000_000_000).contains(attoseconds),
            (-840...840).contains(timeZoneOffset ?? 0),
            localSeconds.magnitude < 31_000_000_000_000_000
        else { return nil }
        self.localSeconds = localSeconds
        self.attoseconds = attoseconds
        self.timeZoneOffset = timeZoneOffset
        self.kind = kind
    }

    /// The start of 1970 in UTC.
    public init(start kind: Kind) {
        localSeconds = 0
        attoseconds = 0
        timeZoneOffset = 0
        self.kind = kind
    }

    /// A value from calendar fields; nil where there is no such day or time. A field that the kind
    /// lacks is left out. The hour may be 24 when minute and second are 0.
    public init?(
        kind: Kind, year: Int64 = 1972, month: Int = 12, day: Int? = nil, hour: Int = 0, minute: Int = 0,
        second: Int = 0, attoseconds: Int64 = 0, timeZoneOffset: Int16? = nil
    ) {
        guard (1...12).contains(month), year.magnitude < 1_000_000_000 else { return nil }
        let day = day ?? 1
        guard day >= 1, day <= CivilCalendar.days(inMonth: month, ofYear: year),
            (0...23).contains(hour) || (hour == 24 && minute == 0 && second == 0 && attoseconds == 0),
            (0...59).contains(minute), (0...59).contains(second)
        else { return nil }
        let days = CivilCalendar.dayNumber(year: year, month: month, day: day)
        var time = Int64(hour * 3600 + minute * 60 + second)
        if kind == .time, hour == 24 { time = 0 }
        self.init(
            kind: kind, localSeconds: days * 86_400 + time, attoseconds: attoseconds,
            timeZoneOffset: timeZoneOffset)
    }

    // MARK: Fields

    /// Year, month and day of local time.
    public var date: (year: Int64, month: Int, day: Int) {
        CivilCalendar.date(dayNumber: localSeconds.flooredQuotient(by: 86_400))
    }

    private var secondOfDay: Int { Int(localSeconds - localSeconds.flooredQuotient(by: 86_400) * 86_400) }
    public var hour: Int { secondOfDay / 3600 }
    public var minute: Int { secondOfDay / 60 % 60 }
    /// The second with its fraction.
    public var second: DecimalNumber {
        DecimalNumber(scaled: Int128(secondOfDay % 60) * DecimalNumber.unit + Int128(attoseconds))
    }

    // MARK: Comparison

    /// Seconds since the start of 1970 in UTC; a missing time zone is taken as UTC.
    public var utcSeconds: Int64 { localSeconds - Int64(timeZoneOffset ?? 0) * 60 }

    /// How two values of the same kind lie to each other; nil where that is indeterminate or the kinds differ.
    public func compare(_ other: DateTimeValue) -> Ordering? {
        guard kind == other.kind else { return nil }
        switch (timeZoneOffset, other.timeZoneOffset) {
        case (nil, nil), (_?, _?):
            return Ordering((utcSeconds, attoseconds), (other.utcSeconds, other.attoseconds))
        case (_?, nil):
            return other.compareUnzoned(to: self)?.reversed
        case (nil, _?):
            return compareUnzoned(to: other)
        }
    }

    /// This value has no time zone, the other has.
    private func compareUnzoned(to other: DateTimeValue) -> Ordering? {
        let latest = (localSeconds + 14 * 3600, attoseconds)
        let earliest = (localSeconds - 14 * 3600, attoseconds)
        let instant = (other.utcSeconds, other.attoseconds)
        if latest < instant { return .less }
        if earliest > instant { return .greater }
        return nil
    }

    /// A total order for sorting: by kind, then by time with a missing time zone taken as UTC, then
    /// values without time zone first.
    public func sortingOrder(_ other: DateTimeValue) -> Ordering {
        if kind != other.kind { return Ordering(kind.rawValue, other.kind.rawValue) }
        let order = Ordering((utcSeconds, attoseconds), (other.utcSeconds, other.attoseconds))
        guard order == .equal else { return order }
        return Ordering(timeZoneOffset == nil ? 0 : 1, other.timeZoneOffset == nil ? 0 : 1)
    }
}

/// Day numbers of the proleptic Gregorian calendar with a year 0.
enum CivilCalendar {
    static func isLeap(_ year: Int64) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    static func days(inMonth month: Int, ofYear year: Int64) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days since 1970-01-01. The year is counted from March, so that the leap day is its last.
    static func dayNumber(year: Int64, month: Int, day: Int) -> Int64 {
        let marchYear = month <= 2 ? year - 1 : year
        let era = marchYear.flooredQuotient(by: 400)
        let yearOfEra = marchYear - era * 400
        let dayOfYear = Int64((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1)
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    static func date(dayNumber: Int64) -> (year: Int64, month: Int, day: Int) {
        let shifted = dayNumber + 719_468
        let era = shifted.flooredQuotient(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let day = Int(dayOfYear - (153 * marchMonth + 2) / 5 + 1)
        let month = Int(marchMonth < 10 ? marchMonth + 3 : marchMonth - 9)
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}

extension Int64 {
    /// The quotient rounded towards minus infinity, for a positive divisor.
    func flooredQuotient(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
