import RDF
import ResolutionOntology

/// The files of `Ontology/` as graphs, for tests.
struct OntologyGraph {
    let triples: [Triple]
    private let bySubject: [Term: [Triple]]

    init(files: [String]) throws {
        var triples: [Triple] = []
        for name in files {
            guard let file = OntologyFile.named(name) else { continue }
            triples += try file.triples()
        }
        self.init(triples)
    }

    init(_ triples: [Triple]) {
        self.triples = triples
        bySubject = Dictionary(grouping: triples, by: \.subject)
    }

    /// The ontology and nothing else.
    static let ontology = Result { try OntologyGraph(files: ["resolution-graph.ttl"]) }
    static let vocabularies = Result { try OntologyGraph(files: ["vocabularies.ttl"]) }
    static let actors = Result { try OntologyGraph(files: ["bodies.ttl", "series.ttl", "instruments.ttl"]) }

    func values(_ subject: Term, _ predicate: IRI) -> [Term] {
        (bySubject[subject] ?? []).filter { $0.predicate == predicate }.map(\.object)
    }

    func values(_ subject: IRI, _ predicate: IRI) -> [Term] { values(.iri(subject), predicate) }

    func literals(_ subject: IRI, _ predicate: IRI, language: String) -> [String] {
        values(subject, predicate).compactMap { $0.literal }
            .filter { $0.language == language && !$0.lexicalForm.isEmpty }
            .map(\.lexicalForm)
    }

    func subjects(ofType type: IRI) -> [IRI] {
        triples.filter { $0.predicate == RDFSyntaxNamespace.type && $0.object == .iri(type) }
            .compactMap { $0.subject.iri }
    }

    /// The terms of our namespace that the graph types, in the order of the file.
    var terms: [IRI] {
        let namespace = Vocabulary.resolution.namespace.string
        var seen: Set<IRI> = []
        return triples.filter { $0.predicate == RDFSyntaxNamespace.type }
            .compactMap { $0.subject.iri }
            .filter { $0.string.utf8.starts(with: namespace.utf8) && seen.insert($0).inserted }
    }
}

extension IRI {
    /// What follows the last `#` or `/`.
    var localName: String {
        let bytes = string.utf8
        guard let index = bytes.lastIndex(where: { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "/") })
        else { return string }
        return String(string[string.utf8.index(after: index)...])
    }
}
