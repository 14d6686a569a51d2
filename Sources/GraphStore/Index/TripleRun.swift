/// The matches of a pattern, in order: a contiguous range of a sorted order, of known size. Nothing
/// is copied until columns are asked for.
package struct TripleRun: Sendable {
    package let order: TripleOrder
    /// The columns of the order; the first is expanded from offsets where it is not constant.
    private let sorted: SortedOrder
    package let range: Range<Int>
    private let pattern: IDPattern

    package init(order: TripleOrder, sorted: SortedOrder, range: Range<Int>, pattern: IDPattern) {
        self.order = order
        self.sorted = sorted
        self.range = range
        self.pattern = pattern
    }

    package var count: Int { range.count }

    /// Appends one component of the matches `rows` (counted from the run's start) to a column.
    /// Linear in `rows`.
    package func append(_ position: TriplePosition, rows: Range<Int>, to column: inout [TermID]) {
        precondition(rows.lowerBound >= 0 && rows.upperBound <= count, "rows outside the run")
        let absolute = (range.lowerBound + rows.lowerBound)..<(range.lowerBound + rows.upperBound)
        let bound = pattern[position]
        if bound != TermIDs.none {
            column.append(contentsOf: repeatElement(bound, count: rows.count))
            return
        }
        switch order.rank(of: position) {
        case 0: sorted.offsets.append(absolute, to: &column)
        case 1: sorted.second.append(absolute, to: &column)
        default: sorted.third.append(absolute, to: &column)
        }
    }

    /// One match; for tests and short runs.
    package subscript(row: Int) -> IDTriple {
        let index = range.lowerBound + row
        let (first, second, third) = order.positions
        var triple = IDTriple(0, 0, 0)
        triple[first] = pattern[first] != 0 ? pattern[first] : sorted.offsets.key(at: index)
        triple[second] = sorted.second[index]
        triple[third] = sorted.third[index]
        return triple
    }

    /// All matches.
    package func triples() -> [IDTriple] { triples(0..<count) }

    /// The matches `rows`, counted from the run's start.
    package func triples(_ rows: Range<Int>) -> [IDTriple] {
        var subjects: [TermID] = [], predicates: [TermID] = [], objects: [TermID] = []
        append(.subject, rows: rows, to: &subjects)
        append(.predicate, rows: rows, to: &predicates)
        append(.object, rows: rows, to: &objects)
        return subjects.indices.map { IDTriple(subjects[$0], predicates[$0], objects[$0]) }
    }
}
