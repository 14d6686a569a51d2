import RDF

/// The whole query and its four forms
/// ([SPARQL 1.1 Query, sections 13 and 16](https://www.w3.org/TR/sparql11-query/#QueryForms)).
extension QueryParser {
    /// `QueryUnit`
    mutating func query() throws(QuerySyntaxError) -> Query {
        try prologue()
        let result: Query
        switch keyword {
        case .select: result = try selectQuery()
        case .construct: result = try constructQuery()
        case .describe: result = try describeQuery()
        case .ask: result = try askQuery()
        default: throw expected("SELECT, CONSTRUCT, DESCRIBE or ASK")
        }
        guard token.kind == .end else { throw expected("the end of the query") }
        return result
    }

    /// `Prologue`
    private mutating func prologue() throws(QuerySyntaxError) {
        while true {
            if try take(.base) {
                guard token.kind == .iri else { throw expected("an IRI in angle brackets after BASE") }
                base = try resolvedIRI()
                try advance()
            } else if try take(.prefix) {
                guard token.kind == .prefixedName, token.end == token.mark + 1 else {
                    throw expected("a prefix such as 'ex:' after PREFIX")
                }
                let prefix = token.start..<token.mark
                try advance()
                guard token.kind == .iri else { throw expected("an IRI in angle brackets after the prefix") }
                prefixes.declare(source.bytes[prefix], try resolvedIRI())
                try advance()
            } else {
                return
            }
        }
    }

    private func query(_ form: QueryForm, _ pattern: Algebra, _ dataset: DatasetClause?) -> Query {
        let pattern = hiddenVariables > 0 ? pattern.numberingHiddenVariables() : pattern
        return Query(form: form, pattern: pattern, dataset: dataset, prefixes: prefixes.declarations, base: base)
    }

    // MARK: Forms

    private mutating func selectQuery() throws(QuerySyntaxError) -> Query {
        let select = try selectClause()
        let dataset = try datasetClause()
        let body = try queryBody(pattern: try whereClause())
        let (pattern, columns) = try translate(body, select: select)
        return query(.select(columns.map { variables[$0] }), pattern.value, dataset)
    }

    private mutating func askQuery() throws(QuerySyntaxError) -> Query {
        try advance()
        let dataset = try datasetClause()
        let body = try queryBody(pattern: try whereClause())
        return query(.ask, try translate(body, select: nil).pattern.value, dataset)
    }

    private mutating func describeQuery() throws(QuerySyntaxError) -> Query {
        try advance()
        var targets: [PatternTerm] = []
        var unused = VariableScope()
        let isStar = try take(.star)
        if !isStar {
            repeat {
                targets.append(try variableOrIRI("an IRI, a variable or '*' after DESCRIBE", scope: &unused))
            } while token.kind == .variable || isAtIRI
        }
        let dataset = try datasetClause()
        // The pattern may be missing.
        let hasPattern = keyword == .where || token.kind == .leftBrace
        var whole = GroupBuilder()
        if !hasPattern { addGivenValues(to: &whole) }
        let pattern = hasPattern ? try whereClause() : whole.finish()
        let body = try queryBody(pattern: pattern)
        let translated = try translate(body, select: nil).pattern.value
        if isStar { targets = body.group.scope.sorted.map { .variable(variables[$0]) } }
        return query(.describe(targets), translated, dataset)
    }

    private mutating func constructQuery() throws(QuerySyntaxError) -> Query {
        try advance()
        if token.kind == .leftBrace {
            let template = try constructTemplate()
            let dataset = try datasetClause()
            let body = try queryBody(pattern: try whereClause())
            return query(.construct(template), try translate(body, select: nil).pattern.value, dataset)
        }
        // The short form (section 16.2.4): the pattern is its own template.
        let dataset = try datasetClause()
        try expect(.where, " or '{' after CONSTRUCT")
        let opening = token.start
        try expect(.leftBrace, "'{'")
        blankNodes.startPattern()
        var builder = GroupBuilder()
        try triples(into: &builder, allowsPaths: false)
        guard token.kind == .rightBrace else {
            throw expected("a triple, or '}' to close the template opened at \(place(opening)); without a template of its own, CONSTRUCT WHERE takes nothing but triples")
        }
        try advance()
        let group = builder.finish()
        let template = Self.template(of: group)
        var whole = GroupBuilder()
        addGivenValues(to: &whole)
        let body = try queryBody(pattern: whole.joining(group))
        return query(.construct(template), try translate(body, select: nil).pattern.value, dataset)
    }

    /// `ConstructTemplate`. Its blank node labels have nothing to do with those of the pattern.
    private mutating func constructTemplate() throws(QuerySyntaxError) -> [TriplePattern] {
        let opening = token.start
        try advance()
        let outer = blankNodes
        blankNodes.forgetLabels()
        var builder = GroupBuilder()
        try triples(into: &builder, allowsPaths: false)
        guard token.kind == .rightBrace else {
            throw expected("a triple, or '}' to close the template opened at \(place(opening))")
        }
        try advance()
        blankNodes = outer
        return Self.template(of: builder.finish())
    }

    /// The triples with blank nodes where the pattern has hidden variables.
    private static func template(of group: Group) -> [TriplePattern] {
        guard case .basicGraphPattern(let triples) = group.pattern.value else { return [] }
        func node(_ term: PatternTerm) -> PatternTerm {
            guard let label = term.variable?.blankNodeLabel else { return term }
            return .term(.blankNode(BlankNode(label)))
        }
        return triples.map { TriplePattern(node($0.subject), node($0.predicate), node($0.object)) }
    }

    // MARK: Clauses

    /// `DatasetClause*`
    private mutating func datasetClause() throws(QuerySyntaxError) -> DatasetClause? {
        var dataset = DatasetClause()
        while try take(.from) {
            if try take(.named) {
                dataset.namedGraphs.append(try iri("the IRI of a graph after FROM NAMED"))
            } else {
                dataset.defaultGraphs.append(try iri("the IRI of a graph or NAMED after FROM"))
            }
        }
        return dataset == DatasetClause() ? nil : dataset
    }

    /// `WhereClause`
    private mutating func whereClause() throws(QuerySyntaxError) -> Group {
        let hasKeyword = try take(.where)
        guard token.kind == .leftBrace else {
            throw expected(hasKeyword ? "'{' after WHERE" : "WHERE or '{'")
        }
        return try group()
    }

    /// `SubSelect`
    mutating func subselect() throws(QuerySyntaxError) -> Group {
        let outer = aggregates
        aggregates = AggregateCollector()
        let select = try selectClause()
        let body = try queryBody(pattern: try whereClause())
        let (pattern, columns) = try translate(body, select: select)
        aggregates = outer
        var scope = VariableScope()
        for number in columns { scope.insert(number) }
        return Group(pattern: pattern, condition: nil, scope: scope)
    }
}
