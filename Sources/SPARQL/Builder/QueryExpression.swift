import RDF

/// What may be an operand: a variable, an expression, a term, or a Swift value that stands for a literal.
public protocol QueryOperand: Sendable {
    var queryExpression: QueryExpression { get }
}

/// What can be computed with: a variable or an expression. The operations are methods, not operators:
/// overloaded operators are what makes a compiler slow, and `==` of Swift is a question of its own.
public protocol QueryComputable: QueryOperand {}

/// An expression of FILTER, BIND, SELECT, HAVING, GROUP BY or ORDER BY.
///
/// ```swift
/// year.isGreater(than: 2016).and(place.equals("Dubai"))
/// label.str.lowercased.contains("radio")
/// ```
public struct QueryExpression: QueryComputable {
    private let height: Int
    private let lower: @Sendable (inout QueryBuilding) throws(QueryBuildingError) -> Measured<Expression>

    public var queryExpression: QueryExpression { self }

    init(
        height: Int = 1,
        _ lower: @escaping @Sendable (inout QueryBuilding) throws(QueryBuildingError) -> Measured<Expression>
    ) {
        self.height = height
        self.lower = lower
    }

    /// An expression of the algebra as it is.
    init(_ expression: Expression) {
        self.init { (_) throws(QueryBuildingError) in Measured(value: expression, height: 1) }
    }

    /// An operation on other expressions.
    init(_ operands: [any QueryOperand], _ combine: @escaping @Sendable ([Expression]) -> Expression) {
        let operands = operands.map(\.queryExpression)
        self.init(height: (operands.map(\.height).max() ?? 0) + 1) { (building) throws(QueryBuildingError) in
            var parts: [Expression] = []
            var height = 0
            for operand in operands {
                let part = try operand.lower(&building)
                parts.append(part.value)
                height = max(height, part.height)
            }
            try building.requireHeight(height + 1)
            return Measured(value: combine(parts), height: height + 1)
        }
    }

    /// The expression in the algebra; `place` says whether aggregates may stand in it.
    func lowered(
        _ building: inout QueryBuilding, aggregates place: AggregateCollector.Place
    ) throws(QueryBuildingError) -> Measured<Expression> {
        try building.requireHeight(height)
        let outer = building.aggregates.place
        building.aggregates.place = place
        let result = try lower(&building)
        building.aggregates.place = outer
        return result
    }
}

extension Variable: QueryComputable {
    public var queryExpression: QueryExpression { QueryExpression(.variable(self)) }
}

extension TermConvertible where Self: QueryOperand {
    public var queryExpression: QueryExpression { QueryExpression(.term(rdfTerm)) }
}

extension Term: QueryOperand {}
extension IRI: QueryOperand {}
extension Literal: QueryOperand {}
extension String: QueryOperand {}
extension Int: QueryOperand {}
extension Double: QueryOperand {}
extension Bool: QueryOperand {}

// MARK: EXISTS

/// EXISTS: whether the pattern has a solution that fits.
public func exists(@PatternBuilder _ pattern: () -> PatternElements) -> QueryExpression {
    existence(of: pattern(), Expression.exists)
}

/// NOT EXISTS
public func notExists(@PatternBuilder _ pattern: () -> PatternElements) -> QueryExpression {
    existence(of: pattern(), Expression.notExists)
}

private func existence(
    of content: PatternElements, _ make: @escaping @Sendable (Algebra) -> Expression
) -> QueryExpression {
    QueryExpression { (building) throws(QueryBuildingError) in
        let outer = building.aggregates.place
        building.aggregates.place = .forbidden
        let pattern = try content.group(&building).filtered
        building.aggregates.place = outer
        try building.requireHeight(pattern.height + 1)
        return Measured(value: make(pattern.value), height: pattern.height + 1)
    }
}
