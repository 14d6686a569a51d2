/// The algebra of a SELECT or of the whole query, taken apart into its clauses: the reverse of
/// translation ([SPARQL 1.1 Query, section 18.2.4](https://www.w3.org/TR/sparql11-query/#sparqlSolMod)).
struct QueryLevel {
    /// What stands in WHERE.
    private(set) var pattern: Algebra
    private(set) var columns: [Variable]?
    private(set) var isDistinct = false
    private(set) var isReduced = false
    private(set) var limit: Int?
    private(set) var offset: Int?
    private(set) var order: [OrderCondition] = []
    /// The expressions of SELECT.
    private(set) var expressions: [Variable: Expression] = [:]
    private(set) var values: ValuesTable?
    private(set) var having: Expression?
    private(set) var grouping: Grouping?

    /// The aggregates by the variables that carry their values.
    var aggregates: [Variable: Aggregate] {
        var result: [Variable: Aggregate] = [:]
        for binding in grouping?.aggregates ?? [] { result[binding.variable] = binding.aggregate }
        return result
    }

    /// `isSelect` says whether columns, DISTINCT and REDUCED belong to this level; in the other query
    /// forms they are a subquery's.
    init(_ algebra: Algebra, isSelect: Bool = true) {
        pattern = algebra
        if case .slice(let inner, let offset, let limit) = pattern {
            (self.offset, self.limit, pattern) = (offset, limit, inner)
        }
        if isSelect {
            if case .distinct(let inner) = pattern {
                (isDistinct, pattern) = (true, inner)
            } else if case .reduced(let inner) = pattern {
                (isReduced, pattern) = (true, inner)
            }
            if case .project(let inner, let columns) = pattern { (self.columns, pattern) = (columns, inner) }
        }
        if case .orderBy(let inner, let conditions) = pattern { (order, pattern) = (conditions, inner) }
        takeGrouping()
        if grouping == nil, let columns { takeExpressions(of: columns) }
    }

    /// Takes the outermost bindings for expressions of SELECT, as long as they could have been read from there.
    /// BIND at the end of WHERE means the same, but engines are known that lose rows where other patterns stand
    /// beside it.
    private mutating func takeExpressions(of columns: [Variable]) {
        var remaining = columns[...]
        while case .extend(let inner, let variable, let expression) = pattern,
            let place = remaining.lastIndex(of: variable)
        {
            expressions[variable] = expression
            // An expression may use those of earlier columns only.
            remaining = remaining[..<place]
            pattern = inner
        }
    }

    /// Takes SELECT expressions, VALUES and HAVING off a grouping, if there is one below them.
    private mutating func takeGrouping() {
        var rest = pattern
        var expressions: [Variable: Expression] = [:]
        while case .extend(let inner, let variable, let expression) = rest {
            expressions[variable] = expression
            rest = inner
        }
        var values: ValuesTable?
        if case .join(let parts) = rest, parts.count == 2, case .values(let table) = parts[1] {
            (values, rest) = (table, parts[0])
        }
        var having: Expression?
        if case .filter(let condition, let inner) = rest { (having, rest) = (condition, inner) }
        guard case .group(let inner, let grouping) = rest else { return }
        (self.expressions, self.values, self.having, self.grouping) = (expressions, values, having, grouping)
        pattern = inner
    }
}
