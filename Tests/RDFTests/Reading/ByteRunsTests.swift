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

    @Test("The first byte that an IRI cannot hold is where a look at each byte finds it")
    func forbidden() {
        for text in Self.texts() {
            let expected = text.firstIndex { $0 <= 0x20 || "<>\"{}|^`\\".utf8.contains($0) }
            let found = IRICharacters.firstForbidden(in: text.span)
            #expect(found == expected, "\(text)")
        }
    }

    @Test("Texts are the same if all their bytes are, and equal texts have equal hashes")
    func equality() {
        var generator = SeededGenerator(seed: 33)
        for text in Self.texts() {
            let copy = text.map { $0 }
            var areEqual = ByteRuns.equal(text.span, copy.span)
            let hash = ByteHash.hash(text.span, seed: 5), seeded = ByteHash.hash(text.span, seed: 6)
            var hashOfOther = ByteHash.hash(copy.span, seed: 5)
            #expect(areEqual && hash == hashOfOther && hash != seeded)
            guard let index = text.indices.randomElement(using: &generator) else { continue }
            var other = text
            other[index] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            areEqual = ByteRuns.equal(text.span, other.span)
            hashOfOther = ByteHash.hash(other.span, seed: 5)
            let equalsItsStart = ByteRuns.equal(text.span, text.span.extracting(0..<index))
            #expect(!areEqual && !equalsItsStart && hash != hashOfOther)
        }
    }

    @Test("The first of four bytes is where a look at each byte finds it")
    func firstOfFour() {
        for text in Self.texts() {
            for start in [0, text.count / 3, text.count] {
                let expected = text[start...].firstIndex { [0x00, 0x22, 0x5C, 0xEF].contains($0) } ?? text.count
                #expect(ByteRuns.firstOf(0x22, 0x5C, 0, 0xEF, in: text.span, from: start) == expected, "\(text) from \(start)")
            }
        }
    }

    @Test("Between IRIs and strings of Turtle, what begins one is where a look at each byte finds it")
    func turtleBetween() {
        for text in Self.texts() {
            for start in [0, text.count / 3, text.count] {
                let expected = text[start...].firstIndex { $0 == 0 || "<\"'#\\".utf8.contains($0) } ?? text.count
                #expect(ByteRuns.endOfTurtleBetween(in: text.span, from: start) == expected, "\(text) from \(start)")
            }
        }
    }

    @Test("A byte that stands twice in a row is found wherever it stands")
    func pairs() {
        for text in Self.texts() {
            for byte in [0x00, 0x2E, 0x61, 0x80] as [UInt8] {
                let expected = zip(text, text.dropFirst()).contains { $0 == byte && $1 == byte }
                #expect(ByteRuns.holdsPair(of: byte, in: text.span) == expected, "\(text), \(byte)")
            }
        }
    }

    @Test("Text is checked and its lines counted in runs as byte by byte")
    func validation() {
        var generator = SeededGenerator(seed: 32)
        let pieces = ["a", "bcdefgh", "\n", "\u{E9}", "\u{20AC}", "\u{1F600}", "0123456789012345"].map { Array($0.utf8) } + [[0x80], [0xE2, 0x82], [0xC0]]
        for number in 0..<4_000 {
            // Mostly good text, so that the faults stand in all places.
            let last = number % 3 == 0 ? pieces.count : pieces.count - 3
            let text = (0..<(number % 23)).flatMap { _ in pieces[Int.random(in: 0..<last, using: &generator)] }
            let cut = text.isEmpty ? 0 : Int.random(in: 0...text.count, using: &generator)
            var single = UTF8Validator()
            let expected = text.firstIndex { !single.accept($0) }
            var runs = UTF8Validator()
            var found = runs.firstFault(in: text.span.extracting(0..<cut))
            if found == nil { found = runs.firstFault(in: text.span.extracting(cut..<text.count)).map { cut + $0 } }
            #expect(found == expected && runs.line == single.line && runs.column == single.column, "\(text), cut at \(cut)")
            #expect(runs.isComplete == single.isComplete)
        }
    }
}
