import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The blocks of a mapped snapshot, each held against its checksum before anybody reads it.
///
/// The file is mapped twice. What reads the dataset reads one mapping, whose blocks cannot be read until they are
/// verified: the first read of a block raises a signal, whose handler verifies the block by way of the other
/// mapping, makes it readable and lets the read go on (`MappedMemoryGuard`). So a query pays for the blocks
/// that it reads, a few microseconds each, and no byte is taken from a block that was not looked at. A block
/// that is not what was written is marked and then read like any other: readers bear with any content, and no
/// answer is handed on once there is a mark.
///
/// Invariants: both mappings hold `sectionsStart + length` bytes of the file and outlive this; the pointers
/// address `count` initialised elements until `deallocate`. Nothing here takes a lock or allocates, so that a
/// handler of a signal may call it.
struct SnapshotBlocks: @unchecked Sendable {
    /// The mapping that the dataset is read from, and the one that is always readable; the same where
    /// everything is verified before anything is read.
    let memory: UnsafeMutableRawPointer
    var readable: UnsafeMutableRawPointer
    let sectionsStart: Int
    private let length: Int
    let count: Int
    private let checksums: UnsafeMutablePointer<UInt64>
    private let isVerified: UnsafeMutablePointer<Atomic<Bool>>
    private let failure: UnsafeMutablePointer<Atomic<Bool>>

    init(
        _ checksums: some Collection<UInt64>, memory: UnsafeMutableRawPointer, readable: UnsafeMutableRawPointer,
        sectionsStart: Int, length: Int
    ) {
        self.memory = memory
        self.readable = readable
        self.sectionsStart = sectionsStart
        self.length = length
        count = checksums.count
        self.checksums = .allocate(capacity: count)
        isVerified = .allocate(capacity: count)
        for (block, checksum) in checksums.enumerated() {
            (self.checksums + block).initialize(to: checksum)
            (isVerified + block).initialize(to: Atomic(false))
        }
        failure = .allocate(capacity: 1)
        failure.initialize(to: Atomic(false))
    }

    /// Whether the blocks are verified when they are read.
    var isVerifiedWhenRead: Bool { readable != memory }

    /// The addresses of the mapping that is always readable.
    var readableAddresses: Range<UInt> {
        let start = UInt(bitPattern: readable)
        return start..<(start + UInt(sectionsStart + length))
    }

    /// Ends the second mapping; the first must have ended.
    func deallocate() {
        if isVerifiedWhenRead { munmap(readable, sectionsStart + length) }
        checksums.deallocate()
        isVerified.deinitialize(count: count)
        isVerified.deallocate()
        failure.deinitialize(count: 1)
        failure.deallocate()
    }

    /// Whether a block was found that is not what was written.
    var hasFailed: Bool { failure.pointee.load(ordering: .acquiring) }

    /// The block that holds the byte at an offset in the file, or nil.
    func block(at offset: Int) -> Int? {
        let block = (offset - sectionsStart) / SnapshotFormat.blockLength
        return offset >= sectionsStart && block < count ? block : nil
    }

    /// Holds a block against its checksum, unless that was done before.
    func verify(_ block: Int) {
        if isVerified[block].load(ordering: .acquiring) { return }
        let start = block * SnapshotFormat.blockLength
        let bytes = UnsafeRawBufferPointer(
            start: readable + sectionsStart + start, count: min(SnapshotFormat.blockLength, length - start))
        if SnapshotFormat.checksum(bytes) != checksums[block] { failure.pointee.store(true, ordering: .releasing) }
        isVerified[block].store(true, ordering: .releasing)
    }

    /// Makes all blocks unreadable in the dataset's mapping; false where the system would not.
    func protect() -> Bool { mprotect(memory + sectionsStart, length, PROT_NONE) == 0 }

    /// Makes all blocks readable.
    func unprotect() { mprotect(memory + sectionsStart, length, PROT_READ) }

    /// Verifies a block and makes it readable.
    func open(_ block: Int) {
        verify(block)
        let start = block * SnapshotFormat.blockLength
        let size = min(SnapshotFormat.blockLength, length - start)
        if mprotect(memory + sectionsStart + start, size, PROT_READ) == 0 { return }
        // The system keeps no more stretches of memory apart: then all of it.
        for block in 0..<count { verify(block) }
        unprotect()
    }
}
