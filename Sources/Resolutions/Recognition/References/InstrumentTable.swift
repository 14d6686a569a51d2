/// The instruments of an authority by their names, and the words that name kinds of instruments. A class, because several
/// scanners hold it.
final class InstrumentTable: Sendable {
    let instruments: [Authority.Instrument]
    let trie: PhraseTrie<Int>
    let numbers: [String: Int]
    /// Last words that make capitalised words the name of an instrument.
    let heads: WordSet
    /// Words that may join the capitalised words of a name.
    let connectors: WordSet
    /// The slug of the regulations to which bare dotted numbers belong in radio conferences.
    let radioRegulations: Int?
    /// Whether an instrument is cited by description: agreements, plans, policies, guidelines and the like.
    private let isDescribed: [Bool]

    /// Whether a name may begin with a token: one look into an array.
    func beginsName(_ token: Token) -> Bool { trie.child(of: 0, by: token.stem) != nil }

    init(authority: Authority, lexicon: inout LexiconBuilder) {
        instruments = authority.instruments
        var trie = PhraseTrie<Int>()
        var numbers: [String: Int] = [:]
        let comma = lexicon.words.intern([UInt8(ascii: ",")])
        for (number, instrument) in instruments.enumerated() {
            if numbers[instrument.slug] == nil { numbers[instrument.slug] = number }
            for name in [instrument.label] + instrument.alternativeNames {
                let stems = lexicon.stems(of: name).filter { $0 != comma }
                trie.insert(stems, number)
            }
        }
        self.trie = trie
        self.numbers = numbers
        heads = lexicon.set([
            "treaty", "convention", "declaration", "charter", "covenant", "protocol", "statute", "agenda", "platform",
            "consensus", "compact", "accord", "constitution", "framework", "programme", "plan", "regulations",
            "agreement", "commitment", "document",
        ])
        connectors = lexicon.set(["of", "on", "for", "and", "the", "in", "to", "against", "relating", "concerning", "with", "by"])
        radioRegulations = instruments.firstIndex { $0.label == "Radio Regulations" }
        let describing = lexicon.set(["plan", "policy", "guideline", "directive", "memorandum"])
        isDescribed = instruments.map { instrument in
            guard instrument.kind == .instrument || instrument.kind == .arrangement else { return false }
            return instrument.kind == .arrangement || lexicon.stems(of: instrument.label).contains(where: describing.contains)
        }
    }

    /// How far a mention of an instrument by its name identifies it.
    func status(_ number: Int) -> ReferenceStatus {
        if isDescribed[number] { return .described }
        switch instruments[number].kind {
        case .arrangement: return .described
        case .recommendation, .resolution, .decision, .opinion, .question, .report: return .workOnly
        case .basicInstrument, .instrument: return .resolved
        }
    }

    func identifier(_ number: Int) -> InstrumentIdentifier { InstrumentIdentifier(slug: instruments[number].slug) }
}
