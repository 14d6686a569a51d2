import GraphStore
import Synchronization
import Testing

@Suite("Worker threads")
struct WorkerThreadTests {
    @Test("Each turn of a loop is taken once, however many threads there are", arguments: [0, 1, 2, 3, 64], [1, 2, 5, 100])
    func turns(_ iterations: Int, _ threads: Int) {
        let taken = Mutex<[Int]>([])
        WorkerThreads.perform(iterations: iterations, threads: threads) { number in taken.withLock { $0.append(number) } }
        #expect(taken.withLock { $0.sorted() } == Array(0..<iterations))
    }

    @Test("What a thread did is there once it was joined")
    func join() throws {
        let done = Mutex(false)
        let thread = try #require(WorkerThread { done.withLock { $0 = true } })
        thread.join()
        // Once more is no mistake.
        thread.join()
        #expect(done.withLock { $0 })
    }

    @Test("A thread that the system has no room for is not started, and its job not done")
    func noRoom() {
        let done = Mutex(false)
        #expect(WorkerThread(stackByteCount: 1 << 62) { done.withLock { $0 = true } } == nil)
        #expect(done.withLock { !$0 })
    }
}
