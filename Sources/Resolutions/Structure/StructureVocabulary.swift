/// What the reading of structure needs of an `Authority`, made ready for looking up in a text.
///
/// A class, because every reader of a part of a text holds it.
final class StructureVocabulary: Sendable {
    let authority: Authority
    /// Heading verbs; the value is the index in `authority.headingVerbs`.
    let headingVerbs: PhraseTable
    /// What each of them introduces, by the same index.
    let headingFunctions: [Authority.HeadingVerb.Function]
    /// Names of adopting bodies as formulas print them; the value is the index of the series.
    let formulaNames: PhraseTable
    /// Short names of series; the value is the index of the series.
    let seriesAcronyms: PhraseTable
    /// Base forms of governing verbs, for `resolves to invite`; the value is the verb's index.
    let governingLemmas: PhraseTable
    /// Inflected forms of governing verbs; the value is the verb's index.
    let governingForms: PhraseTable
    /// Acronyms that are printed with a hyphen, without it (`ITUT`).
    let hyphenlessAcronyms: PhraseTable
    /// Acronyms as they are printed.
    let acronyms: PhraseTable

    init(_ authority: Authority) {
        self.authority = authority
        var headingVerbs = PhraseTable()
        var formulaNames = PhraseTable()
        var seriesAcronyms = PhraseTable()
        var governingLemmas = PhraseTable()
        var governingForms = PhraseTable()
        var hyphenlessAcronyms = PhraseTable()
        var acronyms = PhraseTable()
        for (index, verb) in authority.headingVerbs.enumerated() {
            headingVerbs.insert(verb.phrase.utf8, value: index)
        }
        for (index, series) in authority.series.enumerated() {
            for name in series.formulaNames { formulaNames.insert(name.utf8, value: index) }
            if let acronym = series.acronym { seriesAcronyms.insert(acronym.utf8, value: index) }
        }
        for (index, verb) in authority.governingVerbs.enumerated() {
            governingLemmas.insert(verb.lemma.utf8, value: index)
            for form in verb.forms { governingForms.insert(form.utf8, value: index) }
        }
        for agent in authority.agents {
            for acronym in agent.acronyms {
                acronyms.insert(acronym.utf8, value: 0)
                let hyphenless = acronym.utf8.filter { $0 != UInt8(ascii: "-") }
                if hyphenless.count < acronym.utf8.count && hyphenless.count >= 3 {
                    hyphenlessAcronyms.insert(hyphenless, value: 0)
                }
            }
        }
        self.headingVerbs = headingVerbs
        headingFunctions = authority.headingVerbs.map(\.function)
        self.formulaNames = formulaNames
        self.seriesAcronyms = seriesAcronyms
        self.governingLemmas = governingLemmas
        self.governingForms = governingForms
        self.hyphenlessAcronyms = hyphenlessAcronyms
        self.acronyms = acronyms
    }

    /// The series with a slug.
    func series(_ slug: String) -> Authority.Series? { authority.series.first { $0.slug == slug } }

    /// Whether the capitals in a range are an acronym that has lost its hyphen.
    func isHyphenlessAcronym(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
        guard
            hyphenlessAcronyms.longestMatch(in: bytes, at: range.lowerBound, before: range.upperBound)?.end
                == range.upperBound
        else { return false }
        return acronyms.longestMatch(in: bytes, at: range.lowerBound, before: range.upperBound)?.end
            != range.upperBound
    }
}
