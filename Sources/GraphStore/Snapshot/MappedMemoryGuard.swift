import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Keeps the process alive when a mapped file is cut off by another program while it is read.
///
/// The system answers such a read with the signal SIGBUS, and no check beforehand can rule it out. So the
/// signal is caught: from the page that is gone to the end of the mapping, zeros take the file's place, the
/// mapping is marked, and the read goes on. Whoever reads bears with any content and asks for the mark before
/// handing on what was read. (Wayland's shared memory buffers are guarded in the same way; SQLite and LMDB
/// leave the process to the signal.) A SIGBUS anywhere else goes to whoever handled it before.
enum MappedMemoryGuard {
    /// How many mappings can be watched at a time.
    static let capacity = 64

    /// A watched mapping.
    struct Slot: Sendable {
        fileprivate let index: Int

        /// Whether a part of the mapping was gone when it was read.
        var hasFaulted: Bool { table.faults[index].load(ordering: .acquiring) }

        /// Ends the watch; to be called when the memory is unmapped.
        func release() {
            table.starts[index].store(0, ordering: .releasing)
            table.ends[index].store(0, ordering: .releasing)
            table.claims[index].store(false, ordering: .releasing)
        }
    }

    /// What the signal handler reads. Nothing of it is ever freed or moved, and the handler takes no lock and
    /// allocates nothing.
    ///
    /// Invariant: each pointer addresses `capacity` initialised elements.
    private struct Table: @unchecked Sendable {
        let claims: UnsafeMutablePointer<Atomic<Bool>>
        let starts: UnsafeMutablePointer<Atomic<UInt>>
        let ends: UnsafeMutablePointer<Atomic<UInt>>
        let faults: UnsafeMutablePointer<Atomic<Bool>>
        /// Who handled the signal before.
        let previous: UnsafeMutablePointer<sigaction>
        let pageSize: UInt

        init() {
            claims = .allocate(capacity: capacity)
            starts = .allocate(capacity: capacity)
            ends = .allocate(capacity: capacity)
            faults = .allocate(capacity: capacity)
            for index in 0..<capacity {
                (claims + index).initialize(to: Atomic(false))
                (starts + index).initialize(to: Atomic(0))
                (ends + index).initialize(to: Atomic(0))
                (faults + index).initialize(to: Atomic(false))
            }
            previous = .allocate(capacity: 1)
            previous.initialize(to: sigaction())
            pageSize = UInt(getpagesize())
        }
    }

    private static let table = Table()

    /// Installed once, before the first mapping is watched.
    private static let isInstalled: Bool = {
        var action = sigaction()
        #if canImport(Darwin)
        action.__sigaction_u.__sa_sigaction = { number, information, context in
            handle(number, information, context)
        }
        #elseif canImport(Musl)
        action.__sa_handler.sa_sigaction = { number, information, context in handle(number, information, context) }
        #else
        action.__sigaction_handler.sa_sigaction = { number, information, context in
            handle(number, information, context)
        }
        #endif
        action.sa_flags = SA_SIGINFO | SA_ONSTACK
        return sigaction(SIGBUS, &action, table.previous) == 0
    }()

    /// Watches memory that a file is mapped to; nil where too many are watched already, or signals cannot be
    /// caught.
    static func watch(_ start: UnsafeMutableRawPointer, count: Int) -> Slot? {
        guard isInstalled else { return nil }
        for index in 0..<capacity
        where table.claims[index].compareExchange(expected: false, desired: true, ordering: .acquiringAndReleasing)
            .exchanged
        {
            table.faults[index].store(false, ordering: .relaxed)
            table.ends[index].store(UInt(bitPattern: start) + UInt(count), ordering: .relaxed)
            // Last: from here on the handler sees the slot.
            table.starts[index].store(UInt(bitPattern: start), ordering: .releasing)
            return Slot(index: index)
        }
        return nil
    }

    private static func handle(
        _ number: Int32, _ information: UnsafeMutablePointer<siginfo_t>?, _ context: UnsafeMutableRawPointer?
    ) {
        let saved = errno
        if let information, putZeros(at: UInt(bitPattern: address(information))) {
            errno = saved
            return
        }
        passOn(number, information, context)
    }

    private static func address(_ information: UnsafeMutablePointer<siginfo_t>) -> UnsafeMutableRawPointer? {
        #if canImport(Darwin)
        information.pointee.si_addr
        #elseif canImport(Musl)
        information.pointee.__si_fields.__sigfault.si_addr
        #else
        information.pointee._sifields._sigfault.si_addr
        #endif
    }

    /// Puts zeros from the page of an address to the end of the mapping that holds it; false where none does.
    private static func putZeros(at address: UInt) -> Bool {
        for index in 0..<capacity {
            let start = table.starts[index].load(ordering: .acquiring)
            let end = table.ends[index].load(ordering: .relaxed)
            guard start != 0, address >= start, address < end else { continue }
            let page = address / table.pageSize * table.pageSize
            table.faults[index].store(true, ordering: .releasing)
            let zeros = mmap(
                UnsafeMutableRawPointer(bitPattern: page), Int(end - page), PROT_READ,
                MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0)
            return zeros != MAP_FAILED
        }
        return false
    }

    /// Leaves the signal to the handler before this one; where that is the system's own, the read that
    /// failed is tried again and ends the process as it would have.
    private static func passOn(
        _ number: Int32, _ information: UnsafeMutablePointer<siginfo_t>?, _ context: UnsafeMutableRawPointer?
    ) {
        #if canImport(Darwin)
        let action = table.previous.pointee.__sigaction_u.__sa_sigaction
        #elseif canImport(Musl)
        let action = table.previous.pointee.__sa_handler.sa_sigaction
        #else
        let action = table.previous.pointee.__sigaction_handler.sa_sigaction
        #endif
        if table.previous.pointee.sa_flags & SA_SIGINFO != 0, let action {
            action(number, information, context)
        } else {
            sigaction(SIGBUS, table.previous, nil)
        }
    }
}
