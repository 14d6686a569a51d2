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

    /// One operand of a join.
    enum Part {
        case pattern(PatternScan)
        case path(PathScan)
        case plan(Plan)

        var slots: [Slot] {
            switch self {
            case .pattern(let scan): scan.slots
            case .path(let scan): scan.slots
            case .plan(let plan): plan.slots
            }
        }
    }

    /// The plan of a join (or of one operand alone) under conditions, each applied as soon as all it
    /// reads is bound.
    func plan(_ algebra: Algebra, filters: [Expression], demand: Demand) -> Plan {
        var parts: [Part] = []
        var services: [ServicePattern] = []
        collect(algebra, &parts, &services)
        let mentioned = SlotSet(algebra.variablesInScope.map { planner.variables.slot(of: $0) })
        var conditions = filters
        let ranges = planner.isOptimized ? valueRanges(filters) : [:]
        var current: Plan? = nil
        while let next = takeNext(&parts, after: current, ranges) {
            current =
                intersection(next, &parts, after: current) ?? current.map { join($0, next) }
                ?? valueScan(next, ranges, welcomeOrder: demand.welcomeOrder) ?? start(next)
            if planner.isOptimized, let plan = current {
                let filtered = applyReady(
                    &conditions, to: plan, inScope: mentioned, isLast: parts.isEmpty && services.isEmpty)
                current = services.isEmpty ? reduced(filtered, to: live(demand, conditions, parts)) : filtered
            }
        }
        var result = current ?? Plan(.unit, slots: [], certain: [], estimate: 1)
        for service in services {
            let isOpen = service.endpoint.variable.map { result.slots.contains(planner.variables.slot(of: $0)) } ?? false
            result = hashJoin(result, planner.planService(service, endpoints: isOpen ? result : nil))
        }
        return apply(conditions, to: result)
    }

    // MARK: Leaving out

    /// What is still wanted while conditions and parts are left to do.
    private func live(_ demand: Demand, _ conditions: [Expression], _ parts: [Part]) -> Demand {
        demand.adding(conditions.flatMap { planner.slots(of: $0) }).adding(parts.flatMap(\.slots))
    }

    /// Drops columns that nobody reads any more; and where duplicates make no difference and many are
    /// to be expected among what is left, drops those as well.
    private func reduced(_ plan: Plan, to demand: Demand) -> Plan {
        let kept = plan.slots.filter { demand.wants($0) }
        guard kept.count < plan.slots.count else { return plan }
        if demand.ignoresDuplicates, let reached = reached(plan, kept) { return reached }
        let projected = planner.project(plan, kept)
        guard demand.ignoresDuplicates, plan.estimate > 64 else { return projected }
        let distinctRows = kept.reduce(1.0) { $0 * (domains.sizes[$1] ?? .infinity) }
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

    func collect(_ algebra: Algebra, _ parts: inout [Part], _ services: inout [ServicePattern]) {
        switch algebra {
        case .basicGraphPattern(let patterns):
            for pattern in patterns {
                let scan = scan(pattern)
                parts.append(.pattern(scan))
                domains.note(scan, in: graph)
            }
        case .path(let pattern):
            parts.append(.path(scan(pattern)))
        case .join(let operands):
            for operand in operands { collect(operand, &parts, &services) }
        case .service(let service) where service.endpoint.variable != nil:
            services.append(service)
        default:
            parts.append(.plan(planner.plan(algebra, graph: graph)))
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
    func takeNext(_ parts: inout [Part], after current: Plan?, _ ranges: [Slot: ValueRange] = [:]) -> Part? {
        guard !parts.isEmpty else { return nil }
        guard planner.isOptimized, parts.count > 1 else { return parts.removeFirst() }
        var best = 0
        var bestRank = (isConnected: false, rows: Double.infinity)
        for (index, part) in parts.enumerated() {
            let isConnected = current.map { plan in part.slots.contains { plan.slots.contains($0) } } ?? true
            let rows = current.map { estimate($0, part) } ?? valueEstimate(part, ranges) ?? estimate(part)
            if isConnected && !bestRank.isConnected
                || isConnected == bestRank.isConnected && rows < bestRank.rows
            {
                best = index
                bestRank = (isConnected, rows)
            }
        }
        return parts.remove(at: best)
    }

    func estimate(_ part: Part) -> Double {
        switch part {
        case .pattern(let scan): Double(graph.count(of: scan.constants))
        case .path(let scan): pathEstimate(scan, bound: [])
        case .plan(let plan): plan.estimate
        }
    }

    /// The rows expected from joining a part to a plan.
    func estimate(_ plan: Plan, _ part: Part) -> Double {
        switch part {
        case .pattern(let scan):
            return plan.estimate * fanOut(scan, bound: SlotSet(plan.slots))
        case .path(let scan):
            return plan.estimate * pathEstimate(scan, bound: SlotSet(plan.slots))
        case .plan(let other):
            let shared = plan.slots.contains { other.slots.contains($0) }
            return shared ? max(plan.estimate, other.estimate) : plan.estimate * other.estimate
        }
    }

    /// How many matches of a pattern there are, on average, for one solution that binds some of its
    /// variables.
    func fanOut(_ scan: PatternScan, bound: SlotSet) -> Double {
        let count = Double(graph.count(of: scan.constants))
        var divisor = 1.0
        let statistics = scan.predicate.slot == nil ? graph.statistics(of: scan.predicate.constant) : nil
        if let slot = scan.subject.slot, bound.contains(slot) {
            divisor *= Double(statistics?.distinctSubjects ?? graph.distinctSubjectCount)
        }
        if let slot = scan.object.slot, bound.contains(slot) {
            divisor *= Double(statistics?.distinctObjects ?? graph.distinctObjectCount)
        }
        if let slot = scan.predicate.slot, bound.contains(slot) {
            divisor *= Double(graph.base.predicateStatistics.count)
        }
        return count / max(1, divisor)
    }

    private func pathEstimate(_ scan: PathScan, bound: SlotSet) -> Double {
        let isSubjectBound = scan.subject.slot.map { bound.contains($0) } ?? true
        let isObjectBound = scan.object.slot.map { bound.contains($0) } ?? true
        switch (isSubjectBound, isObjectBound) {
        case (true, true): return 1
        case (true, false), (false, true): return 30
        case (false, false): return max(1000, Double(graph.count) * 10)
        }
    }

    // MARK: Joins

    private func start(_ part: Part) -> Plan {
        switch part {
        case .pattern(let pattern): return scanPlan(pattern)
        case .path(let path):
            return Plan(.path(path), slots: path.slots, certain: SlotSet(path.slots), estimate: estimate(part))
        case .plan(let plan): return plan
        }
    }

    private func scanPlan(_ scan: PatternScan) -> Plan {
        let constants = scan.constants
        let order = constants.order
        let (first, second, third) = order.positions
        let leading = [first, second, third].first { constants[$0] == TermIDs.none }
        return Plan(
            .scan(scan, order), slots: scan.slots, certain: SlotSet(scan.slots),
            estimate: Double(graph.count(of: constants)), sortedBy: leading.flatMap { scan[$0].slot })
    }

    /// A scan that can be read in the order of either variable, in the order that suits a join.
    func ordered(_ plan: Plan, for slots: [Slot]) -> Plan {
        if case .project(let input) = plan.operation {
            return planner.project(ordered(input, for: slots), plan.slots)
        }
        guard case .scan(let scan, .pso) = plan.operation, let object = scan.object.slot, slots.contains(object),
            scan.subject.slot.map({ !slots.contains($0) }) ?? true
        else { return plan }
        return Plan(
            .scan(scan, .pos), slots: plan.slots, certain: plan.certain, estimate: plan.estimate, sortedBy: object)
    }

    func join(_ input: Plan, _ part: Part) -> Plan {
        let plan = planner.isOptimized ? ordered(input, for: part.slots) : input
        let rows = estimate(plan, part)
        switch part {
        case .pattern(let scan):
            let scanned = scanPlan(scan)
            if !planner.isOptimized { return hashJoin(plan, scanned) }
            let shared = scan.slots.filter { plan.certain.contains($0) }
            // Reading and hashing the whole pattern beats searching it many times over; not where a
            // directory leads to each match.
            if !shared.isEmpty, RunJoinOperator.access(scan, certain: plan.certain, graph: graph) == nil, scan.slots.allSatisfy({ plan.certain.contains($0) || !plan.slots.contains($0) }),
                scanned.estimate * 2 < plan.estimate
            {
                return hashJoin(plan, scanned, estimate: rows)
            }
            return Plan(
                .indexJoin(plan, scan), slots: plan.slots + scan.slots.filter { !plan.slots.contains($0) },
                certain: plan.certain.union(scan.slots), estimate: rows, sortedBy: plan.sortedBy)
        case .path(let scan):
            if !planner.isOptimized { return hashJoin(plan, start(part)) }
            return Plan(
                .pathJoin(plan, scan), slots: plan.slots + scan.slots.filter { !plan.slots.contains($0) },
                certain: plan.certain.union(scan.slots), estimate: rows, sortedBy: plan.sortedBy)
        case .plan(let other):
            return planner.isOptimized && other.estimate > plan.estimate
                ? hashJoin(other, plan, estimate: rows) : hashJoin(plan, other, estimate: rows)
        }
    }

    /// The join of a pattern that has one new variable with all others that would then bind nothing
    /// new; nil where there are none.
    private func intersection(_ part: Part, _ parts: inout [Part], after current: Plan?) -> Plan? {
        guard planner.isOptimized, graph.isCompact, case .pattern(let scan) = part else { return nil }
        let input = current ?? Plan(.unit, slots: [], certain: [], estimate: 1)
        let new = scan.slots.filter { !input.slots.contains($0) }
        guard new.count == 1, let variable = new.first,
            IntersectionJoinOperator.boundSide(scan, variable: variable, certain: input.certain) != nil
        else { return nil }
        let bound = SlotSet(input.slots)
        // A list many times as long is better looked up in, row by row.
        let longest = 16 * max(1, fanOut(scan, bound: bound))
        var scans = [scan], estimate = input.estimate * fanOut(scan, bound: bound)
        let known = bound.union(new)
        parts.removeAll { part in
            guard case .pattern(let other) = part,
                let side = IntersectionJoinOperator.boundSide(other, variable: variable, certain: input.certain),
                current == nil || other[side].slot != nil && fanOut(other, bound: bound) <= longest
            else { return false }
            scans.append(other)
            estimate *= min(1, fanOut(other, bound: known))
            return true
        }
        guard scans.count > 1 else { return nil }
        return Plan(
            .intersectionJoin(input, scans, variable), slots: input.slots + new, certain: input.certain.union(new),
            estimate: estimate, sortedBy: current == nil ? variable : input.sortedBy)
    }

    func hashJoin(_ left: Plan, _ right: Plan, estimate: Double? = nil) -> Plan {
        Plan(
            .hashJoin(left, right), slots: left.slots + right.slots.filter { !left.slots.contains($0) },
            certain: left.certain.union(right.certain), estimate: estimate ?? left.estimate * max(1, right.estimate))
    }

    // MARK: Conditions

    /// Applies the conditions that read only what the plan always binds, and removes them.
    private func applyReady(
        _ conditions: inout [Expression], to plan: Plan, inScope: SlotSet, isLast: Bool
    ) -> Plan {
        if isLast {
            defer { conditions = [] }
            return apply(conditions, to: plan)
        }
        var result = plan
        conditions.removeAll { condition in
            let reads = condition.variables.map { planner.variables.slot(of: $0) }
            // A variable that the join never binds stays unbound, now as later.
            guard !condition.hasExistence,
                reads.allSatisfy({ result.certain.contains($0) || !inScope.contains($0) })
            else { return false }
            result = planner.filter(result, condition)
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
