import Synchronization

/// Runs work that takes long on threads of its own, so many at a time: the threads that carry
/// connections are never kept waiting by a query. What comes when all are busy waits in line; what comes when the
/// line is full is turned away.
final class QueryPool: Sendable {
    private struct State {
        var running = 0
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let size: Int
    private let longestLine: Int
    private let state = Mutex(State())
    private let threads = QueryThreads()

    /// - Parameters:
    ///   - size: how much runs at a time.
    ///   - longestLine: how much waits at most.
    init(size: Int, longestLine: Int) {
        self.size = max(size, 1)
        self.longestLine = max(longestLine, 0)
    }

    /// The value of the work; nil where the line is full. Where the task that waits for it is cancelled, so is the
    /// one that does the work.
    func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value? {
        guard await enter() else { return nil }
        let task = Task(executorPreference: threads) { work() }
        let value = await withTaskCancellationHandler { await task.value } onCancel: { task.cancel() }
        leave()
        return value
    }

    /// Waits for a place; false where too many wait.
    private func enter() async -> Bool {
        let isTurnedAway = state.withLock { state in
            if state.running < size {
                state.running += 1
                return false as Bool?
            }
            return state.waiting.count >= longestLine ? true : nil
        }
        if let isTurnedAway { return !isTurnedAway }
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                // A place may have become free since.
                guard state.running >= size else {
                    state.running += 1
                    return true
                }
                state.waiting.append(continuation)
                return false
            }
            if isFree { continuation.resume() }
        }
        return true
    }

    /// Gives the place to the next in line.
    private func leave() {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard !state.waiting.isEmpty else {
                state.running -= 1
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.resume()
    }
}
