#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// What memory is too small for, in the folder for temporary files (`TMPDIR`): a file without a name, so that
/// nothing is left of it however the process ends. Only this user may read it.
///
/// Used by one thread at a time.
public final class ScratchFile {
    /// How many bytes were written.
    public private(set) var byteCount = 0
    private let descriptor: Int32
    private let name: String

    /// - Throws: `OutputError` where the folder takes no file.
    public init() throws(OutputError) {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        name = "the temporary file in \(folder)"
        var template = Array("\(folder)/resgraph-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw OutputError(name: name, code: errno, operation: "create") }
        unlink(template)
        self.descriptor = descriptor
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    deinit { close(descriptor) }

    /// Where the file can be opened by this process as long as this object lives.
    public var path: String { "/dev/fd/\(descriptor)" }

    /// Writes behind what is there.
    /// - Throws: `OutputError`, such as for a full disk.
    public func append(_ bytes: Span<UInt8>) throws(OutputError) {
        let sink = FileDescriptorSink(descriptor, name: name, capacity: 1)
        try sink.write(bytes)
        byteCount += bytes.count
    }

    /// Up to so many bytes from a place on; fewer only where the file ends.
    public func bytes(from start: Int, atMost count: Int) throws(OutputError) -> [UInt8] {
        var result = [UInt8](repeating: 0, count: max(0, min(count, byteCount - start)))
        var done = 0
        while done < result.count {
            let read = result.withUnsafeMutableBytes { all in
                pread(descriptor, all.baseAddress.map { $0 + done }, all.count - done, off_t(start + done))
            }
            if read < 0, errno == EINTR { continue }
            guard read > 0 else { throw OutputError(name: name, code: read < 0 ? errno : EIO, operation: "read") }
            done += read
        }
        return result
    }
}
