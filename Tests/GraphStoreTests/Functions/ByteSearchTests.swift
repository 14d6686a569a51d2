import GraphStore
import TestSupport
import Testing

@Suite("Searches for bytes")
struct ByteSearchTests {
    @Test("The first place of two bytes is where a look at each place finds it")
    func firstPlace() {
        var generator = SeededGenerator(seed: 23)
        for number in 0..<4_000 {
            let text = (0..<(number % 67)).map { _ in UInt8.random(in: 0x5E...0x64, using: &generator) & (Bool.random(using: &generator) ? 0xDF : 0xFF) }
            func probe() -> ByteSearch.Probe {
                let mask: UInt8 = Bool.random(using: &generator) ? 0x20 : 0
                return ByteSearch.Probe(
                    value: UInt8.random(in: 0x61...0x64, using: &generator) & (mask == 0 && Bool.random(using: &generator) ? 0xDF : 0xFF),
                    mask: mask, offset: Int.random(in: 0...3, using: &generator))
            }
            let a = probe(), b = probe()
            let end = max(0, text.count - 3)
            let start = Int.random(in: 0...end, using: &generator)
            let expected = (start..<end).first {
                text[$0 + a.offset] | a.mask == a.value && text[$0 + b.offset] | b.mask == b.value
            }
            #expect(ByteSearch.firstPlace(in: text.span, start..<end, a, b) == expected)
        }
    }

    @Test("A literal pattern matches where a search from every place finds it")
    func literals() throws {
        var generator = SeededGenerator(seed: 29)
        // Letters that are rare and letters that are frequent, so that any of them may be searched for.
        let letters = Array("eaqzté -")
        for _ in 0..<600 {
            let pattern = String((0..<Int.random(in: 1...5, using: &generator)).map { _ in letters.randomElement(using: &generator) ?? "e" })
            let expression = try RegularExpression(pattern, flags: Bool.random(using: &generator) ? "i" : "")
            let folds = expression.matches(pattern.uppercased()) == true
            for _ in 0..<8 {
                let text = String((0..<Int.random(in: 0...60, using: &generator)).map { _ in letters.randomElement(using: &generator) ?? "e" })
                let shown = Bool.random(using: &generator) && folds ? text.uppercased() : text
                let bytes = Array((folds ? shown.lowercased() : shown).utf8), wanted = Array(pattern.utf8)
                let expected = bytes.indices.contains { bytes[$0...].starts(with: wanted) }
                #expect(expression.matches(shown) == expected, "\(pattern) in \(shown)")
            }
        }
    }
}
