import RDF

/// What may stand at a position of a triple pattern: a variable or an RDF term.
///
/// In patterns a blank node is a hidden variable (``Variable/init(blankNodeLabel:)``), never a
/// `term`. In the template of CONSTRUCT it is `term(.blankNode)`: a node made afresh for each solution.
public enum PatternTerm: Hashable, Sendable {
    case variable(Variable)
    case term(Term)

    /// An IRI, the usual constant.
    public static func iri(_ iri: IRI) -> PatternTerm { .term(.iri(iri)) }

    /// The variable, if it is one.
    public var variable: Variable? {
        if case .variable(let variable) = self { return variable }
        return nil
    }

    /// The constant, if it is one.
    public var term: Term? {
        if case .term(let term) = self { return term }
        return nil
    }
}

extension PatternTerm: CustomStringConvertible {
    public var description: String {
        switch self {
        case .variable(let variable): variable.description
        case .term(let term): term.description
        }
    }
}
