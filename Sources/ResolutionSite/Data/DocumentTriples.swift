import LinkedResolutions

/// The statements that the page of a document gives as RDF: all about it and its parts, and for
/// everything that they point to its class and what it is called.
struct DocumentTriples {
    let graph: PageGraph

    private var rg: ResolutionVocabulary { Vocabulary.resolution }

    func triples(of document: IRI) -> [Triple] {
        let subjects = [document] + parts(of: document)
        var triples: [Triple] = []
        var described = Set(subjects)
        var objects: [IRI] = []
        for subject in subjects {
            for triple in graph.statements(about: subject) {
                triples.append(triple)
                if let object = triple.object.iri, triple.predicate != RDFSyntaxNamespace.type,
                    described.insert(object).inserted
                {
                    objects.append(object)
                }
            }
        }
        for object in objects.sorted() {
            for property in [RDFSyntaxNamespace.type, RDFS.label, SKOS.prefLabel] {
                triples += graph.values(object, property).map { Triple(object, property, $0) }
            }
        }
        return triples
    }

    /// The parts of a document that have IRIs of their own: those that a fragment names.
    private func parts(of document: IRI) -> [IRI] {
        var seen: Set<IRI> = [document]
        var parts: [IRI] = []
        func add(_ things: [IRI]) {
            for thing in things where thing.splitAtFragment.document == document && seen.insert(thing).inserted {
                parts.append(thing)
            }
        }
        add(graph.things(document, rg.hasHistoryEntry))
        add(graph.things(document, rg.hasStretch))
        let components = graph.subjects(rg.inRevision, document).sorted {
            (graph.integer($0, rg.order) ?? 0, $0) < (graph.integer($1, rg.order) ?? 0, $1)
        }
        for component in components {
            add([component])
            add(graph.things(component, rg.hasStretch))
            add(graph.subjects(rg.statedIn, component))
            add(graph.things(component, rg.hasReference))
        }
        add(graph.subjects(rg.toRevision, document))
        add(graph.subjects(rg.provisionOf, document))
        add(graph.subjects(rg.spanOf, document))
        return parts
    }
}
