import RDF
import SPARQL

// Plans that start from a batch.
extension JoinPlanner {
    /// The plan of a pattern that starts from batches of `left`, or nil where looking the pattern up
    /// row by row could mean something else than evaluating it by itself.
    ///
    /// - Parameter allowsFilters: whether conditions in the pattern may see the variables of `left`,
    ///   as they do under EXISTS and do not under OPTIONAL.
    func seeded(_ algebra: Algebra, left: Plan, row: Slot, allowsFilters: Bool) -> Plan? {
        var patterns: [Algebra] = []
        var conditions: [Expression] = []
        guard flatten(algebra, allowsFilters: allowsFilters, &patterns, &conditions) else { return nil }
        var parts: [JoinPart] = []
        var services: [ServicePattern] = []
        for pattern in patterns { collect(pattern, &parts, &services) }
        for part in parts {
            if allowsFilters, case .path(let scan) = part.kind, scan.path.canBeEmpty { return nil }
        }
        var current = Plan(
            .seed, slots: left.slots + [row], certain: left.certain.union([row]), estimate: max(1, left.estimate),
            sortedBy: left.sortedBy)
        while let next = takeNext(&parts, after: current) { current = lookUp(current, next) }
        return apply(conditions, to: current)
    }

    /// A join that keeps the batch's rows on the left.
    private func lookUp(_ plan: Plan, _ part: JoinPart) -> Plan {
        switch part.kind {
        case .pattern(let scan):
            return Plan(
                .indexJoin(plan, scan), slots: plan.slots.adding(scan), certain: plan.certain.union(part.slots),
                estimate: part.estimate(joinedTo: plan, in: graph), sortedBy: plan.sortedBy)
        case .path, .plan:
            return join(plan, part)
        }
    }

    private func flatten(
        _ algebra: Algebra, allowsFilters: Bool, _ patterns: inout [Algebra], _ conditions: inout [Expression]
    ) -> Bool {
        switch algebra {
        case .basicGraphPattern, .path:
            patterns.append(algebra)
            return true
        case .join(let parts):
            for part in parts {
                // A condition inside a group sees only that group's variables.
                guard flatten(part, allowsFilters: false, &patterns, &conditions) else { return false }
            }
            return true
        case .filter(let condition, let inner) where allowsFilters:
            conditions.append(condition)
            return flatten(inner, allowsFilters: true, &patterns, &conditions)
        default:
            return false
        }
    }
}
