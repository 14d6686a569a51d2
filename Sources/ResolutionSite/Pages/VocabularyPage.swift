import LinkedResolutions

/// A closed list: every concept with its labels and definition, at the fragment that its IRI's last part is.
struct VocabularyPage {
    let context: PageContext
    let scheme: ConceptScheme

    /// The concepts of the ontology's list and those that the data add to it.
    static func concepts(of scheme: ConceptScheme, _ terms: OntologyTerms, _ graph: PageGraph) -> [IRI] {
        let own = terms.graph.subjects(SKOS.inScheme, scheme.iri)
        let added = graph.subjects(SKOS.inScheme, scheme.iri).filter { !terms.graph.has($0) }
        return (own + added).filter { terms.place(of: $0)?.anchor != nil }.sorted(by: terms.precedes)
    }

    func parts() -> PageParts {
        let ontology = context.terms.graph
        let title = context.capitalized(ontology.label(scheme.iri)?.lexicalForm ?? scheme.rawValue)
        let concepts = Self.concepts(of: scheme, context.terms, context.graph)
        return PageParts(
            title: title, summary: "\(title): a closed list of the Resolution Graph Ontology",
            trail: [["href": context.href(OntologyPage.iri), "text": "Ontology"]], template: "vocabulary",
            main: [
                "title": title, "iri": scheme.iri.string, "description": ontology.literal(scheme.iri, SKOS.definition)?.lexicalForm,
                "concepts": concepts.map(concept), "count": concepts.count,
            ],
            about: scheme.iri.string)
    }

    private func concept(_ concept: IRI) -> View {
        let graph = context.terms.graph.has(concept) ? context.terms.graph : context.graph
        let hidden: Set<IRI> = [RDFSyntaxNamespace.type, SKOS.inScheme, SKOS.prefLabel, SKOS.definition]
        var facts: [View] = []
        for statement in Dictionary(grouping: graph.statements(about: concept), by: \.predicate).sorted(by: { $0.key < $1.key })
        where !hidden.contains(statement.key) {
            facts.append(context.fact(statement.key, statement.value.map(\.object)))
        }
        return [
            "anchor": concept.lastPart, "labels": graph.literals(concept, SKOS.prefLabel).map(context.text).separated,
            "comment": graph.literal(concept, SKOS.definition)?.lexicalForm, "facts": facts,
            "hasFacts": facts.isEmpty ? nil : true,
        ]
    }
}
