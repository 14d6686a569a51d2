extension Expression {
    /// The expression with other variables in place of its own; the patterns of EXISTS are left as
    /// they are unless `includingPatterns`. Linear in the size of the expression.
    func renamingVariables(includingPatterns: Bool, _ rename: (Variable) -> Variable) -> Expression {
        func renamed(_ expression: Expression) -> Expression {
            expression.renamingVariables(includingPatterns: includingPatterns, rename)
        }
        return switch self {
        case .term: self
        case .exists(let pattern): includingPatterns ? .exists(pattern.renamingVariables(rename)) : self
        case .notExists(let pattern): includingPatterns ? .notExists(pattern.renamingVariables(rename)) : self
        case .variable(let variable): .variable(rename(variable))
        case .bound(let variable): .bound(rename(variable))
        case .or(let parts): .or(parts.map(renamed))
        case .and(let parts): .and(parts.map(renamed))
        case .not(let operand): .not(renamed(operand))
        case .comparison(let left, let comparison, let right): .comparison(renamed(left), comparison, renamed(right))
        case .arithmetic(let left, let operation, let right): .arithmetic(renamed(left), operation, renamed(right))
        case .negation(let operand): .negation(renamed(operand))
        case .unaryPlus(let operand): .unaryPlus(renamed(operand))
        case .isIn(let operand, let list): .isIn(renamed(operand), list.map(renamed))
        case .isNotIn(let operand, let list): .isNotIn(renamed(operand), list.map(renamed))
        case .conditional(let condition, let whenTrue, let whenFalse):
            .conditional(renamed(condition), renamed(whenTrue), renamed(whenFalse))
        case .coalesce(let parts): .coalesce(parts.map(renamed))
        case .function(let function, let arguments): .function(function, arguments.map(renamed))
        case .call(let name, let arguments): .call(name, arguments.map(renamed))
        }
    }
}

extension Algebra {
    /// The pattern with other variables in place of its own, everywhere. Linear in its size.
    func renamingVariables(_ rename: (Variable) -> Variable) -> Algebra {
        func renamed(_ pattern: Algebra) -> Algebra { pattern.renamingVariables(rename) }
        func renamed(_ expression: Expression) -> Expression {
            expression.renamingVariables(includingPatterns: true, rename)
        }
        func renamed(_ term: PatternTerm) -> PatternTerm { term.variable.map { .variable(rename($0)) } ?? term }
        return switch self {
        case .basicGraphPattern(let triples):
            .basicGraphPattern(
                triples.map { TriplePattern(renamed($0.subject), renamed($0.predicate), renamed($0.object)) })
        case .path(let path): .path(PathPattern(renamed(path.subject), path.path, renamed(path.object)))
        case .join(let parts): .join(parts.map(renamed))
        case .union(let parts): .union(parts.map(renamed))
        case .leftJoin(let left, let right, let condition):
            .leftJoin(renamed(left), renamed(right), condition: condition.map(renamed))
        case .filter(let condition, let inner): .filter(renamed(condition), renamed(inner))
        case .minus(let left, let right): .minus(renamed(left), renamed(right))
        case .graph(let name, let inner): .graph(renamed(name), renamed(inner))
        case .service(let service):
            .service(
                ServicePattern(
                    endpoint: renamed(service.endpoint), isSilent: service.isSilent, pattern: renamed(service.pattern)))
        case .extend(let inner, let variable, let expression):
            .extend(renamed(inner), rename(variable), renamed(expression))
        case .values(let table): .values(ValuesTable(variables: table.variables.map(rename), rows: table.rows))
        case .group(let inner, let grouping):
            .group(
                renamed(inner),
                Grouping(
                    keys: grouping.keys.map { GroupKey(renamed($0.expression), as: rename($0.variable)) },
                    aggregates: grouping.aggregates.map { binding in
                        var aggregate = binding.aggregate
                        aggregate.argument = aggregate.argument.map(renamed)
                        return AggregateBinding(rename(binding.variable), aggregate)
                    }))
        case .orderBy(let inner, let conditions):
            .orderBy(
                renamed(inner),
                conditions.map { OrderCondition(renamed($0.expression), isDescending: $0.isDescending) })
        case .project(let inner, let variables): .project(renamed(inner), variables.map(rename))
        case .distinct(let inner): .distinct(renamed(inner))
        case .reduced(let inner): .reduced(renamed(inner))
        case .slice(let inner, let offset, let limit): .slice(renamed(inner), offset: offset, limit: limit)
        }
    }
}
