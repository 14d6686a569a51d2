import GraphStore
import RDF
import SPARQL

/// Which classes are under which, as the ontology and the data say together.
struct ClassHierarchy: Sendable {
    private var narrower: [IRI: [IRI]] = [:]

    init(_ ontology: some Sequence<Triple>, _ data: Dataset) {
        for triple in ontology where triple.predicate == RDFS.subClassOf { add(triple) }
        for triple in data.triples(matching: TriplePattern(predicate: RDFS.subClassOf)) { add(triple) }
    }

    private mutating func add(_ triple: Triple) {
        guard let narrow = triple.subject.iri, let broad = triple.object.iri else { return }
        narrower[broad, default: []].append(narrow)
    }

    /// The class itself and all under it, sorted.
    func classes(under top: IRI) -> [IRI] {
        var found: Set<IRI> = [top]
        var waiting = [top]
        while let next = waiting.popLast() {
            for narrow in narrower[next] ?? [] where found.insert(narrow).inserted { waiting.append(narrow) }
        }
        return found.sorted()
    }
}
