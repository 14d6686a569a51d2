import RDF
import SPARQL

/// Chooses the order of joins in one graph: greedily, each time what is expected to leave the fewest
/// rows.
struct JoinPlanner {
    let planner: Planner
    let graph: GraphIndex
    private let domains = VariableDomains()

    init(planner: Planner, graph: GraphIndex) {
        self.planner = planner
        self.graph = graph
    }

    /// The plan of a join (or of one operand alone) under conditions, each applied as soon as all it
    /// reads is bound.
    func plan(_ algebra: Algebra, filters: [Expression], demand: Demand) -> Plan {
        var parts: [JoinPart] = []
        var services: [ServicePattern] = []
        collect(algebra, &parts, &services)
        var inScope = parts.reduce(into: SlotSet()) { $0.formUnion($1.slots) }
        for service in services { inScope.formUnion(slots(of: service)) }
        var conditions = filters.map { JoinCondition($0, planner) }
        let ranges = planner.isOptimized ? valueRanges(filters) : [:]
        var current: Plan? = nil
        while let next = takeNext(&parts, after: current, ranges) {
            current =
                intersection(next, &parts, after: current) ?? current.map { join($0, next) }
                ?? valueScan(next, ranges, welcomeOrder: demand.welcomeOrder) ?? start(next)
            if planner.isOptimized, let plan = current {
                let filtered = applyReady(
                    &conditions, to: plan, inScope: inScope, isLast: parts.isEmpty && services.isEmpty)
                current = services.isEmpty ? reduced(filtered, to: live(demand, conditions, parts)) : filtered
            }
        }
        var result = current ?? Plan(.unit, slots: [], certain: [], estimate: 1)
        for service in services {
            let isOpen = service.endpoint.variable.map { result.slots.contains(planner.variables.slot(of: $0)) } ?? false
            result = hashJoin(result, planner.planService(service, endpoints: isOpen ? result : nil))
        }
        return apply(conditions.map(\.expression), to: result)
    }

    private func slots(of service: ServicePattern) -> SlotSet {
        SlotSet(Algebra.service(service).variablesInScope.map { planner.variables.slot(of: $0) })
    }

    // MARK: Leaving out

    /// What is still wanted while conditions and parts are left to do.
    private func live(_ demand: Demand, _ conditions: [JoinCondition], _ parts: [JoinPart]) -> Demand {
        var live = demand
        for condition in conditions { live.slots?.formUnion(condition.mentions) }
        for part in parts { live.slots?.formUnion(part.slots) }
        return live
    }

    /// Drops columns that nobody reads any more; and where duplicates make no difference and many are
    /// to be expected among what is left, drops those as well.
    private func reduced(_ plan: Plan, to demand: Demand) -> Plan {
        guard let wanted = demand.slots, !plan.bound.isSubset(of: wanted) else { return plan }
        let kept = plan.slots.filter { wanted.contains($0) }
        if demand.ignoresDuplicates, let reached = reached(plan, kept) { return reached }
        let projected = planner.project(plan, kept)
        guard demand.ignoresDuplicates, plan.estimate > 64 else { return projected }
        let distinctRows = kept.reduce(1.0) { $0 * domains.size(of: $1) }
        guard distinctRows < plan.estimate / 2 else { return projected }
        let distinct = planner.distinct(projected)
        return Plan(
            distinct.operation, slots: kept, certain: distinct.certain, estimate: distinctRows,
            sortedBy: distinct.sortedBy)
    }

    /// A closure of which only the ends are wanted, each once: one walk from all starts at once.
    private func reached(_ plan: Plan, _ kept: [Slot]) -> Plan? {
        guard case .pathJoin(let input, let scan) = plan.operation, kept.count == 1,
            input.slots.count == 1, let start = input.slots.first, input.certain.contains(start)
        else { return nil }
        let path: CompiledPath
        if scan.subject.slot == start, scan.object.slot == kept[0] {
            path = scan.path
        } else if scan.object.slot == start, scan.subject.slot == kept[0] {
            path = scan.path.reversed
        } else {
            return nil
        }
        switch path {
        case .oneOrMore, .zeroOrMore:
            return Plan(
                .reach(input, path), slots: kept, certain: SlotSet(kept), estimate: plan.estimate)
        default: return nil
        }
    }

    func collect(_ algebra: Algebra, _ parts: inout [JoinPart], _ services: inout [ServicePattern]) {
        switch algebra {
        case .basicGraphPattern(let patterns):
            for pattern in patterns {
                let scan = scan(pattern), part = JoinPart(scan, in: graph)
                parts.append(part)
                domains.note(scan, part)
            }
        case .path(let pattern):
            parts.append(JoinPart(scan(pattern), in: graph))
        case .join(let operands):
            for operand in operands { collect(operand, &parts, &services) }
        case .service(let service) where service.endpoint.variable != nil:
            services.append(service)
        default:
            parts.append(JoinPart(planner.plan(algebra, graph: graph)))
        }
    }

    private func scan(_ pattern: TriplePattern) -> PatternScan {
        PatternScan(term(pattern.subject), term(pattern.predicate), term(pattern.object))
    }

    private func scan(_ pattern: PathPattern) -> PathScan {
        PathScan(
            term(pattern.subject), CompiledPath(pattern.path, dictionary: planner.terms.dictionary),
            term(pattern.object))
    }

    /// A term that occurs nowhere gets an id of the query's own, which no index holds.
    private func term(_ term: PatternTerm) -> ScanTerm {
        switch term {
        case .variable(let variable): .variable(planner.variables.slot(of: variable))
        case .term(let term): .constant(planner.terms.id(of: term))
        }
    }

    // MARK: Order

    /// Takes the part to be joined next: the first as written where nothing is optimised, otherwise
    /// the one with the fewest rows expected, among those that share a variable if there are any.
    func takeNext(_ parts: inout [JoinPart], after current: Plan?, _ ranges: [Slot: ValueRange] = [:]) -> JoinPart? {
        guard !parts.isEmpty else { return nil }
        guard planner.isOptimized, parts.count > 1 else { return parts.removeFirst() }
        var best = 0
        var bestRank = (isConnected: false, rows: Double.infinity)
        var considered = 0
        for (index, part) in parts.enumerated() {
            let isConnected = current.map { !$0.bound.isDisjoint(with: part.slots) } ?? true
            if bestRank.isConnected, !isConnected { continue }
            let rows =
                current.map { part.estimate(joinedTo: $0, in: graph) } ?? valueEstimate(part, ranges) ?? part.count
            if isConnected && !bestRank.isConnected
                || isConnected == bestRank.isConnected && rows < bestRank.rows
            {
                best = index
                bestRank = (isConnected, rows)
            }
            considered += 1
            if considered >= Self.mostConsidered, bestRank.isConnected { break }
        }
        return parts.remove(at: best)
    }

    /// Of a join of thousands of parts no more than these are weighed at each step, in the order in which they
    /// are written: planning would take longer than answering.
    private static let mostConsidered = 128

    // MARK: Joins

    private func start(_ part: JoinPart) -> Plan {
        switch part.kind {
        case .pattern(let pattern): return scanPlan(pattern, count: part.count)
        case .path(let path):
            return Plan(.path(path), slots: path.slots, certain: part.slots, estimate: part.count)
        case .plan(let plan): return plan
        }
    }

    private func scanPlan(_ scan: PatternScan, count: Double) -> Plan {
        let constants = scan.constants
        let order = constants.order
        let (first, second, third) = order.positions
        let leading = [first, second, third].first { constants[$0] == TermIDs.none }
        return Plan(
            .scan(scan, order), slots: scan.slots, certain: scan.slotSet, estimate: count,
            sortedBy: leading.flatMap { scan[$0].slot })
    }

    /// A scan that can be read in the order of either variable, in the order that suits a join.
    func ordered(_ plan: Plan, for slots: SlotSet) -> Plan {
        if case .project(let input) = plan.operation {
            return planner.project(ordered(input, for: slots), plan.slots)
        }
        guard case .scan(let scan, .pso) = plan.operation, let object = scan.object.slot, slots.contains(object),
            scan.subject.slot.map({ !slots.contains($0) }) ?? true
        else { return plan }
        return Plan(
            .scan(scan, .pos), slots: plan.slots, certain: plan.certain, estimate: plan.estimate, sortedBy: object)
    }

    func join(_ input: Plan, _ part: JoinPart) -> Plan {
        let plan = planner.isOptimized ? ordered(input, for: part.slots) : input
        let rows = part.estimate(joinedTo: plan, in: graph)
        switch part.kind {
        case .pattern(let scan):
            if !planner.isOptimized { return hashJoin(plan, scanPlan(scan, count: part.count)) }
            // Reading and hashing the whole pattern beats searching it many times over; not where a
            // directory leads to each match.
            if part.count * 2 < plan.estimate, !plan.certain.isDisjoint(with: part.slots),
                part.slots.intersection(plan.bound).isSubset(of: plan.certain),
                RunJoinOperator.access(scan, certain: plan.certain, graph: graph) == nil
            {
                return hashJoin(plan, scanPlan(scan, count: part.count), estimate: rows)
            }
            return Plan(
                .indexJoin(plan, scan), slots: plan.slots.adding(scan), certain: plan.certain.union(part.slots),
                estimate: rows, sortedBy: plan.sortedBy)
        case .path(let scan):
            if !planner.isOptimized { return hashJoin(plan, start(part)) }
            return Plan(
                .pathJoin(plan, scan), slots: plan.slots + scan.slots.filter { !plan.bound.contains($0) },
                certain: plan.certain.union(part.slots), estimate: rows, sortedBy: plan.sortedBy)
        case .plan(let other):
            return planner.isOptimized && other.estimate > plan.estimate
                ? hashJoin(other, plan, estimate: rows) : hashJoin(plan, other, estimate: rows)
        }
    }

    /// The join of a pattern that has one new variable with all others that would then bind nothing
    /// new; nil where there are none.
    private func intersection(_ part: JoinPart, _ parts: inout [JoinPart], after current: Plan?) -> Plan? {
        guard planner.isOptimized, graph.isCompact, !parts.isEmpty, case .pattern(let scan) = part.kind else { return nil }
        let bound = current?.bound ?? [], certain = current?.certain ?? []
        guard let variable = scan.onlySlot(outside: bound),
            IntersectionJoinOperator.boundSide(scan, variable: variable, certain: certain) != nil
        else { return nil }
        // A list many times as long is better looked up in, row by row.
        let longest = 16 * max(1, part.fanOut(scan, bound: bound))
        var scans = [scan], estimate = (current?.estimate ?? 1) * part.fanOut(scan, bound: bound)
        var known = bound
        known.insert(variable)
        parts.removeAll { part in
            guard case .pattern(let other) = part.kind,
                let side = IntersectionJoinOperator.boundSide(other, variable: variable, certain: certain),
                current == nil || other[side].slot != nil && part.fanOut(other, bound: bound) <= longest
            else { return false }
            scans.append(other)
            estimate *= min(1, part.fanOut(other, bound: known))
            return true
        }
        guard scans.count > 1 else { return nil }
        let input = current ?? Plan(.unit, slots: [], certain: [], estimate: 1)
        return Plan(
            .intersectionJoin(input, scans, variable), slots: input.slots + [variable],
            certain: certain.union([variable]), estimate: estimate,
            sortedBy: current == nil ? variable : input.sortedBy)
    }

    func hashJoin(_ left: Plan, _ right: Plan, estimate: Double? = nil) -> Plan {
        Plan(
            .hashJoin(left, right), slots: left.slots + right.slots.filter { !left.bound.contains($0) },
            certain: left.certain.union(right.certain), estimate: estimate ?? left.estimate * max(1, right.estimate))
    }

    // MARK: Conditions

    /// Applies the conditions that read only what the plan always binds, and removes them.
    private func applyReady(
        _ conditions: inout [JoinCondition], to plan: Plan, inScope: SlotSet, isLast: Bool
    ) -> Plan {
        if isLast {
            defer { conditions = [] }
            return apply(conditions.map(\.expression), to: plan)
        }
        var result = plan
        conditions.removeAll { condition in
            // A variable that the join never binds stays unbound, now as later.
            guard !condition.hasExistence, condition.reads.intersection(inScope).isSubset(of: result.certain)
            else { return false }
            result = planner.filter(result, condition.expression)
            return true
        }
        return result
    }

    /// Applies all conditions, the cheap ones first; EXISTS by looking its pattern up where that means
    /// the same.
    func apply(_ conditions: [Expression], to plan: Plan) -> Plan {
        var result = plan
        for condition in conditions where !condition.hasExistence { result = planner.filter(result, condition) }
        for condition in conditions where condition.hasExistence {
            result = semiJoin(result, condition) ?? planner.filter(result, condition)
        }
        return result
    }

    private func semiJoin(_ left: Plan, _ condition: Expression) -> Plan? {
        guard planner.isOptimized else { return nil }
        let pattern: Algebra, isNegated: Bool
        switch condition {
        case .exists(let inner): (pattern, isNegated) = (inner, false)
        case .notExists(let inner): (pattern, isNegated) = (inner, true)
        case .not(.exists(let inner)): (pattern, isNegated) = (inner, true)
        case .not(.notExists(let inner)): (pattern, isNegated) = (inner, false)
        default: return nil
        }
        let row = planner.variables.freshSlot()
        guard let seeded = seeded(pattern, left: left, row: row, allowsFilters: true) else { return nil }
        return Plan(
            .indexSemiJoin(left, seeded, isNegated: isNegated, row: row), slots: left.slots,
            certain: left.certain, estimate: max(1, left.estimate / 2), sortedBy: left.sortedBy)
    }
}
