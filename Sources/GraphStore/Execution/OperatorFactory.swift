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
        case .indexJoin(let input, let scan):
            return IndexJoinOperator(
                input: make(input), certain: input.certain, scan: scan, graph: graph, context: context)
        case .hashJoin(let left, let right):
            return HashJoinOperator(
                make(left), left.certain, make(right), right.certain, slots: plan.slots, context: context)
        case .hashLeftJoin(let left, let right, let condition):
            return HashLeftJoinOperator(
                make(left), left.certain, make(right), right.certain,
                condition: condition.map { expression($0, slots: plan.slots, certain: left.certain) },
                slots: plan.slots, context: context)
        case .indexLeftJoin(let left, let right, let condition, let row):
            return IndexLeftJoinOperator(
                make(left), seeded(right, row: row, input: left),
                condition: condition.map { expression($0, slots: plan.slots, certain: left.certain) },
                slots: plan.slots, context: context)
        case .minus(let left, let right):
            return CompatibilityFilterOperator(
                make(left), left.certain, make(right), right.certain, isMinus: true, keepsMatched: false,
                context: context)
        case .indexSemiJoin(let left, let right, let isNegated, let row):
            return IndexSemiJoinOperator(
                make(left), seeded(right, row: row, input: left), isNegated: isNegated, context: context)
        case .union(let inputs):
            return UnionOperator(inputs.map(make), slots: plan.slots, context: context)
        case .filter(let input, let condition):
            return FilterOperator(make(input), expression(condition, input), context: context)
        case .extend(let input, let slot, let value):
            return ExtendOperator(make(input), slot, expression(value, input), context: context)
        case .project(let input):
            return ProjectOperator(make(input), slots: plan.slots, context: context)
        case .distinct(let input):
            return DistinctOperator(make(input), context: context)
        case .order(let input, let conditions, let limit):
            return OrderOperator(
                make(input),
                conditions.map { (expression($0.expression, input), $0.isDescending) }, limit: limit,
                context: context)
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

    private func expression(_ expression: Expression, _ input: Plan) -> RowExpression {
        self.expression(expression, slots: input.slots, certain: input.certain)
    }

    private func expression(_ expression: Expression, slots: [Slot], certain: Set<Slot>) -> RowExpression {
        RowExpression(expression, slots: slots, certain: certain, graph: graph, context: context)
    }

    private func seeded(_ plan: Plan, row: Slot, input: Plan) -> SeededPlan {
        SeededPlan(plan: plan, rowSlot: row, inputSlots: input.slots, graph: graph, meters: meters)
    }
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
