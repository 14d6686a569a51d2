import RDF
import Testing

@Suite("Decimal numbers")
struct DecimalNumberTests {
    private func decimal(_ text: String) -> DecimalNumber? {
        text.withUTF8Bytes { DecimalNumber(utf8: $0) }
    }

    @Test(
        "A lexical form is read and printed canonically",
        arguments: [
            ("0", "0"), ("-0", "0"), ("1.0", "1"), ("+1.50", "1.5"), (".5", "0.5"), ("5.", "5"),
            ("-0.001", "-0.001"), ("00012.3400", "12.34"), ("123456789012345678.123456789012345678", "123456789012345678.123456789012345678"),
            ("170141183460469231731", "170141183460469231731"),
            ("-0.000000000000000001", "-0.000000000000000001"),
            ("0.1234567890123456789", "0.123456789012345678"),
        ])
    func canonical(text: String, expected: String) {
        #expect(decimal(text)?.description == expected)
    }

    @Test(
        "What is no decimal or out of range is refused",
        arguments: ["", ".", "+", "-", "1e3", "1,5", " 1", "0x1", "1.2.3", "999999999999999999999", "NaN", "INF", "--1"])
    func refused(text: String) {
        #expect(decimal(text) == nil)
    }

    @Test(
        "Arithmetic is exact",
        arguments: [
            ("1.1", "2.2", "3.3", "-1.1", "2.42", "0.5"),
            ("-7", "2", "-5", "-9", "-14", "-3.5"),
            ("1", "3", "4", "-2", "3", "0.333333333333333333"),
            ("2", "-3", "-1", "5", "-6", "-0.666666666666666666"),
            ("10000000000", "10000000000", "20000000000", "0", "100000000000000000000", "1"),
        ])
    func arithmetic(_ row: (a: String, b: String, sum: String, difference: String, product: String, quotient: String)) throws {
        let a = try #require(decimal(row.a))
        let b = try #require(decimal(row.b))
        #expect(a.adding(b)?.description == row.sum)
        #expect(a.subtracting(b)?.description == row.difference)
        #expect(a.multiplied(by: b)?.description == row.product)
        #expect(a.divided(by: b)?.description == row.quotient)
    }

    @Test("Overflow and division by zero answer nil")
    func overflow() throws {
        let large = try #require(decimal("170141183460469231731.687303715884105727"))
        let one = try #require(DecimalNumber(Int128(1)))
        #expect(large.adding(one) == nil)
        #expect(large.negated()?.subtracting(one) == nil)
        #expect(large.multiplied(by: large) == nil)
        #expect(large.divided(by: DecimalNumber(scaled: 1)) == nil)
        #expect(one.divided(by: .zero) == nil)
        #expect(large.ceiling() == nil)
        #expect(large.rounded() == nil)
        #expect(large.negated()?.floor() == nil)
        #expect(DecimalNumber(Int128.max) == nil)
        #expect(DecimalNumber(scaled: .min).negated() == nil)
        #expect(DecimalNumber(scaled: .min).multiplied(by: DecimalNumber(scaled: .min)) == nil)
    }

    @Test(
        "Rounding goes to the nearest integer, halves upwards",
        arguments: [
            ("2.5", "2", "3", "3"), ("-2.5", "-3", "-2", "-2"), ("2.4999", "2", "3", "2"), ("-2.6", "-3", "-2", "-3"),
            ("7", "7", "7", "7"), ("0", "0", "0", "0"), ("-0.5", "-1", "0", "0"),
        ])
    func rounding(text: String, floor: String, ceiling: String, rounded: String) throws {
        let number = try #require(decimal(text))
        #expect(number.floor()?.description == floor)
        #expect(number.ceiling()?.description == ceiling)
        #expect(number.rounded()?.description == rounded)
    }

    @Test("A decimal becomes the nearest double")
    func toDouble() {
        for text in ["0.1", "3.3", "123456789.123456789", "-0.000000000000000001", "98765432109876543210.5", "9007199254740993"] {
            #expect(decimal(text)?.double == Double(text))
            #expect(decimal(text)?.float == Float(text))
        }
    }

    @Test("A double becomes the decimal of its shortest digits")
    func fromDouble() {
        #expect(DecimalNumber(0.1)?.description == "0.1")
        #expect(DecimalNumber(-1.5e3)?.description == "-1500")
        #expect(DecimalNumber(1e-20)?.description == "0")
        #expect(DecimalNumber(Float(0.3))?.description == "0.3")
        #expect(DecimalNumber(1e20)?.description == "100000000000000000000")
        #expect(DecimalNumber(1e300) == nil)
        #expect(DecimalNumber(Double.nan) == nil)
        #expect(DecimalNumber(-Double.infinity) == nil)
    }
}
