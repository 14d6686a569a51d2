extension Expression {
    /// The expression with other variables in place of its own, except in the patterns of EXISTS.
    /// Linear in the size of the expression.
    func renamingVariablesOutsidePatterns(_ rename: (Variable) -> Variable) -> Expression {
        func renamed(_ expression: Expression) -> Expression {
            expression.renamingVariablesOutsidePatterns(rename)
        }
        return switch self {
        case .term, .exists, .notExists: self
        case .variable(let variable): .variable(rename(variable))
        case .bound(let variable): .bound(rename(variable))
        case .or(let parts): .or(parts.map(renamed))
        case .and(let parts): .and(parts.map(renamed))
        case .not(let operand): .not(renamed(operand))
        case .comparison(let left, let comparison, let right): .comparison(renamed(left), comparison, renamed(right))
        case .arithmetic(let left, let operation, let right): .arithmetic(renamed(left), operation, renamed(right))
        case .negation(let operand): .negation(renamed(operand))
        case .unaryPlus(let operand): .unaryPlus(renamed(operand))
        case .isIn(let operand, let list): .isIn(renamed(operand), list.map(renamed))
        case .isNotIn(let operand, let list): .isNotIn(renamed(operand), list.map(renamed))
        case .conditional(let condition, let whenTrue, let whenFalse):
            .conditional(renamed(condition), renamed(whenTrue), renamed(whenFalse))
        case .coalesce(let parts): .coalesce(parts.map(renamed))
        case .function(let function, let arguments): .function(function, arguments.map(renamed))
        case .call(let name, let arguments): .call(name, arguments.map(renamed))
        }
    }
}
