import Foundation

/// Tries a property on made-up cases, and makes a case that breaks it as small as it can.
///
/// ```swift
/// #expect(Property.counterexample(cases: 200) { generator in
///     let numbers = (0..<Int.random(in: 0...9, using: &generator)).map { _ in Int.random(in: 0...99, using: &generator) }
///     return numbers.reversed().reversed() == numbers ? nil : "\(numbers)"
/// } == nil)
/// ```
///
/// What makes a case smaller are the numbers that it was made from: fewer of them, or smaller ones, give
/// a smaller case of anything. `RESGRAPH_PROPERTY_SEED` sets the first seed, and `RESGRAPH_PROPERTY_CASES`
/// how many times as many cases are tried, for long runs.
public enum Property {
    /// A case that breaks a property.
    public struct Counterexample: Hashable, Sendable, CustomStringConvertible {
        /// What gives the case before it was made smaller.
        public var seed: UInt64
        /// How many random numbers the case took before and after.
        public var choicesBefore: Int
        public var choicesAfter: Int
        /// What the property says of the smallest case.
        public var explanation: String

        public var description: String {
            "seed \(seed), made smaller from \(choicesBefore) choices to \(choicesAfter): \(explanation)"
        }
    }

    /// The first case that breaks the property, made smaller; nil if all cases keep it.
    ///
    /// - Parameters:
    ///   - cases: how many are tried, with one seed after the other.
    ///   - seed: the first seed.
    ///   - property: makes a case with the generator and says what is wrong with it, or nil. What it
    ///     throws is wrong, too.
    public static func counterexample(
        cases: Int, seed: UInt64 = 1, _ property: @escaping (inout SeededGenerator) throws -> String?
    ) -> Counterexample? {
        let first = number("RESGRAPH_PROPERTY_SEED").flatMap { UInt64(exactly: $0) } ?? seed
        for offset in 0..<UInt64(cases * (number("RESGRAPH_PROPERTY_CASES") ?? 1)) {
            let search = Search(seed: first &+ offset, property: property)
            guard let broken = search.run([]) else { continue }
            let smallest = search.shrink(broken)
            return Counterexample(
                seed: first &+ offset, choicesBefore: broken.choices.count, choicesAfter: smallest.choices.count,
                explanation: smallest.explanation)
        }
        return nil
    }

    private static func number(_ name: String) -> Int? { ProcessInfo.processInfo.environment[name].flatMap { Int($0) } }
}

/// Looks for the smallest case that breaks a property as one of its cases does.
private struct Search {
    struct Broken {
        var choices: [UInt64]
        var explanation: String
    }

    let seed: UInt64
    let property: (inout SeededGenerator) throws -> String?

    /// How many smaller cases are tried at most.
    private static let patience = 2_000

    func run(_ choices: [UInt64]) -> Broken? {
        var generator = SeededGenerator(seed: seed, replaying: choices)
        let explanation: String?
        do { explanation = try property(&generator) } catch { explanation = "throws \(error)" }
        guard let explanation else { return nil }
        return Broken(choices: generator.choices ?? [], explanation: explanation)
    }

    /// Takes stretches of choices out, then makes single choices smaller, until nothing more helps.
    func shrink(_ broken: Broken) -> Broken {
        var best = broken
        var left = Self.patience
        func accept(_ choices: [UInt64]) -> Bool {
            guard left > 0, !choices.isEmpty else { return false }
            left -= 1
            guard let found = run(choices), isSmaller(found.choices, best.choices) else { return false }
            best = found
            return true
        }
        var before: [UInt64] = []
        while best.choices != before, left > 0 {
            before = best.choices
            var length = max(best.choices.count / 2, 1)
            while length > 0 {
                var start = 0
                while start < best.choices.count, left > 0 {
                    let end = min(start + length, best.choices.count)
                    if !accept(Array(best.choices[..<start] + best.choices[end...])) { start += length }
                }
                length /= 2
            }
            for index in best.choices.indices where left > 0 { lessen(index, { best.choices }, accept) }
        }
        return best
    }

    /// Halves the distance of one choice from the least while the case stays broken.
    private func lessen(_ index: Int, _ choices: () -> [UInt64], _ accept: ([UInt64]) -> Bool) {
        func with(_ number: UInt64) -> [UInt64] {
            var copy = choices()
            if index < copy.count { copy[index] = number }
            return copy
        }
        guard index < choices().count, choices()[index] > SeededGenerator.least, !accept(with(SeededGenerator.least)) else { return }
        var step = (choices()[index] - SeededGenerator.least) / 2
        while step > SeededGenerator.least, index < choices().count {
            let current = choices()[index]
            if current <= SeededGenerator.least + step || !accept(with(current - step)) { step /= 2 }
        }
    }

    /// Fewer choices are smaller, and among as many those whose first different one is.
    private func isSmaller(_ a: [UInt64], _ b: [UInt64]) -> Bool {
        a.count == b.count ? a.lexicographicallyPrecedes(b) : a.count < b.count
    }
}
