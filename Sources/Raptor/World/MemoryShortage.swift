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
/// The allocator says so in `errno`, which a call that succeeds leaves as it is. It says so as well where one way to
/// memory failed and another one led there; so it is believed only where memory has a limit, and can run out.
enum MemoryShortage {
    /// Calls C, and says whether an allocation failed meanwhile. Costs two accesses to a variable of the thread.
    @inline(__always)
    static func isNoticed(during call: () -> Void) -> Bool {
        errno = 0
        call()
        return errno == ENOMEM && isLimited
    }

    /// Does what C calls back for: what the system answers there is not taken for C's.
    @inline(__always)
    static func keepingWhatWasNoticed(_ work: () -> Void) {
        let noticed = errno
        work()
        errno = noticed
    }

    /// Whether the addresses or the data of the process are limited, or the system promises no more memory than it has.
    private static let isLimited: Bool = {
        #if canImport(Glibc)
        let resources = [RLIMIT_AS, RLIMIT_DATA].map { __rlimit_resource_t($0.rawValue) }
        #else
        let resources = [RLIMIT_AS, RLIMIT_DATA]
        #endif
        for resource in resources {
            var limit = rlimit()
            if getrlimit(resource, &limit) == 0, limit.rlim_cur < rlim_t(Int64.max) { return true }
        }
        let descriptor = open("/proc/sys/vm/overcommit_memory", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var mode: UInt8 = 0
        return read(descriptor, &mode, 1) == 1 && mode == UInt8(ascii: "2")
    }()
}
