/// Where a writer's bytes go.
public protocol ByteSink: AnyObject {
    /// Takes the bytes, which are lent for the length of the call.
    func write(_ bytes: Span<UInt8>) throws(OutputError)
    /// Passes on what is still held. Called once, after the last write.
    func finish() throws(OutputError)
}

extension ByteSink {
    public func finish() throws(OutputError) {}
}

/// Why output could not be written: a full disk, a closed pipe, a missing right.
public struct OutputError: Error, Hashable, Sendable {
    /// The file, or what else was written to.
    public var name: String
    /// The system's error number (`errno`).
    public var code: Int32
    /// What was tried, as a verb: "write", "create", "rename".
    public var operation: String

    public init(name: String, code: Int32, operation: String) {
        self.name = name
        self.code = code
        self.operation = operation
    }

    /// Whether the reader of a pipe has gone, which ends a program quietly.
    public var isClosedPipe: Bool { code == EPIPE }
}

extension OutputError: CustomStringConvertible {
    public var description: String { "\(name): \(reason)" }

    /// What could not be done and why, without the name.
    public var reason: String { "cannot \(operation): \(String(cString: strerror(code)))" }
}

/// Keeps the bytes in memory.
public final class MemorySink: ByteSink {
    public private(set) var bytes: [UInt8] = []

    public init() {}

    public func write(_ bytes: Span<UInt8>) throws(OutputError) {
        bytes.withUnsafeBufferPointer { self.bytes.append(contentsOf: $0) }
    }

    /// Lets go of the bytes, but not of the memory that they took.
    public func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// The bytes as text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// Hands each run of bytes to a closure.
public final class ClosureSink: ByteSink {
    private let handle: (Span<UInt8>) throws(OutputError) -> Void

    public init(_ handle: @escaping (Span<UInt8>) throws(OutputError) -> Void) {
        self.handle = handle
    }

    public func write(_ bytes: Span<UInt8>) throws(OutputError) { try handle(bytes) }
}

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif
