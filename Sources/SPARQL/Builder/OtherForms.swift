import RDF

/// Something that is a query, or can be made one.
public protocol QueryConvertible: Sendable {
    /// The query as algebra.
    func query() throws(QueryBuildingError) -> Query
}

extension Query: QueryConvertible {
    public func query() throws(QueryBuildingError) -> Query { self }
}

/// An ASK query: whether there is a solution.
public struct Ask: QueryConvertible {
    private let content: PatternElements

    public init(@PatternBuilder where content: () -> PatternElements) { self.content = content() }

    public func query() throws(QueryBuildingError) -> Query {
        var building = QueryBuilding()
        let body = QueryBody(group: try content.group(&building), start: 0)
        return building.query(.ask, try building.translate(body, select: nil).pattern.value, nil)
    }
}

/// A CONSTRUCT query: the graph of a template filled in with each solution.
///
/// ```swift
/// Construct {
///     Match(whom, hears, who)
/// } where: {
///     Match(who, rg.reportsTo, whom)
/// }
/// ```
public struct Construct: QueryConvertible {
    private let template: PatternElements
    private let content: PatternElements
    private var modifiers = SolutionModifiers()

    /// - Parameter template: triples only; a path longer than one step is an error.
    public init(
        @PatternBuilder _ template: () -> PatternElements, @PatternBuilder where content: () -> PatternElements
    ) {
        self.template = template()
        self.content = content()
    }

    /// `ORDER BY`
    public func ordered(by keys: OrderKey...) -> Construct { changed { $0.modifiers.order += keys } }
    /// `LIMIT`, in solutions
    public func limited(to count: Int) -> Construct { changed { $0.modifiers.limit = max(0, count) } }

    public func query() throws(QueryBuildingError) -> Query {
        var building = QueryBuilding()
        let triples = try Self.triples(of: template.group(&building))
        let body = try modifiers.body(try content.group(&building), &building)
        return building.query(.construct(triples), try building.translate(body, select: nil).pattern.value, nil)
    }

    /// The triples of a template, with blank nodes where a pattern has hidden variables.
    private static func triples(of group: Group) throws(QueryBuildingError) -> [TriplePattern] {
        if group.filtered.value == .unit { return [] }
        guard case .basicGraphPattern(let triples) = group.filtered.value else {
            throw QueryBuildingError(message: "the template of CONSTRUCT takes triples only")
        }
        func node(_ term: PatternTerm) -> PatternTerm {
            guard let label = term.variable?.blankNodeLabel else { return term }
            return .term(.blankNode(BlankNode(label)))
        }
        return triples.map { TriplePattern(node($0.subject), node($0.predicate), node($0.object)) }
    }

    private func changed(_ change: (inout Construct) -> Void) -> Construct {
        var copy = self
        change(&copy)
        return copy
    }
}

/// A DESCRIBE query: a graph about given things and the values of variables.
public struct Describe: QueryConvertible {
    private let things: [any PatternNode]
    private let content: PatternElements

    public init(_ things: any PatternNode...) {
        self.things = things
        content = PatternElements(elements: [])
    }

    public init(_ things: any PatternNode..., @PatternBuilder where content: () -> PatternElements) {
        self.things = things
        self.content = content()
    }

    public func query() throws(QueryBuildingError) -> Query {
        var building = QueryBuilding()
        var unused = GroupBuilder()
        let targets = things.map { building.node($0, in: &unused) }
        let body = QueryBody(group: try content.group(&building), start: 0)
        return building.query(.describe(targets), try building.translate(body, select: nil).pattern.value, nil)
    }
}
