/// The variables that patterns and expressions mention.
extension Algebra {
    /// The variables that are in scope in the pattern's solutions, hidden ones included, in order of
    /// first appearance
    /// ([SPARQL 1.1 Query, section 18.2.1](https://www.w3.org/TR/sparql11-query/#variableScope)).
    /// They are those that a solution *may* bind. Linear in the size of the pattern.
    public var variablesInScope: [Variable] {
        var collected = OrderedVariables()
        collectVariablesInScope(into: &collected)
        return collected.list
    }

    private func collectVariablesInScope(into collected: inout OrderedVariables) {
        switch self {
        case .basicGraphPattern(let patterns):
            for pattern in patterns {
                collected.add(pattern.subject)
                collected.add(pattern.predicate)
                collected.add(pattern.object)
            }
        case .path(let pattern):
            collected.add(pattern.subject)
            collected.add(pattern.object)
        case .join(let parts), .union(let parts):
            for part in parts { part.collectVariablesInScope(into: &collected) }
        case .leftJoin(let left, let right, _):
            left.collectVariablesInScope(into: &collected)
            right.collectVariablesInScope(into: &collected)
        case .filter(_, let inner), .orderBy(let inner, _), .distinct(let inner), .reduced(let inner),
            .slice(let inner, _, _), .minus(let inner, _):
            inner.collectVariablesInScope(into: &collected)
        case .graph(let name, let inner):
            collected.add(name)
            inner.collectVariablesInScope(into: &collected)
        case .service(let service):
            collected.add(service.endpoint)
            service.pattern.collectVariablesInScope(into: &collected)
        case .extend(let inner, let variable, _):
            inner.collectVariablesInScope(into: &collected)
            collected.add(variable)
        case .values(let table):
            for variable in table.variables { collected.add(variable) }
        case .group(_, let grouping):
            for key in grouping.keys { collected.add(key.variable) }
            for binding in grouping.aggregates { collected.add(binding.variable) }
        case .project(_, let variables):
            for variable in variables { collected.add(variable) }
        }
    }
}

extension Expression {
    /// The variables that the expression reads, in order of first appearance, including those in
    /// scope in the patterns of EXISTS. Linear in the size of the expression.
    public var variables: [Variable] {
        var collected = OrderedVariables()
        collectVariables(into: &collected)
        return collected.list
    }

    /// As ``variables``, but without what only the patterns of EXISTS mention.
    var variablesOutsidePatterns: [Variable] {
        var collected = OrderedVariables()
        collectVariables(into: &collected, includingPatterns: false)
        return collected.list
    }

    private func collectVariables(into collected: inout OrderedVariables, includingPatterns: Bool = true) {
        switch self {
        case .term: break
        case .variable(let variable), .bound(let variable): collected.add(variable)
        case .or(let parts), .and(let parts), .coalesce(let parts), .function(_, let parts),
            .call(_, let parts):
            for part in parts { part.collectVariables(into: &collected, includingPatterns: includingPatterns) }
        case .not(let operand), .negation(let operand), .unaryPlus(let operand):
            operand.collectVariables(into: &collected, includingPatterns: includingPatterns)
        case .comparison(let left, _, let right), .arithmetic(let left, _, let right):
            left.collectVariables(into: &collected, includingPatterns: includingPatterns)
            right.collectVariables(into: &collected, includingPatterns: includingPatterns)
        case .isIn(let operand, let list), .isNotIn(let operand, let list):
            operand.collectVariables(into: &collected, includingPatterns: includingPatterns)
            for item in list { item.collectVariables(into: &collected, includingPatterns: includingPatterns) }
        case .conditional(let condition, let whenTrue, let whenFalse):
            condition.collectVariables(into: &collected, includingPatterns: includingPatterns)
            whenTrue.collectVariables(into: &collected, includingPatterns: includingPatterns)
            whenFalse.collectVariables(into: &collected, includingPatterns: includingPatterns)
        case .exists(let pattern), .notExists(let pattern):
            guard includingPatterns else { return }
            for variable in pattern.variablesInScope { collected.add(variable) }
        }
    }
}

/// Variables in order of first appearance, each once.
struct OrderedVariables {
    private(set) var list: [Variable] = []
    /// Filled once there are more variables than are found faster one by one.
    private var known: Set<Variable> = []
    private static let searchedCount = 12

    mutating func add(_ variable: Variable) {
        if list.count < Self.searchedCount {
            if !list.contains(variable) { list.append(variable) }
            return
        }
        if known.isEmpty { known.formUnion(list) }
        if known.insert(variable).inserted { list.append(variable) }
    }

    mutating func add(_ term: PatternTerm) {
        if case .variable(let variable) = term { add(variable) }
    }
}
