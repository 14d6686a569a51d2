import Resolutions
import TestSupport
import Testing

@Suite("Differences word by word")
struct WordDifferenceTests {
    private static func show(_ old: String, _ new: String) -> String {
        WordDifference(from: old, to: new).stretches.map { stretch in
            switch stretch.kind {
            case .kept: stretch.text
            case .deleted: "[-\(stretch.text)-]"
            case .inserted: "{+\(stretch.text)+}"
            }
        }.joined()
    }

    @Test(
        "Words that differ are marked, and no others",
        arguments: [
            ("", "", ""),
            ("a boat", "a boat", "a boat"),
            ("", "a boat", "{+a boat+}"),
            ("a boat", "", "[-a boat-]"),
            ("every spring, a table", "every spring and every autumn, a table", "every spring{+ and every autumn+}, a table"),
            ("by mobile telephony;", "by digital services;", "by [-mobile telephony-]{+digital services+};"),
            ("the ITU-T groups", "the ITU-R groups", "the [-ITU-T-]{+ITU-R+} groups"),
            ("organs.", "organs;", "organs[-.-]{+;+}"),
            ("à Genève", "à Genève même", "à Genève{+ même+}"),
            ("(Dubai, 2012)", "(New Delhi, 2024)", "([-Dubai, 2012-]{+New Delhi, 2024+})"),
            ("quay", "Quay", "[-quay-]{+Quay+}"),
        ])
    func table(old: String, new: String, expected: String) {
        #expect(Self.show(old, new) == expected)
    }

    @Test("A difference applied to the old text gives the new one, and its offsets count code points")
    func application() throws {
        var generator = SeededGenerator(seed: 42)
        let pieces = ["a", "b", "boat", "é", "e\u{301}", "—", ",", "ITU-T", "\u{1F6A2}", "(", ")", " ", "  ", "\u{301}", "ﬁ", "\r\n", "\t"]
        for _ in 0..<3000 {
            func text() -> String {
                (0..<Int.random(in: 0...14, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }
                    .joined(separator: Bool.random(using: &generator) ? " " : "")
            }
            let old = text()
            let new = text()
            let difference = WordDifference(from: old, to: new)
            #expect(Array(try difference.applied(to: old).utf8) == Array(new.utf8))
            let oldScalars = Array(old.unicodeScalars)
            let newScalars = Array(new.unicodeScalars)
            for stretch in difference.stretches {
                let scalars = Array(stretch.text.unicodeScalars)
                if stretch.kind != .inserted { #expect(Array(oldScalars[stretch.old]) == scalars) }
                if stretch.kind != .deleted { #expect(Array(newScalars[stretch.new]) == scalars) }
            }
            for (one, next) in zip(difference.stretches, difference.stretches.dropFirst()) { #expect(one.kind != next.kind) }
        }
    }

    @Test("Long texts with little or nothing in common are compared, and applied", arguments: [10, 300, 20_000])
    func long(vocabulary: Int) throws {
        var generator = SeededGenerator(seed: 3)
        func text() -> String {
            (0..<20_000).map { _ in "w\(Int.random(in: 0..<vocabulary, using: &generator))" }.joined(separator: " ")
        }
        let old = text()
        let new = text()
        #expect(try WordDifference(from: old, to: new).applied(to: old) == new)
    }

    @Test("A difference is refused by a text that it was not made from")
    func refused() {
        let difference = WordDifference(from: "to repair the boats", to: "to repair the quays")
        #expect(throws: WordDifferenceError.self) { try difference.applied(to: "to paint the boats") }
        #expect(throws: WordDifferenceError.self) { try difference.applied(to: "to repair the boats at once") }
    }
}
