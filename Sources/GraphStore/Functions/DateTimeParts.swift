import RDF
import SPARQL

extension DateTimeValue {
    /// The part of a date or time that a function of SPARQL 1.1, section 17.4.5, asks for; an error
    /// where a value of this kind has no such part.
    func part(_ function: BuiltInFunction) -> Value {
        switch function {
        case .year where kind == .dateTime || kind == .date || kind == .gYear || kind == .gYearMonth:
            return .integer(Int128(date.year))
        case .month where kind != .time && kind != .gYear && kind != .gDay:
            return .integer(Int128(date.month))
        case .day where kind == .dateTime || kind == .date || kind == .gMonthDay || kind == .gDay:
            return .integer(Int128(date.day))
        case .hours where kind == .dateTime || kind == .time:
            return .integer(Int128(hour))
        case .minutes where kind == .dateTime || kind == .time:
            return .integer(Int128(minute))
        case .seconds where kind == .dateTime || kind == .time:
            return .decimal(second)
        case .timezone:
            return timeZoneOffset.map { .duration(DurationValue(minutes: Int($0))) } ?? .error
        case .tz:
            return .string(timeZoneText)
        default:
            return .error
        }
    }
}
