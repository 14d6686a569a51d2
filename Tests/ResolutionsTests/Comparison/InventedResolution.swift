import Resolutions
import TestSupport

/// Texts of resolutions made up at random: sections, items, items of items, annexes, sentences in which
/// some words are frequent and most are rare.
struct InventedResolution {
    private var generator: SeededGenerator
    private let vocabulary: [String]
    private var components: [Component] = []

    private static let small = ["the", "of", "and", "to", "in", "for", "on", "that", "with", "by"]

    private init(_ generator: SeededGenerator) {
        var generator = generator
        let syllables = ["ba", "den", "kor", "li", "ma", "ne", "pol", "ri", "sta", "tu", "ver", "zo"]
        vocabulary = (0..<500).map { _ in
            (0..<Int.random(in: 2...4, using: &generator)).map { _ in syllables.randomElement(using: &generator) ?? "" }
                .joined()
        }
        self.generator = generator
    }

    static func make(seed: UInt64) -> Revision {
        var generator = SeededGenerator(seed: seed)
        return make(using: &generator)
    }

    static func make(using generator: inout SeededGenerator) -> Revision {
        var invented = InventedResolution(generator)
        defer { generator = invented.generator }
        return invented.make()
    }

    private mutating func make() -> Revision {
        for verb in ["considering", "recognizing", "noting"] {
            section(verb, addressee: nil, kind: .preambularClause)
        }
        section("resolves", addressee: nil, kind: .operativeClause)
        for addressee in ["the Director", "the Secretary-General", "study groups", "Member States"] {
            section(addressee.hasPrefix("the") ? "instructs" : "invites", addressee: addressee, kind: .operativeClause)
        }
        let annex = components.count
        components.append(
            Component(kind: .annex, fragment: "annex", parent: nil, passage: Passage(""), title: Passage(sentence(6))))
        for number in 0..<Int.random(in: 2...8, using: &generator) {
            clause(parent: annex, kind: .annexClause, label: "\(number + 1)", keyword: nil)
        }
        let session = Session(series: "wtsa", place: "Somewhere", year: 2020)
        return Revision(
            source: SourceFile(name: "invented.txt", sha256: "00"), sourceRange: SourceRange(0, 1),
            header: Header(session: session),
            identifier: RevisionIdentifier(
                work: WorkIdentifier(actClass: .resolution, series: "wtsa", key: "1"), edition: .adopted(session)),
            identification: .stated, components: components)
    }

    private mutating func section(_ verb: String, addressee: String?, kind: ComponentKind) {
        let heading = addressee.map { "\(verb) \($0)" } ?? verb
        let section = components.count
        components.append(
            Component(
                kind: .section, fragment: "s\(section)", parent: nil, keyword: verb, passage: Passage(heading),
                verbLength: verb.utf8.count))
        for number in 0..<Int.random(in: 1...7, using: &generator) {
            let index = components.count
            clause(parent: section, kind: kind, label: "\(number + 1)", keyword: verb)
            guard Int.random(in: 0..<5, using: &generator) == 0 else { continue }
            for letter in 0..<Int.random(in: 2...4, using: &generator) {
                clause(parent: index, kind: kind, label: "\(letter + 1))", keyword: verb)
            }
        }
    }

    private mutating func clause(parent: Int, kind: ComponentKind, label: String, keyword: String?) {
        let text = sentence(Int.random(in: 5...60, using: &generator))
        components.append(
            Component(
                kind: kind, fragment: "c\(components.count)", parent: parent, enumerator: label, keyword: keyword,
                passage: Passage(text)))
    }

    private mutating func sentence(_ length: Int) -> String {
        (0..<length).map { _ in
            if Int.random(in: 0..<5, using: &generator) < 2 {
                return Self.small.randomElement(using: &generator) ?? "the"
            }
            // The square makes the first words of the list the frequent ones.
            let place = Double.random(in: 0..<1, using: &generator)
            return vocabulary[Int(place * place * Double(vocabulary.count))]
        }.joined(separator: " ")
    }
}
