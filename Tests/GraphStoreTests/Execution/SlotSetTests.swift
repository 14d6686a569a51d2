import GraphStore
import TestSupport
import Testing

@Suite("Sets of slots")
struct SlotSetTests {
    @Test("A set of slots does what a set of numbers does", arguments: [20, 70, 300])
    func likeSets(bound: Int) {
        var generator = SeededGenerator(seed: UInt64(bound))
        func slots() -> [Slot] {
            (0..<Int.random(in: 0...12, using: &generator)).map { _ in Int.random(in: 0..<bound, using: &generator) }
        }
        for _ in 0..<300 {
            let a = slots(), b = slots()
            let (x, y) = (SlotSet(a), SlotSet(b)), (s, t) = (Set(a), Set(b))
            #expect(x.union(y) == SlotSet(s.union(t)) && x.union(b) == SlotSet(s.union(t)))
            #expect(x.intersection(y) == SlotSet(s.intersection(t)) && x.intersection(b) == SlotSet(s.intersection(t)))
            #expect(x.isDisjoint(with: y) == s.isDisjoint(with: t) && x.isSubset(of: y) == s.isSubset(of: t))
            #expect(x.intersection(y).isSubset(of: x) && x.isSubset(of: x.union(y)))
            #expect(x.isDisjoint(with: b) == s.isDisjoint(with: t) && x.isEmpty == s.isEmpty)
            #expect((0..<bound).allSatisfy { x.contains($0) == s.contains($0) })
            #expect((x == y) == (s == t))
        }
    }
}
