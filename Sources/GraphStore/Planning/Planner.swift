import RDF
import SPARQL

/// Turns algebra into a plan for one dataset, by exact counts of what patterns match and statistics
/// of each predicate.
package final class Planner {
    let terms: QueryTerms
    let variables: VariableTable
    let graphs: ActiveGraphs
    let isOptimized: Bool

    package init(terms: QueryTerms, variables: VariableTable, graphs: ActiveGraphs, isOptimized: Bool) {
        self.terms = terms
        self.variables = variables
        self.graphs = graphs
        self.isOptimized = isOptimized
    }

    /// The plan of a pattern in a graph, for what the rest of the query wants of it.
    package func plan(_ algebra: Algebra, graph: GraphIndex, demand: Demand = .everything) -> Plan {
        let demand = isOptimized ? demand : .everything
        switch algebra {
        case .basicGraphPattern, .path, .join:
            return joinPlanner(graph).plan(algebra, filters: [], demand: demand)
        case .filter:
            return planFilter(algebra, graph, demand)
        case .leftJoin(let left, let right, let condition):
            return planLeftJoin(left, right, condition, graph, demand)
        case .union(let parts):
            return union(parts.map { plan($0, graph: graph, demand: demand) })
        case .minus(let left, let right):
            return planMinus(left, right, graph, demand)
        case .graph(let name, let inner):
            return planGraph(name, inner, demand)
        case .service(let service):
            return planService(service, endpoints: nil)
        case .extend(let inner, let variable, let expression):
            let wanted = demand.adding(slots(of: expression))
            let input = plan(inner, graph: graph, demand: expression.isVolatile ? wanted.countingDuplicates : wanted)
            return extend(input, variables.slot(of: variable), expression)
        case .values(let table):
            return planValues(table)
        case .group(let inner, let grouping):
            return planGroup(inner, grouping, graph)
        case .orderBy(let inner, let conditions):
            return planOrder(inner, conditions, limit: nil, graph, demand)
        case .project(let inner, let projected):
            return planProject(inner, projected.map { variables.slot(of: $0) }, graph, demand)
        case .distinct(let inner):
            return distinct(plan(inner, graph: graph, demand: Demand(slots: nil, ignoresDuplicates: true)))
        case .reduced(let inner):
            return plan(inner, graph: graph, demand: demand)
        case .slice(let inner, let offset, let limit):
            return planSlice(inner, offset: offset, limit: limit, graph, demand)
        }
    }

    /// Every variable that an expression reads, those of patterns under EXISTS included.
    func slots(of expression: Expression) -> [Slot] {
        var found = expression.variables
        expression.forEachExistencePattern { found += $0.mentionedVariables }
        return found.map { variables.slot(of: $0) }
    }

    func joinPlanner(_ graph: GraphIndex) -> JoinPlanner {
        JoinPlanner(planner: self, graph: graph)
    }

    // MARK: Operators with one input

    private func planFilter(_ algebra: Algebra, _ graph: GraphIndex, _ demand: Demand) -> Plan {
        var conditions: [Expression] = []
        var inner = algebra
        while case .filter(let condition, let next) = inner {
            if case .and(let parts) = condition { conditions += parts } else { conditions.append(condition) }
            inner = next
        }
        if !isOptimized {
            return conditions.reduce(plan(inner, graph: graph)) { filter($0, $1) }
        }
        if conditions.contains(where: \.isVolatile) { return planFilter(conditions, inner, graph, .everything) }
        return planFilter(conditions, inner, graph, demand)
    }

    private func planFilter(
        _ conditions: [Expression], _ inner: Algebra, _ graph: GraphIndex, _ demand: Demand
    ) -> Plan {
        switch inner {
        case .basicGraphPattern, .path, .join:
            return joinPlanner(graph).plan(inner, filters: conditions, demand: demand)
        default:
            let wanted = demand.adding(conditions.flatMap(slots))
            return joinPlanner(graph).apply(conditions, to: plan(inner, graph: graph, demand: wanted))
        }
    }

    func filter(_ input: Plan, _ condition: Expression) -> Plan {
        Plan(
            .filter(input, condition), slots: input.slots, certain: input.certain,
            estimate: max(1, input.estimate / 3), sortedBy: input.sortedBy)
    }

    private func extend(_ input: Plan, _ slot: Slot, _ expression: Expression) -> Plan {
        var certain = input.certain
        switch expression {
        case .term: certain.insert(slot)
        case .variable(let variable) where certain.contains(variables.slot(of: variable)): certain.insert(slot)
        default: break
        }
        return Plan(
            .extend(input, slot, expression), slots: input.slots + [slot], certain: certain,
            estimate: input.estimate, sortedBy: input.sortedBy)
    }

    func project(_ input: Plan, _ slots: [Slot]) -> Plan {
        if input.slots == slots { return input }
        return Plan(
            .project(input), slots: slots, certain: input.certain.intersection(slots), estimate: input.estimate,
            sortedBy: input.sortedBy.flatMap { slots.contains($0) ? $0 : nil })
    }

    func distinct(_ input: Plan) -> Plan {
        Plan(.distinct(input), slots: input.slots, certain: input.certain, estimate: input.estimate, sortedBy: input.sortedBy)
    }

    private func planProject(_ inner: Algebra, _ slots: [Slot], _ graph: GraphIndex, _ demand: Demand) -> Plan {
        let wanted = SlotSet(slots.filter { demand.wants($0) })
        let input = plan(
            inner, graph: graph, demand: Demand(slots: wanted, ignoresDuplicates: demand.ignoresDuplicates))
        return project(input, slots)
    }

    private func planOrder(
        _ inner: Algebra, _ conditions: [OrderCondition], limit: Int?, _ graph: GraphIndex, _ demand: Demand
    ) -> Plan {
        let wanted = demand.adding(conditions.flatMap { slots(of: $0.expression) })
        let isVolatile = conditions.contains { $0.expression.isVolatile }
        var inputDemand = isVolatile ? wanted.countingDuplicates : wanted
        inputDemand.welcomeOrder = nil
        if limit != nil, let first = conditions.first, case .variable(let variable) = first.expression {
            inputDemand.welcomeOrder = (variables.slot(of: variable), first.isDescending)
        }
        let input = plan(inner, graph: graph, demand: inputDemand)
        return order(input, conditions, limit: limit)
    }

    private func order(_ input: Plan, _ conditions: [OrderCondition], limit: Int?) -> Plan {
        Plan(
            .order(input, conditions, limit: limit), slots: input.slots, certain: input.certain,
            estimate: limit.map { min(Double($0), input.estimate) } ?? input.estimate)
    }

    private func planSlice(
        _ inner: Algebra, offset: Int, limit: Int?, _ graph: GraphIndex, _ demand: Demand
    ) -> Plan {
        // Which rows are cut off depends on how often rows occur.
        let demand = demand.countingDuplicates
        let input: Plan
        let top = limit.flatMap { limit -> Int? in
            let (sum, overflow) = limit.addingReportingOverflow(offset)
            return overflow ? nil : sum
        }
        // Only the first rows of an order are needed, whatever is projected from them.
        if isOptimized, let top, case .project(.orderBy(let ordered, let conditions), let projected) = inner {
            let slots = projected.map { variables.slot(of: $0) }
            let wanted = Demand(slots: SlotSet(slots.filter { demand.wants($0) }), ignoresDuplicates: false)
            input = project(planOrder(ordered, conditions, limit: top, graph, wanted), slots)
        } else if isOptimized, let top, case .orderBy(let ordered, let conditions) = inner {
            input = planOrder(ordered, conditions, limit: top, graph, demand)
        } else {
            input = plan(inner, graph: graph, demand: demand)
        }
        return Plan(
            .slice(input, offset: offset, limit: limit), slots: input.slots, certain: input.certain,
            estimate: limit.map { min(Double($0), input.estimate) } ?? input.estimate, sortedBy: input.sortedBy)
    }

    private func planGroup(_ inner: Algebra, _ grouping: Grouping, _ graph: GraphIndex) -> Plan {
        let pattern = plan(inner, graph: graph, demand: demand(of: grouping))
        // Where the order is free, the key's: its groups then come one after the other.
        let keySlots = grouping.keys.prefix(1).compactMap { key -> Slot? in
            if case .variable(let variable) = key.expression { variables.slot(of: variable) } else { nil }
        }
        let input = isOptimized ? joinPlanner(graph).ordered(pattern, for: SlotSet(keySlots)) : pattern
        let keys = grouping.keys.map { variables.slot(of: $0.variable) }
        let results = grouping.aggregates.map { variables.slot(of: $0.variable) }
        var certain: SlotSet = []
        for (key, slot) in zip(grouping.keys, keys) {
            if case .variable(let variable) = key.expression,
                input.certain.contains(variables.slot(of: variable))
            {
                certain.insert(slot)
            }
        }
        for (binding, slot) in zip(grouping.aggregates, results) where binding.aggregate.function == .count {
            certain.insert(slot)
        }
        return Plan(
            .group(input, grouping), slots: keys + results, certain: certain,
            estimate: keys.isEmpty ? 1 : max(1, input.estimate.squareRoot()))
    }

    /// What grouping wants: the variables that keys and arguments read; duplicates only if they count.
    private func demand(of grouping: Grouping) -> Demand {
        var wanted: SlotSet = []
        var ignoresDuplicates = true
        for key in grouping.keys {
            wanted.formUnion(slots(of: key.expression))
            if key.expression.isVolatile { ignoresDuplicates = false }
        }
        for aggregate in grouping.aggregates.map(\.aggregate) {
            guard let argument = aggregate.argument else {
                // COUNT(DISTINCT *) counts whole solutions.
                if aggregate.isDistinct { return .everything }
                ignoresDuplicates = false
                continue
            }
            wanted.formUnion(slots(of: argument))
            let isExtreme = aggregate.function == .minimum || aggregate.function == .maximum
            if !aggregate.isDistinct && !isExtreme || argument.isVolatile { ignoresDuplicates = false }
        }
        return Demand(slots: wanted, ignoresDuplicates: ignoresDuplicates)
    }

    // MARK: Operators with several inputs, and sources

    func union(_ inputs: [Plan]) -> Plan {
        var slots: [Slot] = []
        for input in inputs { slots += input.slots.filter { !slots.contains($0) } }
        let certain = inputs.dropFirst().reduce(inputs.first?.certain ?? []) { $0.intersection($1.certain) }
        return Plan(.union(inputs), slots: slots, certain: certain, estimate: inputs.reduce(0) { $0 + $1.estimate })
    }

    private func planLeftJoin(
        _ left: Algebra, _ right: Algebra, _ condition: Expression?, _ graph: GraphIndex, _ demand: Demand
    ) -> Plan {
        var demand = demand
        if let condition {
            demand = demand.adding(slots(of: condition))
            if condition.isVolatile { demand = .everything }
        }
        let shared = right.variablesInScope.map { variables.slot(of: $0) }
        let left = plan(left, graph: graph, demand: demand.adding(shared))
        let standalone = plan(right, graph: graph, demand: demand.adding(left.slots))
        let newSlots = standalone.slots.filter { !left.slots.contains($0) }
        if isOptimized {
            let row = variables.freshSlot()
            let joins = joinPlanner(graph)
            if let seeded = joins.seeded(right, left: left, row: row, allowsFilters: false),
                seeded.cost < standalone.cost + left.estimate
            {
                return Plan(
                    .indexLeftJoin(left, seeded, condition: condition, row: row),
                    slots: seeded.slots.filter { $0 != row }, certain: left.certain,
                    estimate: max(left.estimate, seeded.estimate), sortedBy: nil)
            }
        }
        return Plan(
            .hashLeftJoin(left, standalone, condition: condition), slots: left.slots + newSlots,
            certain: left.certain, estimate: left.estimate)
    }

    private func planMinus(_ left: Algebra, _ right: Algebra, _ graph: GraphIndex, _ demand: Demand) -> Plan {
        let other = right.variablesInScope.map { variables.slot(of: $0) }
        let left = plan(left, graph: graph, demand: demand.adding(other))
        let right = plan(right, graph: graph, demand: Demand(slots: SlotSet(left.slots), ignoresDuplicates: true))
        if SlotSet(left.slots).isDisjoint(with: right.slots) { return left }
        return Plan(.minus(left, right), slots: left.slots, certain: left.certain, estimate: left.estimate)
    }

    private func planGraph(_ name: PatternTerm, _ inner: Algebra, _ demand: Demand) -> Plan {
        switch name {
        case .term(let term):
            let id = terms.id(of: term)
            guard let graph = graphs.graph(named: id) else {
                let plan = plan(inner, graph: GraphIndex(), demand: demand)
                return Plan(.nothing, slots: plan.slots, certain: plan.certain, estimate: 0)
            }
            let plan = plan(inner, graph: graph, demand: demand)
            return Plan(.namedGraph(id, plan), slots: plan.slots, certain: plan.certain, estimate: plan.estimate)
        case .variable(let variable):
            // The largest graph stands for all.
            let largest = graphs.named.max { $0.index.count < $1.index.count }?.index ?? GraphIndex()
            let slot = variables.slot(of: variable)
            let plan = plan(inner, graph: largest, demand: demand.adding([slot]))
            return Plan(
                .eachGraph(slot, plan), slots: plan.slots.contains(slot) ? plan.slots : plan.slots + [slot],
                certain: plan.certain.union([slot]),
                estimate: plan.estimate * Double(max(1, min(graphs.named.count, 16))))
        }
    }

    func planService(_ service: ServicePattern, endpoints: Plan?) -> Plan {
        var slots: [Slot] = []
        for variable in Algebra.service(service).variablesInScope { slots.append(variables.slot(of: variable)) }
        let endpoint = service.endpoint.variable.map { variables.slot(of: $0) }
        return Plan(.service(service, endpoints, endpoint: endpoint), slots: slots, certain: [], estimate: 100)
    }

    private func planValues(_ table: ValuesTable) -> Plan {
        let slots = table.variables.map { variables.slot(of: $0) }
        var certain: SlotSet = []
        for (column, slot) in slots.enumerated() where table.rows.allSatisfy({ $0[column] != nil }) {
            certain.insert(slot)
        }
        return Plan(.values(table), slots: slots, certain: certain, estimate: Double(table.rows.count))
    }
}
