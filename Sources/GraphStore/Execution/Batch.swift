/// Up to about a thousand solutions on their way between operators, as columns of ids: one column
/// for each variable that the operator can bind, `TermIDs.none` where a solution leaves it unbound.
package struct Batch: Sendable {
    /// How many rows an operator aims at.
    package static let size = 1024

    /// All of length `count`.
    package var columns: [[TermID]]
    /// Kept apart, since solutions may bind nothing.
    package var count: Int
    /// The number of the first solution, once an expression has asked for it: the expressions of one
    /// SELECT or of BINDs in a row speak of the same solutions, and `BNODE("label")` gives one node
    /// for a solution and label (SPARQL 1.1 Query, section 17.4.2.9).
    package var firstSolution: Int?

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
        Batch(columns: columns.map { $0.gathering(rows) }, count: rows.count)
    }
}

extension Batch {
    /// The rows with further columns, unbound.
    func widened(to width: Int) -> Batch {
        var columns = columns
        while columns.count < width { columns.append([TermID](repeating: TermIDs.none, count: count)) }
        return Batch(columns: columns, count: count)
    }
}

extension [TermID] {
    /// The elements at these indexes, in this order.
    @inline(__always)
    func gathering(_ rows: [Int]) -> [TermID] {
        [TermID](unsafeUninitializedCapacity: rows.count) { buffer, count in
            for index in 0..<rows.count { buffer.initializeElement(at: index, to: self[rows[index]]) }
            count = rows.count
        }
    }
}
