/// Up to about a thousand solutions on their way between operators, as columns of ids: one column
/// for each variable that the operator can bind, `TermIDs.none` where a solution leaves it unbound.
package struct Batch: Sendable {
    /// How many rows an operator aims at.
    package static let size = 1024

    /// All of length `count`.
    package var columns: [[TermID]]
    /// Kept apart, since solutions may bind nothing.
    package var count: Int

    package init(columns: [[TermID]], count: Int) {
        self.columns = columns
        self.count = count
    }

    /// No rows, with room for some.
    package init(width: Int) {
        columns = [[TermID]](repeating: [], count: width)
        count = 0
    }

    package var isEmpty: Bool { count == 0 }

    /// The rows with these indexes, in this order.
    package func selecting(_ rows: [Int]) -> Batch {
        Batch(columns: columns.map { column in rows.map { column[$0] } }, count: rows.count)
    }
}
