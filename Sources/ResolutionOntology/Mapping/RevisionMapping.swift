import RDF
import Resolutions

/// The mapping of one text, under way.
struct RevisionMapping {
    let revision: Revision
    let mapper: ResolutionMapper
    let lineNumber: ((Int) -> Int?)?

    var graph: DocumentGraph
    var revisionNode: UInt32 = 0
    /// The revision's IRI with `#`, to which the fragment of a part is added.
    let partPrefix: String
    var sourceNode: UInt32 = 0
    /// The source's IRI with `#char=`, to which the offsets of a span are added.
    var spanPrefix = ""
    var spanNodes: [SourceRange: UInt32] = [:]
    /// By component: its node and its block.
    var componentNodes: [UInt32] = []
    var componentBlocks: [Int32] = []
    var blockCount: Int32 = 1
    var componentsByFragment: [String: Int] = [:]
    var directiveNodes: [UInt32] = []
    var conceptNodes: [ConceptKey: UInt32] = [:]
    var agentNodes: [AgentIdentifier: UInt32] = [:]
    var topicsByComponent: [Int: [UInt32]] = [:]
    let coinedAgents: [AgentIdentifier: Authority.Agent]

    struct ConceptKey: Hashable {
        var list: ConceptScheme
        var name: String

        static func == (a: ConceptKey, b: ConceptKey) -> Bool { a.list == b.list && CodePointText.equal(a.name, b.name) }

        func hash(into hasher: inout Hasher) { CodePointText.hash(name, into: &hasher) }
    }

    /// The block of the head.
    static let head: Int32 = 0

    init(_ revision: Revision, with mapper: ResolutionMapper, lineNumber: ((Int) -> Int?)?) {
        self.revision = revision
        self.mapper = mapper
        self.lineNumber = lineNumber
        graph = DocumentGraph(
            common: mapper.common,
            expectedTripleCount: 200 + revision.components.count * 20 + revision.directives.count * 20)
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
        let isFurtherLanguage = mapper.context.isFurtherLanguage(
            of: revision.identifier, language: revision.language)
        return MappedRevision(
            revision: iri,
            fileName: ExportName.make(
                for: revision.identifier, authority: mapper.authority,
                furtherLanguage: isFurtherLanguage ? revision.language : nil),
            terms: groups.terms, blocks: groups.blocks, shared: groups.shared, borrowed: groups.borrowed,
            mayRecur: mapper.context.hasSeveralTexts(of: revision.identifier))
    }

    // MARK: What several parts need

    /// A part of this revision: a component, a directive, a reference.
    mutating func part(_ fragment: String, home: Int32) -> UInt32 { part("", fragment, home: home) }

    /// The same where the fragment has several pieces, which are put together in one string.
    mutating func part(_ first: String, _ second: String, _ third: String = "", _ fourth: String = "", home: Int32) -> UInt32 {
        var iri = ""
        iri.reserveCapacity(
            partPrefix.utf8.count + first.utf8.count + second.utf8.count + third.utf8.count + fourth.utf8.count)
        iri += partPrefix
        iri += first
        iri += second
        iri += third
        iri += fourth
        return graph.ownNode(IRI(iri), home: home).number
    }

    /// The span of a range of the source. Nil where the range is empty.
    mutating func span(_ range: SourceRange, home: Int32) -> UInt32? {
        guard !range.isEmpty else { return nil }
        if let node = spanNodes[range] { return node }
        let start = String(range.lowerBound)
        let end = String(range.upperBound)
        var iri = ""
        iri.reserveCapacity(spanPrefix.utf8.count + start.utf8.count + end.utf8.count + 1)
        iri += spanPrefix
        iri += start
        iri += ","
        iri += end
        let node = graph.newNode(IRI(iri), home: home)
        spanNodes[range] = node
        graph.add(node, isA: .textSpan)
        graph.add(node, .spanOf, sourceNode)
        graph.add(node, .startOffset, graph.literal(Literal(start, datatype: XSD.integer)))
        graph.add(node, .endOffset, graph.literal(Literal(end, datatype: XSD.integer)))
        if let line = lineNumber?(range.lowerBound) { graph.add(node, .startLine, line) }
        return node
    }

    /// A concept of a closed list; one that the list doesn't have (a heading verb met in this text
    /// only) is described by its name.
    mutating func concept(_ list: ConceptScheme, _ name: String) -> UInt32 {
        let key = ConceptKey(list: list, name: name)
        if let node = conceptNodes[key] { return node }
        let (node, isNew) = graph.node(
            list.concept(DataNamespace.slug(name)), home: DocumentGraph.Home.shared)
        conceptNodes[key] = node
        if isNew {
            graph.add(node, isA: .concept)
            graph.add(node, .prefLabel, graph.literal(RevisionMapping.words(name), language: "en"))
            let (scheme, _) = graph.node(list.iri, home: DocumentGraph.Home.shared)
            graph.add(node, .inScheme, scheme)
        }
        return node
    }

    /// An agent, with its description: the authority's, this text's own, or at the least a label.
    mutating func agent(_ identifier: AgentIdentifier) -> UInt32 {
        if let node = agentNodes[identifier] { return node }
        let (node, isNew) = graph.node(
            mapper.namespace.iri(of: identifier), home: DocumentGraph.Home.shared)
        agentNodes[identifier] = node
        guard isNew else { return node }
        guard let agent = coinedAgents[identifier] else {
            graph.add(node, isA: RevisionMapping.agentClass(of: identifier))
            graph.add(node, .label, graph.literal(Labels.words(in: identifier.path), language: "en"))
            return node
        }
        graph.add(node, isA: agent.kind.fixedTerm)
        graph.add(node, .label, graph.literal(agent.label, language: revision.language))
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

    /// The words of a range of a passage; nil where the range is empty or no range of the passage.
    static func words(of passage: Passage, in range: Range<Int>) -> String? {
        guard !range.isEmpty, range.lowerBound >= 0, range.upperBound <= passage.utf8.count else { return nil }
        return passage.text(in: range)
    }

    /// A confidence as an `xsd:decimal` of at most three places, as in `0.85`.
    mutating func confidence(_ value: Double?, of node: UInt32) {
        guard let value, value.isFinite else { return }
        let thousandths = Int((min(max(value, 0), 1) * 1000).rounded())
        var places = String(thousandths % 1000)
        while places.utf8.count < 3 { places = "0" + places }
        while places.utf8.count > 1, places.utf8.last == UInt8(ascii: "0") { places.removeLast() }
        let literal = Literal("\(thousandths / 1000).\(places)", datatype: XSD.decimal)
        graph.add(node, .confidence, graph.literal(literal))
    }
}
