import GraphStore
import RDF
import SPARQL

/// A solution mapping as the specification has it.
typealias Mapping = [Variable: Term]

/// The algebra of SPARQL 1.1, section 18, word for word: multisets of mappings, loops inside loops.
/// Slow, and what every plan is held against.
struct NaiveEvaluator {
    let defaultGraph: Set<Triple>
    let namedGraphs: [Term: Set<Triple>]
    let environment = EvaluationEnvironment()

    func evaluate(_ algebra: Algebra) -> [Mapping] { evaluate(algebra, defaultGraph) }

    private func evaluate(_ algebra: Algebra, _ graph: Set<Triple>) -> [Mapping] {
        switch algebra {
        case .basicGraphPattern(let patterns):
            return patterns.reduce([[:]]) { join($0, match($1, graph)) }
        case .path(let pattern):
            return PathPairs(graph: graph, constants: [pattern.subject.term, pattern.object.term].compactMap { $0 })
                .pairs(pattern.path).compactMap { pair in
                    bind(pattern.subject, pair.0, [:]).flatMap { bind(pattern.object, pair.1, $0) }
                }
        case .join(let parts):
            return parts.reduce([[:]]) { join($0, evaluate($1, graph)) }
        case .leftJoin(let left, let right, let condition):
            let left = evaluate(left, graph), right = evaluate(right, graph)
            return left.flatMap { a -> [Mapping] in
                let joined = right.filter { compatible(a, $0) }.map { a.merging($0) { x, _ in x } }
                    .filter { mapping in condition.map { isTrue($0, mapping, graph) } ?? true }
                return joined.isEmpty ? [a] : joined
            }
        case .filter(let condition, let inner):
            return evaluate(inner, graph).filter { isTrue(condition, $0, graph) }
        case .union(let parts):
            return parts.flatMap { evaluate($0, graph) }
        case .minus(let left, let right):
            let right = evaluate(right, graph)
            return evaluate(left, graph).filter { a in
                right.allSatisfy { b in !compatible(a, b) || Set(a.keys).isDisjoint(with: b.keys) }
            }
        case .graph(.term(let name), let inner):
            return namedGraphs[name].map { evaluate(inner, $0) } ?? []
        case .graph(.variable(let variable), let inner):
            return namedGraphs.flatMap { name, graph in join(evaluate(inner, graph), [[variable: name]]) }
        case .service(let service):
            return service.isSilent ? [[:]] : []
        case .extend(let inner, let variable, let expression):
            return evaluate(inner, graph).map { mapping in
                var mapping = mapping
                if let term = value(expression, mapping, graph) { mapping[variable] = term }
                return mapping
            }
        case .values(let table):
            return table.rows.map { row in
                var mapping: Mapping = [:]
                for (variable, term) in zip(table.variables, row) where term != nil { mapping[variable] = term }
                return mapping
            }
        case .group(let inner, let grouping):
            return group(evaluate(inner, graph), grouping, graph)
        case .orderBy(let inner, let conditions):
            return order(evaluate(inner, graph), conditions, graph)
        case .project(let inner, let variables):
            return evaluate(inner, graph).map { $0.filter { variables.contains($0.key) } }
        case .distinct(let inner):
            var seen: Set<Mapping> = []
            return evaluate(inner, graph).filter { seen.insert($0).inserted }
        case .reduced(let inner):
            return evaluate(inner, graph)
        case .slice(let inner, let offset, let limit):
            return Array(evaluate(inner, graph).dropFirst(offset).prefix(limit ?? .max))
        }
    }

    // MARK: Patterns

    private func match(_ pattern: TriplePattern, _ graph: Set<Triple>) -> [Mapping] {
        graph.compactMap { triple in
            bind(pattern.subject, triple.subject, [:])
                .flatMap { bind(pattern.predicate, .iri(triple.predicate), $0) }
                .flatMap { bind(pattern.object, triple.object, $0) }
        }
    }

    private func bind(_ term: PatternTerm, _ value: Term, _ mapping: Mapping) -> Mapping? {
        switch term {
        case .term(let constant): return constant == value ? mapping : nil
        case .variable(let variable):
            if let known = mapping[variable] { return known == value ? mapping : nil }
            var mapping = mapping
            mapping[variable] = value
            return mapping
        }
    }

    private func compatible(_ a: Mapping, _ b: Mapping) -> Bool {
        a.allSatisfy { b[$0.key] == nil || b[$0.key] == $0.value }
    }

    private func join(_ left: [Mapping], _ right: [Mapping]) -> [Mapping] {
        left.flatMap { a in right.filter { compatible(a, $0) }.map { a.merging($0) { x, _ in x } } }
    }

    // MARK: Expressions

    private struct Context: ExpressionContext {
        let variables: [Variable]
        let mapping: Mapping
        let existence: [Bool]

        func term(at slot: Int) -> Term? { mapping[variables[slot]] }
        func exists(_ pattern: Int) -> Bool { existence[pattern] }
    }

    private func context(_ expression: Expression, _ mapping: Mapping, _ graph: Set<Triple>) -> (ExpressionEvaluator, Context) {
        let variables = Array(mapping.keys)
        let evaluator = ExpressionEvaluator(expression, environment: environment) { variables.firstIndex(of: $0) }
        let existence = evaluator.patterns.map { !evaluate($0.substituting(mapping), graph).isEmpty }
        return (evaluator, Context(variables: variables, mapping: mapping, existence: existence))
    }

    private func isTrue(_ expression: Expression, _ mapping: Mapping, _ graph: Set<Triple>) -> Bool {
        let (evaluator, context) = context(expression, mapping, graph)
        return evaluator.isTrue(in: context)
    }

    private func value(_ expression: Expression, _ mapping: Mapping, _ graph: Set<Triple>) -> Term? {
        let (evaluator, context) = context(expression, mapping, graph)
        return evaluator.term(in: context)
    }

    // MARK: Modifiers

    private func group(_ solutions: [Mapping], _ grouping: Grouping, _ graph: Set<Triple>) -> [Mapping] {
        var groups: [[Term?]: [Mapping]] = grouping.keys.isEmpty ? [[]: []] : [:]
        for mapping in solutions {
            groups[grouping.keys.map { value($0.expression, mapping, graph) }, default: []].append(mapping)
        }
        return groups.map { key, members in
            var result: Mapping = [:]
            for (part, term) in zip(grouping.keys, key) where term != nil { result[part.variable] = term }
            for binding in grouping.aggregates {
                let aggregate = binding.aggregate
                var accumulator = AggregateAccumulator(aggregate)
                if let argument = aggregate.argument {
                    for member in members {
                        let term = value(argument, member, graph)
                        accumulator.add(Value(term), term: term)
                    }
                } else {
                    for _ in aggregate.isDistinct ? Array(Set(members)) : members { accumulator.addSolution() }
                }
                if let term = accumulator.result { result[binding.variable] = term }
            }
            return result
        }
    }

    private func order(_ solutions: [Mapping], _ conditions: [OrderCondition], _ graph: Set<Triple>) -> [Mapping] {
        let keyed = solutions.map { mapping in
            (mapping, conditions.map { Value(value($0.expression, mapping, graph)) })
        }
        return keyed.enumerated().sorted { a, b in
            for (index, condition) in conditions.enumerated() {
                let order = a.element.1[index].sortingOrder(b.element.1[index])
                if order != .equal { return (order == .less) != condition.isDescending }
            }
            return a.offset < b.offset
        }.map(\.element.0)
    }
}

/// The pairs of nodes that a property path joins, with duplicates where the specification has them.
private struct PathPairs {
    let graph: Set<Triple>
    /// Constants of the pattern: the empty path joins them to themselves even outside the graph.
    let constants: [Term]

    private var nodes: Set<Term> {
        Set(graph.flatMap { [$0.subject, $0.object] }).union(constants)
    }

    func pairs(_ path: PropertyPath) -> [(Term, Term)] {
        switch path {
        case .predicate(let iri):
            return graph.filter { $0.predicate == iri }.map { ($0.subject, $0.object) }
        case .inverse(let inner):
            return pairs(inner).map { ($0.1, $0.0) }
        case .sequence(let parts):
            return parts.dropFirst().reduce(pairs(parts[0])) { all, part in
                let next = pairs(part)
                return all.flatMap { a in next.filter { $0.0 == a.1 }.map { (a.0, $0.1) } }
            }
        case .alternative(let parts):
            return parts.flatMap(pairs)
        case .zeroOrOne(let inner):
            return distinct(pairs(inner) + nodes.map { ($0, $0) })
        case .oneOrMore(let inner):
            return closure(pairs(inner))
        case .zeroOrMore(let inner):
            return distinct(closure(pairs(inner)) + nodes.map { ($0, $0) })
        case .negated(let set):
            var result: [(Term, Term)] = []
            for triple in graph {
                if set.walksForward, !set.forward.contains(triple.predicate) { result.append((triple.subject, triple.object)) }
                if set.walksInverse, !set.inverse.contains(triple.predicate) { result.append((triple.object, triple.subject)) }
            }
            return result
        }
    }

    private func distinct(_ pairs: [(Term, Term)]) -> [(Term, Term)] {
        var seen: Set<[Term]> = []
        return pairs.filter { seen.insert([$0.0, $0.1]).inserted }
    }

    private func closure(_ step: [(Term, Term)]) -> [(Term, Term)] {
        var all = distinct(step)
        while true {
            let next = distinct(all + all.flatMap { a in step.filter { $0.0 == a.1 }.map { (a.0, $0.1) } })
            if next.count == all.count { return all }
            all = next
        }
    }
}
