/// Reading and writing of [`xsd:double`](https://www.w3.org/TR/xmlschema11-2/#double) and
/// [`xsd:float`](https://www.w3.org/TR/xmlschema11-2/#float).
public enum FloatingPointText {
    /// The double that a lexical form stands for, correctly rounded; nil where it is not one.
    public static func double(_ text: Span<UInt8>) -> Double? {
        if let special = special(text) { return special }
        guard isNumeral(text) else { return nil }
        if let exact = exactDouble(text) { return exact }
        return Double(string(text))
    }

    /// The float that a lexical form stands for, correctly rounded; nil where it is not one.
    public static func float(_ text: Span<UInt8>) -> Float? {
        if let special = special(text) { return Float(special) }
        guard isNumeral(text) else { return nil }
        return Float(string(text))
    }

    /// The canonical form, as `1.0E0`, `-2.5E-7`, `INF`, `NaN`: the shortest digits that read back.
    public static func canonical(_ value: Double) -> String {
        specialText(value) ?? ScientificNotation(value).canonical
    }

    public static func canonical(_ value: Float) -> String {
        specialText(Double(value)) ?? ScientificNotation(value).canonical
    }

    /// What a cast to a string gives ([XPath Functions, section 17.1.2](https://www.w3.org/TR/xpath-functions/#casting-to-string)):
    /// without exponent from 0.000001 up to 1000000, else the canonical form.
    public static func castToString(_ value: Double) -> String {
        specialText(value) ?? ScientificNotation(value).castToString
    }

    public static func castToString(_ value: Float) -> String {
        specialText(Double(value)) ?? ScientificNotation(value).castToString
    }

    private static func specialText(_ value: Double) -> String? {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-INF" : "INF" }
        return nil
    }

    private static func string(_ text: Span<UInt8>) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        for index in text.indices { bytes.append(text[index]) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func special(_ text: Span<UInt8>) -> Double? {
        func ends(with name: StaticString, from start: Int) -> Bool {
            guard text.count - start == name.utf8CodeUnitCount else { return false }
            return name.withUTF8Buffer { name in
                name.indices.allSatisfy { text[start + $0] == name[$0] }
            }
        }
        switch text.count {
        case 3: return ends(with: "INF", from: 0) ? .infinity : ends(with: "NaN", from: 0) ? .nan : nil
        case 4 where ends(with: "INF", from: 1):
            return text[0] == UInt8(ascii: "-") ? -.infinity : text[0] == UInt8(ascii: "+") ? .infinity : nil
        default: return nil
        }
    }

    /// Whether the text is a decimal numeral with an optional exponent.
    private static func isNumeral(_ text: Span<UInt8>) -> Bool {
        var index = 0
        func isSign(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") }
        func skipDigits() -> Int {
            let start = index
            while index < text.count, text[index].isDigit { index += 1 }
            return index - start
        }
        if index < text.count, isSign(text[index]) { index += 1 }
        var digits = skipDigits()
        if index < text.count, text[index] == UInt8(ascii: ".") {
            index += 1
            digits += skipDigits()
        }
        guard digits > 0 else { return false }
        if index < text.count, text[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            if index < text.count, isSign(text[index]) { index += 1 }
            guard skipDigits() > 0 else { return false }
        }
        return index == text.count
    }

    private static let powersOfTen: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
        1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ]

    /// Short numerals need one exact multiplication or division only: up to 15 digits and a power of
    /// ten up to 22 are exact doubles, so the one rounding is the right one.
    private static func exactDouble(_ text: Span<UInt8>) -> Double? {
        var mantissa: UInt64 = 0
        var digits = 0
        var exponent = 0
        var isFraction = false
        var index = 0
        let isNegative = text[0] == UInt8(ascii: "-")
        if isNegative || text[0] == UInt8(ascii: "+") { index = 1 }
        scan: while index < text.count {
            let byte = text[index]
            index += 1
            switch byte {
            case UInt8(ascii: "."): isFraction = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"): break scan
            default:
                digits += 1
                guard digits <= 15 else { return nil }
                mantissa = mantissa * 10 + UInt64(byte - 0x30)
                if isFraction { exponent -= 1 }
            }
        }
        var written = 0
        var writtenIsNegative = false
        while index < text.count {
            if text[index].isDigit {
                written = written * 10 + Int(text[index] - 0x30)
                guard written < 1000 else { return nil }
            } else {
                writtenIsNegative = text[index] == UInt8(ascii: "-")
            }
            index += 1
        }
        exponent += writtenIsNegative ? -written : written
        guard abs(exponent) < powersOfTen.count else { return nil }
        let magnitude =
            exponent < 0 ? Double(mantissa) / powersOfTen[-exponent] : Double(mantissa) * powersOfTen[exponent]
        return isNegative ? -magnitude : magnitude
    }
}

/// A finite floating-point number as its shortest digits and a power of ten.
struct ScientificNotation {
    let isNegative: Bool
    /// Digits without leading or trailing zeros; "0" for zero.
    let digits: [UInt8]
    /// The power of ten of the first digit.
    let exponent: Int

    init(_ value: Double) { self.init(shortest: value.description) }
    init(_ value: Float) { self.init(shortest: value.description) }

    /// From Swift's own shortest text, which is as `12.5`, `1e-07` or `-1.5e+300`.
    private init(shortest text: String) {
        var digits: [UInt8] = []
        var pointPosition: Int?
        var written = 0
        var writtenIsNegative = false
        var inExponent = false
        var isNegative = false
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "-"): if inExponent { writtenIsNegative = true } else { isNegative = true }
            case UInt8(ascii: "+"): break
            case UInt8(ascii: "."): pointPosition = digits.count
            case UInt8(ascii: "e"), UInt8(ascii: "E"): inExponent = true
            default:
                if inExponent { written = written * 10 + Int(byte &- 0x30) } else { digits.append(byte) }
            }
        }
        var exponent = (pointPosition ?? digits.count) - 1 + (writtenIsNegative ? -written : written)
        let leading = digits.prefix { $0 == 0x30 }.count
        digits.removeFirst(leading)
        exponent -= leading
        while digits.last == 0x30 { digits.removeLast() }
        if digits.isEmpty {
            digits = [0x30]
            exponent = 0
        }
        self.isNegative = isNegative
        self.digits = digits
        self.exponent = exponent
    }

    /// As `-1.25E3`.
    var canonical: String {
        var bytes: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
        bytes.append(digits[0])
        bytes.append(UInt8(ascii: "."))
        if digits.count > 1 { bytes += digits[1...] } else { bytes.append(0x30) }
        return String(decoding: bytes, as: UTF8.self) + "E\(exponent)"
    }

    var castToString: String {
        if digits == [0x30] { return isNegative ? "-0" : "0" }
        guard (-6..<6).contains(exponent) else { return canonical }
        return positional(maximumExponent: 6) ?? canonical
    }

    /// Without exponent, as `-1250` or `0.00125`; nil above `10^maximumExponent`. Digits that no
    /// decimal keeps are left out.
    func positional(maximumExponent: Int) -> String? {
        guard exponent < maximumExponent else { return nil }
        var bytes: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
        if exponent < 0 {
            bytes += [0x30, UInt8(ascii: ".")]
            bytes += [UInt8](repeating: 0x30, count: min(-exponent - 1, 40))
            bytes += digits
        } else {
            for index in 0...max(exponent, digits.count - 1) {
                if index == exponent + 1 { bytes.append(UInt8(ascii: ".")) }
                bytes.append(index < digits.count ? digits[index] : 0x30)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
