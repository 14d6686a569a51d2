/// The aggregates of the query level being read. Reading an aggregate yields the hidden variable
/// that will carry its value
/// ([SPARQL 1.1 Query, section 18.2.4.1](https://www.w3.org/TR/sparql11-query/#convertGroupAggSelectExpressions)).
struct AggregateCollector {
    /// Whether an aggregate may stand here.
    enum Place {
        /// In WHERE, GROUP BY and VALUES.
        case forbidden
        /// In SELECT, HAVING and ORDER BY.
        case allowed
        /// Within another aggregate.
        case nested
    }

    var place = Place.forbidden
    /// The height of the highest aggregate.
    var height = 0
    private(set) var bindings: [AggregateBinding] = []
    private var known: [Aggregate: Variable] = [:]

    /// The variable of the aggregate; equal aggregates share one.
    mutating func variable(for aggregate: Aggregate, numbering counter: inout Int) -> Variable {
        if let variable = known[aggregate] { return variable }
        let variable = Variable(hiddenNumber: counter)
        counter += 1
        known[aggregate] = variable
        bindings.append(AggregateBinding(variable, aggregate))
        return variable
    }
}
