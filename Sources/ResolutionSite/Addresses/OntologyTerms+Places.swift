import LinkedResolutions

extension OntologyTerms {
    /// Where a term of the ontology or of a closed list is explained: the page without its suffix, and
    /// the place on it.
    func place(of term: IRI) -> (page: String, anchor: String?)? {
        if term == OntologyPage.iri { return ("ontology", nil) }
        if let name = term.string.droppingPrefix(Vocabulary.resolution.namespace.string) {
            return ("ontology", graph.has(term) ? name : nil)
        }
        if let scheme = ConceptScheme.allCases.first(where: { $0.iri == term }) { return ("vocab/" + scheme.rawValue, nil) }
        // A concept of the ontology says its list; one that the data add stands in the list's namespace.
        let scheme =
            graph.thing(term, SKOS.inScheme).flatMap { list in ConceptScheme.allCases.first { $0.iri == list } }
            ?? ConceptScheme.allCases.first { term.string.utf8.starts(with: $0.namespace.string.utf8) }
        guard let scheme, Self.isPlainName(term.lastPart) else { return nil }
        return ("vocab/" + scheme.rawValue, term.lastPart)
    }

    /// The same for a path as a web server receives it: `vocab/keyword/resolves`, `vocab/keyword`, `ontology`.
    func place(ofPath path: String) -> (page: String, anchor: String?)? {
        if path == "ontology" { return ("ontology", nil) }
        guard let rest = path.droppingPrefix("vocab/") else { return nil }
        return place(of: IRI(ConceptScheme.vocabularyNamespace.string + rest))
    }

    private static func isPlainName(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "%") }
    }
}
