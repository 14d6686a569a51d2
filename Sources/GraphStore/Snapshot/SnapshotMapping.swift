#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A file mapped into memory, read-only, and whether it is still what was opened.
///
/// The file stays open as long as its memory is in use, so that a change in place can be seen: replacing
/// the file by another leaves this one as it is.
final class SnapshotMapping: Sendable {
    /// The file's bytes. The mapping ends with the last value that uses them.
    let memory: FixedMemory
    private let descriptor: Int32
    private let opened: Mark
    private let guardSlot: MappedMemoryGuard.Slot?

    /// What tells that a file was written to: its length and the time of its last change.
    private struct Mark: Equatable {
        let length: Int
        let seconds: Int
        let nanoseconds: Int

        init(_ status: stat) {
            length = Int(status.st_size)
            #if canImport(Darwin)
            let time = status.st_mtimespec
            #else
            let time = status.st_mtim
            #endif
            seconds = Int(time.tv_sec)
            nanoseconds = Int(time.tv_nsec)
        }
    }

    /// Maps a whole file.
    init(_ path: String) throws(SnapshotError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(path: path, code: errno) }
        do throws(SnapshotError) {
            var status = stat()
            guard fstat(descriptor, &status) == 0 else { throw .unreadable(path: path, code: errno) }
            let length = Int(status.st_size)
            // Nothing can be mapped of an empty file.
            guard length > 0, status.st_mode & S_IFMT == S_IFREG else { throw .foreign(path: path) }
            guard let address = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED
            else { throw .unreadable(path: path, code: errno) }
            let slot = MappedMemoryGuard.watch(address, count: length)
            if slot == nil, !Self.replaceByCopy(address, length, descriptor) {
                munmap(address, length)
                throw .unreadable(path: path, code: EIO)
            }
            memory = FixedMemory(base: address, byteCount: length) { address, length in
                munmap(address, length)
                slot?.release()
                close(descriptor)
            }
            guardSlot = slot
            opened = Mark(status)
            self.descriptor = descriptor
        } catch {
            close(descriptor)
            throw error
        }
    }

    /// Where no more mappings can be guarded, the file is read instead: a copy cannot be cut off.
    private static func replaceByCopy(_ address: UnsafeMutableRawPointer, _ length: Int, _ descriptor: Int32) -> Bool {
        guard
            mmap(address, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) != MAP_FAILED
        else { return false }
        var done = 0
        while done < length {
            let count = pread(descriptor, address + done, length - done, off_t(done))
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return false }
            done += count
        }
        return true
    }

    /// Whether the file is as it was when it was opened and all that was read of it could be read. One
    /// system call.
    var isUnchanged: Bool {
        if let guardSlot, guardSlot.hasFaulted { return false }
        var status = stat()
        return fstat(descriptor, &status) == 0 && Mark(status) == opened
    }
}
