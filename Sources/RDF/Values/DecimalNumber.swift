/// An [`xsd:decimal`](https://www.w3.org/TR/xmlschema11-2/#decimal): an exact number with up to 18
/// digits after the point and an absolute value under 1.7 × 10²⁰.
///
/// Addition, subtraction and multiplication that leave this range answer nil (the specification's
/// overflow error FOAR0002). Digits beyond the eighteenth after the point are cut off, as
/// [XPath Functions, section 4.2](https://www.w3.org/TR/xpath-functions/#op.numeric) lets an
/// implementation choose.
public struct DecimalNumber: Hashable, Sendable {
    /// Digits kept after the point.
    public static let fractionDigits = 18
    /// 10 to the power of `fractionDigits`.
    static let unit: Int128 = 1_000_000_000_000_000_000

    /// The number times 10¹⁸.
    public let scaled: Int128

    public static let zero = DecimalNumber(scaled: 0)

    /// The number `scaled` / 10¹⁸.
    public init(scaled: Int128) { self.scaled = scaled }

    /// The integer as a decimal; nil where its absolute value passes 1.7 × 10²⁰.
    public init?(_ integer: Int128) {
        let (scaled, overflow) = integer.multipliedReportingOverflow(by: Self.unit)
        guard !overflow else { return nil }
        self.scaled = scaled
    }

    // MARK: Arithmetic

    public func adding(_ other: DecimalNumber) -> DecimalNumber? {
        let (sum, overflow) = scaled.addingReportingOverflow(other.scaled)
        return overflow ? nil : DecimalNumber(scaled: sum)
    }

    public func subtracting(_ other: DecimalNumber) -> DecimalNumber? {
        let (difference, overflow) = scaled.subtractingReportingOverflow(other.scaled)
        return overflow ? nil : DecimalNumber(scaled: difference)
    }

    public func multiplied(by other: DecimalNumber) -> DecimalNumber? {
        scaledProduct(scaled, other.scaled, dividedBy: Self.unit.magnitude)
    }

    /// The quotient cut off after 18 digits; nil for division by zero and for overflow.
    public func divided(by other: DecimalNumber) -> DecimalNumber? {
        guard other.scaled != 0 else { return nil }
        let quotient = scaledProduct(scaled, Self.unit, dividedBy: other.scaled.magnitude)
        return other.scaled < 0 ? quotient?.negated() : quotient
    }

    public func negated() -> DecimalNumber? {
        scaled == Int128.min ? nil : DecimalNumber(scaled: -scaled)
    }

    /// `a × b / divisor` through 256 bits, cut off toward zero.
    private func scaledProduct(_ a: Int128, _ b: Int128, dividedBy divisor: UInt128) -> DecimalNumber? {
        let isNegative = (a < 0) != (b < 0)
        let (high, low) = a.magnitude.multipliedFullWidth(by: b.magnitude)
        guard high < divisor else { return nil }
        let magnitude = high == 0 ? low / divisor : divisor.dividingFullWidth((high, low)).quotient
        guard magnitude <= UInt128(Int128.max) else { return nil }
        return DecimalNumber(scaled: isNegative ? -Int128(magnitude) : Int128(magnitude))
    }

    // MARK: Rounding

    /// The integer part, cut off toward zero.
    public var integerPart: Int128 { scaled / Self.unit }

    /// The greatest integer that is not above the number; nil on overflow, like all rounding here.
    public func floor() -> DecimalNumber? {
        let rest = scaled % Self.unit
        let whole = DecimalNumber(scaled: scaled - rest)
        return rest < 0 ? whole.subtracting(DecimalNumber(scaled: Self.unit)) : whole
    }

    /// The least integer that is not below the number.
    public func ceiling() -> DecimalNumber? {
        let rest = scaled % Self.unit
        let whole = DecimalNumber(scaled: scaled - rest)
        return rest > 0 ? whole.adding(DecimalNumber(scaled: Self.unit)) : whole
    }

    /// The nearest integer, halves upwards, as
    /// [`fn:round`](https://www.w3.org/TR/xpath-functions/#func-round) wants it: round(-2.5) is -2.
    public func rounded() -> DecimalNumber? {
        adding(DecimalNumber(scaled: Self.unit / 2))?.floor()
    }
}

extension DecimalNumber: Comparable {
    public static func < (a: DecimalNumber, b: DecimalNumber) -> Bool { a.scaled < b.scaled }
}

// MARK: Text

extension DecimalNumber: CustomStringConvertible {
    /// Reads the lexical form: an optional sign, digits, and an optional point with digits. Nil where
    /// the text is anything else or the number is out of range. Linear in the text's length.
    public init?(utf8 text: Span<UInt8>) {
        var index = 0
        var isNegative = false
        if index < text.count, text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+") {
            isNegative = text[index] == UInt8(ascii: "-")
            index += 1
        }
        var magnitude: UInt128 = 0
        var digits = 0
        while index < text.count, text[index].isDigit {
            guard Self.append(text[index], to: &magnitude) else { return nil }
            digits += 1
            index += 1
        }
        var fraction = 0
        if index < text.count, text[index] == UInt8(ascii: ".") {
            index += 1
            while index < text.count, text[index].isDigit {
                if fraction < Self.fractionDigits {
                    guard Self.append(text[index], to: &magnitude) else { return nil }
                    fraction += 1
                }
                digits += 1
                index += 1
            }
        }
        guard digits > 0, index == text.count else { return nil }
        while fraction < Self.fractionDigits {
            guard Self.append(0x30, to: &magnitude) else { return nil }
            fraction += 1
        }
        guard magnitude <= UInt128(Int128.max) else { return nil }
        scaled = isNegative ? -Int128(magnitude) : Int128(magnitude)
    }

    private static func append(_ digit: UInt8, to magnitude: inout UInt128) -> Bool {
        if magnitude < 1_000_000_000_000_000_000_000 {
            magnitude = magnitude &* 10 &+ UInt128(digit &- 0x30)
            return true
        }
        let (product, overflow) = magnitude.multipliedReportingOverflow(by: 10)
        let (sum, carry) = product.addingReportingOverflow(UInt128(digit &- 0x30))
        magnitude = sum
        return !overflow && !carry
    }

    /// The canonical form of XSD 1.1: no point in an integer, no needless zero.
    public var description: String {
        let magnitude = scaled.magnitude
        let whole = magnitude / Self.unit.magnitude
        var fraction = UInt64(magnitude % Self.unit.magnitude)
        var text = scaled < 0 ? "-" : ""
        text += String(whole)
        guard fraction > 0 else { return text }
        var width = Self.fractionDigits
        while fraction % 10 == 0 {
            fraction /= 10
            width -= 1
        }
        let digits = String(fraction)
        return text + "." + String(repeating: "0", count: width - digits.utf8.count) + digits
    }
}

// MARK: Conversion from and to floating point

extension DecimalNumber {
    /// The nearest double.
    public var double: Double {
        if scaled.magnitude < 1 << 53 { return Double(Int64(scaled)) / 1e18 }
        if scaled % Self.unit == 0, scaled.magnitude < Self.unit.magnitude << 53 {
            return Double(Int64(scaled / Self.unit))
        }
        return Double(description) ?? .nan
    }

    /// The nearest float.
    public var float: Float { Float(description) ?? .nan }

    /// The shortest decimal that reads back as this very double, cut off after 18 digits; nil for
    /// infinities, NaN and what is out of range.
    public init?(_ value: Double) {
        guard value.isFinite, let number = Self.parse(ScientificNotation(value)) else { return nil }
        self = number
    }

    /// As for a double.
    public init?(_ value: Float) {
        guard value.isFinite, let number = Self.parse(ScientificNotation(value)) else { return nil }
        self = number
    }

    private static func parse(_ notation: ScientificNotation) -> DecimalNumber? {
        notation.positional(maximumExponent: 21).flatMap { text in
            text.withUTF8Bytes { DecimalNumber(utf8: $0) }
        }
    }
}
