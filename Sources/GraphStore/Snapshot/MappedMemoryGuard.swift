import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Keeps the process alive when a mapped file is cut off by another program while it is read, and has each
/// block of a mapped file verified before it is read.
///
/// The system answers such a read with the signal SIGBUS, and no check beforehand can rule it out. So the
/// signal is caught: from the page that is gone to the end of the mapping, zeros take the file's place, the
/// mapping is marked, and the read goes on. Whoever reads bears with any content and asks for the mark before
/// handing on what was read. (Wayland's shared memory buffers are guarded in the same way; SQLite and LMDB
/// leave the process to the signal.)
///
/// A read of a block that may not be read yet (`SnapshotBlocks`) raises SIGSEGV: then the block is verified and
/// made readable, and the read goes on.
///
/// Either signal anywhere else goes to whoever handled it before.
enum MappedMemoryGuard {
    /// How many mappings can be watched at a time.
    static let capacity = 64

    /// A watched mapping.
    struct Slot: Sendable {
        fileprivate let index: Int

        /// Whether a part of the mapping was gone when it was read.
        var hasFaulted: Bool { table.faults[index].load(ordering: .acquiring) }

        /// Has blocks of the mapping verified when they are read, or no longer.
        func watch(_ blocks: SnapshotBlocks?) {
            table.hasBlocks[index].store(false, ordering: .releasing)
            table.blocks[index] = blocks
            table.hasBlocks[index].store(blocks != nil, ordering: .releasing)
        }

        /// Ends the watch; to be called when the memory is unmapped.
        func release() {
            watch(nil)
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
        let hasBlocks: UnsafeMutablePointer<Atomic<Bool>>
        let blocks: UnsafeMutablePointer<SnapshotBlocks?>
        /// Who handled SIGBUS and SIGSEGV before.
        let previous: UnsafeMutablePointer<sigaction>
        let previousOfSegments: UnsafeMutablePointer<sigaction>
        let pageSize: UInt

        init() {
            claims = .allocate(capacity: capacity)
            starts = .allocate(capacity: capacity)
            ends = .allocate(capacity: capacity)
            faults = .allocate(capacity: capacity)
            hasBlocks = .allocate(capacity: capacity)
            blocks = .allocate(capacity: capacity)
            for index in 0..<capacity {
                (claims + index).initialize(to: Atomic(false))
                (starts + index).initialize(to: Atomic(0))
                (ends + index).initialize(to: Atomic(0))
                (faults + index).initialize(to: Atomic(false))
                (hasBlocks + index).initialize(to: Atomic(false))
                (blocks + index).initialize(to: nil)
            }
            previous = .allocate(capacity: 1)
            previous.initialize(to: sigaction())
            previousOfSegments = .allocate(capacity: 1)
            previousOfSegments.initialize(to: sigaction())
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
            && sigaction(SIGSEGV, &action, table.previousOfSegments) == 0
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
        if let information {
            let address = UInt(bitPattern: address(information))
            if number == SIGSEGV ? openBlock(at: address) : putZeros(at: address) {
                errno = saved
                return
            }
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

    /// Verifies the block at an address and makes it readable; false where no mapping holds the address.
    private static func openBlock(at address: UInt) -> Bool {
        for index in 0..<capacity where table.hasBlocks[index].load(ordering: .acquiring) {
            let start = table.starts[index].load(ordering: .acquiring)
            let end = table.ends[index].load(ordering: .relaxed)
            guard start != 0, address >= start, address < end, let blocks = table.blocks[index],
                let block = blocks.block(at: Int(address - start))
            else { continue }
            blocks.open(block)
            return true
        }
        return false
    }

    /// Puts zeros from the page of an address to the end of the mapping that holds it; false where none does.
    private static func putZeros(at address: UInt) -> Bool {
        for index in 0..<capacity {
            let start = table.starts[index].load(ordering: .acquiring)
            var end = table.ends[index].load(ordering: .relaxed)
            if table.hasBlocks[index].load(ordering: .acquiring), let blocks = table.blocks[index],
                blocks.readableAddresses.contains(address)
            {
                end = blocks.readableAddresses.upperBound
            } else {
                guard start != 0, address >= start, address < end else { continue }
            }
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
        let previous = number == SIGSEGV ? table.previousOfSegments : table.previous
        #if canImport(Darwin)
        let action = previous.pointee.__sigaction_u.__sa_sigaction
        #elseif canImport(Musl)
        let action = previous.pointee.__sa_handler.sa_sigaction
        #else
        let action = previous.pointee.__sigaction_handler.sa_sigaction
        #endif
        if previous.pointee.sa_flags & SA_SIGINFO != 0, let action {
            action(number, information, context)
        } else {
            sigaction(number, previous, nil)
        }
    }
}
