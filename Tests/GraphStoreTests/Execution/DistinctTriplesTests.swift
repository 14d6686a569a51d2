import GraphStore
import TestSupport
import Testing

@Suite("Distinct triples")
struct DistinctTriplesTests {
    @Test("Triples are kept once, in the order in which they came, where they are wanted", arguments: [1, 2, 3])
    func order(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var distinct = DistinctTriples()
        var expected: [IDTriple] = [], known: Set<IDTriple> = []
        for round in 0..<5000 {
            if round % 1000 == 0 { distinct.reserve(round) }
            let triple = IDTriple(
                .random(in: 0...20, using: &generator), .random(in: 0...3, using: &generator), .random(in: 0...40, using: &generator))
            distinct.insert(triple) { $0.object % 5 != 0 }
            if triple.object % 5 != 0, known.insert(triple).inserted { expected.append(triple) }
        }
        #expect(distinct.triples == expected)
    }
}
