import RDF

/// Why triples cannot become a dataset.
public enum DatasetError: Error, Hashable, Sendable {
    /// RDF 1.1 has no literal subjects.
    case literalSubject(Triple)
    /// The name of a graph is an IRI or a blank node.
    case literalGraphName(Literal)
    /// More than 2³¹ − 2 distinct terms.
    case tooManyTerms
    /// More than 2³² − 1 triples in one graph.
    case tooManyTriples
}

extension DatasetError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .literalSubject(let triple):
            "a literal cannot be the subject of a triple: \(triple)"
        case .literalGraphName(let literal):
            "a literal cannot name a graph: \(literal)"
        case .tooManyTerms:
            "more than 2147483646 distinct terms"
        case .tooManyTriples:
            "more than 4294967295 triples in one graph"
        }
    }
}
