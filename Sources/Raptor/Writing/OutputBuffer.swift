import CRaptor

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// What Raptor has written and the sink has not yet taken: growing memory behind a `raptor_iostream`.
///
/// Invariants: `storage` and its bytes are valid until `deinit`; `count` never exceeds `capacity`; the
/// stream is freed first.
final class OutputBuffer {
    private let storage: UnsafeMutablePointer<resgraph_output>
    /// Kept so that it outlives Raptor's own, which is freed with the world.
    private let world: RaptorWorld
    let stream: OpaquePointer

    init(world: RaptorWorld) throws(RaptorUnavailable) {
        let capacity = 1 << 16
        guard let bytes = malloc(capacity) else { throw RaptorUnavailable() }
        let storage = UnsafeMutablePointer<resgraph_output>.allocate(capacity: 1)
        storage.initialize(
            to: resgraph_output(bytes: bytes.assumingMemoryBound(to: UInt8.self), count: 0, capacity: capacity, is_incomplete: 0))
        guard let stream = resgraph_new_output_stream(world.pointer, storage) else {
            free(bytes)
            storage.deallocate()
            throw RaptorUnavailable()
        }
        self.storage = storage
        self.stream = stream
        self.world = world
    }

    deinit {
        raptor_free_iostream(stream)
        free(storage.pointee.bytes)
        storage.deallocate()
    }

    /// How many bytes are held.
    var count: Int { storage.pointee.count }

    /// Whether memory ran out and something that Raptor wrote is not held. For ever, once it is so.
    var isIncomplete: Bool { storage.pointee.is_incomplete != 0 }

    /// Drops what was written after the first `count` bytes.
    func truncate(to count: Int) { storage.pointee.count = min(count, storage.pointee.count) }

    /// Lends the bytes.
    func withBytes<Result, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let bytes = UnsafeBufferPointer(start: storage.pointee.bytes, count: storage.pointee.count)
        return try body(bytes.span)
    }
}
