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
            fragments: Set(revision.components.map(\.fragment)))
        own = OwnAgents(issuer: memory.issuer, organization: (series?.organization).flatMap { recognizer.agents.numbers[$0] }, table: table)
        for component in revision.components where component.kind == .operativeClause || component.kind == .preambularClause {
            let fragment = component.fragment
            guard let last = fragment.utf8.lastIndex(of: UInt8(ascii: "_")), fragment.utf8[last...].contains(UInt8(ascii: "-")),
                let first = fragment.utf8.firstIndex(of: UInt8(ascii: "_")), first < last
            else { continue }
            let key = fragment[..<first] + " " + fragment[fragment.utf8.index(after: last)...]
            if context.lastLabels[String(key)] == nil { context.lastLabels[String(key)] = fragment }
            let number = String(fragment[fragment.utf8.index(after: last)...])
            context.numbered[number] = .some(context.numbered[number] == nil ? fragment : nil)
        }
        readAnnexes()
        for component in revision.components where component.kind == .section {
            let heading = component.passage.utf8.dropFirst(component.verbLength).drop { $0 == 0x20 }
            context.sections.append(
                (component.fragment, component.keyword ?? "", String(decoding: heading, as: UTF8.self).lowercased()))
        }
    }

    /// The annexes and their numbered places, as references name them.
    private mutating func readAnnexes() {
        for component in revision.components {
            if component.kind == .annex { context.annexes.append(component.fragment) }
            guard component.kind == .annexClause, let key = Self.annexPlace(of: component.fragment) else { continue }
            if context.annexPlaces[key] == nil { context.annexPlaces[key] = component.fragment }
        }
    }

    /// `annex-1 5_a` of `annex-1_part_5_a`: the annex, and what stands from the first number on; nil without a number.
    private static func annexPlace(of fragment: String) -> String? {
        let bytes = Array(fragment.utf8)
        let underscore = UInt8(ascii: "_")
        guard var position = bytes.firstIndex(of: underscore) else { return nil }
        var key = Array(bytes[..<position])
        let length = key.count
        while position < bytes.count {
            let start = position + 1
            position = bytes[start...].firstIndex(of: underscore) ?? bytes.count
            guard position > start, key.count > length || ByteClass.isDigit(bytes[start]) else { continue }
            key.append(key.count > length ? underscore : 0x20)
            key += bytes[start..<position]
        }
        return key.count > length ? String(decoding: key, as: UTF8.self) : nil
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
