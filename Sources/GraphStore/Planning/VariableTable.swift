import SPARQL

/// The number of a variable within one query. What operators call a column is the place of a slot in
/// their list of slots.
package typealias Slot = Int

/// The variables of one query, numbered.
package final class VariableTable {
    package private(set) var variables: [Variable] = []
    /// The slots by name, once there are more variables than are found faster one by one.
    private var slots: [Variable: Slot] = [:]
    private static let searchedCount = 12

    package init() {}

    /// The slot of a variable, given now if it is new.
    package func slot(of variable: Variable) -> Slot {
        if variables.count <= Self.searchedCount {
            let length = variable.name.utf8.count
            for slot in variables.indices
            where variables[slot].name.utf8.count == length && variables[slot] == variable {
                return slot
            }
        } else if let slot = slots[variable] {
            return slot
        }
        let slot = variables.count
        variables.append(variable)
        if variables.count == Self.searchedCount + 1 {
            for (slot, variable) in variables.enumerated() { slots[variable] = slot }
        } else if variables.count > Self.searchedCount {
            slots[variable] = slot
        }
        return slot
    }

    /// The slot of a variable of which the query has no other mention.
    package func freshSlot() -> Slot {
        slot(of: Variable(".plan\(variables.count)"))
    }

    package subscript(slot: Slot) -> Variable { variables[slot] }
}
