/// Runs what calls itself as often as a query has operators on a stack that is high enough.
///
/// A thread's own stack holds about a thousand operators one above the other; a query of ten thousand triple
/// patterns has more. Of the memory asked for only what is used is taken.
enum DeepStack {
    /// Up to here the caller's stack does.
    private static let shallow = 200
    /// What one operator takes at most, in builds that are not optimised and under sanitizers too.
    private static let bytesPerLevel = 48 << 10
    /// More than this no query may ask for.
    private static let mostBytes = 16 << 30

    /// Does the work, on a thread of its own where it is deep; the caller waits.
    ///
    /// - Throws: what the work throws; `QueryError.memoryLimit` where there is no room for such a stack.
    static func run<Value>(levels: Int, _ work: () throws(QueryError) -> Value) throws(QueryError) -> Value {
        guard levels > shallow else { return try work() }
        let (wanted, overflow) = levels.multipliedReportingOverflow(by: bytesPerLevel)
        guard !overflow, wanted <= mostBytes else { throw .memoryLimit(mostBytes) }
        let bytes = wanted + 1 << 20
        var result: Result<Value, QueryError> = .failure(.memoryLimit(bytes))
        withoutActuallyEscaping(work) { work in
            // Until the thread has ended nobody else touches what the job reads and writes.
            nonisolated(unsafe) let job = {
                do throws(QueryError) { result = .success(try work()) } catch { result = .failure(error) }
            }
            WorkerThread(stackByteCount: bytes) { job() }?.join()
        }
        return try result.get()
    }
}
