import SPARQL

extension Expression {
    /// Calls `body` with each pattern of EXISTS in the expression.
    func forEachExistencePattern(_ body: (Algebra) -> Void) {
        switch self {
        case .exists(let pattern), .notExists(let pattern): body(pattern)
        case .term, .variable, .bound: break
        case .or(let parts), .and(let parts), .coalesce(let parts), .function(_, let parts), .call(_, let parts):
            parts.forEach { $0.forEachExistencePattern(body) }
        case .not(let operand), .negation(let operand), .unaryPlus(let operand):
            operand.forEachExistencePattern(body)
        case .comparison(let left, _, let right), .arithmetic(let left, _, let right):
            left.forEachExistencePattern(body)
            right.forEachExistencePattern(body)
        case .isIn(let operand, let list), .isNotIn(let operand, let list):
            operand.forEachExistencePattern(body)
            list.forEach { $0.forEachExistencePattern(body) }
        case .conditional(let condition, let first, let second):
            condition.forEachExistencePattern(body)
            first.forEachExistencePattern(body)
            second.forEachExistencePattern(body)
        }
    }

    /// Whether EXISTS occurs anywhere in the expression.
    var hasExistence: Bool {
        var found = false
        forEachExistencePattern { _ in found = true }
        return found
    }
}
