import RDF
import SPARQL

/// Makes running operators from a plan, in one graph.
struct OperatorFactory {
    let context: QueryContext
    let graph: GraphIndex
    /// What a plan's `seed` stands for.
    let seed: SeedOperator?
    let meters: PlanMeters

    func make(_ plan: Plan) -> Operator {
        let made = makeOperator(plan)
        made.meter = meters.meter(of: plan)
        return made
    }

    private func makeOperator(_ plan: Plan) -> Operator {
        switch plan.operation {
        case .unit:
            return UnitOperator(rows: 1, context: context)
        case .nothing:
            return NothingOperator(slots: plan.slots, context: context)
        case .seed:
            return seed ?? NothingOperator(slots: plan.slots, context: context)
        case .scan(let scan, let order):
            return ScanOperator(scan, order: order, graph: graph, context: context)
        case .valueScan(let scan, let range, let isDescending):
            return graph.isCompact
                ? ValueScanOperator(scan, range: range, isDescending: isDescending, graph: graph, context: context)
                : ScanOperator(scan, order: .pso, graph: graph, context: context)
        case .indexJoin(let input, let scan):
            return indexJoin(input, scan, slots: plan.slots)
        case .intersectionJoin(let input, let scans, let variable):
            return intersectionJoin(input, scans, variable, slots: plan.slots)
        case .hashJoin(let left, let right):
            return HashJoinOperator(
                make(left), left.certain, make(right), right.certain, slots: plan.slots, context: context)
        case .hashLeftJoin(let left, let right, let condition):
            return HashLeftJoinOperator(
                make(left), left.certain, make(right), right.certain,
                condition: condition.map { expression($0, slots: plan.slots, certain: left.certain) },
                slots: plan.slots, context: context)
        case .indexLeftJoin(let left, let right, let condition, let row):
            let made = make(left)
            if condition == nil, let scan = right.scanBehindSeed,
                let join = RunJoinOperator(
                    input: made, certain: left.certain, scan: scan, slots: plan.slots, keepsUnmatched: true,
                    graph: graph, context: context)
            {
                return join
            }
            return IndexLeftJoinOperator(
                made, seeded(right, row: row, input: left),
                condition: condition.map { expression($0, slots: plan.slots, certain: left.certain) },
                slots: plan.slots, context: context)
        case .minus(let left, let right):
            return CompatibilityFilterOperator(
                make(left), left.certain, make(right), right.certain, isMinus: true, keepsMatched: false,
                context: context)
        case .indexSemiJoin(let left, let right, let isNegated, let row):
            if let join = testedPathJoin(left, right, isNegated: isNegated) { return join }
            let made = make(left)
            if let scan = right.scanBehindSeed,
                let join = RunSemiJoinOperator(
                    input: made, certain: left.certain, scan: scan, isNegated: isNegated, graph: graph,
                    context: context)
            {
                return join
            }
            return IndexSemiJoinOperator(
                made, seeded(right, row: row, input: left), isNegated: isNegated, context: context)
        case .union(let inputs):
            return UnionOperator(inputs.map(make), slots: plan.slots, context: context)
        case .filter(let input, let condition):
            return FilterOperator(make(input), expression(condition, input), context: context)
        case .extend(let input, let slot, let value):
            return ExtendOperator(make(input), slot, expression(value, input), context: context)
        case .project(let input):
            return projection(input, slots: plan.slots)
        case .distinct(let input):
            return DistinctOperator(make(input), context: context)
        case .order(let input, let conditions, let limit):
            var isPresorted = false
            if let first = conditions.first, case .variable(let variable) = first.expression, graph.isCompact,
                let order = input.valueOrder
            {
                isPresorted =
                    order.slot == context.variables.slot(of: variable) && order.isDescending == first.isDescending
            }
            return OrderOperator(
                make(input),
                conditions.map { (expression($0.expression, input), $0.isDescending) }, limit: limit,
                isPresorted: isPresorted, context: context)
        case .slice(let input, let offset, let limit):
            return SliceOperator(make(input), offset: offset, limit: limit, context: context)
        case .group(let input, let grouping):
            return GroupOperator(
                make(input), keys: grouping.keys.map { expression($0.expression, input) },
                aggregates: grouping.aggregates.map { binding in
                    GroupAggregate(
                        binding.aggregate, argument: binding.aggregate.argument.map { expression($0, input) },
                        width: input.slots.count)
                }, slots: plan.slots, context: context)
        case .values(let table):
            return ValuesOperator(table, slots: plan.slots, context: context)
        case .path(let scan):
            return PathJoinOperator(
                input: UnitOperator(rows: 1, context: context), scan: scan, graph: graph, context: context)
        case .pathJoin(let input, let scan):
            return PathJoinOperator(input: make(input), scan: scan, graph: graph, context: context)
        case .reach(let input, let path):
            return ReachOperator(make(input), path, slots: plan.slots, graph: graph, context: context)
        case .namedGraph(let name, let inner):
            guard let named = context.graphs.graph(named: name) else {
                return NothingOperator(slots: plan.slots, context: context)
            }
            return OperatorFactory(context: context, graph: named, seed: nil, meters: meters).make(inner)
        case .eachGraph(let slot, let inner):
            return EachGraphOperator(inner, slot: slot, slots: plan.slots, meters: meters, context: context)
        case .service(let service, let input, let endpoint):
            return ServiceOperator(
                service, input: input.map(make), endpointSlot: endpoint, slots: plan.slots, context: context)
        }
    }

    // MARK: Joins with patterns

    private func indexJoin(_ input: Plan, _ scan: PatternScan, slots: [Slot]) -> Operator {
        let made = make(input)
        return RunJoinOperator(
            input: made, certain: input.certain, scan: scan, slots: slots, graph: graph, context: context)
            ?? IndexJoinOperator(
                input: made, certain: input.certain, scan: scan, slots: slots, graph: graph, context: context)
    }

    /// EXISTS or NOT EXISTS of a pattern that speaks of nothing but the nodes that a path leads to: the path join asks
    /// it of each node that a walk reaches, not of each solution. Nil for anything else.
    private func testedPathJoin(_ left: Plan, _ right: Plan, isNegated: Bool) -> Operator? {
        guard case .pathJoin(let input, let path) = left.operation, let scan = right.scanBehindSeed, let subject = path.subject.slot, let object = path.object.slot,
            let (test, slot, end) = RunTest.of(scan, certain: left.certain, isNegated: isNegated, graph: graph),
            input.certain.contains(slot == object ? subject : object), slot == object || slot == subject, !input.bound.contains(slot),
            end.slot.map({ !left.bound.contains($0) && $0 != slot }) ?? true
        else { return nil }
        let made = PathJoinOperator(input: make(input), scan: path, endTest: test, graph: graph, context: context)
        // The line of the path join in an explanation shows the same rows and time.
        made.innerMeter = meters.meter(of: left)
        return made
    }

    /// In a graph that is not one index, the patterns are joined one after the other.
    private func intersectionJoin(
        _ input: Plan, _ scans: [PatternScan], _ variable: Slot, slots: [Slot]
    ) -> Operator {
        let made = make(input)
        if let join = IntersectionJoinOperator(
            input: made, certain: input.certain, scans: scans, variable: variable, slots: slots, graph: graph,
            context: context)
        {
            return join
        }
        var current = made
        var certain = input.certain
        for (index, scan) in scans.enumerated() {
            let all = current.slots + scan.slots.filter { !current.slots.contains($0) }
            current = IndexJoinOperator(
                input: current, certain: certain, scan: scan, slots: index == scans.count - 1 ? slots : all,
                graph: graph, context: context)
            certain.formUnion(scan.slots)
        }
        return current
    }

    /// Joins hand out only the columns that are wanted, so that none is copied for nothing.
    private func projection(_ input: Plan, slots: [Slot]) -> Operator {
        let made: Operator
        switch input.operation {
        case .indexJoin(let inner, let scan) where input.slots.containsAll(slots):
            made = indexJoin(inner, scan, slots: slots)
        case .intersectionJoin(let inner, let scans, let variable) where input.slots.containsAll(slots):
            made = intersectionJoin(inner, scans, variable, slots: slots)
        default:
            return ProjectOperator(make(input), slots: slots, context: context)
        }
        // The join's own line of an explanation shows the same rows and time.
        made.innerMeter = meters.meter(of: input)
        return made
    }

    private func expression(_ expression: Expression, _ input: Plan) -> RowExpression {
        self.expression(expression, slots: input.slots, certain: input.certain)
    }

    private func expression(_ expression: Expression, slots: [Slot], certain: SlotSet) -> RowExpression {
        RowExpression(expression, slots: slots, certain: certain, graph: graph, context: context)
    }

    private func seeded(_ plan: Plan, row: Slot, input: Plan) -> SeededPlan {
        SeededPlan(plan: plan, rowSlot: row, inputSlots: input.slots, graph: graph, meters: meters)
    }
}

extension Plan {
    /// The pattern, where the plan is no more than one that is looked up for what is handed in.
    fileprivate var scanBehindSeed: PatternScan? {
        guard case .indexJoin(let seed, let scan) = operation, case .seed = seed.operation else { return nil }
        return scan
    }
}

extension [Slot] {
    /// Whether all of some slots are among these.
    fileprivate func containsAll(_ slots: [Slot]) -> Bool { slots.allSatisfy { contains($0) } }
}

/// No solutions, of any width.
final class NothingOperator: Operator {}

/// The meters of a plan's operators. A plan that is run many times, for batches or graphs, has one.
package final class PlanMeters {
    private let isMeasuring: Bool
    private var meters: [ObjectIdentifier: OperatorMeter] = [:]

    package init(isMeasuring: Bool) { self.isMeasuring = isMeasuring }

    package func meter(of plan: Plan) -> OperatorMeter? {
        guard isMeasuring else { return nil }
        if let meter = meters[ObjectIdentifier(plan)] { return meter }
        let meter = OperatorMeter()
        meters[ObjectIdentifier(plan)] = meter
        return meter
    }
}
