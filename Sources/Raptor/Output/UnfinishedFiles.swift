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

    /// Makes ready, since a handler may not: to be called before one is installed.
    public static func prepare() { _ = slots.count }

    /// Removes the files. May be called in a signal handler: it takes no lock and no memory.
    public static func remove() {
        for slot in slots where slot.isUsed.load(ordering: .acquiring) { unlink(slot.path) }
    }

    /// Notes a file; nil where there are too many of them.
    static func insert(_ path: String) -> Int? {
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
