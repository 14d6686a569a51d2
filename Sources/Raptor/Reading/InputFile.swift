import RDF

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A file opened for reading, closed when it goes away.
struct InputFile: ~Copyable {
    private let descriptor: Int32
    private let path: String

    /// Opens the file; `-` is standard input.
    init(path: String) throws(RDFReadingError) {
        self.path = path
        if path == "-" {
            descriptor = dup(0)
        } else {
            descriptor = open(path, O_RDONLY | O_CLOEXEC)
        }
        guard descriptor >= 0 else { throw Self.fault(path) }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Replaces the chunk with the next bytes; false at the end of the file.
    func read(into chunk: inout [UInt8]) throws(RDFReadingError) -> Bool {
        let size = 1 << 16
        var count = 0
        repeat {
            chunk = [UInt8](unsafeUninitializedCapacity: size) { buffer, initialized in
                count = readBytes(descriptor, buffer.baseAddress, size)
                initialized = max(count, 0)
            }
        } while count < 0 && errno == EINTR
        guard count >= 0 else { throw Self.fault(path) }
        return count > 0
    }

    private static func fault(_ path: String) -> RDFReadingError {
        RDFReadingError(source: path, message: "cannot be read: \(String(cString: strerror(errno)))")
    }
}

private func readBytes(_ descriptor: Int32, _ buffer: UnsafeMutablePointer<UInt8>?, _ size: Int) -> Int {
    read(descriptor, buffer, size)
}
