import RDF
import SPARQL
import TestSupport

/// Random small datasets, and random patterns that have something to find in them.
struct RandomAlgebra {
    var generator: SeededGenerator

    init(_ generator: SeededGenerator) { self.generator = generator }

    static let graphNames: [Term] = [.iri("http://e/g1"), .iri("http://e/g2")]
    private static let variables: [Variable] = ["a", "b", "c", "d", "e"]

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }
    private mutating func pick<Element>(_ list: [Element]) -> Element {
        list[Int.random(in: 0..<list.count, using: &generator)]
    }

    // MARK: Data

    private mutating func node() -> Term {
        chance(85) ? .iri(IRI("http://e/n\(Int.random(in: 0..<5, using: &generator))")) : .blankNode(BlankNode("n\(Int.random(in: 0..<2, using: &generator))"))
    }

    private mutating func predicate() -> IRI { IRI("http://e/p\(Int.random(in: 0..<3, using: &generator))") }

    private mutating func literal() -> Term {
        let number = Int.random(in: 0..<4, using: &generator)
        return switch Int.random(in: 0..<4, using: &generator) {
        case 0: .literal(Literal(number))
        case 1: .literal(Literal("\(number).0", datatype: XSD.decimal))
        case 2: .literal(Literal("t\(number)"))
        default: .literal(Literal("t\(number)", language: "en"))
        }
    }

    private mutating func object() -> Term { chance(70) ? node() : literal() }

    mutating func triples(_ count: Int) -> Set<Triple> {
        Set((0..<count).map { _ in Triple(node(), predicate(), object()) })
    }

    // MARK: Patterns

    private mutating func variable() -> Variable { pick(Self.variables) }

    private mutating func subject() -> PatternTerm {
        chance(90) ? .variable(variable()) : .term(.iri(IRI("http://e/n\(Int.random(in: 0..<6, using: &generator))")))
    }

    private mutating func triplePattern() -> TriplePattern {
        let object: PatternTerm = chance(88) ? .variable(variable()) : chance(60) ? subject() : .term(literal())
        return TriplePattern(subject(), chance(90) ? .iri(predicate()) : .variable(variable()), object)
    }

    private mutating func path(_ depth: Int) -> PropertyPath {
        if depth == 0 || chance(30) { return .predicate(predicate()) }
        return switch Int.random(in: 0..<7, using: &generator) {
        case 0: .inverse(path(depth - 1))
        case 1: .sequence([path(depth - 1), path(depth - 1)])
        case 2: .alternative([path(depth - 1), path(depth - 1)])
        case 3: .zeroOrMore(path(depth - 1))
        case 4: .oneOrMore(path(depth - 1))
        case 5: .zeroOrOne(path(depth - 1))
        default: .negated(NegatedPropertySet(forward: chance(70) ? [predicate()] : [], inverse: chance(40) ? [predicate()] : []))
        }
    }

    private mutating func expression(_ depth: Int) -> Expression {
        switch Int.random(in: 0..<(depth == 0 ? 5 : 9), using: &generator) {
        case 0: return .bound(variable())
        case 1: return .comparison(.variable(variable()), pick(ComparisonOperator.allCases), .variable(variable()))
        case 2: return .comparison(.variable(variable()), pick(ComparisonOperator.allCases), .term(literal()))
        case 3: return .comparison(.variable(variable()), .equal, .term(.iri(IRI("http://e/n\(Int.random(in: 0..<7, using: &generator))"))))
        case 4: return .function(.isIRI, [.variable(variable())])
        case 5: return .not(expression(depth - 1))
        case 6: return .or([expression(depth - 1), expression(depth - 1)])
        case 7: return .and([expression(depth - 1), expression(depth - 1)])
        default:
            let inner = pattern(max(0, depth - 1))
            return chance(50) ? .exists(inner) : .notExists(inner)
        }
    }

    private mutating func value() -> Expression {
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: .variable(variable())
        case 1: .term(literal())
        case 2: .function(.str, [.variable(variable())])
        default: .arithmetic(.variable(variable()), .add, .term(.literal(Literal(1))))
        }
    }

    private mutating func values() -> ValuesTable {
        let variables = Array(Self.variables.shuffled(using: &generator).prefix(Int.random(in: 1...2, using: &generator)))
        let rows = (0..<Int.random(in: 0...3, using: &generator)).map { _ in variables.map { _ in chance(85) ? object() : nil } }
        return ValuesTable(variables: variables, rows: rows)
    }

    mutating func pattern(_ depth: Int) -> Algebra {
        if depth == 0 {
            return .basicGraphPattern((0..<Int.random(in: 1...3, using: &generator)).map { _ in triplePattern() })
        }
        switch Int.random(in: 0..<16, using: &generator) {
        case 0...2: return .basicGraphPattern((0..<Int.random(in: 0...3, using: &generator)).map { _ in triplePattern() })
        case 3: return .path(PathPattern(subject(), path(2), chance(80) ? .variable(variable()) : subject()))
        case 4: return .join([pattern(depth - 1), pattern(depth - 1)])
        case 5: return .join([pattern(depth - 1), .path(PathPattern(subject(), path(1), .variable(variable()))), pattern(0)])
        case 6, 7: return .leftJoin(pattern(depth - 1), pattern(depth - 1), condition: chance(40) ? expression(1) : nil)
        case 8, 9: return .filter(expression(2), pattern(depth - 1))
        case 10: return .union([pattern(depth - 1), pattern(depth - 1)])
        case 11: return .minus(pattern(depth - 1), pattern(depth - 1))
        case 12: return .graph(chance(60) ? .variable(variable()) : .term(pick(Self.graphNames)), pattern(depth - 1))
        case 13:
            let inner = pattern(depth - 1)
            let fresh = Self.variables.filter { !inner.variablesInScope.contains($0) }
            guard let target = fresh.first else { return inner }
            return .extend(inner, target, value())
        case 14: return .join([.values(values()), pattern(depth - 1)])
        default: return subquery(depth - 1)
        }
    }

    private mutating func subquery(_ depth: Int) -> Algebra {
        let inner = pattern(depth)
        let scope = inner.variablesInScope
        if chance(40), let key = scope.first, let counted = scope.last {
            return .group(inner, Grouping(
                keys: chance(80) ? [GroupKey(key)] : [],
                aggregates: [AggregateBinding(".n", Aggregate(pick([.count, .minimum, .maximum, .sum]), .variable(counted), isDistinct: chance(50))),
                    AggregateBinding(".m", Aggregate(.count, nil, isDistinct: chance(50)))]))
        }
        let projected = Algebra.project(inner, scope.filter { _ in chance(60) })
        return chance(50) ? .distinct(projected) : projected
    }
}
