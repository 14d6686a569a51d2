/// The operands of an operator, for walks over the tree.
extension Algebra {
    /// The patterns directly below, in order; those of EXISTS are in ``expressions``.
    public var children: [Algebra] {
        switch self {
        case .basicGraphPattern, .path, .values: []
        case .join(let parts), .union(let parts): parts
        case .leftJoin(let left, let right, _), .minus(let left, let right): [left, right]
        case .service(let service): [service.pattern]
        case .filter(_, let inner), .graph(_, let inner), .extend(let inner, _, _), .group(let inner, _),
            .orderBy(let inner, _), .project(let inner, _), .distinct(let inner), .reduced(let inner),
            .slice(let inner, _, _):
            [inner]
        }
    }

    /// The expressions of the operator itself, in order.
    public var expressions: [Expression] {
        switch self {
        case .leftJoin(_, _, let condition): condition.map { [$0] } ?? []
        case .filter(let condition, _): [condition]
        case .extend(_, _, let expression): [expression]
        case .group(_, let grouping):
            grouping.keys.map(\.expression) + grouping.aggregates.compactMap(\.aggregate.argument)
        case .orderBy(_, let conditions): conditions.map(\.expression)
        default: []
        }
    }
}

extension Expression {
    /// The expressions directly below, in order.
    public var children: [Expression] {
        switch self {
        case .term, .variable, .bound, .exists, .notExists: []
        case .or(let parts), .and(let parts), .coalesce(let parts), .function(_, let parts), .call(_, let parts): parts
        case .not(let operand), .negation(let operand), .unaryPlus(let operand): [operand]
        case .comparison(let left, _, let right), .arithmetic(let left, _, let right): [left, right]
        case .isIn(let operand, let list), .isNotIn(let operand, let list): [operand] + list
        case .conditional(let condition, let whenTrue, let whenFalse): [condition, whenTrue, whenFalse]
        }
    }

    /// The pattern of EXISTS or NOT EXISTS.
    public var pattern: Algebra? {
        switch self {
        case .exists(let pattern), .notExists(let pattern): pattern
        default: nil
        }
    }
}
