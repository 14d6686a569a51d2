/// GROUP BY and the aggregates of a query level
/// ([SPARQL 1.1 Query, section 18.5.1](https://www.w3.org/TR/sparql11-query/#aggregateAlgebra)).
///
/// The solutions of a group bind the variables of the keys and of the aggregates and no others.
/// Without keys there is exactly one group, even if nothing matched.
public struct Grouping: Hashable, Sendable {
    public var keys: [GroupKey]
    public var aggregates: [AggregateBinding]

    public init(keys: [GroupKey], aggregates: [AggregateBinding]) {
        self.keys = keys
        self.aggregates = aggregates
    }
}

/// One criterion of GROUP BY.
public struct GroupKey: Hashable, Sendable {
    public var expression: Expression
    /// What the value is called after grouping: the grouped variable itself, the name after AS, or
    /// a hidden variable.
    public var variable: Variable

    public init(_ expression: Expression, as variable: Variable) {
        self.expression = expression
        self.variable = variable
    }

    /// `GROUP BY ?variable`
    public init(_ variable: Variable) {
        self.init(.variable(variable), as: variable)
    }
}

/// An aggregate and the (usually hidden) variable that carries its value. An error leaves the
/// variable unbound.
public struct AggregateBinding: Hashable, Sendable {
    public var variable: Variable
    public var aggregate: Aggregate

    public init(_ variable: Variable, _ aggregate: Aggregate) {
        self.variable = variable
        self.aggregate = aggregate
    }
}

/// A set function applied to the solutions of a group
/// ([SPARQL 1.1 Query, section 11](https://www.w3.org/TR/sparql11-query/#aggregates)).
public struct Aggregate: Hashable, Sendable {
    public var function: AggregateFunction
    /// Whether equal values count once.
    public var isDistinct: Bool
    /// What is aggregated; nil stands for `*` and occurs with COUNT only.
    public var argument: Expression?

    public init(_ function: AggregateFunction, _ argument: Expression?, isDistinct: Bool = false) {
        self.function = function
        self.argument = argument
        self.isDistinct = isDistinct
    }
}

public enum AggregateFunction: Hashable, Sendable {
    case count
    case sum
    case average
    case minimum
    case maximum
    case sample
    /// The separator is one space if the query gives none.
    case groupConcat(separator: String)

    /// The word that SPARQL has for it.
    public var keyword: String {
        switch self {
        case .count: "COUNT"
        case .sum: "SUM"
        case .average: "AVG"
        case .minimum: "MIN"
        case .maximum: "MAX"
        case .sample: "SAMPLE"
        case .groupConcat: "GROUP_CONCAT"
        }
    }
}
