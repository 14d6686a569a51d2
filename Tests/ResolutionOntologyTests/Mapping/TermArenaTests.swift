import RDF
import ResolutionOntology
import TestSupport
import Testing

@Suite("Terms as bytes")
struct TermArenaTests {
    private static func text(_ generator: inout SeededGenerator) -> [UInt8] {
        (0..<Int.random(in: 0...20, using: &generator)).map { _ in UInt8.random(in: 97...99, using: &generator) }
    }

    @Test("An arena numbers texts and classes as a dictionary does", arguments: [1, 2, 3])
    func interning(seed: UInt64) {
        struct Key: Hashable {
            var text: [UInt8]
            var termClass: UInt32
        }
        var generator = SeededGenerator(seed: seed)
        var arena = TermArena(), other = arena.fresh(expectedTerms: 10)
        var numbers: [Key: Int] = [:], numbersThere: [Key: Int] = [:]
        var texts: [[UInt8]] = []
        for _ in 0..<3000 {
            let key = Key(text: Self.text(&generator), termClass: .random(in: 0...2, using: &generator))
            switch Int.random(in: 0..<5, using: &generator) {
            case 0:
                // What is appended is never found.
                arena.write(key.text[...])
                #expect(arena.append(class: key.termClass) == texts.count)
                texts.append(key.text)
            case 1:
                let expected = numbersThere[key] ?? numbersThere.count
                numbersThere[key] = expected
                let found = other.intern(key.text.span, class: key.termClass)
                #expect(found == expected)
            case 2:
                arena.write(key.text[...])
                switch arena.intern(class: key.termClass, unlessThere: { other.find($0, class: key.termClass, hash: $1) }) {
                case .there(let number): #expect(number == numbersThere[key])
                case .here(let number, let isNew):
                    #expect(numbersThere[key] == nil && isNew == (numbers[key] == nil))
                    #expect(number == numbers[key] ?? texts.count)
                    if isNew { texts.append(key.text) }
                    numbers[key] = number
                }
            default:
                arena.write(key.text[...])
                let (number, isNew) = arena.intern(class: key.termClass)
                #expect(number == numbers[key] ?? texts.count && isNew == (numbers[key] == nil))
                if isNew { texts.append(key.text) }
                numbers[key] = number
            }
        }
        #expect(arena.count == texts.count)
        for (number, text) in texts.enumerated() { #expect(Array(arena.string(number).utf8) == text) }
        for (key, number) in numbers {
            let found = arena.number(of: key.text.span, class: key.termClass)
            #expect(found == number)
            #expect(arena.termClass(number) == key.termClass)
        }
    }

    @Test("Numbers are written as Swift writes them", arguments: [0, 7, 10, 1024, -1, -480, .max, .min])
    func digits(number: Int) {
        var arena = TermArena()
        arena.write("n")
        arena.write(number)
        let place = arena.append(class: 0)
        #expect(arena.string(place) == "n\(number)")
    }

    @Test("A table of pairs remembers what a dictionary does", arguments: [1, 2])
    func pairs(seed: UInt64) {
        struct Pair: Hashable {
            var first: Int
            var second: Int
        }
        var generator = SeededGenerator(seed: seed)
        var table = PairTable(), expected: [Pair: UInt32] = [:]
        for value in 0..<2000 as Range<UInt32> {
            let pair = Pair(first: .random(in: 0...40, using: &generator), second: .random(in: 0...60, using: &generator))
            #expect(table[pair.first, pair.second] == expected[pair])
            #expect(table.set(pair.first, pair.second, value) == expected.updateValue(value, forKey: pair))
        }
        #expect(expected.allSatisfy { table[$0.key.first, $0.key.second] == $0.value })
    }
}
