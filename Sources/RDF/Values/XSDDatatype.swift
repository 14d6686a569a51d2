/// The datatypes whose values SPARQL computes with: XSD's numbers, booleans, strings, dates, times
/// and durations ([SPARQL 1.1, section 17.1](https://www.w3.org/TR/sparql11-query/#operandDataTypes)).
/// Literals of all other datatypes are compared as terms only.
public enum XSDDatatype: UInt8, CaseIterable, Sendable {
    case string, boolean
    case decimal, integer, double, float
    case nonPositiveInteger, negativeInteger, nonNegativeInteger, positiveInteger
    case long, int, short, byte
    case unsignedLong, unsignedInt, unsignedShort, unsignedByte
    case dateTime, dateTimeStamp, date, time
    case gYear, gYearMonth, gMonth, gMonthDay, gDay
    case duration, yearMonthDuration, dayTimeDuration

    /// The local name in the XSD namespace.
    public var localName: StaticString {
        switch self {
        case .string: "string"
        case .boolean: "boolean"
        case .decimal: "decimal"
        case .integer: "integer"
        case .double: "double"
        case .float: "float"
        case .nonPositiveInteger: "nonPositiveInteger"
        case .negativeInteger: "negativeInteger"
        case .nonNegativeInteger: "nonNegativeInteger"
        case .positiveInteger: "positiveInteger"
        case .long: "long"
        case .int: "int"
        case .short: "short"
        case .byte: "byte"
        case .unsignedLong: "unsignedLong"
        case .unsignedInt: "unsignedInt"
        case .unsignedShort: "unsignedShort"
        case .unsignedByte: "unsignedByte"
        case .dateTime: "dateTime"
        case .dateTimeStamp: "dateTimeStamp"
        case .date: "date"
        case .time: "time"
        case .gYear: "gYear"
        case .gYearMonth: "gYearMonth"
        case .gMonth: "gMonth"
        case .gMonthDay: "gMonthDay"
        case .gDay: "gDay"
        case .duration: "duration"
        case .yearMonthDuration: "yearMonthDuration"
        case .dayTimeDuration: "dayTimeDuration"
        }
    }

    private static let iris: [IRI] = allCases.map { IRI(XSD.iri.string + $0.localName.description) }

    /// The datatype's IRI.
    public var iri: IRI { Self.iris[Int(rawValue)] }

    /// The datatype with this IRI, if it is one of those.
    public init?(_ iri: IRI) {
        let datatype = iri.string.withUTF8Bytes { Self.init(utf8: $0) }
        guard let datatype else { return nil }
        self = datatype
    }

    /// The datatype whose IRI has these bytes, if it is one of those.
    public init?(utf8 iri: Span<UInt8>) {
        let namespace: StaticString = "http://www.w3.org/2001/XMLSchema#"
        let length = namespace.utf8CodeUnitCount
        guard iri.count > length, Self.bytes(of: iri, from: 0, equal: namespace, count: length) else {
            return nil
        }
        let count = iri.count - length
        for datatype in Self.allCases where datatype.localName.utf8CodeUnitCount == count {
            if Self.bytes(of: iri, from: length, equal: datatype.localName, count: count) {
                self = datatype
                return
            }
        }
        return nil
    }

    private static func bytes(of text: Span<UInt8>, from start: Int, equal name: StaticString, count: Int) -> Bool {
        name.withUTF8Buffer { name in
            // From the end: namespaces share their beginnings.
            var index = count - 1
            while index >= 0 {
                guard text[start + index] == name[index] else { return false }
                index -= 1
            }
            return true
        }
    }

    /// Whether values are integers: `xsd:integer` and the types derived from it.
    public var isInteger: Bool {
        self == .integer
            || (XSDDatatype.nonPositiveInteger.rawValue...XSDDatatype.unsignedByte.rawValue).contains(rawValue)
    }

    /// Whether an integer lies in the value space of this integer type.
    public func contains(_ value: Int128) -> Bool {
        switch self {
        case .nonPositiveInteger: value <= 0
        case .negativeInteger: value < 0
        case .nonNegativeInteger: value >= 0
        case .positiveInteger: value > 0
        case .long: Int64(exactly: value) != nil
        case .int: Int32(exactly: value) != nil
        case .short: Int16(exactly: value) != nil
        case .byte: Int8(exactly: value) != nil
        case .unsignedLong: UInt64(exactly: value) != nil
        case .unsignedInt: UInt32(exactly: value) != nil
        case .unsignedShort: UInt16(exactly: value) != nil
        case .unsignedByte: UInt8(exactly: value) != nil
        default: true
        }
    }
}
