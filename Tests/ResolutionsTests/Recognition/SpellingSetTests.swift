import Resolutions
import TestSupport
import Testing

/// Sets of words that are asked without strings, beside the same with strings.
@Suite("Words that stand at a place")
struct SpellingSetTests {
    private static let words = [
        "to", "that", "that's", "of", "off", "office", "offices", "report", "reports", "co-operation", "a", "attention", "noting",
    ]

    private static func text(_ generator: inout SeededGenerator) -> String {
        let letters = ["O", "o", "f", "F", "t", "h", "a", "T", "é", "-", " ", " ", "s", ",", "office", "Reports", "co-operation", "THAT", "attention"]
        return (0..<Int.random(in: 0..<12, using: &generator)).map { _ in letters.randomElement(using: &generator) ?? "" }.joined()
    }

    @Test("A set of spellings holds what the set of strings holds in lower case", arguments: 0..<8)
    func spellings(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let set: SpellingSet = [
            "to", "that", "that's", "of", "off", "office", "offices", "report", "reports", "co-operation", "a", "attention", "noting",
        ]
        let tokenizer = Tokenizer(words: WordTable())
        for _ in 0..<60 {
            let printed = Self.text(&generator)
            let text = tokenizer.tokenize(Array(printed.utf8))
            for token in text.tokens {
                let word = String(decoding: Array(printed.utf8)[token.start..<token.end], as: UTF8.self).lowercased()
                #expect(set.contains(token, of: text) == Self.words.contains(word), "\(word)")
            }
        }
    }

    @Test("One of some words stands where one of them begins that ends with its word, in any case", arguments: 0..<8)
    func choice(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let choice: WordChoice = [
            "to", "that", "that's", "of", "off", "office", "offices", "report", "reports", "co-operation", "a", "attention", "noting",
        ]
        for _ in 0..<40 {
            let bytes = Array(Self.text(&generator).utf8)
            let lowered = bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
            let start = Int.random(in: 0...bytes.count, using: &generator)
            let wrong = (start...bytes.count).filter { end in
                let expected = Self.words.contains { word in
                    let behind = start + word.utf8.count
                    return lowered[start..<end].starts(with: word.utf8) && (behind == end || !Self.isWordByte(lowered[behind]))
                }
                return choice.stands(in: bytes, at: start, before: end) != expected
            }
            #expect(wrong.isEmpty)
        }
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
    }
}
