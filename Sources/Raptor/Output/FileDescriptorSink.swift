#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Writes to an open file descriptor through a buffer, and tells of every error, such as a full
/// disk. Does not close the descriptor.
public final class FileDescriptorSink: ByteSink {
    private let descriptor: Int32
    private let name: String
    private var buffer: [UInt8] = []
    private let capacity: Int

    /// - Parameters:
    ///   - name: what errors call the output, such as the file's path.
    ///   - capacity: the size of the buffer in bytes.
    public init(_ descriptor: Int32, name: String, capacity: Int = 1 << 16) {
        self.descriptor = descriptor
        self.name = name
        self.capacity = max(capacity, 1)
        buffer.reserveCapacity(self.capacity)
    }

    public func write(_ bytes: Span<UInt8>) throws(OutputError) {
        if buffer.count + bytes.count > capacity { try flush() }
        if bytes.count >= capacity {
            try writeAll(bytes)
        } else {
            bytes.withUnsafeBufferPointer { buffer.append(contentsOf: $0) }
        }
    }

    public func finish() throws(OutputError) { try flush() }

    /// Writes what the buffer holds.
    public func flush() throws(OutputError) {
        guard !buffer.isEmpty else { return }
        var held: [UInt8] = []
        swap(&held, &buffer)
        try writeAll(held.span)
        held.removeAll(keepingCapacity: true)
        swap(&held, &buffer)
    }

    private func writeAll(_ bytes: Span<UInt8>) throws(OutputError) {
        var start = 0
        while start < bytes.count {
            let written = bytes.withUnsafeBufferPointer { all in
                let rest = UnsafeBufferPointer(rebasing: all[start...])
                #if canImport(Glibc)
                return Glibc.write(descriptor, rest.baseAddress, rest.count)
                #elseif canImport(Musl)
                return Musl.write(descriptor, rest.baseAddress, rest.count)
                #else
                return Darwin.write(descriptor, rest.baseAddress, rest.count)
                #endif
            }
            if written < 0 {
                if errno == EINTR { continue }
                throw OutputError(name: name, code: errno, operation: "write")
            }
            start += written
        }
    }
}
