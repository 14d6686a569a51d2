import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The temporary files that have a name, because the file system knows none without: a program that a signal ends
/// removes them before it goes.
///
/// Not a handler itself: that is the program's.
public enum UnfinishedFiles {
    /// A path that a signal handler can read at any time.
    ///
    /// Invariant: `path` is a C string while `isUsed`, and lives as long as the program.
    private final class Slot: Sendable {
        nonisolated(unsafe) let path = UnsafeMutablePointer<CChar>.allocate(capacity: Int(PATH_MAX))
        let isUsed = Atomic<Bool>(false)
    }

    private static let slots = (0..<64).map { _ in Slot() }
    private static let taken = Mutex(Set<Int>())
    /// Whether the program is ending, and no thread may create another file.
    private static let isEnding = Atomic<Bool>(false)
    /// How many threads are creating a file. Signals do not interrupt them meanwhile, so that a handler can wait for them.
    private static let creatorCount = Atomic<Int>(0)

    /// Makes ready, since a handler may not: to be called before one is installed.
    public static func prepare() { _ = (slots.count, isEnding.load(ordering: .relaxed), creatorCount.load(ordering: .relaxed)) }

    /// Removes the files, for a program that ends: other threads that would create one from here on wait for ever. May be
    /// called in a signal handler: it takes no lock and no memory.
    public static func remove() {
        isEnding.store(true, ordering: .sequentiallyConsistent)
        // A file system may hold up those who are creating a file; the program ends all the same.
        for _ in 0..<1000 where creatorCount.load(ordering: .sequentiallyConsistent) > 0 { usleep(1000) }
        for slot in slots where slot.isUsed.load(ordering: .acquiring) { unlink(slot.path) }
    }

    /// Creates a file that has a name, and notes it first; nil for its number where there are too many of them.
    ///
    /// - Parameter create: whether the file is there now.
    static func create(_ path: String, _ create: () -> Bool) -> (number: Int?, isCreated: Bool) {
        var all = sigset_t()
        var before = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_SETMASK, &all, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        creatorCount.add(1, ordering: .sequentiallyConsistent)
        if isEnding.load(ordering: .sequentiallyConsistent) {
            creatorCount.subtract(1, ordering: .sequentiallyConsistent)
            while true { sleep(1) }
        }
        let number = insert(path)
        let isCreated = create()
        let code = errno
        if !isCreated { forget(number) }
        creatorCount.subtract(1, ordering: .sequentiallyConsistent)
        errno = code
        return (isCreated ? number : nil, isCreated)
    }

    /// Notes a file; nil where there are too many of them.
    private static func insert(_ path: String) -> Int? {
        guard path.utf8.count < Int(PATH_MAX) else { return nil }
        let free = taken.withLock { taken in
            let free = slots.indices.first { !taken.contains($0) }
            if let free { taken.insert(free) }
            return free
        }
        guard let free else { return nil }
        strcpy(slots[free].path, path)
        slots[free].isUsed.store(true, ordering: .releasing)
        return free
    }

    /// The file is in its place, or gone.
    static func forget(_ number: Int?) {
        guard let number else { return }
        slots[number].isUsed.store(false, ordering: .releasing)
        _ = taken.withLock { $0.remove(number) }
    }
}
