#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A file opened for reading, closed when it goes away.
///
/// Bytes are read, never mapped: a file that another program cuts off meanwhile ends earlier, where a
/// mapping would end the process.
package struct ReadableFile: ~Copyable {
    private let descriptor: Int32

    /// Opens the file; `-` is standard input.
    package init(path: String) throws(ReadingFailure) {
        descriptor = path == "-" ? dup(0) : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw ReadingFailure(code: errno) }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// How many bytes a file has, links followed; nil for a pipe, a device or a folder, and where nothing is.
    package static func size(ofRegularFile path: String) -> Int? {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(clamping: status.st_size)
    }

    /// Goes on reading at an offset in bytes.
    package func seek(to offset: Int) throws(ReadingFailure) {
        guard lseek(descriptor, off_t(offset), SEEK_SET) >= 0 else { throw ReadingFailure(code: errno) }
    }

    /// Replaces the chunk with at most so many of the next bytes; false at the end of the file.
    package func read(into chunk: inout [UInt8], atMost size: Int = 1 << 16) throws(ReadingFailure) -> Bool {
        var count = 0
        repeat {
            chunk = [UInt8](unsafeUninitializedCapacity: size) { buffer, initialized in
                count = readBytes(descriptor, buffer.baseAddress, size)
                initialized = max(count, 0)
            }
        } while count < 0 && errno == EINTR
        guard count >= 0 else { throw ReadingFailure(code: errno) }
        return count > 0
    }

    /// The bytes from here on: all, or at most so many. At most one more chunk than that is held.
    package func bytes(atMost maximum: Int = .max) throws(ReadingFailure) -> [UInt8] {
        var status = stat()
        var bytes: [UInt8] = []
        if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG {
            bytes.reserveCapacity(min(Int(clamping: status.st_size), maximum))
        }
        var chunk: [UInt8] = []
        while bytes.count < maximum, try read(into: &chunk, atMost: min(1 << 18, maximum - bytes.count)) {
            bytes += chunk
        }
        return bytes
    }
}

/// Why a file could not be opened or read.
package struct ReadingFailure: Error {
    /// The system's error number (`errno`).
    package let code: Int32

    /// The system's own words.
    package var reason: String { String(cString: strerror(code)) }
}

private func readBytes(_ descriptor: Int32, _ buffer: UnsafeMutablePointer<UInt8>?, _ size: Int) -> Int {
    read(descriptor, buffer, size)
}
