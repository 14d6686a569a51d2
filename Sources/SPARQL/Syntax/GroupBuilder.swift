/// The algebra of a group while its elements are read one after the other
/// ([SPARQL 1.1 Query, section 18.2.2](https://www.w3.org/TR/sparql11-query/#sparqlTranslateGraphPatterns)).
struct GroupBuilder {
    /// The variables in scope behind the elements read so far.
    var scope = VariableScope()

    /// What is to be joined, except the triples at the end that may still be added to.
    private var operands: [Algebra] = []
    private var triples: [TriplePattern] = []
    /// The height of the highest operand.
    private var height = 1

    private var conditions: [Expression] = []
    private var conditionHeight = 0

    // MARK: Elements

    /// Triple patterns that follow each other, or have only filters between them, are one basic
    /// graph pattern (section 18.2.2.5).
    mutating func add(_ triple: TriplePattern) { triples.append(triple) }

    /// Joins a pattern; the unit of join is left out (section 18.2.2.8).
    mutating func add(_ operand: Measured<Algebra>) {
        finishTriples()
        if operand.value != .unit {
            operands.append(operand.value)
            height = max(height, operand.height)
        }
    }

    /// Adds the condition of a FILTER; it applies to the whole group, wherever it stands.
    mutating func addFilter(_ condition: Measured<Expression>) {
        if case .and(let parts) = condition.value {
            conditions.append(contentsOf: parts)
        } else {
            conditions.append(condition.value)
        }
        conditionHeight = max(conditionHeight, condition.height)
    }

    /// Replaces everything so far by an operator on it (OPTIONAL, MINUS, BIND).
    mutating func replace(by operation: Measured<Algebra>) {
        operands = [operation.value]
        height = operation.height
    }

    /// The join of everything so far, without filters.
    mutating func joined() -> Measured<Algebra> {
        finishTriples()
        switch operands.count {
        case 0: return Measured(value: .unit, height: 1)
        case 1: return Measured(value: operands[0], height: height)
        default: return Measured(value: .join(operands), height: height + 1)
        }
    }

    private mutating func finishTriples() {
        guard !triples.isEmpty else { return }
        operands.append(.basicGraphPattern(triples))
        triples = []
    }

    // MARK: The whole

    /// The conjunction of the group's filters.
    var condition: Measured<Expression>? {
        switch conditions.count {
        case 0: nil
        case 1: Measured(value: conditions[0], height: conditionHeight)
        default: Measured(value: .and(conditions), height: conditionHeight + 1)
        }
    }

    /// Everything so far and a group that is all there is beside it.
    mutating func joining(_ group: Group) -> Group {
        scope.formUnion(group.scope)
        add(group.filtered)
        return finish()
    }

    mutating func finish() -> Group {
        Group(pattern: joined(), condition: condition, scope: scope)
    }
}

/// A group that has been read.
struct Group {
    /// The pattern without the filters that stand directly in the group.
    var pattern: Measured<Algebra>
    /// The conjunction of those filters.
    var condition: Measured<Expression>?
    var scope: VariableScope

    /// The pattern with its filters.
    var filtered: Measured<Algebra> {
        guard let condition else { return pattern }
        return Measured(
            value: .filter(condition.value, pattern.value), height: max(condition.height, pattern.height) + 1)
    }
}
