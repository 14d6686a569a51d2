#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A file as memory.
enum SnapshotMapping {
    /// Maps a whole file, read-only; the mapping ends with the last value that uses it.
    static func map(_ path: String) throws(SnapshotError) -> FixedMemory {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(path: path, code: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .unreadable(path: path, code: errno) }
        let length = Int(status.st_size)
        // Nothing can be mapped of an empty file.
        guard length > 0, status.st_mode & S_IFMT == S_IFREG else { throw .foreign(path: path) }
        guard let address = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED else {
            throw .unreadable(path: path, code: errno)
        }
        return FixedMemory(base: address, byteCount: length) { pointer, length in munmap(pointer, length) }
    }
}
