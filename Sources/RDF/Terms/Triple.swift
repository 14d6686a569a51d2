/// An RDF triple: subject, predicate, object
/// ([RDF 1.1 Concepts, section 3.1](https://www.w3.org/TR/rdf11-concepts/#section-triples)).
///
/// The subject is an IRI or a blank node; a literal subject is refused where triples enter a store
/// or a file.
public struct Triple: Hashable, Sendable {
    public var subject: Term
    public var predicate: IRI
    public var object: Term

    public init(_ subject: Term, _ predicate: IRI, _ object: Term) {
        self.subject = subject
        self.predicate = predicate
        self.object = object
    }

    /// A triple whose subject is an IRI, the usual case.
    public init(_ subject: IRI, _ predicate: IRI, _ object: Term) {
        self.init(.iri(subject), predicate, object)
    }
}

extension Triple: CustomStringConvertible {
    /// The triple as a line of N-Triples without the line end.
    public var description: String { "\(subject) \(predicate) \(object) ." }
}

/// A triple in a graph of a dataset
/// ([RDF 1.1 Concepts, section 4](https://www.w3.org/TR/rdf11-concepts/#section-dataset)).
public struct Quad: Hashable, Sendable {
    public var triple: Triple
    /// The name of the graph, an IRI or a blank node; nil stands for the default graph.
    public var graph: Term?

    public init(_ triple: Triple, in graph: Term? = nil) {
        self.triple = triple
        self.graph = graph
    }
}
