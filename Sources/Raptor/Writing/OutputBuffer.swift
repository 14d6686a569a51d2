import CRaptor

/// What Raptor has written and the sink has not yet taken: growing memory behind a `raptor_iostream`.
///
/// Raptor writes most bytes one by one, so its handler reaches `Storage` by a plain pointer, without
/// counting references. Invariants: `storage` and its bytes are valid until `deinit`; `count` never
/// exceeds `capacity`; the stream is freed first.
final class OutputBuffer {
    private struct Storage {
        var bytes: UnsafeMutablePointer<UInt8>
        var count: Int
        var capacity: Int

        mutating func makeRoom(for more: Int) {
            guard capacity - count < more else { return }
            let larger = max(capacity * 2, count + more)
            let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
            moved.update(from: bytes, count: count)
            bytes.deallocate()
            bytes = moved
            capacity = larger
        }
    }

    private let storage: UnsafeMutablePointer<Storage>
    /// Kept so that it outlives Raptor's own, which is freed with the world.
    private let world: RaptorWorld
    let stream: OpaquePointer

    /// Raptor keeps the pointer to its handler: one for all streams, never freed.
    private nonisolated(unsafe) static let handler: UnsafePointer<raptor_iostream_handler> = {
        let handler = UnsafeMutablePointer<raptor_iostream_handler>.allocate(capacity: 1)
        handler.initialize(
            to: raptor_iostream_handler(
                version: 2, init: nil, finish: nil,
                write_byte: { context, byte in
                    guard let storage = context?.assumingMemoryBound(to: Storage.self) else { return 1 }
                    if storage.pointee.count == storage.pointee.capacity { storage.pointee.makeRoom(for: 1) }
                    storage.pointee.bytes[storage.pointee.count] = UInt8(truncatingIfNeeded: byte)
                    storage.pointee.count += 1
                    return 0
                },
                write_bytes: { context, bytes, size, count in
                    guard let storage = context?.assumingMemoryBound(to: Storage.self), let bytes else { return 0 }
                    let length = size * count
                    storage.pointee.makeRoom(for: length)
                    (storage.pointee.bytes + storage.pointee.count).update(
                        from: bytes.assumingMemoryBound(to: UInt8.self), count: length)
                    storage.pointee.count += length
                    return Int32(truncatingIfNeeded: count)
                },
                write_end: nil, read_bytes: nil, read_eof: nil))
        return UnsafePointer(handler)
    }()

    init(world: RaptorWorld) throws(RaptorUnavailable) {
        let capacity = 1 << 16
        let storage = UnsafeMutablePointer<Storage>.allocate(capacity: 1)
        storage.initialize(
            to: Storage(
                bytes: UnsafeMutablePointer<UInt8>.allocate(capacity: capacity), count: 0, capacity: capacity))
        guard let stream = raptor_new_iostream_from_handler(world.pointer, storage, Self.handler) else {
            storage.pointee.bytes.deallocate()
            storage.deallocate()
            throw RaptorUnavailable()
        }
        self.storage = storage
        self.stream = stream
        self.world = world
    }

    deinit {
        raptor_free_iostream(stream)
        storage.pointee.bytes.deallocate()
        storage.deallocate()
    }

    /// How many bytes are held.
    var count: Int { storage.pointee.count }

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
