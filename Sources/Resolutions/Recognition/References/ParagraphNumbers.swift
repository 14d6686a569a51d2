/// The numbers behind "paragraph" or "§" with their letters, `5`, `5_a`, ranges filled in: "5 (a) and (c)",
/// "27 c) and 50 d)", "13e)", "60 to 63", "129 (a) to (s)".
struct ParagraphNumbers: Sendable {
    private(set) var labels: [String] = []
    private(set) var end: Int
    /// First and last number of the only range of plain numbers.
    private(set) var citedRange: ClosedRange<Int>?
    private(set) var hasLetterRange = false

    /// Nil where no number stands at `index`.
    init?(_ text: TokenizedText, at index: Int) {
        end = index
        var next = index
        while let (number, letter, behind) = Self.number(text, at: next) ?? Self.sibling(text, at: next, behind: labels.last) {
            labels.append(letter.map { "\(number)_\($0)" } ?? "\(number)")
            end = behind
            readRange(text, from: number, letter: letter)
            next = end
            guard text.skipListSeparator(&next) else { break }
            // "paragraphs 8 (a) and 8 (b)", "paragraph 2 and paragraph 5": the word again is another reference.
            if text[next].is(.paragraph, .paragraphs) { break }
        }
        if labels.isEmpty { return nil }
    }

    /// Whether "§" or "§§" stands at `index`: the position behind it.
    static func behindSectionSign(_ text: TokenizedText, at index: Int) -> Int? {
        var next = index
        while text[next].isSymbol("#"), text.bytes(next).elementsEqual([0xC2, 0xA7]) { next += 1 }
        return next > index ? next : nil
    }

    private mutating func readRange(_ text: TokenizedText, from number: Int, letter: Character?) {
        guard text[end].is(.to) || text[end].isSymbol("-") else { return }
        if let letter, let (last, behind) = Self.letter(text, at: end + 1), letter < last,
            let low = letter.asciiValue, let high = last.asciiValue {
            hasLetterRange = true
            labels += (low + 1...high).map { "\(number)_\(Character(UnicodeScalar($0)))" }
            end = behind
        } else if letter == nil, let last = text.integer(end + 1), last > number, last - number < 200 {
            citedRange = labels.count == 1 ? number...last : nil
            labels += (number + 1...last).map(String.init)
            end += 2
        }
    }

    /// `5`, `5 (a)`, `27 c)`, `13e)`.
    private static func number(_ text: TokenizedText, at index: Int) -> (Int, Character?, Int)? {
        if let number = text.integer(index) {
            guard number < 10_000 else { return nil }
            if let (letter, behind) = letter(text, at: index + 1) { return (number, letter, behind) }
            return (number, nil, index + 1)
        }
        let bytes = text.bytes(index)
        guard text[index].kind == .number, bytes.count <= 4, let last = bytes.last, last >= 0x61, last <= 0x7A,
            let number = Int(String(decoding: bytes.dropLast(), as: UTF8.self))
        else { return nil }
        let closed = text[index + 1].isSymbol(")") && !text[index + 1].hasSpaceBefore
        return (number, Character(UnicodeScalar(last)), closed ? index + 2 : index + 1)
    }

    /// The "(c)" of "5 (a) and (c)".
    private static func sibling(_ text: TokenizedText, at index: Int, behind last: String?) -> (Int, Character?, Int)? {
        guard let last, let cut = last.firstIndex(of: "_"), let number = Int(last[..<cut]),
            let (letter, behind) = letter(text, at: index)
        else { return nil }
        return (number, letter, behind)
    }

    /// `(a)`, `a)`.
    private static func letter(_ text: TokenizedText, at index: Int) -> (Character, Int)? {
        let start = text[index].isSymbol("(") ? index + 1 : index
        let bytes = text.bytes(start)
        guard text[start].kind == .word, bytes.count == 1, let byte = bytes.first, byte | 0x20 >= 0x61, byte | 0x20 <= 0x7A,
            text[start + 1].isSymbol(")"), !text[start + 1].hasSpaceBefore
        else { return nil }
        return (Character(UnicodeScalar(byte | 0x20)), start + 2)
    }
}
