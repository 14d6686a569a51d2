/// One text while it is read: the passages in tokens, and what was found in each.
struct Reading {
    let recognizer: Recognizer
    let revision: Revision
    /// The body in whose name the text speaks.
    let issuer: AgentIdentifier
    let table: AgentTable
    let memory = DocumentMemory()
    let referenceMemory = ReferenceMemory()
    var context: ReferenceContext
    let own: OwnAgents
    /// Whether references and roles are looked for at every word; for tests.
    var looksEverywhere = false
    var texts: [TokenizedText] = []
    var mentions: [[AgentMention]] = []
    var references: [[FoundReference]] = []
    /// The names of bodies that no authority knows, by component.
    var unknown: [[Range<Int>]] = []
    var directives: [Directive] = []
    var topics: [TopicAssignment] = []
    var coined: [Authority.Agent] = []
    var diagnostics: [Diagnostic] = []

    init(revision: Revision, recognizer: Recognizer) {
        self.recognizer = recognizer
        self.revision = revision
        table = recognizer.agents
        let series = recognizer.references.acts.acts.bySlug[revision.identifier.work.series]
        issuer = series?.body ?? AgentIdentifier("body/" + revision.identifier.work.series)
        memory.issuer = table.numbers[issuer]
        memory.ownCommittee = table.numbers[AgentIdentifier("body/\(revision.identifier.work.series)-\(revision.identifier.work.key)-committee")]
        context = ReferenceContext(
            revision: revision.identifier, issuer: memory.issuer, organization: series?.organization,
            places: TextPlaces(revision.components))
        own = OwnAgents(issuer: memory.issuer, organization: (series?.organization).flatMap { recognizer.agents.numbers[$0] }, table: table)
    }

    mutating func readAll() {
        let tokenizer = Tokenizer(words: recognizer.words)
        let scanner = AgentScanner(table: table)
        // A title may name agents and define acronyms for the text below it.
        if let title = revision.header.title { _ = scanner.scan(tokenizer.tokenize(title), memory: memory) }
        for index in revision.components.indices {
            let text = tokenizer.tokenize(revision.components[index].passage)
            let kind = revision.components[index].kind
            if kind == .section || kind == .annex { memory.recent = [] }
            let found = scanner.scan(text, memory: memory)
            texts.append(text)
            mentions.append(found)
            references.append(kind == .section ? [] : readReferences(text, found, in: revision.components[index].fragment))
        }
        unknown = texts.indices.map(unknownNames)
        readDirectives()
        reportFindings()
    }

    private mutating func readReferences(
        _ text: TokenizedText, _ found: [AgentMention], in fragment: String
    ) -> [FoundReference] {
        context.fragment = fragment
        context.mentions = MentionIndex(found)
        return recognizer.references.scan(text, context: context, memory: referenceMemory, looksEverywhere: looksEverywhere)
    }

    func store(in revision: inout Revision) {
        revision.directives = directives
        revision.topics = topics
        revision.coinedAgents = coined
        revision.references = []
        revision.mentions = []
        for component in revision.components.indices {
            for (position, found) in references[component].enumerated() {
                revision.references.append(
                    Reference(
                        component: component, ordinal: position + 1, citedText: texts[component].range(found.tokens),
                        status: found.status, targets: found.targets, citedRange: found.citedRange,
                        confidence: found.confidence))
            }
            for mention in mentions[component] {
                for agent in mention.agents {
                    revision.mentions.append(
                        Mention(
                            component: component, agent: table.agents[agent].identifier,
                            range: texts[component].range(mention.tokens)))
                }
            }
        }
        revision.diagnostics += diagnostics
    }
}
