import SPARQL

/// The number of a variable within one query. What operators call a column is the place of a slot in
/// their list of slots.
package typealias Slot = Int

/// The variables of one query, numbered.
package final class VariableTable {
    package private(set) var variables: [Variable] = []
    private var slots: [Variable: Slot] = [:]

    package init() {}

    /// The slot of a variable, given now if it is new.
    package func slot(of variable: Variable) -> Slot {
        if let slot = slots[variable] { return slot }
        let slot = variables.count
        variables.append(variable)
        slots[variable] = slot
        return slot
    }

    /// The slot of a variable of which the query has no other mention.
    package func freshSlot() -> Slot {
        slot(of: Variable(".plan\(variables.count)"))
    }

    package subscript(slot: Slot) -> Variable { variables[slot] }
}
