import Synchronization

/// Holds what lies in a snapshot against its checksums: all at once on all cores, or block by block as it is
/// read.
package final class SnapshotVerification: Sendable {
    /// When blocks are held against their checksums.
    package enum Time: Sendable {
        /// At once in a file that is so small that it takes no time, otherwise when they are read.
        case automatically
        case whenRead
        /// So that what a damaged file does to whoever reads it can be tested.
        case never
    }

    private let blocks: SnapshotBlocks?
    private let mapping: SnapshotMapping
    private let path: String
    private let isComplete = Atomic<Bool>(false)
    private let touched = Atomic<UInt8>(0)

    /// - Parameter blocks: nil where nothing is to be verified.
    init(_ blocks: SnapshotBlocks?, of mapping: SnapshotMapping, path: String) {
        self.blocks = blocks
        self.mapping = mapping
        self.path = path
    }

    /// Verifies everything, and makes sure that the file is still the one that was opened. What it costs is
    /// reading the file once, 5 to 20 GB/s as the machine's memory allows; one system call when that is done.
    func verifyAll() throws(SnapshotError) {
        if let blocks, !isComplete.load(ordering: .acquiring) {
            let portion = 64
            WorkerThreads.perform(iterations: (blocks.count + portion - 1) / portion) { number in
                for block in (number * portion)..<min(blocks.count, (number + 1) * portion) where !blocks.hasFailed {
                    blocks.verify(block)
                }
            }
            if !blocks.hasFailed {
                blocks.unprotect()
                isComplete.store(true, ordering: .releasing)
            }
        }
        try verifyWhatWasRead()
    }

    /// Makes sure that all that was read so far is what was written, and that the file was not changed since it
    /// was opened. One system call.
    func verifyWhatWasRead() throws(SnapshotError) {
        guard mapping.isUnchanged else { throw .changed(path: path) }
        if let failure { throw failure }
    }

    /// Takes what came of reading for the sake of verifying, so that no compiler leaves the reading out.
    func note(_ sum: UInt8) { touched.store(sum, ordering: .relaxed) }

    /// Whether everything was verified, so that reading more can find no fault.
    var isAllVerified: Bool { isComplete.load(ordering: .acquiring) }

    /// What is known to be wrong so far.
    var failure: SnapshotError? {
        blocks?.hasFailed ?? false ? .damaged(path: path, reason: "a checksum does not hold") : nil
    }
}
