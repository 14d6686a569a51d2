/// An RDF term: an IRI, a blank node or a literal
/// ([RDF 1.1 Concepts, section 3.1](https://www.w3.org/TR/rdf11-concepts/#section-triples)).
@frozen
public enum Term: Hashable, Sendable {
    case iri(IRI)
    case blankNode(BlankNode)
    case literal(Literal)

    /// The IRI, if the term is one.
    public var iri: IRI? {
        if case .iri(let iri) = self { return iri }
        return nil
    }

    /// Whether the term is a literal.
    @inlinable
    public var isLiteral: Bool {
        if case .literal = self { return true }
        return false
    }

    /// The literal, if the term is one.
    public var literal: Literal? {
        if case .literal(let literal) = self { return literal }
        return nil
    }

    /// The blank node, if the term is one.
    public var blankNode: BlankNode? {
        if case .blankNode(let node) = self { return node }
        return nil
    }
}

extension Term: CustomStringConvertible {
    public var description: String {
        switch self {
        case .iri(let iri): iri.description
        case .blankNode(let node): node.description
        case .literal(let literal): literal.description
        }
    }
}
