import RDF

/// Group graph patterns
/// ([SPARQL 1.1 Query, sections 5 to 10](https://www.w3.org/TR/sparql11-query/#GraphPattern)).
extension QueryParser {
    /// `GroupGraphPattern`
    mutating func group() throws(QuerySyntaxError) -> Group {
        let opening = token.start
        try enter()
        try expect(.leftBrace, "'{'")
        let outerPlace = aggregates.place
        aggregates.place = .forbidden
        blankNodes.startPattern()
        let result: Group
        var builder = GroupBuilder()
        addGivenValues(to: &builder)
        if keyword == .select {
            result = builder.joining(try subselect())
        } else {
            try elements(into: &builder, opening: opening)
            result = builder.finish()
        }
        guard token.kind == .rightBrace else { throw unclosedGroup(opening) }
        try advance()
        blankNodes.startPattern()
        aggregates.place = outerPlace
        leave()
        if result.filtered.height > Query.maximumHeight {
            _ = try measured(Algebra.unit, height: result.filtered.height, at: opening)
        }
        return result
    }

    /// Adds the values that the reader of the query was given, once: to the outermost group.
    mutating func addGivenValues(to group: inout GroupBuilder) {
        for table in givenValues {
            for variable in table.variables { group.scope.insert(variables.number(of: ArraySlice(variable.name.utf8))) }
            group.add(Measured(value: .values(table), height: 1))
        }
        givenValues = []
    }

    private func unclosedGroup(_ opening: Int) -> QuerySyntaxError {
        expected("'}' to close the group opened at \(place(opening))")
    }

    /// `GroupGraphPatternSub`
    private mutating func elements(into group: inout GroupBuilder, opening: Int) throws(QuerySyntaxError) {
        try triples(into: &group, allowsPaths: true)
        while token.kind != .rightBrace {
            // A filter does not end a basic graph pattern, everything else does (section 5.1.1).
            if keyword == .filter {
                try advance()
                group.addFilter(try constraint())
            } else {
                guard try element(into: &group) else { throw unclosedGroup(opening) }
                blankNodes.startPattern()
            }
            _ = try take(.dot)
            try triples(into: &group, allowsPaths: true)
        }
    }

    /// `GraphPatternNotTriples` but for filters; false where none starts.
    private mutating func element(into group: inout GroupBuilder) throws(QuerySyntaxError) -> Bool {
        if token.kind == .leftBrace {
            try groupOrUnion(into: &group)
            return true
        }
        switch keyword {
        case .optional: try optional(into: &group)
        case .minus: try minus(into: &group)
        case .bind: try bind(into: &group)
        case .graph: try graph(into: &group)
        case .service: try service(into: &group)
        case .values:
            try advance()
            let table = try dataBlock()
            for number in table.numbers { group.scope.insert(number) }
            group.add(Measured(value: .values(table.values), height: 1))
        default: return false
        }
        return true
    }

    /// `GroupOrUnionGraphPattern`
    private mutating func groupOrUnion(into group: inout GroupBuilder) throws(QuerySyntaxError) {
        let start = token.start
        var parts: [Algebra] = []
        var height = 0
        repeat {
            let part = try self.group()
            parts.append(part.filtered.value)
            height = max(height, part.filtered.height)
            group.scope.formUnion(part.scope)
        } while try take(.union)
        if parts.count == 1 {
            group.add(Measured(value: parts[0], height: height))
        } else {
            group.add(try measured(.union(parts), height: height + 1, at: start))
        }
    }

    /// `OptionalGraphPattern`: filters standing directly in the group become the condition of the
    /// left join and see both sides (section 18.2.2.6).
    private mutating func optional(into group: inout GroupBuilder) throws(QuerySyntaxError) {
        let start = token.start
        try advance()
        let left = group.joined()
        let right = try self.group()
        let height = max(left.height, right.pattern.height, right.condition?.height ?? 0) + 1
        group.scope.formUnion(right.scope)
        group.replace(
            by: try measured(
                .leftJoin(left.value, right.pattern.value, condition: right.condition?.value),
                height: height, at: start))
    }

    /// `MinusGraphPattern`: nothing inside is in scope outside.
    private mutating func minus(into group: inout GroupBuilder) throws(QuerySyntaxError) {
        let start = token.start
        try advance()
        let left = group.joined()
        let right = try self.group().filtered
        group.replace(
            by: try measured(
                .minus(left.value, right.value), height: max(left.height, right.height) + 1, at: start))
    }

    /// `Bind` (section 18.2.2.6); the variable must be new to the group (section 18.2.1).
    private mutating func bind(into group: inout GroupBuilder) throws(QuerySyntaxError) {
        let start = token.start
        try advance()
        let opening = token.start
        try expect(.leftParenthesis, "'(' after BIND")
        let value = try expression()
        try expect(.as, " and a variable")
        let name = token
        let number = try variable("a variable after AS")
        if group.scope.contains(number) {
            throw error(
                at: name.start,
                "\(variables[number]) already has a value in this group; BIND needs a variable that is not in use before it")
        }
        try close(opening)
        let left = group.joined()
        group.scope.insert(number)
        group.replace(
            by: try measured(
                .extend(left.value, variables[number], value.value),
                height: max(left.height, value.height) + 1, at: start))
    }

    /// `GraphGraphPattern`
    private mutating func graph(into group: inout GroupBuilder) throws(QuerySyntaxError) {
        let start = token.start
        try advance()
        let name = try variableOrIRI("the IRI of a graph or a variable after GRAPH", scope: &group.scope)
        let inner = try self.group()
        group.scope.formUnion(inner.scope)
        group.add(try measured(.graph(name, inner.filtered.value), height: inner.filtered.height + 1, at: start))
    }

    /// `ServiceGraphPattern`
    private mutating func service(into group: inout GroupBuilder) throws(QuerySyntaxError) {
        let start = token.start
        try advance()
        let isSilent = try take(.silent)
        let endpoint = try variableOrIRI("the IRI of an endpoint or a variable after SERVICE", scope: &group.scope)
        let inner = try self.group()
        group.scope.formUnion(inner.scope)
        let pattern = ServicePattern(endpoint: endpoint, isSilent: isSilent, pattern: inner.filtered.value)
        group.add(try measured(.service(pattern), height: inner.filtered.height + 1, at: start))
    }

    /// Reads the parenthesis that closes the one at the offset.
    mutating func close(_ opening: Int) throws(QuerySyntaxError) {
        guard token.kind == .rightParenthesis else {
            throw expected("')' to close the parenthesis opened at \(place(opening))")
        }
        try advance()
    }

    // MARK: Inline data

    /// `DataBlock` (section 10.2.1), after VALUES
    mutating func dataBlock() throws(QuerySyntaxError) -> (values: ValuesTable, numbers: [Int]) {
        var numbers: [Int] = []
        var known = VariableScope()
        let isSingle = token.kind == .variable
        if isSingle {
            numbers.append(try variable())
        } else {
            let opening = token.start
            try expect(.leftParenthesis, "a variable or '(' after VALUES")
            while token.kind == .variable {
                let start = token.start
                let number = try variable()
                guard !known.contains(number) else {
                    throw error(at: start, "\(variables[number]) stands twice in the head of VALUES")
                }
                known.insert(number)
                numbers.append(number)
            }
            try close(opening)
        }
        let opening = token.start
        try expect(.leftBrace, "'{' before the rows of VALUES")
        var rows: [[Term?]] = []
        while token.kind != .rightBrace {
            if isSingle {
                guard isAtDataValue else { throw expected("a term, UNDEF, or '}' to close VALUES opened at \(place(opening))") }
                rows.append([try dataValue()])
            } else {
                guard token.kind == .leftParenthesis else {
                    throw expected("'(' or '}' to close VALUES opened at \(place(opening))")
                }
                rows.append(try dataRow(count: numbers.count))
            }
        }
        try advance()
        return (ValuesTable(variables: numbers.map { variables[$0] }, rows: rows), numbers)
    }

    private mutating func dataRow(count: Int) throws(QuerySyntaxError) -> [Term?] {
        let opening = token.start
        try advance()
        var row: [Term?] = []
        row.reserveCapacity(count)
        while isAtDataValue { row.append(try dataValue()) }
        try close(opening)
        guard row.count == count else {
            throw error(
                at: opening,
                "expected \(count) \(count == 1 ? "value" : "values") in this row of VALUES, one for each variable, found \(row.count)")
        }
        return row
    }

    private var isAtDataValue: Bool { isAtIRI || isAtLiteral || keyword == .undef }

    private mutating func dataValue() throws(QuerySyntaxError) -> Term? {
        if try take(.undef) { return nil }
        return isAtIRI ? .iri(try iri()) : .literal(try literal())
    }
}
