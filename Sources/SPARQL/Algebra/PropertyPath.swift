import RDF

/// A property path expression
/// ([SPARQL 1.1 Query, section 9.1](https://www.w3.org/TR/sparql11-query/#pp-language)).
public indirect enum PropertyPath: Hashable, Sendable {
    /// `iri`: one step along the predicate.
    case predicate(IRI)
    /// `^path`: the path walked from object to subject.
    case inverse(PropertyPath)
    /// `path / path / …`: one after the other; two or more.
    case sequence([PropertyPath])
    /// `path | path | …`: any of them, duplicates kept; two or more.
    case alternative([PropertyPath])
    /// `path*`: no step or any number, each pair of ends once.
    case zeroOrMore(PropertyPath)
    /// `path+`: one step or any number, each pair of ends once.
    case oneOrMore(PropertyPath)
    /// `path?`: no step or one, each pair of ends once.
    case zeroOrOne(PropertyPath)
    /// `!(iri | ^iri | …)`: one step along a predicate that is not in the set.
    case negated(NegatedPropertySet)
}

/// The predicates that a step must not take (`!iri`, `!(iri | ^iri)`).
///
/// With both lists empty (`!()`) every forward step is allowed; with only `inverse` given, only
/// steps against the direction are taken (section 18.2.2.3).
public struct NegatedPropertySet: Hashable, Sendable {
    public var forward: [IRI]
    public var inverse: [IRI]

    public init(forward: [IRI] = [], inverse: [IRI] = []) {
        self.forward = forward
        self.inverse = inverse
    }

    /// Whether steps from subject to object are taken at all.
    public var walksForward: Bool { !forward.isEmpty || inverse.isEmpty }
    /// Whether steps from object to subject are taken at all.
    public var walksInverse: Bool { !inverse.isEmpty }
}
