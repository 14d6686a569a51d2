import SPARQL

/// One operand of a join, with what the choice of an order asks of it again and again.
struct JoinPart {
    enum Kind {
        case pattern(PatternScan)
        case path(PathScan)
        case plan(Plan)
    }

    let kind: Kind
    /// The variables that it may bind.
    let slots: SlotSet
    /// How many rows it has by itself: exact for patterns, expected for the rest.
    let count: Double
    /// For patterns: how many different terms can stand at each position, at least 1.
    let distinct: (subjects: Double, predicates: Double, objects: Double)

    init(_ scan: PatternScan, in graph: GraphIndex) {
        kind = .pattern(scan)
        slots = scan.slotSet
        count = Double(graph.count(of: scan.constants))
        let statistics = scan.predicate.slot == nil ? graph.statistics(of: scan.predicate.constant) : nil
        distinct = (
            Double(max(1, statistics?.distinctSubjects ?? graph.distinctSubjectCount)),
            Double(max(1, graph.base.predicateStatistics.count)),
            Double(max(1, statistics?.distinctObjects ?? graph.distinctObjectCount))
        )
    }

    init(_ path: PathScan, in graph: GraphIndex) {
        kind = .path(path)
        slots = SlotSet(path.slots)
        count = path.estimate(in: graph, bound: [])
        distinct = (1, 1, 1)
    }

    init(_ plan: Plan) {
        kind = .plan(plan)
        slots = plan.bound
        count = plan.estimate
        distinct = (1, 1, 1)
    }

    /// How many matches of a pattern there are, on average, for one solution that binds some of its
    /// variables.
    func fanOut(_ scan: PatternScan, bound: SlotSet) -> Double {
        var divisor = 1.0
        if let slot = scan.subject.slot, bound.contains(slot) { divisor *= distinct.subjects }
        if let slot = scan.object.slot, bound.contains(slot) { divisor *= distinct.objects }
        if let slot = scan.predicate.slot, bound.contains(slot) { divisor *= distinct.predicates }
        return count / divisor
    }

    /// The rows expected from joining the part to a plan.
    func estimate(joinedTo plan: Plan, in graph: GraphIndex) -> Double {
        switch kind {
        case .pattern(let scan): plan.estimate * fanOut(scan, bound: plan.bound)
        case .path(let scan): plan.estimate * scan.estimate(in: graph, bound: plan.bound)
        case .plan(let other):
            plan.bound.isDisjoint(with: slots) ? plan.estimate * other.estimate : max(plan.estimate, other.estimate)
        }
    }
}

extension PathScan {
    /// How many pairs of ends to expect for one solution that binds some of them. A guess: what a closure
    /// reaches is known only by walking it.
    func estimate(in graph: GraphIndex, bound: SlotSet) -> Double {
        let isSubjectBound = subject.slot.map { bound.contains($0) } ?? true
        let isObjectBound = object.slot.map { bound.contains($0) } ?? true
        switch (isSubjectBound, isObjectBound) {
        case (true, true): return 1
        case (true, false), (false, true): return 30
        case (false, false): return max(1000, Double(graph.count) * 10)
        }
    }
}

/// A condition that waits for its variables, with what it reads.
struct JoinCondition {
    let expression: Expression
    /// The variables that it reads, those in scope in patterns of EXISTS included.
    let reads: SlotSet
    /// The same and everything else that such patterns mention.
    let mentions: SlotSet
    let hasExistence: Bool

    init(_ expression: Expression, _ planner: Planner) {
        self.expression = expression
        reads = SlotSet(expression.variables.map { planner.variables.slot(of: $0) })
        hasExistence = expression.hasExistence
        mentions = hasExistence ? SlotSet(planner.slots(of: expression)) : reads
    }
}
