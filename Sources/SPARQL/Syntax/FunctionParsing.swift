import RDF

/// Built-in calls ([SPARQL 1.1 Query, section 19.8, rules 121 to 127](https://www.w3.org/TR/sparql11-query/#rBuiltInCall)).
extension QueryParser {
    /// `BuiltInCall`, or nil where none starts.
    mutating func builtInCall() throws(QuerySyntaxError) -> Measured<Expression>? {
        let start = token.start
        guard token.kind == .word else { return nil }
        if keyword == .exists || keyword == .not {
            let isNegated = try take(.not)
            try expect(.exists)
            let pattern = try group().filtered
            return try measured(
                isNegated ? .notExists(pattern.value) : .exists(pattern.value), height: pattern.height + 1, at: start)
        }
        guard let call = BuiltInCall(capitals: word) else { return nil }
        let name = word
        try advance()
        switch call {
        case .function(let function): return try functionCall(function, named: name, start)
        case .aggregate(let function): return try aggregate(function, start)
        case .bound:
            let opening = token.start
            try expect(.leftParenthesis, "'(' after BOUND")
            let number = try variable("a variable as the argument of BOUND")
            try close(opening)
            return Measured(value: .bound(variables[number]), height: 1)
        case .coalesce:
            let list = try expressionList("'(' after COALESCE")
            return try measured(.coalesce(list.value), height: list.height + 1, at: start)
        case .conditional:
            let list = try expressionList("'(' after IF")
            guard list.value.count == 3 else {
                throw error(at: start, "IF takes 3 arguments, found \(list.value.count)")
            }
            return try measured(
                .conditional(list.value[0], list.value[1], list.value[2]), height: list.height + 1, at: start)
        }
    }

    private mutating func functionCall(
        _ function: BuiltInFunction, named name: String, _ start: Int
    ) throws(QuerySyntaxError) -> Measured<Expression> {
        let arguments = try expressionList("'(' after \(name)")
        let found = arguments.value.count
        let (minimum, maximum) = function.argumentCount
        guard found >= minimum, found <= maximum ?? found else {
            throw error(at: start, "\(name) takes \(argumentCountText(minimum, maximum)), found \(found)")
        }
        return try measured(.function(function, arguments.value), height: arguments.height + 1, at: start)
    }

    private func argumentCountText(_ minimum: Int, _ maximum: Int?) -> String {
        guard let maximum else { return "any number of arguments" }
        if maximum == 0 { return "no arguments" }
        let noun = maximum == 1 ? "argument" : "arguments"
        return minimum == maximum ? "\(maximum) \(noun)" : "\(minimum) to \(maximum) \(noun)"
    }

    /// `Aggregate`: leaves the variable that will carry the value.
    private mutating func aggregate(
        _ function: AggregateFunction, _ start: Int
    ) throws(QuerySyntaxError) -> Measured<Expression> {
        switch aggregates.place {
        case .allowed: break
        case .nested: throw error(at: start, "an aggregate cannot stand inside another aggregate")
        case .forbidden:
            throw error(at: start, "\(function.keyword) is an aggregate; it may stand in SELECT, HAVING and ORDER BY only")
        }
        aggregates.place = .nested
        let opening = token.start
        try expect(.leftParenthesis, "'(' after \(function.keyword)")
        let isDistinct = try take(.distinct)
        var aggregate = Aggregate(function, nil, isDistinct: isDistinct)
        var height = 0
        if function == .count, token.kind == .star {
            try advance()
        } else {
            let argument = try expression()
            aggregate.argument = argument.value
            height = argument.height
        }
        if case .groupConcat = function, try take(.semicolon) {
            try expect(.separator, " = and a string")
            try expect(.equal, "'=' after SEPARATOR")
            aggregate.function = .groupConcat(separator: try string())
        }
        try close(opening)
        aggregates.place = .allowed
        // The argument stands in the grouping, below the pattern's other operators.
        _ = try measured(aggregate, height: height + 1, at: start)
        aggregates.height = max(aggregates.height, height + 1)
        return Measured(value: .variable(aggregates.variable(for: aggregate, numbering: &hiddenVariables)), height: 1)
    }
}
