/// Noun phrases that name more than one, or whose noun alone names nobody.
extension ClauseText {
    /// The names in a noun phrase: "national and international sports organizations" are two.
    func distributed(_ phrase: Range<Int>) -> [String] {
        let first = phrase.lowerBound
        let conjunction = first + 1
        guard conjunction + 2 < phrase.upperBound, text[conjunction].is(.and, .or), isAdjective(first), isAdjective(conjunction + 1) else {
            return [text.string(phrase)]
        }
        let head = text.string(conjunction + 2..<phrase.upperBound)
        return [text.string(first) + " " + head, text.string(conjunction + 1..<phrase.upperBound)]
    }

    /// The names in "international, regional and national partners", and what stands behind them: three adjectives or more,
    /// parted by commas, and the noun that they share, which must be one of the given ones.
    func adjectiveList(at start: Int, limit: Int, nouns: WordSet) -> (labels: [String], end: Int)? {
        var adjectives: [Int] = []
        var next = start
        while next < limit, adjectives.count < 6, isAdjective(next) {
            adjectives.append(next)
            next += 1
            let isLast = text[next].is(.and, .or) || text[next].isSymbol(",") && text[next + 1].is(.and, .or)
            if text[next].isSymbol(",") { next += 1 }
            if text[next].is(.and, .or) { next += 1 }
            guard isLast || text[next - 1].isSymbol(",") else { break }
            if isLast, adjectives.count > 1, isAdjective(next) {
                adjectives.append(next)
                next += 1
                break
            }
        }
        guard adjectives.count > 2 else { return nil }
        var end = next
        while end < limit, end < next + 4, text[end].kind == .word, !text[end].isCapitalised, !nouns.contains(text[end].stem) { end += 1 }
        guard end < limit, nouns.contains(text[end].stem), text[end].word != text[end].stem, isHead(behind: end + 1, allowsVerb: false) else { return nil }
        let noun = text.string(next..<end + 1)
        return (adjectives.map { text.string($0) + " " + noun }, end + 1)
    }

    /// By its ending: "regional", "public", "private".
    private func isAdjective(_ index: Int) -> Bool {
        guard text[index].kind == .word, !text[index].isCapitalised else { return false }
        return text[index].ends("a", "l") || text[index].ends("i", "c") || text.bytes(index).suffix(4).elementsEqual("vate".utf8)
    }

    /// Behind "concerned" or "directly concerned" where the noun before says no more than that they are some:
    /// "the parties concerned". "The study group concerned" is a study group like any other.
    func behindConcerned(_ index: Int, limit: Int) -> Int? {
        let word = isAdverb(index) ? index + 1 : index
        guard word < limit, text[word].is(.concerned, .involved) else { return nil }
        let noun = text.bytes(index - 1)
        let isVague = noun.elementsEqual("parties".utf8) || noun.elementsEqual("countries".utf8) || text[index - 1].is(.others)
        return isVague ? word + 1 : nil
    }
}
