import RDF
import SPARQL

extension Algebra {
    /// Every variable that occurs in the pattern, in scope or not.
    package var mentionedVariables: Set<Variable> {
        var found = Set(variablesInScope)
        forEachExpression { found.formUnion($0.variables) }
        forEachChild { found.formUnion($0.mentionedVariables) }
        return found
    }

    /// Calls `body` with the operands of this operator.
    func forEachChild(_ body: (Algebra) -> Void) {
        switch self {
        case .basicGraphPattern, .path, .values: break
        case .join(let parts), .union(let parts): parts.forEach(body)
        case .leftJoin(let left, let right, _), .minus(let left, let right):
            body(left)
            body(right)
        case .filter(_, let inner), .graph(_, let inner), .extend(let inner, _, _), .group(let inner, _),
            .orderBy(let inner, _), .project(let inner, _), .distinct(let inner), .reduced(let inner),
            .slice(let inner, _, _):
            body(inner)
        case .service(let service): body(service.pattern)
        }
    }

    private func forEachExpression(_ body: (Expression) -> Void) {
        switch self {
        case .filter(let condition, _): body(condition)
        case .leftJoin(_, _, let condition?): body(condition)
        case .extend(_, _, let expression): body(expression)
        case .orderBy(_, let conditions): conditions.forEach { body($0.expression) }
        case .group(_, let grouping):
            grouping.keys.forEach { body($0.expression) }
            grouping.aggregates.compactMap(\.aggregate.argument).forEach(body)
        default: break
        }
    }

    /// The pattern with variables replaced by terms, as EXISTS asks for
    /// ([SPARQL 1.1, section 18.6](https://www.w3.org/TR/sparql11-query/#defn_substitute)).
    ///
    /// Where a variable cannot be replaced because the pattern gives it a value (BIND, VALUES), the
    /// pattern is joined with the value instead. Inside a subquery only what it projects is replaced:
    /// the rest has nothing to do with variables of the same name outside.
    package func substituting(_ bindings: [Variable: Term]) -> Algebra {
        if bindings.isEmpty { return self }
        func term(_ term: PatternTerm) -> PatternTerm {
            if case .variable(let variable) = term, let value = bindings[variable] { return .term(value) }
            return term
        }
        switch self {
        case .basicGraphPattern(let patterns):
            return .basicGraphPattern(
                patterns.map { TriplePattern(term($0.subject), term($0.predicate), term($0.object)) })
        case .path(let pattern):
            return .path(PathPattern(term(pattern.subject), pattern.path, term(pattern.object)))
        case .join(let parts):
            return .join(parts.map { $0.substituting(bindings) })
        case .union(let parts):
            return .union(parts.map { $0.substituting(bindings) })
        case .leftJoin(let left, let right, let condition):
            return .leftJoin(
                left.substituting(bindings), right.substituting(bindings),
                condition: condition?.substituting(bindings))
        case .filter(let condition, let inner):
            return .filter(condition.substituting(bindings), inner.substituting(bindings))
        case .minus(let left, let right):
            return .minus(left.substituting(bindings), right.substituting(bindings))
        case .graph(let name, let inner):
            return .graph(term(name), inner.substituting(bindings))
        case .service(let service):
            return .service(
                ServicePattern(
                    endpoint: term(service.endpoint), isSilent: service.isSilent,
                    pattern: service.pattern.substituting(bindings)))
        case .extend(let inner, let variable, let expression):
            let extended = Algebra.extend(
                inner.substituting(bindings), variable, expression.substituting(bindings))
            return extended.joined(bindings, only: [variable])
        case .values(let table):
            return self.joined(bindings, only: table.variables)
        case .group(let inner, var grouping):
            // Only keys that are plain variables are the same inside and outside.
            let keys = grouping.keys.compactMap { key -> Variable? in
                key.expression == .variable(key.variable) ? key.variable : nil
            }
            let visible = bindings.filter { keys.contains($0.key) }
            grouping.keys = grouping.keys.map {
                GroupKey($0.expression.substituting(visible), as: $0.variable)
            }
            grouping.aggregates = grouping.aggregates.map { binding in
                var binding = binding
                binding.aggregate.argument = binding.aggregate.argument?.substituting(visible)
                return binding
            }
            let others = grouping.keys.map(\.variable).filter { !keys.contains($0) }
            return Algebra.group(inner.substituting(visible), grouping)
                .joined(bindings, only: others + grouping.aggregates.map(\.variable))
        case .orderBy(let inner, let conditions):
            return .orderBy(
                inner.substituting(bindings),
                conditions.map { OrderCondition($0.expression.substituting(bindings), isDescending: $0.isDescending) })
        case .project(let inner, let variables):
            return .project(inner.substituting(bindings.filter { variables.contains($0.key) }), variables)
        case .distinct(let inner):
            return .distinct(inner.substituting(bindings))
        case .reduced(let inner):
            return .reduced(inner.substituting(bindings))
        case .slice(let inner, let offset, let limit):
            return .slice(inner.substituting(bindings), offset: offset, limit: limit)
        }
    }

    /// The pattern joined with the values of some of the variables.
    private func joined(_ bindings: [Variable: Term], only variables: [Variable]) -> Algebra {
        let bound = variables.filter { bindings[$0] != nil }
        if bound.isEmpty { return self }
        return .join([self, .values(ValuesTable(variables: bound, rows: [bound.map { bindings[$0] }]))])
    }
}

extension Expression {
    /// The expression with variables replaced by terms.
    package func substituting(_ bindings: [Variable: Term]) -> Expression {
        func all(_ list: [Expression]) -> [Expression] { list.map { $0.substituting(bindings) } }
        switch self {
        case .term: return self
        case .variable(let variable): return bindings[variable].map(Expression.term) ?? self
        case .bound(let variable): return bindings[variable] == nil ? self : .term(.literal(Literal(true)))
        case .or(let parts): return .or(all(parts))
        case .and(let parts): return .and(all(parts))
        case .coalesce(let parts): return .coalesce(all(parts))
        case .function(let function, let arguments): return .function(function, all(arguments))
        case .call(let iri, let arguments): return .call(iri, all(arguments))
        case .not(let operand): return .not(operand.substituting(bindings))
        case .negation(let operand): return .negation(operand.substituting(bindings))
        case .unaryPlus(let operand): return .unaryPlus(operand.substituting(bindings))
        case .comparison(let left, let operation, let right):
            return .comparison(left.substituting(bindings), operation, right.substituting(bindings))
        case .arithmetic(let left, let operation, let right):
            return .arithmetic(left.substituting(bindings), operation, right.substituting(bindings))
        case .isIn(let operand, let list): return .isIn(operand.substituting(bindings), all(list))
        case .isNotIn(let operand, let list): return .isNotIn(operand.substituting(bindings), all(list))
        case .conditional(let condition, let whenTrue, let whenFalse):
            return .conditional(
                condition.substituting(bindings), whenTrue.substituting(bindings), whenFalse.substituting(bindings))
        case .exists(let pattern): return .exists(pattern.substituting(bindings))
        case .notExists(let pattern): return .notExists(pattern.substituting(bindings))
        }
    }
}
