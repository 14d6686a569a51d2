import Foundation
import Resolutions
import TestSupport
import Testing

/// From a text to the model and back: nothing is lost, nothing is added, and everything knows where it stood.
@Suite("Reading loses nothing")
struct LosslessReadingTests {
    private static let lines = [
        "RESOLUTION 7 (Rev. Dubai, 2018)", "MOD\tARB/36A1/1", "On bees", "(Geneva, 1992; Dubai, 2018)",
        "The Plenipotentiary Conference of the International Telecommunication Union (Dubai, 2018),", "considering", "recalling",
        "resolves", "instructs the Director of the Telecommunication Standardization Bureau", "invites Member States",
        "a)\tthat bees hum;", "b)\tthat Resolution 4 (Rev. Dubai, 2018) hums,", "1\tto fly;", "1.1\tto fly high;", "i)\tto sting;",
        "2\tto instruct TSAG to report", "–\tto rest.", "ANNEX 1", "Annex (to Resolution 7)", "Terms of reference", "[1]\tA note.",
        "{FN: a note in the text}", "that bees fly[^1] on;", "[^1]: another note", "_______________", "1\tThis includes bees.", "- 2 -",
        "[bookmark: _Toc1]", "further considering", "|===", "== A heading", "No. 19: bees", "", " ", "\t", "noting further,",
        "A/RES/80/12", "Resolution adopted by the General Assembly", "1. Requests the Secretary-General to report;", "WHA66.5",
    ]
    private static let pieces = [
        " ", "\u{A0}", "\u{200B}", "\u{AD}", "\u{2011}", "é", "e\u{301}", "\u{1F600}", "\u{FEFF}", "\r", "\u{C}", "bees", "-", "[", "]", "{",
        "}", "(", ")", "\"", "~", "1", ";", "\u{202E}", "日本",
    ]

    private static func text(_ generator: inout SeededGenerator) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 1...25, using: &generator) {
            var line = lines[Int.random(in: 0..<lines.count, using: &generator)]
            while Int.random(in: 0..<4, using: &generator) == 3 {
                let offset = Int.random(in: 0...line.unicodeScalars.count, using: &generator)
                let index = line.unicodeScalars.index(line.startIndex, offsetBy: offset)
                line.unicodeScalars.insert(
                    contentsOf: pieces[Int.random(in: 0..<pieces.count, using: &generator)].unicodeScalars, at: index)
            }
            text += line + (Int.random(in: 0..<8, using: &generator) == 7 ? " " : "\n")
        }
        return text
    }

    /// What was lost or changed between the text and what was read from it, or nil.
    static func fault(_ text: String, name: String = "a.txt") throws -> String? {
        let source = try SourceText(bytes: Array(text.utf8), name: name, sha256: "")
        let scalars = Array(text.unicodeScalars)
        let revisions = ResolutionReader(authority: TestAuthority.value).read([source])
        var position = 0
        var covered = [Bool](repeating: false, count: scalars.count)
        func cover(_ passage: Passage, _ what: String) -> String? {
            var offset = 0
            for scalar in passage.text.unicodeScalars {
                let place = passage.sourceOffset(at: offset)
                offset += UTF8.width(scalar)
                guard scalars.indices.contains(place) else { return "\(what) is said to come from \(place)" }
                guard Self.isSame(scalar, scalars[place]) else {
                    return "\(what) has “\(scalar)” where \(place) is “\(scalars[place])”"
                }
                covered[place] = true
            }
            return nil
        }
        for revision in revisions {
            for component in revision.components {
                if let fault = cover(component.passage, component.fragment) { return fault }
                if let title = component.title, let fault = cover(title, "the title of \(component.fragment)") { return fault }
            }
            for leaf in revision.leaves {
                guard leaf.range.lowerBound == position, leaf.range.upperBound <= scalars.count else { return "a gap at \(position): \(leaf)" }
                position = leaf.range.upperBound
                guard leaf.role == .clause || leaf.role == .footnote else { continue }
                for place in leaf.range.lowerBound..<leaf.range.upperBound where !covered[place] && !Self.isBlank(scalars[place]) {
                    return "“\(scalars[place])” at \(place), in a \(leaf.role), is in no passage"
                }
            }
        }
        return position == scalars.count ? nil : "nothing beyond \(position)"
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar.properties.generalCategory == .format || scalar.value < 0x20
    }

    private static func isSame(_ read: Unicode.Scalar, _ written: Unicode.Scalar) -> Bool {
        // In AsciiDoc, asterisks and underlines around words are marks of emphasis, and a bracket ends a footnote.
        if read == written || read == " " && (isBlank(written) || "*_[]".unicodeScalars.contains(written)) { return true }
        return read == "-" && ["\u{2010}", "\u{2011}", "\u{AD}"].contains(written)
    }

    @Test("Random texts are read to the last character, each passage from where it says")
    func random() {
        #expect(Property.counterexample(cases: 150) { generator in
            let text = Self.text(&generator)
            // A text of nothing but blanks is refused, which other tests know.
            guard !text.unicodeScalars.allSatisfy(Self.isBlank) else { return nil }
            return try Self.fault(text).map { "\($0) in:\n\(text)" }
        } == nil)
    }

    @Test(
        "The real documents are read to the last character, each passage from where it says",
        .enabled(if: SharedFolder.isPresent, "\(SharedFolder.absenceReason)"))
    func real() throws {
        for file in try SharedFolder.seedFiles() + SharedFolder.corpusFiles() {
            let fault = try Self.fault(String(decoding: Data(contentsOf: file), as: UTF8.self), name: file.lastPathComponent)
            #expect(fault == nil, "\(file.lastPathComponent)")
        }
    }
}
