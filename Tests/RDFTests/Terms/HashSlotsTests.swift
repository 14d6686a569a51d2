import RDF
import TestSupport
import Testing

@Suite("Numbers by hash")
struct HashSlotsTests {
    /// Few values of the upper half, so that slots collide and things have to tell themselves apart.
    private static func hash(_ thing: Int, _ spread: UInt64) -> UInt64 {
        ((UInt64(thing) &* 0x9E37_79B9_7F4A_7C15) >> 32) % spread << 32 | UInt64(thing)
    }

    @Test("Slots know the numbers that a dictionary knows", arguments: [1, 7, 1 << 20] as [UInt64])
    func numbers(spread: UInt64) {
        var generator = SeededGenerator(seed: spread)
        var slots = HashSlots(minimumCapacity: 1)
        var things: [Int] = [], numbers: [Int: Int] = [:]
        for round in 0..<2000 {
            if round == 700 { slots.reserve(1000) }
            let thing = Int.random(in: 0..<600, using: &generator), hash = Self.hash(thing, spread)
            let position = slots.position(of: hash) { things[$0] == thing }
            #expect(slots.number(at: position) == numbers[thing])
            if numbers[thing] == nil {
                slots.take(position, hash: hash, number: things.count)
                numbers[thing] = things.count
                things.append(thing)
            }
        }
        for thing in 0..<600 {
            let position = slots.position(of: Self.hash(thing, spread)) { things[$0] == thing }
            #expect(slots.number(at: position) == numbers[thing])
        }
    }

    @Test("Each of three numbers counts in the upper half of their hash")
    func hashes() {
        var generator = SeededGenerator(seed: 4)
        var upper: Set<UInt64> = []
        let count = 20_000
        for _ in 0..<count {
            let first = UInt32.random(in: 0..<300, using: &generator), second = UInt32.random(in: 0..<300, using: &generator)
            let third = UInt32.random(in: 0..<300, using: &generator)
            upper.insert(HashSlots.hash(first, second, third) >> 32)
        }
        // Of 27 million triples hardly any were drawn twice, and of 4 billion halves hardly any two are the same.
        #expect(upper.count > count - 100)
    }
}
