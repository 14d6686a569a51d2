import LinkedResolutions

/// Everything that has a page, by what it is; collected when it is first needed, in one pass.
struct Catalogue: Sendable {
    /// The kinds of thing that the index lists, in its order.
    enum Kind: String, CaseIterable, Sendable {
        case act, citedAct, instrument, body, post, group, session, topic, source, other
    }

    /// All documents, sorted by IRI within each kind.
    let documents: [Kind: [IRI]]
    /// The dated texts.
    let texts: [IRI]

    init(_ graph: PageGraph, addresses: SiteAddresses) {
        var all: Set<IRI> = []
        for property in [RDFSyntaxNamespace.type, RDFS.label, SKOS.prefLabel] {
            for triple in graph.dataset.triples(matching: TriplePattern(predicate: property)) {
                guard let subject = triple.subject.iri, !subject.string.utf8.contains(UInt8(ascii: "#")) else { continue }
                all.insert(subject)
            }
        }
        let rg = Vocabulary.resolution
        var documents: [Kind: [IRI]] = [:]
        var texts: [IRI] = []
        for document in all.sorted() where addresses.path(of: document) != nil {
            let types = Set(graph.types(document))
            if types.contains(rg.revision) {
                texts.append(document)
            } else {
                documents[Self.kind(of: document, types, graph), default: []].append(document)
            }
        }
        let paths = (documents.values.joined() + texts).compactMap { addresses.path(of: $0)?.text }
        folders = Set(paths.compactMap { $0.split(separator: "/").first.map(String.init) }).sorted()
        self.documents = documents
        self.texts = texts
    }

    /// The first segments of the paths of all documents.
    let folders: [String]

    /// All documents, texts among them, by IRI.
    var all: [IRI] { (Kind.allCases.flatMap { documents[$0] ?? [] } + texts).sorted() }

    private static func kind(of document: IRI, _ types: Set<IRI>, _ graph: PageGraph) -> Kind {
        let rg = Vocabulary.resolution
        if types.contains(rg.body) { return .body }
        if types.contains(rg.post) { return .post }
        if types.contains(rg.group) { return .group }
        if types.contains(rg.session) { return .session }
        if types.contains(rg.sourceDocument) { return .source }
        if types.contains(rg.instrument) {
            let texts = graph.subjects(rg.revisionOf, document)
            if texts.contains(where: { graph.has($0, rg.readFrom) }) { return .act }
            return texts.isEmpty && !graph.has(document, rg.seriesOf) ? .instrument : .citedAct
        }
        return types.contains(SKOS.concept) ? .topic : .other
    }
}
