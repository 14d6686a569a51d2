import RDF
import SPARQL

/// How a query is to be run: a tree of physical operators with what they bind and what the planner
/// expects of them. Immutable; running it makes `Operator`s from it.
package final class Plan {
    package let operation: Operation
    /// The variables that the solutions may bind: the columns of the batches, in order.
    package let slots: [Slot]
    /// The same variables, to ask whether one is among them.
    let bound: SlotSet
    /// Those of them that every solution binds.
    package let certain: SlotSet
    /// How many rows the planner expects.
    package let estimate: Double
    /// How many rows all operators up to here are expected to handle.
    package let cost: Double
    /// The variable by whose ids the rows ascend, if any.
    package let sortedBy: Slot?

    package init(
        _ operation: Operation, slots: [Slot], certain: SlotSet, estimate: Double, sortedBy: Slot? = nil
    ) {
        self.operation = operation
        self.slots = slots
        bound = SlotSet(slots)
        self.certain = certain
        self.estimate = estimate
        cost = operation.inputs.reduce(estimate) { $0 + $1.cost }
        self.sortedBy = sortedBy
    }

    /// The variable by whose values the rows are ordered, and how, if they come from a scan of values
    /// that nothing has put out of order.
    package var valueOrder: (slot: Slot, isDescending: Bool)? {
        switch operation {
        case .valueScan(let scan, _, let isDescending): scan.object.slot.map { ($0, isDescending) }
        case .filter(let input, _), .project(let input), .extend(let input, _, _), .indexJoin(let input, _),
            .intersectionJoin(let input, _, _), .indexSemiJoin(let input, _, _, _):
            input.valueOrder.flatMap { slots.contains($0.slot) ? $0 : nil }
        default: nil
        }
    }

    /// What an operator does. Where two inputs are named, solutions come in the order of the first.
    package enum Operation {
        /// One solution that binds nothing.
        case unit
        /// No solution.
        case nothing
        /// The batches that another operator hands in.
        case seed
        /// The matches of a triple pattern, read in an order.
        case scan(PatternScan, TripleOrder)
        /// The matches of a pattern whose object has a value in a range, in the order of the values.
        case valueScan(PatternScan, ValueRange, isDescending: Bool)
        /// For each solution the matches of a pattern that shares variables with it.
        case indexJoin(Plan, PatternScan)
        /// For each solution what several patterns allow for one new variable, all at once.
        case intersectionJoin(Plan, [PatternScan], Slot)
        /// The second input is held in memory.
        case hashJoin(Plan, Plan)
        /// OPTIONAL; the second input is held in memory.
        case hashLeftJoin(Plan, Plan, condition: Expression?)
        /// OPTIONAL; the second input is run for each batch of the first, which is its seed.
        case indexLeftJoin(Plan, Plan, condition: Expression?, row: Slot)
        case minus(Plan, Plan)
        /// Solutions of the first for which there is (or is not) a compatible one of the second.
        /// The second is run for each batch of the first, which is its seed.
        case indexSemiJoin(Plan, Plan, isNegated: Bool, row: Slot)
        case union([Plan])
        case filter(Plan, Expression)
        case extend(Plan, Slot, Expression)
        case project(Plan)
        case distinct(Plan)
        /// With a limit only the first so many rows are kept.
        case order(Plan, [OrderCondition], limit: Int?)
        case slice(Plan, offset: Int, limit: Int?)
        case group(Plan, Grouping)
        case values(ValuesTable)
        /// A property path between two ends.
        case path(PathScan)
        /// For each solution the ends reached from what it binds.
        case pathJoin(Plan, PathScan)
        /// Each node that a closure reaches from any of the input's one column, once.
        case reach(Plan, CompiledPath)
        /// The inner plan in one named graph.
        case namedGraph(TermID, Plan)
        /// The inner plan in each named graph, whose name the slot is bound to.
        case eachGraph(Slot, Plan)
        /// The plan, if any, binds the endpoint.
        case service(ServicePattern, Plan?, endpoint: Slot?)

        /// The plans whose solutions the operator takes.
        package var inputs: [Plan] {
            switch self {
            case .unit, .nothing, .seed, .scan, .valueScan, .values, .path: []
            case .indexJoin(let input, _), .intersectionJoin(let input, _, _), .filter(let input, _), .extend(let input, _, _), .project(let input),
                .distinct(let input), .order(let input, _, _), .slice(let input, _, _), .group(let input, _),
                .pathJoin(let input, _), .reach(let input, _), .namedGraph(_, let input), .eachGraph(_, let input):
                [input]
            case .hashJoin(let left, let right), .hashLeftJoin(let left, let right, _),
                .indexLeftJoin(let left, let right, _, _), .minus(let left, let right),
                .indexSemiJoin(let left, let right, _, _):
                [left, right]
            case .union(let inputs): inputs
            case .service(_, let input, _): input.map { [$0] } ?? []
            }
        }
    }
}

/// A position of a pattern, ready to be matched.
package enum ScanTerm: Hashable, Sendable {
    case constant(TermID)
    case variable(Slot)

    package var slot: Slot? {
        if case .variable(let slot) = self { return slot }
        return nil
    }

    package var constant: TermID {
        if case .constant(let id) = self { return id }
        return TermIDs.none
    }
}

/// A triple pattern over ids and slots.
package struct PatternScan: Hashable, Sendable {
    package var subject: ScanTerm
    package var predicate: ScanTerm
    package var object: ScanTerm

    package init(_ subject: ScanTerm, _ predicate: ScanTerm, _ object: ScanTerm) {
        self.subject = subject
        self.predicate = predicate
        self.object = object
    }

    package subscript(position: TriplePosition) -> ScanTerm {
        switch position {
        case .subject: subject
        case .predicate: predicate
        case .object: object
        }
    }

    /// The variables, each once, in order.
    package var slots: [Slot] {
        [].adding(self)
    }

    /// The variables as a set.
    var slotSet: SlotSet {
        var slots = SlotSet()
        if let slot = subject.slot { slots.insert(slot) }
        if let slot = predicate.slot { slots.insert(slot) }
        if let slot = object.slot { slots.insert(slot) }
        return slots
    }

    /// The variable that is not bound yet, if there is just one.
    func onlySlot(outside bound: SlotSet) -> Slot? {
        var only: Slot?
        for slot in slots where !bound.contains(slot) {
            if only != nil { return nil }
            only = slot
        }
        return only
    }

    /// The constants as a pattern.
    package var constants: IDPattern {
        IDPattern(subject: subject.constant, predicate: predicate.constant, object: object.constant)
    }
}

extension [Slot] {
    /// These slots, then those of a pattern that are not among them, in order.
    func adding(_ scan: PatternScan) -> [Slot] {
        var all = self
        all.reserveCapacity(count + 3)
        if let slot = scan.subject.slot, !all.contains(slot) { all.append(slot) }
        if let slot = scan.predicate.slot, !all.contains(slot) { all.append(slot) }
        if let slot = scan.object.slot, !all.contains(slot) { all.append(slot) }
        return all
    }
}

/// A property path over ids and slots.
package struct PathScan: Sendable {
    package let subject: ScanTerm
    package let path: CompiledPath
    package let object: ScanTerm

    package init(_ subject: ScanTerm, _ path: CompiledPath, _ object: ScanTerm) {
        self.subject = subject
        self.path = path
        self.object = object
    }

    /// The variables, each once.
    package var slots: [Slot] {
        let ends = [subject.slot, object.slot].compactMap { $0 }
        return ends.count == 2 && ends[0] == ends[1] ? [ends[0]] : ends
    }
}
