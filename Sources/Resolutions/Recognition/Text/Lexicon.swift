/// Builds the word table while names are cut into words.
struct LexiconBuilder: Sendable {
    var words = WordTable()

    /// The table, once all names are in it.
    func finished() -> WordTable {
        var table = words
        table.settleStems()
        return table
    }

    /// The word numbers of a name in the singular, "the" and possessive marks left out.
    mutating func stems(of name: String) -> [Int32] {
        let utf8 = Array(name.utf8)
        var result: [Int32] = []
        for token in Tokenizer(words: words).tokenize(utf8).tokens {
            if token.is(.the) || (token.kind == .punctuation && token.end - token.start > 1) { continue }
            if token.kind == .punctuation {
                result.append(words.intern([token.symbol]))
                continue
            }
            var lower = utf8[token.start..<token.end].map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
            _ = words.intern(lower[...])
            if token.kind == .word { Stem.reduce(&lower) }
            result.append(words.intern(lower[...]))
        }
        return result
    }

    /// The word numbers of a phrase as it is.
    mutating func numbers(of phrase: String) -> [Int32] {
        let utf8 = Array(phrase.utf8)
        return Tokenizer(words: words).tokenize(utf8).tokens.map { token in
            words.intern(utf8[token.start..<token.end].map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }[...])
        }
    }

    mutating func set(_ phrases: [String]) -> WordSet {
        WordSet(numbers: phrases.flatMap { numbers(of: $0) })
    }
}
