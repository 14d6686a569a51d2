#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Notices that Raptor or libxml2 got no memory, which not all of their parsers and serializers tell: some go on without
/// what they had no room for.
///
/// The allocator says so in `errno`, which a call that succeeds leaves as it is.
enum MemoryShortage {
    /// Calls C, and says whether an allocation failed meanwhile. Costs two accesses to a variable of the thread.
    @inline(__always)
    static func isNoticed(during call: () -> Void) -> Bool {
        errno = 0
        call()
        return errno == ENOMEM
    }

    /// Does what C calls back for: what the system answers there is not taken for C's.
    @inline(__always)
    static func keepingWhatWasNoticed(_ work: () -> Void) {
        let noticed = errno
        work()
        errno = noticed
    }
}
