import RDF

/// A shape: which nodes it is about, and what must hold of them
/// ([SHACL, section 2.1](https://www.w3.org/TR/shacl/#shapes)).
struct Shape: Sendable {
    /// Which nodes of the data a shape is about (section 2.1.3).
    enum Target: Hashable, Sendable {
        case node(Term)
        case instances(of: IRI)
        case subjects(of: IRI)
        case objects(of: IRI)
    }

    /// How bad it is when the shape does not hold (section 2.1.4).
    enum Severity: String, Hashable, Sendable {
        case info = "Info"
        case warning = "Warning"
        case violation = "Violation"
    }

    var node: Term
    /// The nearest shape that has an IRI, for messages.
    var name: String
    /// The path of a property shape; nil for a node shape.
    var path: ShapePath?
    var targets: [Target]
    var constraints: [Constraint]
    var severity: Severity
    var message: String?
}

/// What must hold of the value nodes of a shape: those at the end of its path, or the focus node itself
/// ([SHACL, section 4](https://www.w3.org/TR/shacl/#core-components)).
enum Constraint: Sendable {
    case type(IRI)
    case datatype(IRI)
    case nodeKind(String)
    case minCount(Int)
    case maxCount(Int)
    /// A comparison of each value with a literal, by the operator of SPARQL.
    case comparison(component: String, operator: String, Literal)
    /// A comparison of each value's length.
    case length(component: String, operator: String, Int)
    case pattern(String, flags: String)
    case languageIn([String])
    case uniqueLanguage
    case equals(IRI)
    case disjoint(IRI)
    /// Each value is before (or, where `orEqual`, not after) each value of another property.
    case lessThan(IRI, orEqual: Bool)
    case not(Shape)
    case and([Shape])
    case or([Shape])
    case exactlyOne([Shape])
    case node(Shape)
    case property(Shape)
    case qualified(Shape, min: Int?, max: Int?)
    case closed(allowed: [IRI])
    case hasValue(Term)
    case isIn([Term])
    /// A SELECT query whose rows are what violates (section 5).
    case sparql(select: String, prefixes: String, message: String?)

    /// The name of the component that a result reports.
    var component: String {
        switch self {
        case .type: "ClassConstraintComponent"
        case .datatype: "DatatypeConstraintComponent"
        case .nodeKind: "NodeKindConstraintComponent"
        case .minCount: "MinCountConstraintComponent"
        case .maxCount: "MaxCountConstraintComponent"
        case .comparison(let component, _, _), .length(let component, _, _): component
        case .pattern: "PatternConstraintComponent"
        case .languageIn: "LanguageInConstraintComponent"
        case .uniqueLanguage: "UniqueLangConstraintComponent"
        case .equals: "EqualsConstraintComponent"
        case .disjoint: "DisjointConstraintComponent"
        case .lessThan(_, let orEqual): orEqual ? "LessThanOrEqualsConstraintComponent" : "LessThanConstraintComponent"
        case .not: "NotConstraintComponent"
        case .and: "AndConstraintComponent"
        case .or: "OrConstraintComponent"
        case .exactlyOne: "XoneConstraintComponent"
        case .node: "NodeConstraintComponent"
        case .property: "PropertyConstraintComponent"
        case .qualified(_, let min, _): min != nil ? "QualifiedMinCountConstraintComponent" : "QualifiedMaxCountConstraintComponent"
        case .closed: "ClosedConstraintComponent"
        case .hasValue: "HasValueConstraintComponent"
        case .isIn: "InConstraintComponent"
        case .sparql: "SPARQLConstraintComponent"
        }
    }
}
