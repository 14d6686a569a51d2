import LinkedResolutions

/// The reference of the ontology, made from its own file: every class and property with its definition.
struct OntologyPage {
    let context: PageContext

    static let iri = IRI(String(Vocabulary.resolution.namespace.string.dropLast()))

    private static func owl(_ name: String) -> IRI { IRI(OWL.iri.string + name) }

    private static let sections: [(type: IRI, anchor: String, heading: String)] = [
        (owl("Class"), "classes", "Classes"), (owl("ObjectProperty"), "object-properties", "Properties between things"),
        (owl("DatatypeProperty"), "datatype-properties", "Properties with literal values"),
    ]

    func parts() -> PageParts {
        let graph = context.terms.graph
        let sections: [View] = Self.sections.map { section in
            let terms = context.terms.terms(ofType: section.type)
            return ["anchor": section.anchor, "heading": section.heading, "count": terms.count, "terms": terms.map(term)]
        }
        let lists: [View] = ConceptScheme.allCases.map { scheme in
            [
                "href": context.href(scheme.iri),
                "text": context.capitalized(graph.label(scheme.iri)?.lexicalForm ?? scheme.rawValue),
                "words": graph.literal(scheme.iri, SKOS.definition).map(context.text),
            ]
        }
        let title = graph.label(Self.iri)?.lexicalForm ?? "Ontology"
        let description = graph.literal(Self.iri, "http://purl.org/dc/terms/description")?.lexicalForm
        return PageParts(
            title: title, summary: description ?? title, template: "ontology",
            main: [
                "title": title, "description": description, "remark": graph.literal(Self.iri, RDFS.comment)?.lexicalForm,
                "iri": Self.iri.string, "sections": sections, "lists": lists,
            ],
            about: Self.iri.string)
    }

    /// A term with all that the ontology says of it.
    private func term(_ term: IRI) -> View {
        let graph = context.terms.graph
        // The same word in two languages is written once.
        var labels: [Literal] = []
        for label in graph.literals(term, RDFS.label) where !labels.contains(where: { CodePointText.equal($0.lexicalForm, label.lexicalForm) }) {
            labels.append(label)
        }
        let hidden: Set<IRI> = [RDFSyntaxNamespace.type, RDFS.label, RDFS.comment, RDFS.isDefinedBy]
        var facts: [View] = []
        for statement in Dictionary(grouping: graph.statements(about: term), by: \.predicate).sorted(by: { $0.key < $1.key })
        where !hidden.contains(statement.key) {
            let values = statement.value.flatMap { members(of: $0.object) }
            facts.append(["name": context.capitalized(statement.key.lastPart.wordsOfCamelCase), "values": values])
        }
        let narrower = graph.subjects(RDFS.subClassOf, term) + graph.subjects(RDFS.subPropertyOf, term)
        if let fact = context.fact("Narrower terms", narrower.sorted(by: context.terms.precedes)) { facts.append(fact) }
        return [
            "anchor": term.lastPart, "name": "rg:" + term.lastPart, "labels": labels.map(context.text).separated,
            "comment": graph.literal(term, RDFS.comment)?.lexicalForm, "facts": facts, "hasFacts": facts.isEmpty ? nil : true,
        ]
    }

    /// A value, or the members of the list that a union or a chain of properties is.
    private func members(of value: Term) -> [View] {
        guard case .blankNode = value else { return [context.value(value)] }
        let graph = context.terms.graph.dataset
        func objects(_ subject: Term, _ property: IRI) -> [Term] {
            graph.triples(matching: TriplePattern(subject: subject, predicate: property)).map(\.object)
        }
        var views: [View] = []
        var node = objects(value, Self.owl("unionOf")).first ?? value
        for _ in 0..<64 {
            guard let first = objects(node, RDFSyntaxNamespace.first).first else { break }
            views.append(context.value(first))
            guard let rest = objects(node, RDFSyntaxNamespace.rest).first else { break }
            node = rest
        }
        return views
    }
}
