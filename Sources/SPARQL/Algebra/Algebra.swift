import RDF

/// A graph pattern with its solution modifiers, as the operators of the SPARQL algebra
/// ([SPARQL 1.1 Query, section 18](https://www.w3.org/TR/sparql11-query/#sparqlDefinition)).
///
/// Join and union are associative and hold all their operands in one list, so that a long query is
/// not a deep tree. The parser makes no tree higher than ``Query/maximumHeight``; functions
/// over the algebra may therefore recurse.
public indirect enum Algebra: Hashable, Sendable {
    /// BGP: triple patterns that must all match. The empty one is the unit of join: one solution
    /// that binds nothing.
    case basicGraphPattern([TriplePattern])
    /// Path: a property path that is neither a single predicate nor a sequence.
    case path(PathPattern)
    /// Join: two or more.
    case join([Algebra])
    /// LeftJoin: OPTIONAL; no condition means `true`. The condition sees the variables of both sides.
    case leftJoin(Algebra, Algebra, condition: Expression?)
    /// Filter: solutions for which the expression is true (an error is not true).
    case filter(Expression, Algebra)
    /// Union: two or more; duplicates are kept.
    case union([Algebra])
    /// Minus: solutions of the first that share a variable with, and are compatible to, none of the second.
    case minus(Algebra, Algebra)
    /// Graph: the pattern matched in the named graph, or in every named graph if it is a variable.
    case graph(PatternTerm, Algebra)
    /// SERVICE ([SPARQL 1.1 Federated Query](https://www.w3.org/TR/sparql11-federated-query/)).
    case service(ServicePattern)
    /// Extend: BIND and `(expression AS ?variable)`. An error leaves the variable unbound.
    case extend(Algebra, Variable, Expression)
    /// Data: VALUES.
    case values(ValuesTable)
    /// Group, Aggregation and AggregateJoin in one.
    case group(Algebra, Grouping)
    /// OrderBy
    case orderBy(Algebra, [OrderCondition])
    /// Project: the variables of a SELECT, in order, each once.
    case project(Algebra, [Variable])
    /// Distinct
    case distinct(Algebra)
    /// Reduced: duplicates may be dropped.
    case reduced(Algebra)
    /// Slice: OFFSET (0 if not given) and LIMIT (nil: all).
    case slice(Algebra, offset: Int, limit: Int?)

    /// The pattern `{}`: one solution that binds nothing.
    public static var unit: Algebra { .basicGraphPattern([]) }
}

/// A pattern to be answered by another SPARQL endpoint.
public struct ServicePattern: Hashable, Sendable {
    /// The endpoint's IRI, or a variable that some other part of the query binds to it.
    public var endpoint: PatternTerm
    /// Whether a failure counts as one solution that binds nothing (SERVICE SILENT).
    public var isSilent: Bool
    public var pattern: Algebra

    public init(endpoint: PatternTerm, isSilent: Bool, pattern: Algebra) {
        self.endpoint = endpoint
        self.isSilent = isSilent
        self.pattern = pattern
    }
}

/// Inline data (VALUES): a term, or nil for UNDEF, for each variable in each row.
public struct ValuesTable: Hashable, Sendable {
    public var variables: [Variable]
    /// Each row has as many entries as there are variables.
    public var rows: [[Term?]]

    public init(variables: [Variable], rows: [[Term?]]) {
        self.variables = variables
        self.rows = rows
    }
}

/// One criterion of ORDER BY.
public struct OrderCondition: Hashable, Sendable {
    public var expression: Expression
    public var isDescending: Bool

    public init(_ expression: Expression, isDescending: Bool = false) {
        self.expression = expression
        self.isDescending = isDescending
    }
}
