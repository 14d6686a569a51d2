import Foundation
import Resolutions
import TestSupport
import Testing

/// Clauses find their counterparts in edited copies whose true alignment is known.
@Suite("Aligning the clauses of two texts")
struct AlignmentTests {
    struct Accuracy {
        var right = 0
        var all = 0
        var percentage: Double { all == 0 ? 100 : Double(right) * 100 / Double(all) }

        mutating func add(_ comparison: Comparison, origins: [Int?]) {
            var gone = Set(comparison.old.components.indices.filter { Comparison.isCompared(comparison.old.components[$0].kind) })
            for change in comparison.clauseChanges {
                guard let new = change.new else { continue }
                all += 1
                if origins[new] == change.old { right += 1 }
            }
            for case let origin? in origins { gone.remove(origin) }
            let removed = Set(comparison.clauseChanges.filter { $0.new == nil }.compactMap(\.old))
            all += gone.count
            right += gone.intersection(removed).count
        }
    }

    @Test(
        "At least 99 of 100 clauses of invented texts are aligned rightly, with up to a third of them touched",
        arguments: [0.1, 0.2, 1.0 / 3])
    func invented(share: Double) {
        var accuracy = Accuracy()
        for seed in 1...60 as ClosedRange<UInt64> {
            let old = InventedResolution.make(seed: seed)
            var editor = RandomEditor(seed: seed &* 7919, share: share)
            let edited = editor.edit(old)
            accuracy.add(Comparison(from: old, to: edited.revision), origins: edited.origins)
        }
        print("alignment of invented texts, \(Int(share * 100)) % touched: \(accuracy.right) of \(accuracy.all) (\(accuracy.percentage) %)")
        #expect(accuracy.percentage >= 99)
    }

    @Test(
        "At least 99 of 100 clauses of real texts are aligned rightly, with up to a third of them touched",
        .enabled(if: SharedFolder.isPresent, "\(SharedFolder.absenceReason)"), arguments: [0.1, 1.0 / 3])
    func real(share: Double) throws {
        let files = try SharedFolder.seedFiles() + SharedFolder.corpusFiles()
        let sources = files.compactMap { try? SeedReading.source($0) }
        let revisions = ResolutionReader(authority: TestAuthority.value).read(sources)
        #expect(revisions.count > 100)
        var accuracy = Accuracy()
        for (index, old) in revisions.enumerated() {
            var editor = RandomEditor(seed: UInt64(index) &+ 11, share: share)
            let edited = editor.edit(old)
            accuracy.add(Comparison(from: old, to: edited.revision), origins: edited.origins)
        }
        print("alignment of real texts, \(Int(share * 100)) % touched: \(accuracy.right) of \(accuracy.all) (\(accuracy.percentage) %)")
        #expect(accuracy.percentage >= 99)
    }

    @Test("A text compared with itself is unchanged in every part")
    func same() {
        for seed in 1...20 as ClosedRange<UInt64> {
            let text = InventedResolution.make(seed: seed)
            let comparison = Comparison(from: text, to: text)
            #expect(comparison.changes.allSatisfy { $0.type == .unchanged && $0.old == $0.new && $0.confidence == nil })
        }
    }

    @Test("The changes of a comparison make the new text from the old one")
    func application() {
        func texts(_ revision: Revision) -> [NamedText] {
            revision.components.map { component in
                NamedText(
                    fragment: component.fragment,
                    text: component.passage.isEmpty ? component.title?.text ?? "" : component.passage.text)
            }
        }
        #expect(Property.counterexample(cases: 60) { generator in
            let old = InventedResolution.make(using: &generator)
            var editor = RandomEditor(generator, share: 0.5)
            defer { generator = editor.generator }
            let new = editor.edit(old).revision
            let found = try Comparison(from: old, to: new).edits.applied(to: texts(old))
            return found == texts(new) ? nil : "\(found) instead of \(texts(new))"
        } == nil)
    }

    @Test("Under the smallest limits every component still stands in one change, and the changes make the new text")
    func limits() {
        #expect(Property.counterexample(cases: 20, seed: 300) { generator in
            let old = InventedResolution.make(using: &generator)
            var editor = RandomEditor(generator, share: 0.5)
            defer { generator = editor.generator }
            let new = editor.edit(old).revision
            let comparison = Comparison(from: old, to: new, limits: ComparisonLimits(counterparts: 1, assignment: 1))
            let places = comparison.changes.compactMap(\.new)
            return places.sorted() == Array(new.components.indices) ? nil : "\(places)"
        } == nil)
    }

    @Test("Each component of either text stands in one change")
    func complete() {
        for seed in 1...20 as ClosedRange<UInt64> {
            let old = InventedResolution.make(seed: seed)
            let new = InventedResolution.make(seed: seed + 1)
            let changes = Comparison(from: old, to: new).changes
            #expect(changes.compactMap(\.old).sorted() == Array(old.components.indices))
            #expect(changes.compactMap(\.new) == Array(new.components.indices))
        }
    }

    private static func text(_ parts: [(verb: String, addressee: String, clauses: [String])]) -> Revision {
        var revision = InventedResolution.make(seed: 1)
        revision.components = []
        for part in parts {
            let section = revision.components.count
            revision.components.append(
                Component(
                    kind: .section, fragment: "s\(section)", parent: nil, keyword: part.verb,
                    passage: Passage(part.addressee.isEmpty ? part.verb : "\(part.verb) \(part.addressee)"),
                    verbLength: part.verb.utf8.count))
            for clause in part.clauses {
                revision.components.append(
                    Component(
                        kind: .operativeClause, fragment: "c\(revision.components.count)", parent: section,
                        enumerator: "1", keyword: part.verb, passage: Passage(clause)))
            }
        }
        return revision
    }

    private static func types(_ old: Revision, _ new: Revision) -> [String] {
        Comparison(from: old, to: new).clauseChanges.map { change in
            let from = change.old.map { old.components[$0].passage.text } ?? "-"
            return "\(change.type) \(from)"
        }
    }

    @Test("The same words behind another item are moved, a comma more is modified, a new number is nothing")
    func kinds() {
        let old = Self.text([("resolves", "", ["to repair the boats", "to paint every quay", "to count the passengers"])])
        let new = Self.text([
            ("resolves", "", ["to count the passengers", "to repair the boats", "to paint every quay,", "that pilots sleep at noon"])
        ])
        #expect(
            Self.types(old, new) == [
                "moved to count the passengers", "unchanged to repair the boats", "modified to paint every quay",
                "added -",
            ])
    }

    @Test("Who is addressed decides before the words do")
    func addressees() {
        let old = Self.text([("instructs", "the Director", ["to report on boats every year"])])
        let new = Self.text([
            ("instructs", "the pilots", ["to report on boats every spring"]),
            ("instructs", "the Director", ["to report on boats to the assembly"]),
        ])
        #expect(Self.types(old, new) == ["added -", "modified to report on boats every year"])
    }

    @Test("Two clauses that swap their places keep their counterparts, whatever their numbers")
    func swapped() {
        let old = Self.text([("resolves", "", ["that ferries carry bicycles free", "that ferries carry letters free"])])
        let new = Self.text([("resolves", "", ["that ferries carry letters free of charge", "that ferries carry bicycles free"])])
        #expect(
            Self.types(old, new) == ["modified that ferries carry letters free", "unchanged that ferries carry bicycles free"])
    }

    @Test("Large texts without a common clause are compared in bounded time")
    func large() {
        func many(_ seed: UInt64) -> Revision {
            var revision = InventedResolution.make(seed: seed)
            let section = revision.components[0]
            var generator = SeededGenerator(seed: seed)
            revision.components = [section] + (0..<3000).map { index in
                let words = (0..<20).map { _ in "w\(Int.random(in: 0..<50, using: &generator))" }
                return Component(
                    kind: .preambularClause, fragment: "c\(index)", parent: 0, keyword: section.keyword,
                    passage: Passage(words.joined(separator: " ")))
            }
            return revision
        }
        let comparison = Comparison(from: many(1), to: many(2))
        #expect(comparison.changes.compactMap(\.new).count == 3001)
    }
}
