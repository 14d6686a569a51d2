import RDF

/// FILTER: only solutions for which the condition is true, wherever in the group it stands.
public struct Filter: QueryPattern {
    let condition: QueryExpression

    public init(_ condition: QueryExpression) { self.condition = condition }

    public var patternElement: PatternElement {
        PatternElement { (group, building) throws(QueryBuildingError) in
            group.addFilter(try condition.lowered(&building, aggregates: .forbidden))
        }
    }
}

/// BIND: gives the value of an expression a name.
public struct Bind: QueryPattern {
    let expression: QueryExpression
    let variable: Variable

    public init(_ expression: any QueryOperand, as variable: Variable) {
        self.expression = expression.queryExpression
        self.variable = variable
    }

    public var patternElement: PatternElement {
        PatternElement { (group, building) throws(QueryBuildingError) in
            let value = try expression.lowered(&building, aggregates: .forbidden)
            let number = building.number(of: variable)
            if group.scope.contains(number) {
                throw QueryBuildingError(
                    message: "\(variable) already has a value in this group; BIND needs a variable that is not in use before it")
            }
            let left = group.joined()
            let height = max(left.height, value.height) + 1
            try building.requireHeight(height)
            group.scope.insert(number)
            group.replace(by: Measured(value: .extend(left.value, variable, value.value), height: height))
        }
    }
}

/// VALUES: inline data. nil stands for UNDEF.
public struct Values: QueryPattern {
    let variables: [Variable]
    let rows: [[(any TermConvertible)?]]

    /// `VALUES ?variable { … }`
    public init(_ variable: Variable, in values: [any TermConvertible]) {
        variables = [variable]
        rows = values.map { [$0] }
    }

    /// `VALUES (?a ?b) { (…) … }`; each row has a value for each variable.
    public init(_ variables: [Variable], rows: [[(any TermConvertible)?]]) {
        self.variables = variables
        self.rows = rows
    }

    public var patternElement: PatternElement {
        PatternElement { (group, building) throws(QueryBuildingError) in
            for variable in variables { group.scope.insert(building.number(of: variable)) }
            group.add(Measured(value: .values(try table()), height: 1))
        }
    }

    func table() throws(QueryBuildingError) -> ValuesTable {
        guard Set(variables).count == variables.count else {
            throw QueryBuildingError(message: "a variable stands twice in the head of VALUES")
        }
        guard rows.allSatisfy({ $0.count == variables.count }) else {
            throw QueryBuildingError(message: "a row of VALUES needs \(variables.count) values, one for each variable")
        }
        return ValuesTable(variables: variables, rows: rows.map { row in row.map { $0?.rdfTerm } })
    }
}
