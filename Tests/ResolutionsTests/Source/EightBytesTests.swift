import Resolutions
import TestSupport
import Testing

/// Tests of eight bytes at once, held against a look at each byte.
@Suite("Eight bytes at once")
struct EightBytesTests {
    /// Bytes around the bounds of the classes, so that carries between neighbours would show.
    private static func text(_ generator: inout SeededGenerator) -> [UInt8] {
        let special: [UInt8] = [0, 1, 0x0A, 0x20, 0x2F, 0x30, 0x39, 0x3A, 0x40, 0x41, 0x5A, 0x5B, 0x60, 0x61, 0x7A, 0x7B, 0x7F, 0x80, 0xC1, 0xE1, 0xFF]
        return (0..<Int.random(in: 0..<40, using: &generator)).map { _ in
            Bool.random(using: &generator) ? special.randomElement(using: &generator) ?? 0 : UInt8.random(in: 0...255, using: &generator)
        }
    }

    private static func next(_ text: [UInt8], _ range: Range<Int>, _ isWanted: (UInt8) -> Bool) -> Int {
        range.first { isWanted(text[$0]) } ?? range.upperBound
    }

    @Test("The next byte of a kind is the one that a search byte by byte finds", arguments: 0..<20)
    func next(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let text = Self.text(&generator)
            let start = Int.random(in: 0...text.count, using: &generator)
            let end = Int.random(in: start...text.count, using: &generator)
            let range = start..<end
            let low = UInt8.random(in: 0...0x7F, using: &generator), high = UInt8.random(in: low...0x7F, using: &generator)
            let byte = UInt8.random(in: 0...255, using: &generator)
            #expect(EightBytes.next(in: text.span, from: start, before: end) { $0.digits } == Self.next(text, range) { (0x30...0x39).contains($0) })
            #expect(EightBytes.next(in: text.span, from: start, before: end) { $0.capitals } == Self.next(text, range) { (0x41...0x5A).contains($0) })
            #expect(
                EightBytes.next(in: text.span, from: start, before: end) { $0.letters }
                    == Self.next(text, range) { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) })
            #expect(EightBytes.next(in: text.span, from: start, before: end) { $0.within(low, high) } == Self.next(text, range) { (low...high).contains($0) })
            #expect(EightBytes.next(in: text.span, from: start, before: end) { $0.equal(byte) } == Self.next(text, range) { $0 == byte })
            // The first of several, of which each marks more than it should behind its first.
            #expect(
                EightBytes.next(in: text.span, from: start, before: end) { $0.firstEqual(byte) | $0.firstEqual(low) | $0.firstEqual(high) }
                    == Self.next(text, range) { $0 == byte || $0 == low || $0 == high })
        }
    }

    @Test("A run of letters ends at the first byte that is none", arguments: 0..<8)
    func run(length: Int) {
        for other in UInt8.min...UInt8.max where !((0x41...0x5A).contains(other) || (0x61...0x7A).contains(other)) {
            var bytes = Array("aZzAmMqQ".utf8)
            bytes[length] = other
            #expect(EightBytes.run(EightBytes(bytes.span, at: 0).letters) == length)
        }
        #expect(EightBytes.run(EightBytes(Array("aZzAmMqQ".utf8).span, at: 0).letters) == 8)
    }
}
