import Dispatch
import Synchronization

/// Does the same for each of several numbers, on several threads at once.
package enum ConcurrentMap {
    /// The results of `body` for `0..<count`, in their order, whatever the order of doing.
    ///
    /// - Parameter jobs: how many threads work at a time, this one included.
    package static func map<Result: Sendable>(
        _ count: Int, jobs: Int, _ body: @Sendable (Int) -> Result
    ) -> [Result] {
        let lanes = min(jobs, count)
        guard lanes > 1 else { return (0..<max(count, 0)).map(body) }
        let next = Atomic(0)
        let results = Mutex<[Result?]>(Array(repeating: nil, count: count))
        DispatchQueue.concurrentPerform(iterations: lanes) { _ in
            while true {
                let index = next.add(1, ordering: .relaxed).oldValue
                guard index < count else { return }
                let result = body(index)
                results.withLock { $0[index] = result }
            }
        }
        return results.withLock { $0.compactMap { $0 } }
    }
}
