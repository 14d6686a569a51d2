/// The matches of a pattern with a constant predicate whose object has a value in a range, in the order
/// of the values: the ids of the range are read from the value order, and each leads to its run.
///
/// Work grows with what the range holds, not with the predicate; and because the order is kept, the
/// first rows of ORDER BY with LIMIT are the first that come out.
final class ValueScanOperator: Operator {
    /// Nil where the predicate does not occur.
    private let runs: PredicateRuns?
    private let ids: [TermID]
    private var nextID = 0
    private var open: Range<Int> = 0..<0
    /// Small batches first: with a limit, few rows may be all that is wanted.
    private var size = 128

    /// - Parameter scan: binds two variables; the graph is one index.
    init(
        _ scan: PatternScan, range: ValueRange, isDescending: Bool, graph: GraphIndex,
        context: QueryContext
    ) {
        runs = graph.runs(of: scan.predicate.constant, by: .object)
        ids = runs == nil ? [] : context.terms.dictionary.ids(in: range, descending: isDescending)
        super.init(slots: scan.slots, context: context)
    }

    override func produce() throws(QueryError) -> Batch? {
        guard let runs, nextID < ids.count || !open.isEmpty else { return nil }
        var rows: [Int] = [], subjects: [TermID] = []
        withExtendedLifetime(runs) {
            runs.reader.join(ids, from: &nextID, open: &open, limit: size, rows: &rows, ids: &subjects)
        }
        size = min(size * 2, Batch.size)
        return Batch(columns: [subjects, ids.gathering(rows)], count: rows.count)
    }
}
