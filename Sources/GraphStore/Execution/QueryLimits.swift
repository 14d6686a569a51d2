/// What a query may cost at most; nil where there is no limit.
public struct QueryLimits: Hashable, Sendable {
    /// How long the query may run.
    public var time: Duration?
    /// How many rows (or triples) the answer may have.
    public var rows: Int?
    /// How many bytes the operators may hold at a time, dataset and answer aside.
    public var memory: Int?

    public init(time: Duration? = nil, rows: Int? = nil, memory: Int? = nil) {
        self.time = time
        self.rows = rows
        self.memory = memory
    }
}

/// Watches the limits of one running query.
///
/// Operators call `check` for every batch and for every few thousand steps of a longer loop, so that
/// a query ends within milliseconds of its limit.
package final class LimitMonitor {
    private let limits: QueryLimits
    private let deadline: ContinuousClock.Instant?
    private let verification: SnapshotVerification?
    /// The task that asked, which waits while the query runs, maybe on another thread.
    var task: UnsafeCurrentTask?
    private var heldBytes = 0
    private var steps = 0

    package convenience init(_ limits: QueryLimits) { self.init(limits, verification: nil) }

    /// - Parameter verification: of the file that the dataset lies in. A query over a damaged file may find
    ///   matches without end; it ends as soon as the damage is known.
    init(_ limits: QueryLimits, verification: SnapshotVerification?) {
        self.limits = limits
        self.verification = verification
        deadline = limits.time.map { ContinuousClock.now.advanced(by: $0) }
    }

    /// Throws where the time is up or the task was cancelled.
    package func check() throws(QueryError) {
        if let deadline, let limit = limits.time, ContinuousClock.now > deadline { throw .timeLimit(limit) }
        if let failure = verification?.failure { throw .snapshot(failure) }
        if task?.isCancelled ?? Task.isCancelled { throw .cancelled }
    }

    /// Counts steps of a loop that makes no batches, and checks for every few thousand.
    @inline(__always)
    package func count(_ additional: Int) throws(QueryError) {
        steps += additional
        if steps > 4096 {
            steps = 0
            try check()
        }
    }

    /// Counts memory that an operator takes.
    package func hold(bytes: Int) throws(QueryError) {
        heldBytes += bytes
        if let limit = limits.memory, heldBytes > limit { throw .memoryLimit(limit) }
    }

    /// Counts memory that an operator gives back.
    package func release(bytes: Int) { heldBytes -= bytes }

    /// Throws where an answer has too many rows.
    package func checkRows(_ count: Int) throws(QueryError) {
        if let limit = limits.rows, count > limit { throw .rowLimit(limit) }
    }
}
