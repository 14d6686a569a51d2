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
