/// Finds where two words ran together: `telephonydigital`, `2016New`, `organs.organs`.
///
/// A word that no text has is cut where both halves are words of the texts; or where one half stands
/// in an edition beside the same neighbour, and the other half can be a word of its own.
struct SeamFinder {
    private let words: TextWords
    private let vocabulary: TrackedVocabulary
    /// Pairs of neighbouring words of the counterparts, and the words behind and before each pair.
    private var pairs: [[UInt8]: (before: ArraySlice<UInt8>?, after: ArraySlice<UInt8>?)] = [:]

    private static let shortestPart = 4
    private static let shortestStrangePart = 3

    /// - Parameter neighbours: the counterparts of the words in the editions at hand.
    init(words: TextWords, neighbours: [TextWords], vocabulary: TrackedVocabulary) {
        self.words = words
        self.vocabulary = vocabulary
        for text in neighbours where text.count > 1 {
            for index in 1..<text.count {
                let key = Self.key(text[index - 1], text[index])
                guard pairs[key] == nil else { continue }
                pairs[key] = (
                    before: index > 1 ? text[index - 2] : nil, after: index + 1 < text.count ? text[index + 1] : nil
                )
            }
        }
    }

    private static func key(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> [UInt8] { Array(a) + [0x20] + Array(b) }

    /// The UTF-8 offset at which a word is two; nil where it is one. Linear in the length of the word
    /// times that of its halves.
    func cut(in index: Int) -> Int? {
        let range = words.ranges[index]
        let utf8 = words.utf8
        guard (3...120).contains(range.count), vocabulary.isStrange(utf8[range]) else { return nil }
        var best: (score: Int, cut: Int)?
        for cut in range.lowerBound + 1..<range.upperBound where utf8[cut] & 0xC0 != 0x80 {
            let left = utf8[range.lowerBound..<cut]
            let right = utf8[cut..<range.upperBound]
            let isBoundary = Self.changesClass(utf8[cut - 1], utf8[cut])
            let score = score(left, right, isBoundary: isBoundary, index)
            if score > best?.score ?? 0 { best = (score, cut) }
        }
        return best?.cut
    }

    private func score(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>, isBoundary: Bool, _ index: Int) -> Int {
        let leftScore = score(Self.trimmed(left))
        let rightScore = score(right)
        let areLong = left.count >= Self.shortestPart && right.count >= Self.shortestPart
        if leftScore > 0, rightScore > 0, isBoundary || areLong { return leftScore + rightScore + (isBoundary ? 2 : 0) }
        // Where small letters meet a capital, or letters digits, one known word is enough.
        if isBoundary, leftScore + rightScore > 0 { return leftScore + rightScore + 2 }
        guard min(left.count, right.count) >= Self.shortestStrangePart else { return 0 }
        return standsBesideNeighbour(left, right, index) ? 2 : 0
    }

    /// Whether one half stands in an edition beside the neighbour that it has here, and the other half
    /// is not just another ending or beginning of it.
    private func standsBesideNeighbour(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>, _ index: Int) -> Bool {
        let previous = index > 0 ? words[index - 1] : nil
        let next = index + 1 < words.count ? words[index + 1] : nil
        if let previous, let pair = pairs[Self.key(previous, left)], !Self.endings.contains(Array(right)),
            !Self.equal(pair.after, next)
        {
            return true
        }
        if let next, let pair = pairs[Self.key(right, next)], !Self.beginnings.contains(Array(left)),
            !Self.equal(pair.before, previous)
        {
            return true
        }
        return false
    }

    private static func equal(_ a: ArraySlice<UInt8>?, _ b: ArraySlice<UInt8>?) -> Bool {
        guard let a, let b else { return a == nil && b == nil }
        return a.elementsEqual(b)
    }

    private func score(_ word: ArraySlice<UInt8>) -> Int {
        if vocabulary.isOld(word) || vocabulary.isNew(word) { return 3 }
        return vocabulary.isOwn(word) ? 1 : 0
    }

    /// Without a full stop or hyphen at the end.
    private static func trimmed(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let last = word.last, !ByteClass.continuesWord(last) else { return word }
        return word.dropLast()
    }

    /// From a small letter or digit to a capital, from a letter to a digit or back, or behind a full stop.
    private static func changesClass(_ before: UInt8, _ after: UInt8) -> Bool {
        if ByteClass.isUpper(after) { return ByteClass.isLower(before) || ByteClass.isDigit(before) }
        if ByteClass.isDigit(after) != ByteClass.isDigit(before) {
            return ByteClass.isAlphanumeric(before) && ByteClass.isAlphanumeric(after)
        }
        return before == UInt8(ascii: ".") && ByteClass.isLetter(after)
    }

    /// Whether white space is usual behind a mark.
    static func endsPhrase(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ")")
            || byte == UInt8(ascii: ".")
    }

    /// Endings that make another word of the same stem.
    private static let endings = affixes(
        "able ably ally ance ant ate ated ates ating ation ations ative ence ent ents ers est ful fully ible "
            + "ical ied ies ily ing ings ion ions ism ist ists ities ity ive ively ization isation ize ized izes izing "
            + "ised ising less like ling ment ments ness ous ship ships some ted ting tion tions ure ures ward wards wide wise")
    private static let beginnings = affixes(
        "anti auto bio contra counter dis down extra fore geo hyper inter intra mid micro mini mis mono multi non out "
            + "over para poly post pre pro pseudo radio semi sub super tele trans tri ultra under uni")

    private static func affixes(_ list: String) -> Set<[UInt8]> {
        Set(list.utf8.split(separator: 0x20).map { Array($0) })
    }
}
