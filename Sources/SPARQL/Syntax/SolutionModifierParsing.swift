import RDF

/// SELECT's list and what follows the pattern
/// ([SPARQL 1.1 Query, sections 11, 15 and 16.1](https://www.w3.org/TR/sparql11-query/#solutionModifiers)).
extension QueryParser {
    // MARK: SELECT

    /// `SelectClause`
    mutating func selectClause() throws(QuerySyntaxError) -> SelectClause {
        var clause = SelectClause(offset: token.start)
        try expect(.select)
        if try take(.distinct) {
            clause.isDistinct = true
        } else if try take(.reduced) {
            clause.isReduced = true
        }
        if try take(.star) { return clause }
        aggregates.place = .allowed
        var items: [SelectClause.Item] = []
        while true {
            let start = token.start
            if token.kind == .variable {
                items.append(SelectClause.Item(variable: try variable(), expression: nil, offset: start))
            } else if token.kind == .leftParenthesis {
                try advance()
                let value = try expression()
                try expect(.as, " and a variable")
                let name = token.start
                let number = try variable("a variable after AS")
                try close(start)
                items.append(SelectClause.Item(variable: number, expression: value, offset: name))
            } else if items.isEmpty {
                throw expected("a variable, '*' or '(expression AS ?variable)' after SELECT")
            } else {
                break
            }
        }
        aggregates.place = .forbidden
        clause.items = items
        return clause
    }

    // MARK: Modifiers

    /// `SolutionModifier` and `ValuesClause`
    mutating func queryBody(pattern: Group) throws(QuerySyntaxError) -> QueryBody {
        var body = QueryBody(group: pattern, start: token.start)
        if try take(.group) {
            try expect(.by, " after GROUP")
            repeat { body.groupKeys.append(try groupKey()) } while isAtGroupKey
        }
        if try take(.having) {
            aggregates.place = .allowed
            repeat { body.having.append(try constraint()) } while isAtConstraint
        }
        if try take(.order) {
            try expect(.by, " after ORDER")
            aggregates.place = .allowed
            repeat { body.order.append(try orderCondition()) } while isAtOrderCondition
        }
        aggregates.place = .forbidden
        while keyword == .limit || keyword == .offset {
            if keyword == .limit {
                guard body.limit == nil else { throw error(at: token.start, "LIMIT is given twice") }
                body.limit = try rowCount()
            } else {
                guard body.offset == nil else { throw error(at: token.start, "OFFSET is given twice") }
                body.offset = try rowCount()
            }
        }
        if try take(.values) {
            // Joined before SELECT is applied (section 18.2.4.3), so SELECT sees the variables.
            let block = try dataBlock()
            for number in block.numbers { body.group.scope.insert(number) }
            body.values = block.values
        }
        return body
    }

    /// LIMIT or OFFSET; a number too large for `Int` is as good as the largest.
    private mutating func rowCount() throws(QuerySyntaxError) -> Int {
        let name = word
        try advance()
        guard token.kind == .integer else { throw expected("a whole number after \(name)") }
        let count = Int(source.text(token.start..<token.end)) ?? .max
        try advance()
        return count
    }

    private var isAtCall: Bool {
        isAtIRI || token.kind == .word && (keyword == .exists || keyword == .not || BuiltInCall(capitals: word) != nil)
    }

    private var isAtConstraint: Bool { token.kind == .leftParenthesis || isAtCall }
    private var isAtGroupKey: Bool { token.kind == .variable || isAtConstraint }
    private var isAtOrderCondition: Bool { keyword == .ascending || keyword == .descending || isAtGroupKey }

    /// `GroupCondition`
    private mutating func groupKey() throws(QuerySyntaxError) -> Measured<GroupKey> {
        if token.kind == .variable { return Measured(value: GroupKey(try namedVariable()), height: 1) }
        guard token.kind == .leftParenthesis else {
            guard isAtCall else { throw expected("a variable, '(' or a function call after GROUP BY") }
            return groupKey(try constraint())
        }
        let opening = token.start
        try advance()
        let value = try expression()
        if try take(.as) {
            let number = try variable("a variable after AS")
            try close(opening)
            return Measured(value: GroupKey(value.value, as: variables[number]), height: value.height)
        }
        try close(opening)
        return groupKey(value)
    }

    private mutating func groupKey(_ value: Measured<Expression>) -> Measured<GroupKey> {
        if case .variable(let variable) = value.value { return Measured(value: GroupKey(variable), height: 1) }
        defer { hiddenVariables += 1 }
        return Measured(
            value: GroupKey(value.value, as: Variable(hiddenNumber: hiddenVariables)), height: value.height)
    }

    /// `OrderCondition`
    private mutating func orderCondition() throws(QuerySyntaxError) -> Measured<OrderCondition> {
        if keyword == .ascending || keyword == .descending {
            let isDescending = keyword == .descending
            try advance()
            let value = try bracketed()
            return Measured(value: OrderCondition(value.value, isDescending: isDescending), height: value.height)
        }
        if token.kind == .variable {
            return Measured(value: OrderCondition(.variable(try namedVariable())), height: 1)
        }
        guard isAtConstraint else { throw expected("a variable, ASC, DESC, '(' or a function call after ORDER BY") }
        let value = try constraint()
        return Measured(value: OrderCondition(value.value), height: value.height)
    }
}
