import GraphStore
import Synchronization

/// Does the same for each of several numbers, on several threads at once.
package enum ConcurrentMap {
    /// The results of `body` for `0..<count`, in their order, whatever the order of doing.
    ///
    /// - Parameter jobs: how many threads work at a time, this one included.
    package static func map<Result: Sendable>(
        _ count: Int, jobs: Int, _ body: @Sendable (Int) -> Result
    ) -> [Result] {
        guard min(jobs, count) > 1 else { return (0..<max(count, 0)).map(body) }
        let results = Mutex<[Result?]>(Array(repeating: nil, count: count))
        WorkerThreads.perform(iterations: count, threads: jobs) { index in
            let result = body(index)
            results.withLock { $0[index] = result }
        }
        return results.withLock { $0.compactMap { $0 } }
    }
}
