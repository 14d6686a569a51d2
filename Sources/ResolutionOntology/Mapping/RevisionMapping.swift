import RDF
import Resolutions

/// The mapping of one text, under way.
struct RevisionMapping {
    let revision: Revision
    let mapper: ResolutionMapper
    let lineNumber: ((Int) -> Int?)?

    let graph: DocumentGraph
    var revisionNode: UInt32 = 0
    /// The revision's IRI with `#`, to which the fragment of a part is added.
    let partPrefix: String
    var sourceNode: UInt32 = 0
    /// The source's IRI with `#char=`, to which the offsets of a span are added.
    var spanPrefix = ""
    /// By start and end.
    var spanNodes = PairTable()
    /// By component: its node and its block.
    var componentNodes: [UInt32] = []
    var componentBlocks: [Int32] = []
    var blockCount: Int32 = 1
    var directiveNodes: [UInt32] = []
    /// The nodes of concepts and agents, and the components by their fragments.
    var names = NameTable()
    /// By component; empty where no component has a topic.
    var topicsByComponent: [[UInt32]] = []
    let coinedAgents: [AgentIdentifier: Authority.Agent]
    /// The class of strings in the text's language.
    let ownLanguage: TermClassTable.Index
    /// The literals of the confidences that were met, by thousandths.
    private var confidences: [(thousandths: Int, node: UInt32)] = []

    /// The block of the head.
    static let head: Int32 = 0

    init(_ revision: Revision, with mapper: ResolutionMapper, lineNumber: ((Int) -> Int?)?) {
        self.revision = revision
        self.mapper = mapper
        self.lineNumber = lineNumber
        graph = DocumentGraph(
            common: mapper.common,
            expectedTripleCount: 200 + revision.components.count * 20 + revision.directives.count * 20)
        ownLanguage = graph.classOfStrings(in: revision.language)
        partPrefix = mapper.namespace.iri(of: revision.identifier).string + "#"
        coinedAgents = Dictionary(
            revision.coinedAgents.map { ($0.identifier, $0) }, uniquingKeysWith: { first, _ in first })
    }

    mutating func run(comparedWith earlier: [Revision], trackedChanges: TrackedChanges?) -> MappedRevision {
        let iri = mapper.namespace.iri(of: revision.identifier)
        revisionNode = graph.node(iri, home: RevisionMapping.head).number
        mapSource()
        mapHead()
        mapComponents()
        mapTopics()
        mapMentions()
        mapDirectives()
        mapReferences()
        if let trackedChanges { map(trackedChanges) }
        mapChanges(since: earlier)
        let groups = graph.finish(
            isMaterialised: mapper.options.isMaterialised, blockCount: Int(blockCount))
        return MappedRevision(
            revision: iri, mapper: mapper, identifier: revision.identifier, language: revision.language, terms: groups.terms, blocks: groups.blocks, shared: groups.shared, borrowed: groups.borrowed,
            mayRecur: mapper.context.hasSeveralTexts(of: revision.identifier))
    }

    // MARK: What several parts need

    /// A part of this revision: a component, a directive, a reference. Its fragment may have several pieces.
    mutating func part(_ first: String, _ second: String = "", _ third: String = "", _ fourth: String = "", home: Int32) -> UInt32 {
        graph.ownNode(partPrefix, first, second, third, fourth, home: home)
    }

    /// The span of a range of the source. Nil where the range is empty.
    mutating func span(_ range: SourceRange, home: Int32) -> UInt32? {
        guard !range.isEmpty else { return nil }
        if let node = spanNodes[range.lowerBound, range.upperBound] { return node }
        let node = graph.newNode(spanPrefix, range, home: home)
        _ = spanNodes.set(range.lowerBound, range.upperBound, node)
        graph.add(node, isA: .textSpan)
        graph.add(node, .spanOf, sourceNode)
        graph.add(node, .startOffset, range.lowerBound)
        graph.add(node, .endOffset, range.upperBound)
        if let line = lineNumber?(range.lowerBound) { graph.add(node, .startLine, line) }
        return node
    }

    /// A concept of a closed list; one that the list doesn't have (a heading verb met in this text
    /// only) is described by its name.
    mutating func concept(_ list: ConceptScheme, _ name: String) -> UInt32 {
        if let known = mapper.common.names.concept(list, name) { return graph.described(known) }
        let place = names.place(of: list.rawValue, name, kind: .concept)
        if let node = names[place] { return node }
        let (node, isNew) = graph.node(
            list.concept(DataNamespace.slug(name)), home: DocumentGraph.Home.shared)
        names[place] = node
        if isNew {
            graph.add(node, isA: .concept)
            graph.add(node, .prefLabel, graph.literal(RevisionMapping.words(name), class: CommonTerms.english))
            let (scheme, _) = graph.node(list.iri, home: DocumentGraph.Home.shared)
            graph.add(node, .inScheme, scheme)
        }
        return node
    }

    /// An agent, with its description: the authority's, this text's own, or at the least a label.
    mutating func agent(_ identifier: AgentIdentifier) -> UInt32 {
        if let known = mapper.common.names.agent(identifier.path) { return graph.described(known) }
        let place = names.place(of: identifier.path, kind: .agent)
        if let node = names[place] { return node }
        let (node, isNew) = graph.node(mapper.namespace.base, identifier.path, home: DocumentGraph.Home.shared)
        names[place] = node
        guard isNew else { return node }
        guard let agent = coinedAgents[identifier] else {
            graph.add(node, isA: RevisionMapping.agentClass(of: identifier))
            graph.add(node, .label, graph.literal(Labels.words(in: identifier.path), class: CommonTerms.english))
            return node
        }
        graph.add(node, isA: agent.kind.fixedTerm)
        graph.add(node, .label, graph.literal(agent.label, class: ownLanguage))
        for acronym in agent.acronyms { graph.add(node, .acronym, acronym) }
        for other in agent.partOfBody { graph.add(node, .partOfBody, self.agent(other)) }
        for other in agent.headOf { graph.add(node, .headOf, self.agent(other)) }
        for other in agent.members { graph.add(node, .groupMember, self.agent(other)) }
        for other in agent.jointBodyOf { graph.add(node, .jointBodyOf, self.agent(other)) }
        return node
    }

    private static func agentClass(of identifier: AgentIdentifier) -> FixedTerm {
        if identifier.path.hasPrefix("body/") { return .body }
        return identifier.path.hasPrefix("post/") ? .post : .group
    }

    private static func words(_ name: String) -> String {
        String(decoding: name.utf8.map { $0 == UInt8(ascii: "-") ? 0x20 : $0 }, as: UTF8.self)
    }

    /// The words of a range of a passage; nil where the range is empty or no range of the passage, or cuts a
    /// character in two.
    static func words(of passage: Passage, in range: Range<Int>) -> ArraySlice<UInt8>? {
        let text = passage.utf8
        guard !range.isEmpty, range.lowerBound >= 0, range.upperBound <= text.count,
            text[range.lowerBound] & 0xC0 != 0x80, range.upperBound == text.count || text[range.upperBound] & 0xC0 != 0x80
        else { return nil }
        return text[range]
    }

    /// A confidence as an `xsd:decimal` of at most three places, as in `0.85`.
    mutating func confidence(_ value: Double?, of node: UInt32) {
        guard let value, value.isFinite else { return }
        let thousandths = Int((min(max(value, 0), 1) * 1000).rounded())
        if let known = confidences.first(where: { $0.thousandths == thousandths }) {
            return graph.add(node, .confidence, known.node)
        }
        var places = String(thousandths % 1000)
        while places.utf8.count < 3 { places = "0" + places }
        while places.utf8.count > 1, places.utf8.last == UInt8(ascii: "0") { places.removeLast() }
        let literal = graph.literal("\(thousandths / 1000).\(places)", class: CommonTerms.decimal)
        confidences.append((thousandths, literal))
        graph.add(node, .confidence, literal)
    }
}
