import Foundation

/// The open files that the system lets a process have.
enum FileDescriptors {
    /// More than any command has open at once: a file per syntax and thread, and what the system's threads need,
    /// which end the process without a word where they get none.
    private static let needed = 64

    /// Makes sure that there are enough, as far as the limit may be raised.
    /// - Returns: how many are free, where that is too few.
    static func shortage() -> Int? {
        guard free() != nil else { return nil }
        raiseLimit()
        return free()
    }

    /// How many more can be opened, where they are fewer than needed. Constant: two calls of the system for each.
    private static func free() -> Int? {
        var opened: [Int32] = []
        defer { for descriptor in opened { close(descriptor) } }
        while opened.count < needed {
            let descriptor = dup(STDERR_FILENO)
            guard descriptor >= 0 else { return opened.count }
            opened.append(descriptor)
        }
        return nil
    }

    /// Raises the limit as far as this process may. Whoever set a low one that may be raised wanted it for programs
    /// that cannot do with more.
    private static func raiseLimit() {
        var limit = rlimit()
        #if canImport(Glibc)
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        #else
        let resource = RLIMIT_NOFILE
        #endif
        guard getrlimit(resource, &limit) == 0 else { return }
        limit.rlim_cur = max(limit.rlim_cur, min(limit.rlim_max, rlim_t(needed) * 4))
        _ = setrlimit(resource, &limit)
    }
}
