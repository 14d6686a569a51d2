import RDF

/// A query being put together: what the parser keeps while it reads, so that what is built and what is
/// read come out as the same algebra.
public struct QueryBuilding {
    var variables = VariableTable()
    var aggregates = AggregateCollector()
    /// The number of hidden variables given out for aggregates and grouping expressions.
    var hiddenVariables = 0
    private var labels: Set<String> = []
    private var nextLabel = 0

    init() {}

    mutating func number(of variable: Variable) -> Int { variables.number(of: ArraySlice(variable.name.utf8)) }

    /// The node for the middle of a path or for another place without a name.
    mutating func freshNode() -> PatternTerm {
        var label = "g\(nextLabel)"
        nextLabel += 1
        while labels.contains(label) {
            label = "g\(nextLabel)"
            nextLabel += 1
        }
        return .variable(Variable(blankNodeLabel: label))
    }

    /// A position of a pattern: what is named comes into scope, a blank node is a hidden variable.
    mutating func node(_ node: any PatternNode, in group: inout GroupBuilder) -> PatternTerm {
        let term = node.patternTerm
        switch term {
        case .variable(let variable) where !variable.isHidden: group.scope.insert(number(of: variable))
        case .term(.blankNode(let blank)):
            labels.insert(blank.label)
            return .variable(Variable(blankNodeLabel: blank.label))
        default: break
        }
        return term
    }

    func requireHeight(_ height: Int) throws(QueryBuildingError) {
        if height > Query.maximumHeight {
            throw QueryBuildingError(message: "the query is nested deeper than \(Query.maximumHeight) levels")
        }
    }

    mutating func translate(
        _ body: QueryBody, select: SelectClause?
    ) throws(QueryBuildingError) -> (pattern: Measured<Algebra>, columns: [Int]) {
        var translation = QueryTranslation(
            variables: variables, aggregates: aggregates, hiddenVariables: hiddenVariables)
        let result: (pattern: Measured<Algebra>, columns: [Int])
        do {
            result = try translation.translate(body, select: select)
        } catch {
            throw QueryBuildingError(message: error.message)
        }
        aggregates = translation.aggregates
        hiddenVariables = translation.hiddenVariables
        return result
    }

    func query(_ form: QueryForm, _ pattern: Algebra, _ dataset: DatasetClause?) -> Query {
        Query(form: form, pattern: hiddenVariables > 0 ? pattern.numberingHiddenVariables() : pattern, dataset: dataset)
    }
}
