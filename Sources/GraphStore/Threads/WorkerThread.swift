import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A thread that does one job and ends.
///
/// Made with the system's own call, since that says when there is no room for another thread: libdispatch waits for
/// room, under a limit on memory for ever.
///
/// Invariant: `join` is called by the thread that made this one, before anything that the job uses goes away.
package final class WorkerThread {
    private final class Job: Sendable {
        let work: @Sendable () -> Void
        init(_ work: @escaping @Sendable () -> Void) { self.work = work }
    }

    private let thread: pthread_t
    private var isJoined = false

    /// Starts the thread; nil where the system has no room for it, and then the job is not done.
    /// - Parameter stackByteCount: how high its stack may grow; as high as the system has it where nothing is said.
    package init?(stackByteCount: Int? = nil, _ work: @escaping @Sendable () -> Void) {
        var attributes = pthread_attr_t()
        guard pthread_attr_init(&attributes) == 0 else { return nil }
        defer { pthread_attr_destroy(&attributes) }
        if let stackByteCount {
            guard pthread_attr_setstacksize(&attributes, stackByteCount) == 0 else { return nil }
        }
        let job = Unmanaged.passRetained(Job(work))
        #if canImport(Darwin)
        var thread: pthread_t?
        let status = pthread_create(&thread, &attributes, { job in
            Unmanaged<Job>.fromOpaque(job).takeRetainedValue().work()
            return nil
        }, job.toOpaque())
        #else
        var started = pthread_t()
        let status = pthread_create(&started, &attributes, { job in
            if let job { Unmanaged<Job>.fromOpaque(job).takeRetainedValue().work() }
            return nil
        }, job.toOpaque())
        let thread: pthread_t? = started
        #endif
        guard status == 0, let thread else {
            job.release()
            return nil
        }
        self.thread = thread
    }

    /// Waits until the job is done.
    package func join() {
        guard !isJoined else { return }
        isJoined = true
        pthread_join(thread, nil)
    }
}

/// Loops whose turns are taken by several threads.
package enum WorkerThreads {
    /// Calls `body` with each of `0..<iterations` once and returns when all are done. This thread works too, and by
    /// itself where the system has no room for others.
    ///
    /// - Parameter threads: how many there are at most, this one included. Each costs some 30 microseconds.
    package static func perform(
        iterations: Int, threads: Int = Slices.coreCount, _ body: @Sendable (Int) -> Void
    ) {
        let lanes = min(iterations, threads)
        guard lanes > 1 else {
            for number in 0..<max(iterations, 0) { body(number) }
            return
        }
        let turns = Turns(iterations)
        withoutActuallyEscaping(body) { body in
            var others: [WorkerThread] = []
            while others.count < lanes - 1, let thread = WorkerThread({ turns.take(body) }) { others.append(thread) }
            turns.take(body)
            for thread in others { thread.join() }
        }
    }

    /// What is left to do.
    private final class Turns: Sendable {
        private let next = Atomic(0)
        private let count: Int

        init(_ count: Int) { self.count = count }

        func take(_ body: (Int) -> Void) {
            while true {
                let number = next.add(1, ordering: .relaxed).oldValue
                guard number < count else { return }
                body(number)
            }
        }
    }
}
