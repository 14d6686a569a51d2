import RDF
import SPARQL

/// What the rest of a query wants of a pattern's solutions. The less it wants, the more a plan may
/// leave out.
package struct Demand {
    /// The variables that are read further up; nil for all.
    package var slots: SlotSet?
    /// Whether it makes no difference how often a solution occurs (DISTINCT, EXISTS, ASK, CONSTRUCT).
    package var ignoresDuplicates: Bool
    /// The variable whose values the rows are about to be ordered by, of which only the first will be
    /// kept: an order that is welcome, not needed.
    var welcomeOrder: (slot: Slot, isDescending: Bool)?

    package init(slots: SlotSet? = nil, ignoresDuplicates: Bool = false) {
        self.slots = slots
        self.ignoresDuplicates = ignoresDuplicates
    }

    /// Every variable, every duplicate.
    package static let everything = Demand()

    /// The same and these variables besides.
    func adding(_ more: some Sequence<Slot>) -> Demand {
        var demand = self
        demand.slots = slots.map { $0.union(more) }
        return demand
    }

    /// The same, where duplicates count.
    var countingDuplicates: Demand {
        var demand = self
        demand.ignoresDuplicates = false
        return demand
    }

    /// Whether a variable is read further up.
    func wants(_ slot: Slot) -> Bool { slots?.contains(slot) ?? true }
}

extension Expression {
    /// Whether the expression may differ between equal solutions (RAND, UUID, BNODE).
    var isVolatile: Bool {
        switch self {
        case .function(.rand, _), .function(.uuid, _), .function(.struuid, _), .function(.bnode, _): true
        case .term, .variable, .bound, .exists, .notExists: false
        case .or(let parts), .and(let parts), .coalesce(let parts), .function(_, let parts), .call(_, let parts):
            parts.contains(where: \.isVolatile)
        case .not(let operand), .negation(let operand), .unaryPlus(let operand): operand.isVolatile
        case .comparison(let left, _, let right), .arithmetic(let left, _, let right):
            left.isVolatile || right.isVolatile
        case .isIn(let operand, let list), .isNotIn(let operand, let list):
            operand.isVolatile || list.contains(where: \.isVolatile)
        case .conditional(let condition, let first, let second):
            condition.isVolatile || first.isVolatile || second.isVolatile
        }
    }
}
