import RDF

/// The set functions of [SPARQL 1.1 Query, section 11](https://www.w3.org/TR/sparql11-query/#aggregates).
/// They stand in SELECT, HAVING and ORDER BY.
extension QueryExpression {
    /// `COUNT(*)`
    public static var count: QueryExpression { aggregate(.count, nil, isDistinct: false) }

    /// `COUNT(…)`
    public static func count(_ operand: any QueryOperand, isDistinct: Bool = false) -> QueryExpression {
        aggregate(.count, operand, isDistinct: isDistinct)
    }
    /// `SUM(…)`
    public static func sum(_ operand: any QueryOperand, isDistinct: Bool = false) -> QueryExpression {
        aggregate(.sum, operand, isDistinct: isDistinct)
    }
    /// `AVG(…)`
    public static func average(_ operand: any QueryOperand, isDistinct: Bool = false) -> QueryExpression {
        aggregate(.average, operand, isDistinct: isDistinct)
    }
    /// `MIN(…)`
    public static func minimum(_ operand: any QueryOperand) -> QueryExpression {
        aggregate(.minimum, operand, isDistinct: false)
    }
    /// `MAX(…)`
    public static func maximum(_ operand: any QueryOperand) -> QueryExpression {
        aggregate(.maximum, operand, isDistinct: false)
    }
    /// `SAMPLE(…)`: any value of the group.
    public static func sample(_ operand: any QueryOperand) -> QueryExpression {
        aggregate(.sample, operand, isDistinct: false)
    }
    /// `GROUP_CONCAT(…; SEPARATOR = …)`
    public static func joined(
        _ operand: any QueryOperand, separator: String = " ", isDistinct: Bool = false
    ) -> QueryExpression {
        aggregate(.groupConcat(separator: separator), operand, isDistinct: isDistinct)
    }

    private static func aggregate(
        _ function: AggregateFunction, _ operand: (any QueryOperand)?, isDistinct: Bool
    ) -> QueryExpression {
        let operand = operand?.queryExpression
        return QueryExpression { (building) throws(QueryBuildingError) in
            switch building.aggregates.place {
            case .allowed: break
            case .nested: throw QueryBuildingError(message: "an aggregate cannot stand inside another aggregate")
            case .forbidden:
                throw QueryBuildingError(
                    message: "\(function.keyword) is an aggregate; it may stand in SELECT, HAVING and ORDER BY only")
            }
            let argument = try operand.map { (operand) throws(QueryBuildingError) in
                try operand.lowered(&building, aggregates: .nested)
            }
            let height = argument?.height ?? 0
            building.aggregates.height = max(building.aggregates.height, height + 1)
            let aggregate = Aggregate(function, argument?.value, isDistinct: isDistinct)
            let variable = building.aggregates.variable(for: aggregate, numbering: &building.hiddenVariables)
            return Measured(value: .variable(variable), height: 1)
        }
    }
}
