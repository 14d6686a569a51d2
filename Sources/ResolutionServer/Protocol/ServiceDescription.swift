import LinkedResolutions

/// What the endpoint says of itself
/// ([SPARQL 1.1 Service Description](https://www.w3.org/TR/sparql11-service-description/)).
struct ServiceDescription {
    static let namespace: IRI = "http://www.w3.org/ns/sparql-service-description#"
    private static let formats = "http://www.w3.org/ns/formats/"

    let triples: [Triple]

    init(_ dataset: Dataset, endpoint: IRI) {
        let service = Term.iri(endpoint)
        var triples: [Triple] = []
        func term(_ name: String) -> IRI { IRI(Self.namespace.string + name) }
        func thing(_ name: String) -> Term { .iri(term(name)) }
        func say(_ subject: Term, _ predicate: IRI, _ object: Term) {
            triples.append(Triple(subject, predicate, object))
        }
        say(service, RDFSyntaxNamespace.type, thing("Service"))
        say(service, term("endpoint"), service)
        say(service, term("supportedLanguage"), thing("SPARQL11Query"))
        for name in Self.formatNames { say(service, term("resultFormat"), .iri(IRI(Self.formats + name))) }
        let data = Term.blankNode(BlankNode("dataset")), defaultGraph = Term.blankNode(BlankNode("default"))
        say(service, term("defaultDataset"), data)
        say(data, RDFSyntaxNamespace.type, thing("Dataset"))
        say(data, term("defaultGraph"), defaultGraph)
        say(defaultGraph, RDFSyntaxNamespace.type, thing("Graph"))
        say(defaultGraph, DatasetDescription.term("triples"), .literal(Literal(dataset.count)))
        for (number, name) in dataset.graphNames.compactMap(\.iri).sorted().enumerated() {
            let named = Term.blankNode(BlankNode("named\(number)")), graph = Term.blankNode(BlankNode("graph\(number)"))
            say(data, term("namedGraph"), named)
            say(named, RDFSyntaxNamespace.type, thing("NamedGraph"))
            say(named, term("name"), .iri(name))
            say(named, term("graph"), graph)
            say(graph, RDFSyntaxNamespace.type, thing("Graph"))
            let count = dataset.count(matching: TriplePattern(), in: .iri(name))
            say(graph, DatasetDescription.term("triples"), .literal(Literal(count)))
        }
        self.triples = triples
    }

    /// The W3C's names of the formats (https://www.w3.org/ns/formats/).
    private static let formatNames =
        ["SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"]
        + Formats.graphSyntaxes.compactMap { syntax in
            switch syntax {
            case .turtle: "Turtle"
            case .ntriples: "N-Triples"
            case .nquads: "N-Quads"
            case .rdfxml: "RDF_XML"
            case .rdfjson: "RDF_JSON"
            default: nil
            }
        }
}
