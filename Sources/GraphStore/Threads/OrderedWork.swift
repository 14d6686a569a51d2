import Dispatch
import Synchronization

/// Parts of a work that are made side by side and taken one at a time, in their order, while others are still made.
package enum OrderedWork {
    private struct State<Part: Sendable>: Sendable {
        var nextToMake = 0
        var nextToTake = 0
        var isTaking = false
        var isStopped = false
        /// Those made and not taken yet.
        var made: [Int: Part] = [:]

        /// The part whose turn it is, if it is made and nobody is taking one.
        mutating func beginTaking() -> Part? {
            guard !isTaking, !isStopped, let part = made.removeValue(forKey: nextToTake) else { return nil }
            isTaking = true
            return part
        }

        mutating func endTaking(goesOn: Bool) {
            isTaking = false
            nextToTake += 1
            if !goesOn { isStopped = true }
        }

        mutating func beginMaking(of count: Int) -> Int? {
            guard !isStopped, nextToMake < count else { return nil }
            nextToMake += 1
            return nextToMake - 1
        }
    }

    /// Makes `count` parts on up to `workers` threads, of which any that has made one first takes what can be taken.
    ///
    /// Nobody waits for another but for room: no more than two parts a worker are made and not taken. Whoever waits
    /// for that is woken, since the part whose turn it is, is always being made, or made and about to be taken by the
    /// one who made it, or by the one who took the part before.
    ///
    /// - Parameters:
    ///   - make: called with 0, 1, 2 …, side by side.
    ///   - take: called with each part in turn, never by two threads at once; false ends the work.
    package static func perform<Part: Sendable>(
        count: Int, workers: Int, make: @Sendable (Int) -> Part, take: @Sendable (Part) -> Bool
    ) {
        let state = Mutex(State<Part>())
        // Begins at 0 and is raised, for a semaphore must not end below where it began.
        let room = DispatchSemaphore(value: 0)
        for _ in 0..<(2 * workers) { room.signal() }
        WorkerThreads.perform(iterations: workers, threads: workers) { _ in
            while true {
                while let part = state.withLock({ $0.beginTaking() }) {
                    let goesOn = take(part)
                    state.withLock { $0.endTaking(goesOn: goesOn) }
                    room.signal()
                }
                room.wait()
                guard let number = state.withLock({ $0.beginMaking(of: count) }) else {
                    room.signal()
                    return
                }
                let part = make(number)
                state.withLock { $0.made[number] = part }
            }
        }
    }
}
