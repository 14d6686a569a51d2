import RDF
import TestSupport
import Testing

@Suite("Numbers and booleans as text")
struct NumberTextTests {
    @Test(
        "A double's lexical form is read as the nearest double",
        arguments: [
            ("1", 1.0), ("1.0E0", 1.0), ("-1e-3", -0.001), ("+12.5e+2", 1250), (".5", 0.5), ("5.", 5),
            ("123456789012345678", 123456789012345680), ("1e400", .infinity), ("4.9e-324", .leastNonzeroMagnitude), ("1e-400", 0),
            ("2.2250738585072011e-308", .leastNormalMagnitude.nextDown), ("INF", .infinity), ("-INF", -.infinity), ("+INF", .infinity),
            ("9007199254740993", 9007199254740992), ("1e22", 1e22), ("1e23", 1e23),
        ])
    func double(text: String, expected: Double) {
        #expect(text.withUTF8Bytes { FloatingPointText.double($0) } == expected)
    }

    @Test("What is no double is refused", arguments: ["", "e5", "1e", "1e+", "inf", "nan", "Infinity", "0x10", "1 ", "1.2.3", "+NaN", "."])
    func notDouble(text: String) {
        #expect(text.withUTF8Bytes { FloatingPointText.double($0) } == nil)
        #expect(text.withUTF8Bytes { FloatingPointText.float($0) } == nil)
    }

    @Test(
        "A double is printed canonically and cast to a string as XPath says",
        arguments: [
            (1.0, "1.0E0", "1"), (0.0, "0.0E0", "0"), (-0.0, "-0.0E0", "-0"), (12.5, "1.25E1", "12.5"),
            (0.000001, "1.0E-6", "0.000001"), (1e-7, "1.0E-7", "1.0E-7"), (999999.5, "9.999995E5", "999999.5"),
            (1e6, "1.0E6", "1.0E6"), (-1.5e300, "-1.5E300", "-1.5E300"), (.leastNonzeroMagnitude, "5.0E-324", "5.0E-324"),
            (.infinity, "INF", "INF"), (-.infinity, "-INF", "-INF"), (.nan, "NaN", "NaN"), (100, "1.0E2", "100"),
        ])
    func canonical(value: Double, canonical: String, string: String) {
        #expect(FloatingPointText.canonical(value) == canonical)
        #expect(FloatingPointText.castToString(value) == string)
    }

    @Test("Random doubles and floats survive being printed and read")
    func roundTrip() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<5_000 {
            let double = Double(bitPattern: generator.next())
            if !double.isNaN {
                let text = FloatingPointText.canonical(double)
                #expect(text.withUTF8Bytes { FloatingPointText.double($0) } == double)
            }
            let float = Float(bitPattern: UInt32(truncatingIfNeeded: generator.next()))
            if !float.isNaN {
                let text = FloatingPointText.canonical(float)
                #expect(text.withUTF8Bytes { FloatingPointText.float($0) } == float)
            }
        }
    }

    @Test(
        "An integer's lexical form is read",
        arguments: [
            ("0", Int128(0)), ("-0", 0), ("+7", 7), ("007", 7), ("9223372036854775808", 9_223_372_036_854_775_808),
            ("-170141183460469231731687303715884105728", Int128.min),
            ("000000000000000000000000000000000000000000000000001", 1),
        ])
    func integer(text: String, expected: Int128) {
        #expect(text.withUTF8Bytes { IntegerText.integer($0) } == expected)
    }

    @Test("What is no integer or too large is refused", arguments: ["", "+", "1.0", "1e2", " 1", "١", "170141183460469231731687303715884105728"])
    func notInteger(text: String) {
        #expect(text.withUTF8Bytes { IntegerText.integer($0) } == nil)
    }

    @Test("A boolean has four lexical forms")
    func boolean() {
        for (text, expected) in [("true", true), ("1", true), ("false", false), ("0", false), ("TRUE", nil), ("", nil), ("yes", nil)] as [(String, Bool?)] {
            #expect(text.withUTF8Bytes { IntegerText.boolean($0) } == expected)
        }
    }

    @Test("Every datatype is found by its IRI, and others are not")
    func datatypes() {
        for datatype in XSDDatatype.allCases {
            #expect(XSDDatatype(datatype.iri) == datatype)
        }
        #expect(XSDDatatype(XSD.anyURI) == nil)
        #expect(XSDDatatype("http://www.w3.org/2001/XMLSchema#") == nil)
        #expect(XSDDatatype("http://example.org/integer") == nil)
        #expect(XSDDatatype("") == nil)
    }

    @Test("A derived integer type has bounds")
    func bounds() {
        #expect(XSDDatatype.byte.contains(127) && !XSDDatatype.byte.contains(128))
        #expect(XSDDatatype.unsignedLong.contains(18_446_744_073_709_551_615))
        #expect(!XSDDatatype.negativeInteger.contains(0) && !XSDDatatype.unsignedInt.contains(-1))
        #expect(XSDDatatype.allCases.filter(\.isInteger).count == 13)
    }
}
