#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Memory of many megabytes in pages of two.
///
/// A store of ten million triples is built in 2.4 GB. In pages of 4 KiB that is 300,000 faults, and nearly every look
/// into a dictionary misses the processor's table of pages as well as its caches; in large ones an eighth of the time of
/// loading is saved. A wish, no more: where the system has none to give, all is as it was.
enum LargePages {
    private static let size = 1 << 21
    /// What `malloc` keeps for itself of a mapping, and more.
    private static let overhead = 64

    /// How many bytes to ask for, for as many that are needed: those that fill large pages, for a mapping of whole ones
    /// is put where they lie, and stays there in whole ones when it grows. What is small stays as it is.
    static func fill(_ byteCount: Int) -> Int {
        byteCount < 2 * size ? byteCount : (byteCount + overhead + size - 1) / size * size - overhead
    }

    /// Asks for large pages for the memory. One system call; nothing for what is small.
    ///
    /// For all of its mapping, not for the middle of it: one that is cut in two cannot grow in place.
    static func prefer(for memory: UnsafeMutableRawPointer, byteCount: Int) {
        #if os(Linux)
        guard byteCount >= 2 * size else { return }
        let before = Int(bitPattern: memory) % smallPageSize
        _ = madvise(memory - before, before + byteCount, MADV_HUGEPAGE)
        #endif
    }

    #if os(Linux)
    private static let smallPageSize = max(1, Int(sysconf(Int32(_SC_PAGESIZE))))
    #endif
}
