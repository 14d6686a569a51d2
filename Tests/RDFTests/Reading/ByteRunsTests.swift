import RDF
import TestSupport
import Testing

@Suite("Runs of plain bytes")
struct ByteRunsTests {
    /// Mostly plain bytes, with one of each special kind now and then, in texts of every length around
    /// the eight bytes that are tested at once.
    private static func texts() -> [[UInt8]] {
        var generator = SeededGenerator(seed: 31)
        let special: [UInt8] = [0x00, 0x09, 0x0A, 0x0D, 0x1F, 0x20, 0x21, 0x22, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7B, 0x7C, 0x7D, 0x7E, 0x7F, 0x80, 0xC3, 0xFF]
        return (0..<4_000).map { number in
            (0..<(number % 41)).map { _ in
                switch Int.random(in: 0..<24, using: &generator) {
                case 0: special.randomElement(using: &generator) ?? 0
                case 1: UInt8.random(in: 0...255, using: &generator)
                default: UInt8.random(in: UInt8(ascii: "a")...UInt8(ascii: "z"), using: &generator)
                }
            }
        }
    }

    @Test("The end of plain text is where a look at each byte finds it")
    func plainText() {
        for text in Self.texts() {
            for start in [0, text.count / 3, text.count] {
                let expected =
                    text[start...].firstIndex { $0 < 0x20 || $0 >= 0x80 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
                    ?? text.count
                #expect(ByteRuns.endOfPlainText(in: text.span, from: start) == expected, "\(text) from \(start)")
            }
        }
    }

    @Test("The end of a plain IRI is where a look at each byte finds it")
    func plainIRI() {
        for text in Self.texts() {
            for start in [0, text.count / 3, text.count] {
                let expected =
                    text[start...].firstIndex { $0 <= 0x20 || $0 >= 0x80 || "<>\"{}|^`\\".utf8.contains($0) } ?? text.count
                #expect(ByteRuns.endOfPlainIRI(in: text.span, from: start) == expected, "\(text) from \(start)")
            }
        }
    }
}
