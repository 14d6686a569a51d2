#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// `0..<count` cut into slices of about equal length, one for each core, for loops over many elements.
package struct Slices: Sendable {
    package let count: Int
    package let sliceCount: Int

    /// How many cores the machine has online.
    package static let coreCount = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

    /// One slice below a quarter of a million elements, where threads would cost more than they save.
    package init(_ count: Int) {
        self.init(count, sliceCount: count < 1 << 18 ? 1 : Self.coreCount)
    }

    package init(_ count: Int, sliceCount: Int) {
        self.count = count
        self.sliceCount = max(1, min(sliceCount, 64))
    }

    private func start(of slice: Int) -> Int { count / sliceCount * slice + min(slice, count % sliceCount) }

    private func range(of slice: Int) -> Range<Int> { start(of: slice)..<start(of: slice + 1) }

    /// The slices, from first to last.
    package var ranges: [Range<Int>] { (0..<sliceCount).map(range) }

    /// Calls `body` for each slice, on as many threads as there are cores; returns when all are done.
    package func perform(_ body: @Sendable (_ slice: Int, _ range: Range<Int>) -> Void) {
        if sliceCount == 1 { return body(0, 0..<count) }
        WorkerThreads.perform(iterations: sliceCount) { body($0, range(of: $0)) }
    }
}
