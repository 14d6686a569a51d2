import RDF

/// What a SELECT shows: a variable, or an expression with a name.
public protocol SelectItem: Sendable {
    var selectColumn: SelectColumn { get }
}

/// One column of a SELECT.
public struct SelectColumn: SelectItem {
    let variable: Variable
    let expression: QueryExpression?

    public var selectColumn: SelectColumn { self }
}

extension Variable: SelectItem {
    public var selectColumn: SelectColumn { SelectColumn(variable: self, expression: nil) }
}

extension QueryComputable {
    /// `(expression AS ?variable)`
    public func named(_ variable: Variable) -> SelectColumn {
        SelectColumn(variable: variable, expression: queryExpression)
    }

    /// `ASC(…)`: the usual order.
    public var ascending: OrderKey { OrderKey(expression: queryExpression, isDescending: false) }
    /// `DESC(…)`
    public var descending: OrderKey { OrderKey(expression: queryExpression, isDescending: true) }
}

/// One criterion of ORDER BY.
public struct OrderKey: Sendable {
    let expression: QueryExpression
    let isDescending: Bool
}

/// One criterion of GROUP BY: a variable, or an expression, named or not.
public protocol GroupingKey: Sendable {
    var groupingColumn: (expression: QueryExpression, variable: Variable?) { get }
}

extension Variable: GroupingKey {
    public var groupingColumn: (expression: QueryExpression, variable: Variable?) { (queryExpression, self) }
}

extension QueryExpression: GroupingKey {
    public var groupingColumn: (expression: QueryExpression, variable: Variable?) { (self, nil) }
}

extension SelectColumn: GroupingKey {
    public var groupingColumn: (expression: QueryExpression, variable: Variable?) {
        (expression ?? variable.queryExpression, variable)
    }
}

/// A SELECT query, or a subselect where it stands in a pattern.
///
/// ```swift
/// let (who, whom, reports) = (Variable("who"), Variable("whom"), Variable("reports"))
/// let query = Select(whom, QueryExpression.count(who).named(reports)) {
///     Match(who, rg.reportsTo, whom)
/// }
/// .grouped(by: whom)
/// .ordered(by: reports.descending)
/// .limited(to: 10)
/// ```
///
/// It makes the same algebra as the text `SELECT ?whom (COUNT(?who) AS ?reports) WHERE { … } …`.
public struct Select: QueryConvertible, QueryPattern {
    private let items: [SelectColumn]
    private let content: PatternElements
    private var isDistinct = false
    private var isReduced = false
    private var dataset = DatasetClause()
    private var modifiers = SolutionModifiers()

    /// Without columns, `SELECT *`.
    public init(_ items: any SelectItem..., @PatternBuilder where content: () -> PatternElements) {
        self.items = items.map(\.selectColumn)
        self.content = content()
    }

    /// `SELECT DISTINCT`
    public func distinct() -> Select { changed { $0.isDistinct = true } }
    /// `SELECT REDUCED`
    public func reduced() -> Select { changed { $0.isReduced = true } }
    /// `FROM` and `FROM NAMED`
    public func from(_ graphs: IRI..., named: [IRI] = []) -> Select {
        changed {
            $0.dataset.defaultGraphs += graphs
            $0.dataset.namedGraphs += named
        }
    }
    /// `GROUP BY`
    public func grouped(by keys: any GroupingKey...) -> Select { changed { $0.modifiers.keys += keys } }
    /// `HAVING`
    public func having(_ conditions: QueryExpression...) -> Select { changed { $0.modifiers.having += conditions } }
    /// `ORDER BY`
    public func ordered(by keys: OrderKey...) -> Select { changed { $0.modifiers.order += keys } }
    /// `ORDER BY`, all ascending
    public func ordered(by variables: Variable...) -> Select {
        changed { $0.modifiers.order += variables.map(\.ascending) }
    }
    /// `LIMIT`; a negative number counts as 0.
    public func limited(to count: Int) -> Select { changed { $0.modifiers.limit = max(0, count) } }
    /// `OFFSET`; a negative number counts as 0.
    public func skipping(_ count: Int) -> Select { changed { $0.modifiers.offset = max(0, count) } }
    /// `VALUES` behind the query
    public func values(_ values: Values) -> Select { changed { $0.modifiers.values = values } }

    public func query() throws(QueryBuildingError) -> Query {
        var building = QueryBuilding()
        let (pattern, columns) = try level(&building)
        return building.query(
            .select(columns.map { building.variables[$0] }), pattern.value, dataset == DatasetClause() ? nil : dataset)
    }

    /// As a subselect.
    public var patternElement: PatternElement {
        PatternElement { [self] (group, building) throws(QueryBuildingError) in
            let outer = building.aggregates
            building.aggregates = AggregateCollector()
            let (pattern, columns) = try level(&building)
            building.aggregates = outer
            for number in columns { group.scope.insert(number) }
            group.add(pattern)
        }
    }

    private func level(
        _ building: inout QueryBuilding
    ) throws(QueryBuildingError) -> (pattern: Measured<Algebra>, columns: [Int]) {
        var clause = SelectClause(isDistinct: isDistinct, isReduced: isReduced && !isDistinct, items: nil, offset: 0)
        if !items.isEmpty {
            var columns: [SelectClause.Item] = []
            for item in items {
                var value: Measured<Expression>?
                if let expression = item.expression {
                    value = try expression.lowered(&building, aggregates: .allowed)
                }
                columns.append(
                    SelectClause.Item(variable: building.number(of: item.variable), expression: value, offset: 0))
            }
            clause.items = columns
        }
        let body = try modifiers.body(try content.group(&building), &building)
        return try building.translate(body, select: clause)
    }

    private func changed(_ change: (inout Select) -> Void) -> Select {
        var copy = self
        change(&copy)
        return copy
    }
}

/// What follows the pattern of a query.
struct SolutionModifiers: Sendable {
    var keys: [any GroupingKey] = []
    var having: [QueryExpression] = []
    var order: [OrderKey] = []
    var limit: Int?
    var offset: Int?
    var values: Values?

    func body(_ group: Group, _ building: inout QueryBuilding) throws(QueryBuildingError) -> QueryBody {
        var body = QueryBody(group: group, start: 0)
        for key in keys {
            let (expression, name) = key.groupingColumn
            let value = try expression.lowered(&building, aggregates: .forbidden)
            body.groupKeys.append(Self.key(value, name, &building))
        }
        for condition in having { body.having.append(try condition.lowered(&building, aggregates: .allowed)) }
        for key in order {
            let value = try key.expression.lowered(&building, aggregates: .allowed)
            body.order.append(
                Measured(value: OrderCondition(value.value, isDescending: key.isDescending), height: value.height))
        }
        body.limit = limit
        body.offset = offset
        if let values {
            for variable in values.variables { body.group.scope.insert(building.number(of: variable)) }
            body.values = try values.table()
        }
        return body
    }

    private static func key(
        _ value: Measured<Expression>, _ name: Variable?, _ building: inout QueryBuilding
    ) -> Measured<GroupKey> {
        if let name { return Measured(value: GroupKey(value.value, as: name), height: value.height) }
        if case .variable(let variable) = value.value { return Measured(value: GroupKey(variable), height: 1) }
        defer { building.hiddenVariables += 1 }
        let hidden = Variable(hiddenNumber: building.hiddenVariables)
        return Measured(value: GroupKey(value.value, as: hidden), height: value.height)
    }
}
