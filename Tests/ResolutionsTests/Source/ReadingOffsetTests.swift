import Resolutions
import TestSupport
import Testing

@Suite("Offsets of the reading text")
struct ReadingOffsetTests {
    /// A random text of plain stretches, code points of several bytes and what is taken out, with the reading text
    /// that a plain rule makes of it and the offset of each of its code points.
    private static func sample(_ generator: inout SeededGenerator) -> (text: String, reading: [Unicode.Scalar], offsets: [Int]) {
        let pieces = [
            "words of a sentence", " ", "  ", "\n", "f", "foo", "footnote", "é", "日本", "\u{A0}", "\u{200B}", "\u{2011}", "{", "~", ")", "\t",
            String(repeating: "long ", count: 80), String(repeating: "é", count: 300), "[bookmark: a]", "“x”",
        ]
        var text = "A"
        var reading: [Unicode.Scalar] = ["A"]
        var offsets = [0]
        var offset = 1
        for _ in 0..<Int.random(in: 1..<40, using: &generator) {
            let piece = pieces.randomElement(using: &generator) ?? ""
            text += piece
            for scalar in piece.unicodeScalars {
                if !piece.hasPrefix("["), scalar != "\u{200B}" {
                    reading.append(scalar == "\u{A0}" ? " " : scalar == "\u{2011}" ? "-" : scalar)
                    offsets.append(offset)
                }
                offset += 1
            }
        }
        return (text, reading, offsets)
    }

    @Test("Every code point of the reading text knows where it stood in the file", arguments: 0..<30)
    func offsets(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let sample = Self.sample(&generator)
        let source = try SourceText(bytes: Array(sample.text.utf8), name: "a.txt", sha256: "")
        let expected = sample.reading.flatMap { Array(String($0).utf8) }
        #expect(source.bytes == expected)
        var position = 0
        for (scalar, offset) in zip(sample.reading, sample.offsets) {
            #expect(source.sourceOffset(at: position) == offset)
            position += UTF8.width(scalar)
        }
        #expect(source.endOffset == sample.text.unicodeScalars.count)
    }

    @Test("A passage collapses white space, and every code point of it knows where it stood", arguments: 0..<30)
    func passages(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed) + 1000)
        let sample = Self.sample(&generator)
        // A hyphen before a blank divides a word, which is another rule.
        guard !sample.text.contains("\u{2011}") else { return }
        let source = try SourceText(bytes: Array(sample.text.utf8), name: "a.txt", sha256: "")
        var anomalies: Set<Anomaly> = []
        let passage = source.passage([0..<source.bytes.count], anomalies: &anomalies)
        var expected: [UInt8] = []
        var offsets: [Int] = []
        var blank: Int?
        for (scalar, offset) in zip(sample.reading, sample.offsets) {
            if scalar == " " || scalar == "\n" || scalar == "\t" {
                blank = blank ?? offset
                continue
            }
            if let blank {
                expected.append(0x20)
                offsets.append(blank)
            }
            blank = nil
            offsets += Array(repeating: offset, count: UTF8.width(scalar))
            expected += Array(String(scalar).utf8)
        }
        #expect(passage.utf8 == expected)
        for (position, offset) in offsets.enumerated() where expected[position] & 0xC0 != 0x80 {
            #expect(passage.sourceOffset(at: position) == offset)
        }
    }
}
