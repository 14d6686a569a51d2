import TestSupport
import Testing

/// What all property tests rely on.
@Suite("Properties")
struct PropertyTests {
    private static func numbers(_ generator: inout SeededGenerator) -> [Int] {
        (0..<Int.random(in: 0...20, using: &generator)).map { _ in Int.random(in: 0..<1000, using: &generator) }
    }

    @Test("A case that breaks a property is made as small as it can be, and says its seed")
    func shrinking() {
        let found = Property.counterexample(cases: 100) { generator in
            let numbers = Self.numbers(&generator)
            return numbers.contains { $0 >= 500 } ? "\(numbers)" : nil
        }
        #expect(found?.explanation == "[500]")
        #expect(found?.choicesAfter == 2)
        let order = Property.counterexample(cases: 100) { generator in
            let numbers = Self.numbers(&generator)
            return numbers == numbers.sorted() ? nil : "\(numbers)"
        }
        #expect(order?.explanation == "[1, 0]")
    }

    @Test("The same seed breaks a property in the same way")
    func repetition() {
        func run(_ seed: UInt64) -> Property.Counterexample? {
            Property.counterexample(cases: 100, seed: seed) { generator in
                let numbers = Self.numbers(&generator)
                return numbers.reduce(0, +) > 3000 ? "\(numbers)" : nil
            }
        }
        #expect(run(1) == run(1))
        #expect(run(1).flatMap { run($0.seed) } == run(1))
    }

    @Test("What a property throws breaks it")
    func throwing() {
        struct Fault: Error {}
        let found = Property.counterexample(cases: 10) { generator in
            if Self.numbers(&generator).count > 3 { throw Fault() }
            return nil
        }
        #expect(found?.explanation == "throws Fault()")
    }

    @Test("A loop that waits for a choice ends while cases are made smaller")
    func loops() {
        let found = Property.counterexample(cases: 10) { generator in
            var count = 0
            while Int.random(in: 0..<3, using: &generator) != 2 { count += 1 }
            return "loop"
        }
        #expect(found?.explanation == "loop")
    }
}
