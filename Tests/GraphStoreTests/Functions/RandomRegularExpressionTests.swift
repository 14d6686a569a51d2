import GraphStore
import TestSupport
import Testing

@Suite("Random regular expressions")
struct RandomRegularExpressionTests {
    @Test("The automaton and Pike's machine agree on random patterns and texts", arguments: 0..<8)
    func agreement(seed: UInt64) throws {
        var maker = PatternMaker(generator: SeededGenerator(seed: seed))
        for _ in 0..<250 {
            let pattern = maker.pattern(depth: 3)
            let flags = ["", "i", "m", "s", "im", "is", "ims", "x"].randomElement(using: &maker.generator) ?? ""
            let expression = try RegularExpression(pattern, flags: flags)
            for _ in 0..<12 {
                let text = maker.text()
                #expect(
                    expression.matches(text) == (expression.firstMatch(in: text) != nil),
                    "pattern \(pattern), flags \(flags), text \(text.debugDescription)")
            }
        }
    }

    @Test("A literal is found wherever it lies in texts of every length", arguments: ["a", "ab", "neutron", "é", "日本"])
    func literals(literal: String) throws {
        let exact = try RegularExpression(literal)
        let folded = try RegularExpression(literal, flags: "i")
        let gapped = try RegularExpression("\(literal).{0,3}!")
        for before in 0..<40 {
            for after in [0, 1, 15, 16, 17] {
                let filler = String(repeating: "-", count: before)
                let text = filler + literal + String(repeating: ".", count: after)
                #expect(exact.matches(text) == true)
                #expect(folded.matches(filler + literal.uppercased() + text) == true)
                #expect(gapped.matches(text + "!") == (after <= 3))
                #expect(exact.matches(filler + String(repeating: ".", count: after)) == false)
            }
        }
    }

    @Test("Texts full of near misses are still decided rightly")
    func nearMisses() throws {
        let text = String(repeating: "neuron ", count: 2_000)
        let expression = try RegularExpression("ne.{0,9}neutrons", flags: "i")
        #expect(expression.matches(text) == false)
        #expect(expression.matches(text + "NEUTRONS") == true)
        let long = try RegularExpression(String(repeating: "a", count: 100) + "b" + String(repeating: "a", count: 100))
        #expect(long.matches(String(repeating: "a", count: 20_000)) == false)
    }

    @Test("A pattern whose states do not all fit is decided rightly")
    func forgetting() throws {
        let expression = try RegularExpression("[ab]*a[ab]{14}c")
        var generator = SeededGenerator(seed: 11)
        var text = ""
        for _ in 0..<6_000 { text += Bool.random(using: &generator) ? "a" : "b" }
        #expect(expression.matches(text) == false)
        #expect(expression.matches(text + "abbbbbbbbbbbbbbc") == true)
        #expect(expression.matches(text) == false)
    }
}

/// Makes patterns and texts of a small alphabet in which matches are neither rare nor certain.
private struct PatternMaker {
    var generator: SeededGenerator

    private static let atoms = [
        "a", "b", "k", "S", "é", "日", "ab", "kernel", "\\n", ".", "[ab]", "[^a]", "[a-k-[b]]", "\\w", "\\d", "\\s",
        "\\p{Lu}", "\\i", "[é日]", "^", "$", "bak",
    ]
    private static let pieces = [
        "a", "b", "k", "K", "s", "S", "ſ", "\u{212A}", "é", "É", "日", "\n", "1", " ", "ab", "AB", "kernel", "Kernel", "bak",
        "😀", "aaaaaaaa", "BAKbak",
    ]

    mutating func pattern(depth: Int) -> String {
        var result = ""
        for _ in 0..<Int.random(in: 1...4, using: &generator) { result += piece(depth: depth) }
        return result
    }

    private mutating func piece(depth: Int) -> String {
        guard depth > 0 else { return Self.atoms.randomElement(using: &generator) ?? "a" }
        switch Int.random(in: 0..<10, using: &generator) {
        case 0: return "(" + pattern(depth: depth - 1) + "|" + pattern(depth: depth - 1) + ")"
        case 1: return "(" + pattern(depth: depth - 1) + ")" + quantifier()
        case 2: return "(?:" + pattern(depth: depth - 1) + ")" + quantifier()
        case 3: return "[abk]" + quantifier()
        default: return Self.atoms.randomElement(using: &generator) ?? "a"
        }
    }

    private mutating func quantifier() -> String {
        ["?", "*", "+", "{2}", "{1,3}", "{0,2}", "*?", "{2,}", ""].randomElement(using: &generator) ?? ""
    }

    mutating func text() -> String {
        var result = ""
        for _ in 0..<Int.random(in: 0...30, using: &generator) {
            result += Self.pieces.randomElement(using: &generator) ?? "a"
        }
        return result
    }
}
