import RDF

/// Expressions by precedence ([SPARQL 1.1 Query, section 19.8, rules 110 to 119](https://www.w3.org/TR/sparql11-query/#rExpression)).
extension QueryParser {
    /// How tightly operators bind, loosest first.
    enum Precedence: Int {
        case or, and, relational, additive, multiplicative
    }

    /// `Expression`
    mutating func expression() throws(QuerySyntaxError) -> Measured<Expression> {
        try enter()
        let result = try expression(from: .or)
        leave()
        return result
    }

    /// An expression of operators that bind at least as tightly as `lowest`.
    private mutating func expression(from lowest: Precedence) throws(QuerySyntaxError) -> Measured<Expression> {
        let start = token.start
        var left = try unary()
        // A comparison is not an operand of another one.
        var mayCompare = true
        while let (precedence, _) = binaryOperator, precedence.rawValue >= lowest.rawValue {
            switch precedence {
            case .or: left = try chain(left, .or, operandsFrom: .and, start)
            case .and: left = try chain(left, .and, operandsFrom: .relational, start)
            case .relational:
                guard mayCompare else { return left }
                mayCompare = false
                left = try relation(left, start)
            case .additive, .multiplicative:
                left = try arithmetic(left, start)
            }
        }
        return left
    }

    /// The operator at the token: how tightly it binds and what it is.
    private var binaryOperator: (Precedence, Token.Kind)? {
        switch token.kind {
        case .or: (.or, .or)
        case .and: (.and, .and)
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: (.relational, token.kind)
        case .word where keyword == .in || keyword == .not: (.relational, token.kind)
        case .plus, .minus: (.additive, token.kind)
        case .star, .slash: (.multiplicative, token.kind)
        default: nil
        }
    }

    /// `a || b || …` or `a && b && …`
    private mutating func chain(
        _ first: Measured<Expression>, _ kind: Token.Kind, operandsFrom lowest: Precedence, _ start: Int
    ) throws(QuerySyntaxError) -> Measured<Expression> {
        var operands = [first.value]
        var height = first.height
        while try take(kind) {
            let operand = try expression(from: lowest)
            operands.append(operand.value)
            height = max(height, operand.height)
        }
        return try measured(kind == .or ? .or(operands) : .and(operands), height: height + 1, at: start)
    }

    private mutating func relation(
        _ left: Measured<Expression>, _ start: Int
    ) throws(QuerySyntaxError) -> Measured<Expression> {
        if keyword == .in || keyword == .not {
            let isNegated = try take(.not)
            try expect(.in)
            let list = try expressionList("a list in parentheses after IN")
            let height = max(left.height, list.height) + 1
            return try measured(
                isNegated ? .isNotIn(left.value, list.value) : .isIn(left.value, list.value), height: height, at: start)
        }
        let comparison: ComparisonOperator =
            switch token.kind {
            case .equal: .equal
            case .notEqual: .notEqual
            case .less: .less
            case .lessOrEqual: .lessOrEqual
            case .greater: .greater
            default: .greaterOrEqual
            }
        try advance()
        let right = try expression(from: .additive)
        return try measured(
            .comparison(left.value, comparison, right.value), height: max(left.height, right.height) + 1, at: start)
    }

    private mutating func arithmetic(
        _ left: Measured<Expression>, _ start: Int
    ) throws(QuerySyntaxError) -> Measured<Expression> {
        let operation: ArithmeticOperator
        let right: Measured<Expression>
        switch token.kind {
        case .plus, .minus:
            operation = token.kind == .plus ? .add : .subtract
            try advance()
            right = try expression(from: .multiplicative)
        default:
            operation = token.kind == .star ? .multiply : .divide
            try advance()
            right = try unary()
        }
        return try measured(
            .arithmetic(left.value, operation, right.value), height: max(left.height, right.height) + 1, at: start)
    }

    /// `UnaryExpression`
    private mutating func unary() throws(QuerySyntaxError) -> Measured<Expression> {
        let start = token.start
        if isAtNumber { return Measured(value: .term(.literal(try literal())), height: 1) }
        switch token.kind {
        case .exclamation:
            try advance()
            let operand = try primary()
            return try measured(.not(operand.value), height: operand.height + 1, at: start)
        case .plus:
            try advance()
            let operand = try primary()
            return try measured(.unaryPlus(operand.value), height: operand.height + 1, at: start)
        case .minus:
            try advance()
            let operand = try primary()
            return try measured(.negation(operand.value), height: operand.height + 1, at: start)
        default:
            return try primary()
        }
    }

    /// `PrimaryExpression`
    private mutating func primary() throws(QuerySyntaxError) -> Measured<Expression> {
        switch token.kind {
        case .leftParenthesis: return try bracketed()
        case .variable: return Measured(value: .variable(try namedVariable()), height: 1)
        case .iri, .prefixedName: return try iriOrCall()
        default:
            if isAtLiteral { return Measured(value: .term(.literal(try literal())), height: 1) }
            guard let call = try builtInCall() else { throw expected("an expression") }
            return call
        }
    }

    /// `BrackettedExpression`
    mutating func bracketed() throws(QuerySyntaxError) -> Measured<Expression> {
        let opening = token.start
        try expect(.leftParenthesis, "'('")
        let inner = try expression()
        try close(opening)
        return inner
    }

    /// `iriOrFunction`
    private mutating func iriOrCall() throws(QuerySyntaxError) -> Measured<Expression> {
        let start = token.start
        let name = try iri()
        guard token.kind == .leftParenthesis else { return Measured(value: .term(.iri(name)), height: 1) }
        return try call(name, start)
    }

    /// `FunctionCall`, after the IRI
    private mutating func call(_ name: IRI, _ start: Int) throws(QuerySyntaxError) -> Measured<Expression> {
        let arguments = try expressionList("'('")
        return try measured(.call(name, arguments.value), height: arguments.height + 1, at: start)
    }

    /// `Constraint`
    mutating func constraint() throws(QuerySyntaxError) -> Measured<Expression> {
        if token.kind == .leftParenthesis { return try bracketed() }
        if isAtIRI {
            let start = token.start
            let name = try iri()
            guard token.kind == .leftParenthesis else { throw expected("'(' and the arguments of \(name)") }
            return try call(name, start)
        }
        guard let call = try builtInCall() else { throw expected("a condition in parentheses or a function call") }
        return call
    }

    /// `ExpressionList`; the height is 0 where it is empty.
    mutating func expressionList(_ what: String) throws(QuerySyntaxError) -> Measured<[Expression]> {
        let opening = token.start
        try expect(.leftParenthesis, what)
        if try take(.rightParenthesis) { return Measured(value: [], height: 0) }
        if keyword == .distinct {
            throw error(at: token.start, "DISTINCT is for aggregates, and this is none that SPARQL defines")
        }
        var list: [Expression] = []
        var height = 0
        repeat {
            let item = try expression()
            list.append(item.value)
            height = max(height, item.height)
        } while try take(.comma)
        guard token.kind == .rightParenthesis else {
            throw expected("',' or ')' to close the list opened at \(place(opening))")
        }
        try advance()
        return Measured(value: list, height: height)
    }
}
