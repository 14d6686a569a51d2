import Resolutions
import TestSupport
import Testing

/// The tokeniser as it can be said in the fewest words: cuts by scalars, lower-cases and reduces each word anew,
/// and looks strings up in a dictionary.
private struct ReferenceTokenizer {
    struct Form: Equatable {
        var text: String
        var word: Int32
        var stem: Int32
        var isCapitalised: Bool
        var isAcronym: Bool
        var depth: UInt8
    }

    let numbers: [String: Int32]

    func forms(of text: String) -> [Form] {
        let scalars = Array(text.unicodeScalars)
        var forms: [Form] = []
        var depth: UInt8 = 0
        var index = 0
        while index < scalars.count {
            if scalars[index].value <= 0x20 {
                index += 1
                continue
            }
            var end = index + 1
            var form: Form
            if Self.isLetterOrDigit(scalars[index]) {
                while end < scalars.count, Self.isLetterOrDigit(scalars[end]) || Self.joins(scalars, end) { end += 1 }
                let seam = seam(scalars, index..<end)
                let isGlued = seam != nil
                end = seam ?? end
                form = word(scalars[index..<end])
                let lettersOnly = scalars[index..<end].filter { Self.isLetterOrDigit($0) && !Self.isDigit($0) }
                let letters = lettersOnly.reduce(0) { $0 + UTF8.width($1) }
                if letters > 2, !isGlued, scalars[end...].starts(with: "(s)".unicodeScalars) {
                    let isAcronym = form.isAcronym
                    form = word(scalars[index..<end] + ["s"])
                    form.isAcronym = isAcronym
                    end += 3
                }
                form.text = Self.string(scalars[index..<end])
            } else {
                let isQuote = scalars[index] == "'"
                let isFree = index > 0 && scalars[index - 1].value <= 0x20
                if isQuote, !isFree, end < scalars.count, scalars[end] == "s",
                    end + 1 == scalars.count || !scalars[end + 1].isASCII || !Self.isLetterOrDigit(scalars[end + 1]) {
                    end += 1
                }
                if scalars[index] == ")", depth > 0 { depth -= 1 }
                let number = numbers[Self.string(scalars[index..<index + 1])] ?? 0
                form = Form(
                    text: Self.string(scalars[index..<end]), word: number, stem: number, isCapitalised: false, isAcronym: false,
                    depth: depth)
            }
            form.depth = depth
            if scalars[index] == "(" { depth += 1 }
            forms.append(form)
            index = end
        }
        return forms
    }

    /// Where a word is glued to the next one.
    private func seam(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> Int? {
        let whole = scalars[range]
        if whole.starts(with: "the".unicodeScalars), range.count > 3, ("A"..."Z").contains(scalars[range.lowerBound + 3]) { return range.lowerBound + 3 }
        let hasPlural = scalars[range.upperBound...].starts(with: "(s)".unicodeScalars)
        guard whole.allSatisfy(\.isASCII), !Self.isDigit(scalars[range.lowerBound]), !hasPlural, word(whole).stem == 0 else { return nil }
        let capital = range.dropFirst(3).first { ("A"..."Z").contains(scalars[$0]) && ("a"..."z").contains(scalars[$0 - 1]) }
        func isKnown(_ part: ArraySlice<Unicode.Scalar>) -> Bool { numbers[Self.string(part).lowercased()] != nil }
        guard let capital, isKnown(scalars[range.lowerBound..<capital]), isKnown(scalars[capital..<range.upperBound]) else { return nil }
        return capital
    }

    private func word(_ scalars: ArraySlice<Unicode.Scalar>) -> Form {
        let text = Self.string(scalars)
        let lower = text.map { $0.isASCII ? $0.lowercased() : String($0) }.joined()
        let word = numbers[lower] ?? 0
        var stem = word
        if let first = scalars.first, !Self.isDigit(first) {
            var singular = Array(lower.utf8)
            Stem.reduce(&singular)
            stem = numbers[String(decoding: singular, as: UTF8.self)] ?? word
        }
        let capitals = scalars.count { ("A"..."Z").contains($0) }
        let letters = scalars.filter { Self.isLetterOrDigit($0) && !Self.isDigit($0) }.reduce(0) { $0 + UTF8.width($1) }
        return Form(
            text: text, word: word, stem: stem,
            isCapitalised: scalars.first.map { ("A"..."Z").contains($0) || (0xC0...0xFF).contains($0.value) } ?? false,
            isAcronym: capitals >= 2 && capitals * 2 > letters - capitals, depth: 0)
    }

    private static func joins(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        guard index + 1 < scalars.count else { return false }
        let before = scalars[index - 1]
        let after = scalars[index + 1]
        if scalars[index] == "-" { return (isLetterOrDigit(after) || !after.isASCII) && !(isDigit(before) && isDigit(after)) }
        return scalars[index] == "." && isDigit(after) && (isLetterOrDigit(before))
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? scalar.properties.isAlphabetic || isDigit(scalar) : scalar == "é" || scalar == "ü"
    }

    private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }
}

@Suite("Tokeniser")
struct TokenizerTests {
    private static let vocabulary = [
        "group", "groups", "study", "studies", "itu-t", "agency", "agencies", "bureau", "bureaux", "class", "classes",
        "telecommunication", "telecommunications", "standardization", "resolution", "wrc-23", "a.23", "é", "(", "-", "'", ",", "the",
    ]

    /// A table of the vocabulary, and the same numbers as a dictionary.
    private static func table() -> (table: WordTable, numbers: [String: Int32]) {
        var table = WordTable()
        for word in vocabulary { _ = table.intern(Array(word.utf8)[...]) }
        table.settleStems()
        var numbers: [String: Int32] = [:]
        for number in 1..<Int32(table.count) { numbers[String(decoding: table.spelling(number), as: UTF8.self)] = number }
        return (table, numbers)
    }

    @Test("Random texts are cut as a plain tokeniser cuts them", arguments: 0..<40)
    func likeTheReference(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let (table, numbers) = Self.table()
        let pieces = Self.vocabulary + [
            "Groups", "STUDY", "Zürich", "xs", "s", "(s)", "'s", ".", "9.21", "86-88", " ", " ", " ", "  ", "\t", "4", "ITU", "Bureaux", ")",
            "unknown", "unknowns", "eaux", "glasses", "–", "“", "a", "I", "ICT-", "-to-", "1st", "Telecommunications", "TELECOMMUNICATION", "standardizations", "interTelecommunication", "counterpartIES", ":", ";",
        ]
        for _ in 0..<60 {
            let text = (0..<Int.random(in: 0..<30, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            let utf8 = Array(text.utf8)
            let forms = Tokenizer(words: table).tokenize(utf8).tokens.map { token in
                ReferenceTokenizer.Form(
                    text: String(decoding: utf8[token.start..<token.end], as: UTF8.self), word: signs.contains(token.symbol) ? 0 : token.word,
                    stem: signs.contains(token.symbol) ? 0 : token.stem, isCapitalised: token.isCapitalised,
                    isAcronym: token.isAcronym, depth: token.depth)
            }
            let expected = ReferenceTokenizer(numbers: numbers).forms(of: text).map { form in
                var form = form
                if form.text.utf8.first.map(signs.contains) == true || form.text == "–" || form.text == "“" { (form.word, form.stem) = (0, 0) }
                return form
            }
            #expect(forms == expected, "\(text)")
        }
    }

    /// Signs whose numbers the two do not share: dashes and quotation marks have an ASCII form.
    private let signs: Set<UInt8> = [UInt8(ascii: "-"), 0x22]

    @Test("Words lose the ending of their plural, and short or Latin ones nothing", arguments: [
        ("agencies", "agency"), ("lies", "lies"), ("bureaux", "bureau"), ("processes", "process"), ("wishes", "wish"), ("churches", "church"),
        ("boxes", "box"), ("states", "state"), ("status", "status"), ("basis", "basis"), ("press", "press"), ("its", "its"), ("sous", "sous"),
    ])
    func singular(plural: String, singular: String) {
        var word = Array(plural.utf8)
        Stem.reduce(&word)
        #expect(String(decoding: word, as: UTF8.self) == singular)
    }

    @Test("A word table finds what was put into it, whatever the lengths, and nothing else")
    func wordTable() {
        var generator = SeededGenerator(seed: 7)
        var table = WordTable()
        var numbers: [String: Int32] = [:]
        for _ in 0..<20_000 {
            let length = Int.random(in: 1..<12, using: &generator)
            let word = String(decoding: (0..<length).map { _ in UInt8.random(in: 0x61...0x64, using: &generator) }, as: UTF8.self)
            if Bool.random(using: &generator) {
                let number = table.intern(Array(word.utf8)[...])
                #expect(numbers[word] == nil || numbers[word] == number)
                numbers[word] = number
            } else if numbers[word] != nil || table.find(Array(word.utf8)[...]) >= 0 {
                let found = table.find(Array(word.utf8)[...])
                #expect(found == numbers[word] ?? 0 || String(decoding: table.spelling(found), as: UTF8.self) == word)
            }
        }
    }

    @Test("A trie of phrases leads to the values of exactly the phrases put into it")
    func phraseTrie() {
        var generator = SeededGenerator(seed: 11)
        var trie = PhraseTrie<Int>()
        var phrases: [[Int32]: [Int]] = [:]
        func phrase() -> [Int32] { (0..<Int.random(in: 1..<5, using: &generator)).map { _ in Int32.random(in: 1..<40, using: &generator) } }
        for value in 0..<3000 {
            let words = phrase()
            trie.insert(words, value)
            phrases[words, default: []].append(value)
        }
        for _ in 0..<3000 {
            let words = phrase()
            var node: Int32? = 0
            for word in words { node = node.flatMap { trie.child(of: $0, by: word) } }
            #expect((node.map { trie.values(at: $0) } ?? []) == phrases[words] ?? [])
        }
        #expect(trie.child(of: 0, by: 0) == nil)
        #expect(trie.child(of: 0, by: 1_000_000) == nil)
    }
}
