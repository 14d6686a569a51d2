#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A file that appears whole or not at all: written beside its target under another name, renamed on
/// `commit()`, removed when it goes away without. An error leaves the old file as it was.
public struct AtomicFile: ~Copyable {
    /// Takes the file's bytes.
    public let sink: FileDescriptorSink
    private let path: String
    /// Where the bytes are until `commit()`; flush the sink before reading them.
    public let temporaryPath: String
    private let descriptor: Int32
    private var isOpen = true
    private var isCommitted = false

    /// Creates the temporary file in the target's folder, which must exist. A new file gets the
    /// rights that the process's mask leaves of `rw-rw-rw-`; a replaced one keeps its own.
    public init(replacing path: String) throws(OutputError) {
        self.path = path
        var attempt = 0
        while true {
            let name = "\(path).\(getpid())-\(attempt).tmp"
            let descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            if descriptor >= 0 {
                self.descriptor = descriptor
                temporaryPath = name
                break
            }
            guard errno == EEXIST, attempt < 1000 else {
                throw OutputError(name: path, code: errno, operation: "create")
            }
            attempt += 1
        }
        sink = FileDescriptorSink(descriptor, name: path)
        var status = stat()
        if stat(path, &status) == 0 { _ = fchmod(descriptor, status.st_mode & 0o777) }
    }

    /// Writes out the buffer, closes, and puts the file in its place.
    /// - Parameter synchronize: whether to wait until the disk holds it.
    public consuming func commit(synchronize: Bool = false) throws(OutputError) {
        try sink.flush()
        if synchronize, fsync(descriptor) != 0 {
            throw OutputError(name: path, code: errno, operation: "write")
        }
        isOpen = false
        guard close(descriptor) == 0 else { throw OutputError(name: path, code: errno, operation: "write") }
        guard rename(temporaryPath, path) == 0 else {
            throw OutputError(name: path, code: errno, operation: "replace")
        }
        isCommitted = true
    }

    deinit {
        if isOpen { close(descriptor) }
        if !isCommitted { unlink(temporaryPath) }
    }
}
