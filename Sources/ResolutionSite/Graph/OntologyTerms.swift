import LinkedResolutions

/// The ontology and its closed lists: what properties and classes are called, and in which order they
/// are explained.
struct OntologyTerms: Sendable {
    let graph: PageGraph
    /// Where a term stands in the ontology's file, counted from 0.
    private let places: [IRI: Int]

    init() throws(SiteError) {
        let files = ["resolution-graph.ttl", "vocabularies.ttl"].compactMap { OntologyFile.named($0) }
        do {
            let triples = try files.flatMap { try $0.triples() }
            graph = PageGraph(dataset: try Dataset(triples))
            var places: [IRI: Int] = [:]
            for triple in triples {
                if let subject = triple.subject.iri, places[subject] == nil { places[subject] = places.count }
            }
            self.places = places
        } catch {
            throw SiteError.page(path: "ontology", reason: "\(error)")
        }
    }

    /// The order of the ontology's own explanation; other terms after it, by name.
    func precedes(_ a: IRI, _ b: IRI) -> Bool {
        switch (places[a], places[b]) {
        case (let first?, let second?): first < second
        case (_?, nil): true
        case (nil, _?): false
        case (nil, nil): a < b
        }
    }

    /// The label of a term, or the last part of its IRI.
    func name(of term: IRI) -> String {
        graph.label(term)?.lexicalForm ?? term.lastPart
    }

    /// The narrowest of some classes: those that no other of them is under.
    func narrowest(_ classes: [IRI]) -> [IRI] {
        let broader = Set(classes.flatMap { graph.things($0, RDFS.subClassOf) })
        return classes.filter { !broader.contains($0) }.sorted(by: precedes)
    }

    /// Subjects of the ontology's own namespace that are of a type, in order.
    func terms(ofType type: IRI) -> [IRI] {
        let namespace = Vocabulary.resolution.namespace.string.utf8
        return graph.subjects(RDFSyntaxNamespace.type, type).filter { $0.string.utf8.starts(with: namespace) }
            .sorted(by: precedes)
    }
}

extension IRI {
    /// What follows the last `/` or `#`, or the whole where nothing does.
    var lastPart: String {
        let bytes = string.utf8
        guard let mark = bytes.lastIndex(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "#") }) else { return string }
        let rest = String(Substring(bytes[bytes.index(after: mark)...]))
        return rest.isEmpty ? string : rest
    }

    /// The IRI without its fragment, and the fragment.
    var splitAtFragment: (document: IRI, fragment: String?) {
        guard let mark = string.utf8.firstIndex(of: UInt8(ascii: "#")) else { return (self, nil) }
        return (IRI(String(string[..<mark])), String(string[string.utf8.index(after: mark)...]))
    }
}
