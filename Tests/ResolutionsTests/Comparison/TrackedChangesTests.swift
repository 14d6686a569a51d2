import Foundation
import Resolutions
import TestSupport
import Testing

@Suite("Taking merged tracked changes apart")
struct TrackedChangesTests {
    /// A proposal made at random from an edition, and what an assembly adopted of it: all.
    struct Case {
        var edition: Revision
        var proposal: Revision
        var adopted: Revision
        /// The components in which words were replaced, so that words run together.
        var replaced: Set<Int> = []
        var extended: Set<Int> = []
    }

    static func make(seed: UInt64, isExact: Bool = true) -> Case {
        var generator = SeededGenerator(seed: seed)
        let edition = InventedResolution.make(seed: seed)
        let session = Session(series: "wtsa", place: "Elsewhere", year: 2024)
        let other = InventedResolution.make(seed: seed &+ 1000).components.flatMap { RandomEditor.words($0) }
        var result = Case(edition: edition, proposal: edition, adopted: edition)
        result.proposal.identifier.edition = .proposal(code: "ABC/1A1/1")
        result.proposal.header.proposal = Proposal(action: "MOD", code: "ABC/1A1/1", range: SourceRange(0, 0))
        result.proposal.header.session = session
        if isExact, case .adopted(let first) = edition.identifier.edition { result.proposal.header.supersededSession = first }
        result.proposal.header.anomalies = [.mergedRevisionMarks]
        result.adopted.identifier.edition = .adopted(session)
        result.adopted.header.session = session
        for index in edition.components.indices where edition.components[index].kind.isClause {
            let words = RandomEditor.words(edition.components[index])
            guard words.count >= 8, Int.random(in: 0..<3, using: &generator) == 0 else { continue }
            let start = Int.random(in: 1..<words.count - 4, using: &generator)
            let inserted = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
                other.randomElement(using: &generator) ?? "quay"
            }
            if Bool.random(using: &generator) {
                let end = start + Int.random(in: 1...3, using: &generator)
                var merged = words[..<end] + []
                let seam = (merged.popLast() ?? "") + inserted[0]
                RandomEditor.set(
                    Array(merged) + [seam] + inserted.dropFirst() + words[end...], in: &result.proposal.components[index])
                RandomEditor.set(Array(words[..<start]) + inserted + words[end...], in: &result.adopted.components[index])
                result.replaced.insert(index)
            } else {
                let all = Array(words[..<start]) + inserted + words[start...]
                RandomEditor.set(all, in: &result.proposal.components[index])
                RandomEditor.set(all, in: &result.adopted.components[index])
                result.extended.insert(index)
            }
        }
        return result
    }

    @Test("With both editions at hand, replacements and insertions are taken apart to the letter")
    func invented() throws {
        var right = 0
        var all = 0
        for seed in 1...80 as ClosedRange<UInt64> {
            let example = Self.make(seed: seed)
            let changes = try #require(TrackedChanges(of: example.proposal, among: [example.edition, example.adopted]))
            #expect(changes.isBeforeExact)
            let before = changes.reading(.before)
            let after = changes.reading(.after)
            for index in example.replaced.union(example.extended) {
                let isRight = before.components[index].passage.utf8 == example.edition.components[index].passage.utf8
                    && after.components[index].passage.utf8 == example.adopted.components[index].passage.utf8
                all += 1
                if isRight { right += 1 }
            }
            for index in before.components.indices where !example.replaced.contains(index) && !example.extended.contains(index) {
                #expect(before.components[index] == example.proposal.components[index])
            }
        }
        print("merged changes of invented texts taken apart: \(right) of \(all)")
        #expect(Double(right) == Double(all))
    }

    @Test("With the edition before alone, what is inserted is found, and most of what is deleted")
    func editionBeforeAlone() throws {
        var insertions = 0
        var readings = 0
        var all = 0
        for seed in 1...80 as ClosedRange<UInt64> {
            let example = Self.make(seed: seed)
            let changes = try #require(TrackedChanges(of: example.proposal, among: [example.edition]))
            let before = changes.reading(.before)
            let after = changes.reading(.after)
            for index in example.replaced.union(example.extended) {
                all += 1
                if before.components[index].passage.utf8 == example.edition.components[index].passage.utf8 { insertions += 1 }
                if after.components[index].passage.utf8 == example.adopted.components[index].passage.utf8 { readings += 1 }
            }
        }
        print("with the edition before alone: text before right in \(insertions) of \(all), text after in \(readings)")
        #expect(insertions == all)
        #expect(readings * 2 >= all)
    }

    @Test("The stretches are the whole text, in order, and both readings know where they came from")
    func whole() throws {
        for seed in 1...40 as ClosedRange<UInt64> {
            let example = Self.make(seed: seed)
            for texts in [[example.edition], [example.adopted], [example.edition, example.adopted]] {
                let changes = try #require(TrackedChanges(of: example.proposal, among: texts))
                for text in changes.texts {
                    var position = 0
                    for stretch in text.stretches {
                        #expect(stretch.range.lowerBound == position && !stretch.range.isEmpty)
                        position = stretch.range.upperBound
                    }
                    #expect(position == text.passage.utf8.count)
                    #expect(text.stretches.contains { $0.kind != .kept })
                    guard case .component(let index) = text.part else { continue }
                    let after = changes.reading(.after).components[index].passage
                    for offset in stride(from: 0, to: after.utf8.count, by: 7) {
                        let source = after.sourceOffset(at: offset)
                        #expect(text.passage.utf8[source - text.passage.sourceOffset(at: 0)] == after.utf8[offset])
                    }
                }
            }
        }
    }

    @Test("Where no edition is at hand the words stay as found")
    func alone() {
        let example = Self.make(seed: 5)
        #expect(TrackedChanges(of: example.proposal, among: []) == nil)
        #expect(TrackedChanges(of: example.proposal, among: [example.proposal]) == nil)
        #expect(TrackedChanges(of: example.adopted, among: [example.edition]) == nil)
        var plain = example.proposal
        plain.header.anomalies = []
        #expect(TrackedChanges(of: plain, among: [example.edition]) == nil)
    }

    private static func apart(_ proposal: String, before: String?, after: String? = nil) -> [String] {
        func revision(_ text: String, _ edition: EditionIdentifier, _ session: Session) -> Revision {
            var revision = InventedResolution.make(seed: 1)
            revision.components = [
                Component(kind: .section, fragment: "noting", parent: nil, keyword: "noting", passage: Passage("noting"), verbLength: 6),
                Component(kind: .preambularClause, fragment: "noting_a", parent: 0, enumerator: "a)", keyword: "noting", passage: Passage(text)),
            ]
            revision.identifier.edition = edition
            revision.header.session = session
            return revision
        }
        let earlier = Session(series: "wtsa", place: "Here", year: 2016)
        let later = Session(series: "wtsa", place: "There", year: 2024)
        var own = revision(proposal, .proposal(code: "ABC/1"), later)
        own.header.anomalies = [.mergedRevisionMarks]
        own.header.supersededSession = earlier
        let texts = [before.map { revision($0, .adopted(earlier), earlier) }, after.map { revision($0, .adopted(later), later) }]
        let changes = TrackedChanges(of: own, among: texts.compactMap { $0 })
        return changes?.texts.first.map { text in
            text.stretches.map { "\($0.kind) \(text.passage.text(in: $0.range))" }
        } ?? []
    }

    @Test("A replacement reaches back as far as what is inserted stands for")
    func replacements() {
        #expect(
            Self.apart("paying by mobile telephonydigital services, at night", before: "paying by mobile telephony, at night")
                == ["kept paying by ", "deleted mobile telephony", "inserted digital services", "kept , at night"])
        #expect(
            Self.apart(
                "a crew keeps the record of fog on the lakespublishes the record of fog every morning, at dawn",
                before: "a crew keeps the record of fog on the lakes, at dawn")
                == [
                    "kept a crew ", "deleted keeps the record of fog on the lakes",
                    "inserted publishes the record of fog every morning", "kept , at dawn",
                ])
        #expect(
            Self.apart(
                "traffic, safety and transfer by mobile telephonydigital services;", before: "traffic, safety and transfer by mobile telephony;",
                after: "traffic, safety and digital services;")
                == [
                    "kept traffic, safety and ", "deleted transfer by mobile telephony", "inserted digital services", "kept ;",
                ])
        #expect(
            Self.apart("ferries of 20162024 on lakes", before: "ferries of 2016 on lakes")
                == ["kept ferries of ", "deleted 2016", "inserted 2024", "kept  on lakes"])
        #expect(Self.apart("both organs.;", before: "both organs.") == ["kept both organs", "deleted .", "inserted ;"])
    }

    @Test("What is inserted brings its blank, and a longer form of a word is no seam")
    func insertions() {
        #expect(
            Self.apart("a train or a bicycle;", before: "a train;", after: nil)
                == ["kept a train", "inserted  or a bicycle", "kept ;"])
        #expect(
            Self.apart("that the harbours meet", before: "the harbours meet") == ["inserted that ", "kept the harbours meet"])
        #expect(
            Self.apart("the standardization of quays today", before: "the old standards of quays")
                .contains { $0.hasPrefix("deleted") } == false)
    }

    @Test(
        "The proposal among the real documents is taken apart",
        .enabled(if: SharedFolder.isPresent, "\(SharedFolder.absenceReason)"))
    func real() throws {
        let revisions = try SeedReading.revisions()
        let proposal = try #require(revisions.first { if case .proposal = $0.identifier.edition { true } else { false } })
        let changes = try #require(TrackedChanges(of: proposal, among: revisions))
        #expect(!changes.isBeforeExact && changes.after != nil)
        let formula = try #require(changes.texts.first { $0.part == .formula })
        #expect(formula.text(.before).hasSuffix("(Hammamet, 2016),"))
        #expect(formula.text(.after).hasSuffix("(New Delhi, 2024),"))
        let index = try #require(proposal.components.firstIndex { $0.fragment == "recognizing_a" })
        let edition = try #require(revisions.first { $0.identifier == changes.before })
        let counterpart = try #require(edition.components.first { $0.fragment == "recognizing_a" })
        #expect(changes.reading(.before).components[index].passage.text == counterpart.passage.text)
        #expect(changes.reading(.after).components[index].passage.text.hasSuffix("cybersecurity and digital financial services;"))
    }
}
