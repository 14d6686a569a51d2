import LinkedResolutions
import ResolutionSite

/// What the data are, in VoID and DCAT: counted when it is first asked for, then kept.
struct DatasetDescription: Sendable {
    static let namespace: IRI = "http://rdfs.org/ns/void#"

    static func term(_ name: String) -> IRI { IRI(namespace.string + name) }

    private let statements: LazyValue<Result<[Triple], any Error>>

    init(_ dataset: Dataset, base: IRI) {
        statements = LazyValue {
            Result { try GraphDescription(dataset, options: DescriptionOptions(base: base)).statements() }
        }
    }

    /// The description, with the endpoint under which the client knows it.
    func triples(endpoint: IRI) throws(ServiceFailure) -> [Triple] {
        let triples: [Triple]
        do {
            triples = try statements.value.get()
        } catch {
            throw ServiceFailure(500, "the data cannot be described: \(error)")
        }
        let described = triples.first { $0.predicate == RDFSyntaxNamespace.type && $0.object == .iri(Self.term("Dataset")) }
        guard let described else { return triples }
        return triples + [Triple(described.subject, Self.term("sparqlEndpoint"), .iri(endpoint))]
    }
}
