import RDF

extension QueryParser {
    /// The algebra of the query level just read, and the numbers of its columns.
    mutating func translate(
        _ body: QueryBody, select: SelectClause?
    ) throws(QuerySyntaxError) -> (pattern: Measured<Algebra>, columns: [Int]) {
        var translation = QueryTranslation(
            variables: variables, aggregates: aggregates, hiddenVariables: hiddenVariables)
        let result: (pattern: Measured<Algebra>, columns: [Int])
        do {
            result = try translation.translate(body, select: select)
        } catch {
            throw self.error(at: error.offset, error.message)
        }
        aggregates = translation.aggregates
        hiddenVariables = translation.hiddenVariables
        return result
    }
}

/// From a query level's clauses to algebra
/// ([SPARQL 1.1 Query, sections 18.2.4 and 18.2.5](https://www.w3.org/TR/sparql11-query/#sparqlSolMod)).
struct QueryTranslation {
    /// The variables of the query, by number.
    let variables: VariableTable
    /// The aggregates of the level; SAMPLE is added where a variable is not grouped.
    var aggregates: AggregateCollector
    /// How many hidden variables have been given out.
    var hiddenVariables: Int

    /// A rule that the clauses break, and the offset of the clause that breaks it.
    struct Fault: Error {
        var offset: Int
        var message: String
    }

    /// The algebra of a query level, and the numbers of its columns. `select` is nil for the other
    /// query forms.
    mutating func translate(
        _ body: QueryBody, select: SelectClause?
    ) throws(Fault) -> (pattern: Measured<Algebra>, columns: [Int]) {
        var result = LevelBuilder(body.group.filtered)
        let isGrouped = !body.groupKeys.isEmpty || !aggregates.bindings.isEmpty
        let columns = try columns(of: select, over: body, isGrouped: isGrouped)

        var having = body.having
        var order = body.order
        if isGrouped {
            // Variables that are neither grouped nor aggregated stand for any of their values.
            var known = Set(body.groupKeys.map(\.value.variable))
            for index in having.indices { having[index].value = sampled(having[index].value, except: known) }
            for item in select?.items ?? [] { known.insert(variables[item.variable]) }
            for index in order.indices {
                order[index].value.expression = sampled(order[index].value.expression, except: known)
            }
            let height = body.groupKeys.map(\.height).max() ?? 0
            let grouping = Grouping(keys: body.groupKeys.map(\.value), aggregates: aggregates.bindings)
            result.wrap(above: max(height, aggregates.height)) { .group($0, grouping) }
        }
        if let first = having.first {
            let height = having.map(\.height).max() ?? 0
            let condition = having.count == 1 ? first.value : .and(having.map(\.value))
            result.wrap(above: height + 1) { .filter(condition, $0) }
        }
        if let values = body.values {
            // VALUES alone is not joined with the empty pattern.
            result.wrap(above: 1) { $0 == .unit ? .values(values) : .join([$0, .values(values)]) }
        }
        for item in select?.items ?? [] {
            guard let value = item.expression else { continue }
            let variable = variables[item.variable]
            result.wrap(above: value.height) { .extend($0, variable, value.value) }
        }
        if !order.isEmpty {
            let conditions = order.map(\.value)
            result.wrap(above: order.map(\.height).max() ?? 0) { .orderBy($0, conditions) }
        }
        if let select {
            let names = columns.map { variables[$0] }
            result.wrap { .project($0, names) }
            if select.isDistinct { result.wrap { .distinct($0) } }
            if select.isReduced { result.wrap { .reduced($0) } }
        }
        if body.limit != nil || body.offset != nil {
            result.wrap { .slice($0, offset: body.offset ?? 0, limit: body.limit) }
        }
        guard result.pattern.height <= Query.maximumHeight else {
            throw error(at: body.start, "the query is nested deeper than \(Query.maximumHeight) levels here")
        }
        return (result.pattern, columns)
    }

    /// Wraps operators around a pattern and keeps count of the height.
    private struct LevelBuilder {
        private(set) var pattern: Measured<Algebra>

        init(_ pattern: Measured<Algebra>) { self.pattern = pattern }

        mutating func wrap(above height: Int = 0, _ operation: (Algebra) -> Algebra) {
            pattern = Measured(value: operation(pattern.value), height: max(pattern.height, height) + 1)
        }
    }

    // MARK: Columns

    /// The columns, each once, after the rules of sections 18.2.1 and 19.8 (notes 12 and 13).
    private func columns(
        of select: SelectClause?, over body: QueryBody, isGrouped: Bool
    ) throws(Fault) -> [Int] {
        guard let select else { return [] }
        guard let items = select.items else {
            guard !isGrouped else {
                throw error(at: select.offset, "SELECT * cannot stand with GROUP BY or aggregates; name the columns")
            }
            return body.group.scope.sorted
        }
        let keys = Set(body.groupKeys.map(\.value.variable))
        // What later expressions may use: the keys, and the names given by earlier ones.
        var usable = keys
        var columns: [Int] = []
        var known = VariableScope()
        for item in items {
            let variable = variables[item.variable]
            if let value = item.expression {
                guard !body.group.scope.contains(item.variable), !known.contains(item.variable) else {
                    throw error(
                        at: item.offset, "\(variable) already has a value here; AS needs a variable that is not in use")
                }
                if isGrouped { try requireGrouped(value.value, in: item, known: usable) }
                usable.insert(variable)
            } else if isGrouped, !keys.contains(variable), !known.contains(item.variable) {
                throw error(
                    at: item.offset,
                    "\(variable) is neither grouped nor aggregated; add it to GROUP BY or put it into an aggregate")
            }
            if !known.contains(item.variable) { columns.append(item.variable) }
            known.insert(item.variable)
        }
        return columns
    }

    private func error(at offset: Int, _ message: String) -> Fault { Fault(offset: offset, message: message) }

    private func requireGrouped(
        _ expression: Expression, in item: SelectClause.Item, known: Set<Variable>
    ) throws(Fault) {
        for variable in expression.variablesOutsidePatterns where !variable.isHidden && !known.contains(variable) {
            throw error(
                at: item.offset,
                "the expression for \(variables[item.variable]) uses \(variable), which is neither grouped nor aggregated")
        }
    }

    /// The expression with SAMPLE(?v) for every variable that is neither hidden nor among the known
    /// ones (section 18.2.4.1).
    private mutating func sampled(_ expression: Expression, except known: Set<Variable>) -> Expression {
        let free = expression.variablesOutsidePatterns.filter { !$0.isHidden && !known.contains($0) }
        guard !free.isEmpty else { return expression }
        var samples: [Variable: Variable] = [:]
        for variable in free {
            samples[variable] = aggregates.variable(
                for: Aggregate(.sample, .variable(variable)), numbering: &hiddenVariables)
        }
        return expression.renamingVariables(includingPatterns: false) { samples[$0] ?? $0 }
    }
}
