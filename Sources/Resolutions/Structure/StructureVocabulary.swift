/// What the reading of structure needs of an `Authority`, made ready for looking up in a text.
struct StructureVocabulary: Sendable {
    let authority: Authority
    /// Heading verbs; the value is the index in `authority.headingVerbs`.
    private(set) var headingVerbs = PhraseTable()
    /// Names of adopting bodies as formulas print them; the value is the index of the series.
    private(set) var formulaNames = PhraseTable()
    /// Short names of series; the value is the index of the series.
    private(set) var seriesAcronyms = PhraseTable()
    /// Base forms of governing verbs, for `resolves to invite`; the value is the verb's index.
    private(set) var governingLemmas = PhraseTable()
    /// Inflected forms of governing verbs; the value is the verb's index.
    private(set) var governingForms = PhraseTable()
    /// Acronyms that are printed with a hyphen, without it (`ITUT`).
    private(set) var hyphenlessAcronyms = PhraseTable()
    /// Acronyms as they are printed.
    private(set) var acronyms = PhraseTable()

    init(_ authority: Authority) {
        self.authority = authority
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
