/// Some words in lower case, one of which may stand at a place: one look at the first byte where none does, however many
/// they are.
package struct WordChoice: Sendable, ExpressibleByArrayLiteral {
    private var table = PhraseTable()

    package init(arrayLiteral words: String...) {
        for (index, word) in words.enumerated() { table.insert(word.utf8, value: index) }
    }

    /// Whether one of the words stands at a place, in any case, as a whole word.
    package func stands(in bytes: [UInt8], at start: Int, before end: Int) -> Bool {
        table.longestMatch(in: bytes, at: start, before: end) != nil
    }
}

extension WordChoice {
    static let citations: WordChoice = ["resolution", "resolutions", "decision", "recommendation", "opinion", "article", "no", "unga"]
    static let meetings: WordChoice = ["conference", "conferences", "assembly", "assemblies", "council", "bureau", "sector"]
    /// Words that something must follow.
    static let unfinished: WordChoice = ["the", "of", "and", "for", "in", "to", "by", "with", "or", "on", "a", "world"]
    /// Words behind "to" that begin no infinitive.
    static let determiners: WordChoice = ["the", "a", "an", "this", "these", "that", "those", "its", "their", "all", "which", "any", "complete"]
    /// Words behind a label that is cited: "a) above".
    static let behindLabels: WordChoice = ["and", "or", "above", "below", "of"]
    static let behindNumbers: WordChoice = ["and", "or", "above", "below", "of", "to"]
    /// Words before a label that is cited: "considering a)" is none of these, "see a)" is.
    static let beforeLabels: WordChoice = ["further", "also", "and", "or", "to", "of", "in", "under", "item", "items", "see", "account", "mind"]
    static let addressees: WordChoice = [
        "the", "all", "administrations", "future", "relevant", "least", "landlocked", "small", "operators", "manufacturers",
        "telecommunication", "international", "satellite", "organizations", "entities", "stakeholders", "governments", "network", "such",
        "any", "individual", "national", "participants", "industry", "private", "public", "broadcasting", "its", "regulators", "these",
        "those", "members", "study", "a", "each", "member", "countries", "developing", "other", "interested", "concerned",
        "participating", "world", "regional", "notifying", "academia", "both",
    ]
    /// Words behind a verb that are no addressee.
    static let noAddressees: WordChoice = [
        "that", "to", "above", "below", "of", "in", "with", "by", "on", "for", "and", "or", "as", "is", "are", "was", "were", "has",
    ]
    static let months: WordChoice = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]
    static let abbreviations: WordChoice = ["no", "nos", "rev", "art", "arts", "para", "paras", "vol", "fig", "doc", "res", "rec", "al", "etc"]
    static let itemOpenings: WordChoice = ["that", "to"]
    /// A number before one of these is an amount.
    static let units: WordChoice = ["of", "and", "or", "db", "km", "m", "per", "above", "below", "x", "khz", "years", "days", "months", "times"]
    /// Words behind "short-" that show that the hyphen divides no word.
    static let behindHyphens: WordChoice = ["and", "or", "to", "nor", "versus", "as", "but"]
}
