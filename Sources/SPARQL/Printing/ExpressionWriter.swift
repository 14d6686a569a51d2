import RDF

extension QueryWriter {
    /// How tightly an expression binds, loosest first.
    private enum Binding: Int {
        case or, and, relational, additive, multiplicative, unary, primary
    }

    mutating func write(_ expression: Expression) { write(expression, atLeast: .or) }

    /// Writes the expression, in parentheses if it binds less tightly than its place demands.
    private mutating func write(_ expression: Expression, atLeast wanted: Binding) {
        let needsParentheses = binding(of: expression).rawValue < wanted.rawValue
        if needsParentheses { write("(") }
        writeOpen(expression)
        if needsParentheses { write(")") }
    }

    private func binding(of expression: Expression) -> Binding {
        switch expression {
        case .or: .or
        case .and: .and
        case .comparison, .isIn, .isNotIn: .relational
        case .arithmetic(_, .add, _), .arithmetic(_, .subtract, _): .additive
        case .arithmetic: .multiplicative
        case .not, .negation, .unaryPlus: .unary
        // A signed number must not stand behind a sign or operator without its own parentheses.
        default: .primary
        }
    }

    private mutating func writeOpen(_ expression: Expression) {
        switch expression {
        case .term(let term): write(term)
        case .variable(let variable):
            if let aggregate = aggregates[variable] { write(aggregate) } else { write(SafeSpelling.variable(variable)) }
        case .bound(let variable): write("BOUND(\(variable))")
        case .or(let parts): writeList(parts, separator: " || ", atLeast: .and)
        case .and(let parts): writeList(parts, separator: " && ", atLeast: .relational)
        case .not(let operand): writeUnary("!", operand)
        case .negation(let operand): writeUnary("-", operand)
        case .unaryPlus(let operand): writeUnary("+", operand)
        case .comparison(let left, let comparison, let right):
            write(left, atLeast: .additive)
            write(" \(comparison.rawValue) ")
            write(right, atLeast: .additive)
        case .arithmetic(let left, let operation, let right):
            let own = binding(of: expression)
            write(left, atLeast: own)
            write(" \(operation.rawValue) ")
            // Operators of one rank associate to the left.
            write(right, atLeast: own == .additive ? .multiplicative : .unary)
        case .isIn(let operand, let list): writeMembership(operand, " IN ", list)
        case .isNotIn(let operand, let list): writeMembership(operand, " NOT IN ", list)
        case .conditional(let condition, let whenTrue, let whenFalse):
            writeCall("IF", [condition, whenTrue, whenFalse])
        case .coalesce(let parts): writeCall("COALESCE", parts)
        case .function(let function, let arguments): writeCall(function.rawValue, arguments)
        case .call(let name, let arguments):
            write(name)
            writeCall("", arguments)
        case .exists(let pattern):
            write("EXISTS ")
            writeGroup(pattern)
        case .notExists(let pattern):
            write("NOT EXISTS ")
            writeGroup(pattern)
        }
    }

    /// A sign directly before a digit would be read as part of the number.
    private mutating func writeUnary(_ sign: String, _ operand: Expression) {
        write(sign)
        if case .term(.literal) = operand {
            write("(")
            write(operand)
            write(")")
        } else {
            write(operand, atLeast: .primary)
        }
    }

    private mutating func writeMembership(_ operand: Expression, _ word: String, _ list: [Expression]) {
        write(operand, atLeast: .additive)
        write(word)
        writeCall("", list)
    }

    private mutating func writeCall(_ name: String, _ arguments: [Expression]) {
        write(name)
        write("(")
        writeList(arguments, separator: ", ", atLeast: .or)
        write(")")
    }

    private mutating func writeList(_ list: [Expression], separator: String, atLeast wanted: Binding) {
        for (index, item) in list.enumerated() {
            if index > 0 { write(separator) }
            write(item, atLeast: wanted)
        }
    }

    mutating func write(_ aggregate: Aggregate) {
        write(aggregate.function.keyword)
        write(aggregate.isDistinct ? "(DISTINCT " : "(")
        if let argument = aggregate.argument { write(argument) } else { write("*") }
        if case .groupConcat(let separator) = aggregate.function {
            write("; SEPARATOR = \"\(StringEscapes.escape(separator))\"")
        }
        write(")")
    }
}
