import LinkedResolutions

/// What the data are: what every graph of this program has in common, from `Ontology/void.ttl`, and the
/// counts of this one ([VoID, section 4.6](https://www.w3.org/TR/void/#statistics)).
struct DatasetDescription {
    static let namespace: IRI = "http://rdfs.org/ns/void#"

    static func term(_ name: String) -> IRI { IRI(namespace.string + name) }

    let triples: [Triple]

    init(_ dataset: Dataset, endpoint: IRI) {
        var triples = (try? OntologyFile.named("void.ttl")?.triples()) ?? []
        let type = Triple("http://localhost/", RDFSyntaxNamespace.type, .iri(Self.term("Dataset")))
        let described = triples.first { $0.predicate == type.predicate && $0.object == type.object }?.subject
        let subject = described ?? .iri(endpoint)
        triples.append(Triple(subject, Self.term("sparqlEndpoint"), .iri(endpoint)))
        triples.append(Triple(subject, Self.term("triples"), .literal(Literal(dataset.count))))
        self.triples = triples
    }
}
