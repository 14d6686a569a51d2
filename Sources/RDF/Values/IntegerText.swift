/// Reading of [`xsd:integer`](https://www.w3.org/TR/xmlschema11-2/#integer) and the types derived from
/// it. Integers are kept in 128 bits: every derived type with a bound fits, and arithmetic beyond
/// ±1.7 × 10³⁸ is the specification's overflow error.
public enum IntegerText {
    /// The integer that a lexical form stands for: an optional sign and digits. Nil where the text is
    /// anything else or the number is out of range.
    public static func integer(_ text: Span<UInt8>) -> Int128? {
        var index = 0
        var isNegative = false
        if text.count > 0, text[0] == UInt8(ascii: "-") || text[0] == UInt8(ascii: "+") {
            isNegative = text[0] == UInt8(ascii: "-")
            index = 1
        }
        guard index < text.count else { return nil }
        if text.count - index <= 18 {
            var small: Int64 = 0
            while index < text.count {
                guard text[index].isDigit else { return nil }
                small = small &* 10 &+ Int64(text[index] &- 0x30)
                index += 1
            }
            return Int128(isNegative ? -small : small)
        }
        var value: Int128 = 0
        while index < text.count {
            guard text[index].isDigit else { return nil }
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            let digit = Int128(text[index] &- 0x30)
            let (sum, carry) =
                isNegative
                ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
            guard !overflow, !carry else { return nil }
            value = sum
            index += 1
        }
        return value
    }

    /// The boolean that a lexical form (`true`, `false`, `1`, `0`) stands for.
    public static func boolean(_ text: Span<UInt8>) -> Bool? {
        func isText(_ name: StaticString) -> Bool {
            text.count == name.utf8CodeUnitCount
                && name.withUTF8Buffer { name in name.indices.allSatisfy { text[$0] == name[$0] } }
        }
        if isText("true") || isText("1") { return true }
        if isText("false") || isText("0") { return false }
        return nil
    }
}
