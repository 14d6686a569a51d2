import RDF
import Testing

@Suite("Dates, times and durations")
struct DateTimeValueTests {
    private func value(_ kind: DateTimeValue.Kind, _ text: String) -> DateTimeValue? {
        text.withUTF8Bytes { DateTimeValue(kind, utf8: $0) }
    }

    private func duration(_ kind: DurationValue.Kind, _ text: String) -> DurationValue? {
        text.withUTF8Bytes { DurationValue(kind, utf8: $0) }
    }

    @Test(
        "A lexical form is read and printed canonically",
        arguments: [
            (DateTimeValue.Kind.dateTime, "2024-02-29T23:59:59Z", "2024-02-29T23:59:59Z"),
            (.dateTime, "1999-12-31T24:00:00", "2000-01-01T00:00:00"),
            (.dateTime, "-0044-03-15T12:00:00.500+01:00", "-0044-03-15T12:00:00.5+01:00"),
            (.dateTime, "12024-01-01T00:00:00-14:00", "12024-01-01T00:00:00-14:00"),
            (.dateTime, "0000-01-01T00:00:00.000000000000000001Z", "0000-01-01T00:00:00.000000000000000001Z"),
            (.date, "2006-08-23+00:00", "2006-08-23Z"), (.date, "1600-02-29", "1600-02-29"),
            (.time, "24:00:00", "00:00:00"), (.time, "13:20:00.25-05:00", "13:20:00.25-05:00"),
            (.gYear, "1865", "1865"), (.gYear, "-0001Z", "-0001Z"), (.gYearMonth, "2022-03-05:30", "2022-03-05:30"),
            (.gMonth, "--02", "--02"), (.gMonthDay, "--02-29", "--02-29"), (.gDay, "---31", "---31"),
        ])
    func canonical(kind: DateTimeValue.Kind, text: String, expected: String) {
        #expect(value(kind, text)?.lexicalForm == expected)
    }

    @Test(
        "What is no date or time is refused",
        arguments: [
            (DateTimeValue.Kind.dateTime, "2023-02-29T00:00:00"), (.dateTime, "2023-01-01"), (.dateTime, "2023-01-01T24:00:01"),
            (.dateTime, "2023-01-01T00:60:00"), (.dateTime, "2023-01-01T00:00:60"), (.dateTime, "2023-01-01T00:00:00."),
            (.dateTime, "2023-01-01T00:00:00+14:01"), (.dateTime, "2023-01-01T00:00:00z"), (.dateTime, "223-01-01T00:00:00"),
            (.dateTime, "02023-01-01T00:00:00"), (.dateTime, "99999999999-01-01T00:00:00"), (.dateTime, ""),
            (.date, "2023-13-01"), (.date, "2023-00-01"), (.date, "2023-01-00"), (.date, "2023-1-1"), (.date, "1900-02-29"),
            (.time, "1:00:00"), (.gMonth, "--13"), (.gMonth, "-02"), (.gDay, "---32"), (.gMonthDay, "--02-30"), (.gYear, "+2000"),
        ])
    func refused(kind: DateTimeValue.Kind, text: String) {
        #expect(value(kind, text) == nil)
    }

    @Test(
        "Values compare on the time line, indeterminately where a time zone is missing",
        arguments: [
            (DateTimeValue.Kind.dateTime, "2002-04-02T23:00:00-04:00", "2002-04-03T02:00:00-01:00", Ordering.equal),
            (.dateTime, "2002-04-02T12:00:00", "2002-04-02T12:00:00", .equal),
            (.dateTime, "2005-04-04T24:00:00", "2005-04-04T00:00:00", .greater),
            (.dateTime, "2002-04-02T23:00:00", "2002-04-02T23:00:00+06:00", nil),
            (.dateTime, "2000-01-15T00:00:00", "2000-02-15T00:00:00Z", .less),
            (.dateTime, "2000-01-16T12:00:00Z", "2000-01-15T12:00:00", .greater),
            (.date, "2006-08-23", "2006-08-23Z", nil), (.date, "2006-08-23Z", "2006-08-22", .greater),
            (.date, "2006-08-23Z", "2006-08-23+00:00", .equal), (.date, "0001-01-01", "-0001-12-31", .greater),
            (.time, "08:00:00+09:00", "17:00:00-06:00", .less), (.gYear, "1999", "2000", .less),
        ] as [(DateTimeValue.Kind, String, String, Ordering?)])
    func compare(kind: DateTimeValue.Kind, first: String, second: String, expected: Ordering?) throws {
        let a = try #require(value(kind, first))
        let b = try #require(value(kind, second))
        #expect(a.compare(b) == expected)
        #expect(b.compare(a) == expected?.reversed)
    }

    @Test("Values of different kinds do not compare, but sort")
    func kinds() throws {
        let date = try #require(value(.date, "2024-01-01"))
        let time = try #require(value(.dateTime, "2024-01-01T00:00:00"))
        #expect(date.compare(time) == nil)
        #expect(date.sortingOrder(time) == .greater)
    }

    @Test("Fields are those of local time")
    func fields() throws {
        let value = try #require(self.value(.dateTime, "2010-12-21T15:38:02.25-08:00"))
        #expect(value.date == (2010, 12, 21))
        #expect(value.hour == 15 && value.minute == 38 && value.second.description == "2.25")
        #expect(value.timeZoneText == "-08:00" && value.timeZoneOffset == -480)
    }

    @Test("Every day of eight hundred years has its number")
    func calendar() throws {
        var previous = try #require(DateTimeValue(kind: .date, year: 1599, month: 12, day: 31))
        let day = try #require(duration(.dayTimeDuration, "P1D"))
        for _ in 0..<292_194 {
            let next = try #require(previous.adding(day))
            let (year, month, dayOfMonth) = next.date
            guard DateTimeValue(kind: .date, year: year, month: month, day: dayOfMonth) == next else {
                Issue.record("\(next.lexicalForm)")
                return
            }
            previous = next
        }
        #expect(previous.lexicalForm == "2399-12-31")
    }

    @Test(
        "A duration is read and printed canonically",
        arguments: [
            (DurationValue.Kind.duration, "P1Y2M3DT4H5M6.7S", "P1Y2M3DT4H5M6.7S"), (.duration, "-P14M", "-P1Y2M"),
            (.duration, "PT36H", "P1DT12H"), (.duration, "P0Y", "PT0S"), (.yearMonthDuration, "P0Y", "P0M"),
            (.dayTimeDuration, "-PT8H", "-PT8H"), (.dayTimeDuration, "PT0.50S", "PT0.5S"), (.dayTimeDuration, "PT90M", "PT1H30M"),
        ])
    func durations(kind: DurationValue.Kind, text: String, expected: String) {
        #expect(duration(kind, text)?.lexicalForm == expected)
    }

    @Test(
        "What is no duration is refused",
        arguments: [
            (DurationValue.Kind.duration, "P"), (.duration, "PT"), (.duration, "P1S"), (.duration, "P1M1Y"), (.duration, "P1.5D"),
            (.duration, "1Y"), (.duration, "P-1Y"), (.duration, "P1YT"), (.duration, "PT1.S"), (.duration, "PT1H1H"),
            (.yearMonthDuration, "P1D"), (.dayTimeDuration, "P1Y"), (.dayTimeDuration, "P1M"),
            (.duration, "P99999999999999999999Y"), (.yearMonthDuration, "P1YT1S"),
        ])
    func refusedDurations(kind: DurationValue.Kind, text: String) {
        #expect(duration(kind, text) == nil)
    }

    @Test("Durations compare where no month's length matters")
    func compareDurations() throws {
        let rows: [(String, String, Ordering?)] = [
            ("P1Y", "P12M", .equal), ("P1Y", "P364D", .greater), ("P1Y", "P365D", nil), ("P1M", "P30D", nil),
            ("P1M", "P32D", .less), ("PT24H", "P1D", .equal), ("-P1D", "PT0S", .less),
        ]
        for (first, second, expected) in rows {
            let a = try #require(duration(.duration, first))
            let b = try #require(duration(.duration, second))
            #expect(a.compare(b) == expected, "\(first) \(second)")
            #expect(b.compare(a) == expected?.reversed)
        }
    }

    @Test("A duration added to a date pulls the day back to the month's end")
    func arithmetic() throws {
        let month = try #require(duration(.yearMonthDuration, "P1M"))
        #expect(value(.date, "2024-01-31")?.adding(month)?.lexicalForm == "2024-02-29")
        #expect(value(.dateTime, "2023-12-31T10:00:00Z")?.adding(month)?.lexicalForm == "2024-01-31T10:00:00Z")
        let hours = try #require(duration(.dayTimeDuration, "-PT1H0.5S"))
        #expect(value(.dateTime, "2024-01-01T00:00:00.25Z")?.adding(hours)?.lexicalForm == "2023-12-31T22:59:59.75Z")
        #expect(value(.time, "00:30:00")?.adding(hours)?.lexicalForm == "23:29:59.5")
        let later = try #require(value(.dateTime, "2024-01-02T00:00:00Z"))
        let earlier = try #require(value(.dateTime, "2024-01-01T12:00:00+02:00"))
        #expect(later.duration(since: earlier)?.lexicalForm == "PT14H")
        let huge = try #require(duration(.duration, "P9000000000000M"))
        #expect(value(.date, "2024-01-01")?.adding(huge) == nil)
    }
}
