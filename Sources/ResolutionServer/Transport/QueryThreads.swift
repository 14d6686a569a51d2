import Dispatch

/// Runs tasks on threads that may be kept busy for long, beside those that all other tasks share.
final class QueryThreads: TaskExecutor {
    private let queue = DispatchQueue(label: "resgraph.queries", attributes: .concurrent)

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let executor = asUnownedTaskExecutor()
        queue.async { job.runSynchronously(on: executor) }
    }
}
