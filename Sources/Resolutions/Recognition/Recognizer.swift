/// Reads what the components of a text lay down and refer to: agents, directives, references, topics.
///
/// Built once from an authority, then used for any number of texts, from any thread. A class, because every text
/// that is read holds its tables.
public final class Recognizer: Sendable {
    let words: WordTable
    let agents: AgentTable
    let references: ReferenceScanner
    let verbs: VerbTable
    /// Nouns that make capitalised words the name of a body.
    let bodyNouns: WordSet

    public init(authority: Authority) {
        var lexicon = LexiconBuilder()
        let agents = AgentTable(authority: authority, lexicon: &lexicon)
        let instruments = InstrumentTable(authority: authority, lexicon: &lexicon)
        let acts = ActTable(authority: authority, agents: agents)
        let months = lexicon.set([
            "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november", "december",
        ])
        var headings = PhraseTrie<String>()
        for verb in authority.headingVerbs { headings.insert(lexicon.numbers(of: verb.phrase), verb.phrase) }
        let actScanner = ActScanner(acts: acts, agents: agents, months: months)
        references = ReferenceScanner(
            acts: actScanner,
            instruments: InstrumentScanner(table: instruments, agents: agents, acts: acts),
            described: DescribedScanner(table: instruments, agents: agents),
            internals: InternalScanner(actScanner: actScanner, headings: headings))
        verbs = VerbTable(authority: authority, lexicon: &lexicon)
        let bodyNouns = lexicon.set([
            "agency", "alliance", "association", "authority", "board", "bureau", "center", "centre", "commission", "committee",
            "consortium", "consultancy", "corporation", "council", "court", "department", "federation", "forum", "foundation", "fund", "group",
            "institute", "institution", "laboratory", "league", "ministry", "mission", "observatory", "office", "organisation", "organization",
            "panel", "secretariat", "society", "tribunal", "union", "unit", "university",
        ])
        self.agents = agents
        self.bodyNouns = bodyNouns
        var words = lexicon.finished()
        AgentScanner.mark(&words, trie: agents.trie)
        references.mark(&words)
        words.mark(singulars: bodyNouns.numbers, .bodyNoun)
        ClauseReader.mark(&words)
        self.words = words
    }

    /// Fills the revision's directives, references, mentions, topics and coined agents, and adds
    /// diagnostics for what was not understood. Linear in the length of the text.
    public func recognize(_ revision: inout Revision) { recognize(&revision, looksEverywhere: false) }

    /// - Parameter looksEverywhere: whether references and roles are looked for at words where none can begin as well: what
    ///   the tables that say where they can are checked against.
    package func recognize(_ revision: inout Revision, looksEverywhere: Bool) {
        var reading = Reading(revision: revision, recognizer: self)
        reading.looksEverywhere = looksEverywhere
        reading.readAll()
        reading.store(in: &revision)
    }
}
