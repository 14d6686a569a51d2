import Synchronization

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
    private let attachment: Attachment

    /// The blocks that this mapping is divided into, which live as long as its memory.
    private final class Attachment: Sendable {
        let blocks = Mutex<SnapshotBlocks?>(nil)
    }

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
            let attachment = Attachment()
            memory = FixedMemory(base: address, byteCount: length) { address, length in
                munmap(address, length)
                slot?.release()
                attachment.blocks.withLock { $0?.deallocate() }
                close(descriptor)
            }
            self.attachment = attachment
            guardSlot = slot
            opened = Mark(status)
            self.descriptor = descriptor
        } catch {
            close(descriptor)
            throw error
        }
    }

    /// Divides the file from its first section on into blocks with these checksums. Called once.
    ///
    /// - Parameter whenRead: whether each is to be verified when it is first read: then none can be read before,
    ///   if the system allows that (`isVerifiedWhenRead`).
    func blocks(
        _ checksums: some Collection<UInt64>, sectionsStart: Int, length: Int, whenRead: Bool
    ) -> SnapshotBlocks {
        let base = memory.base
        var blocks = SnapshotBlocks(checksums, memory: base, readable: base, sectionsStart: sectionsStart, length: length)
        // Where a forbidden read raises the same signal as a file that was cut off, the two are not told apart.
        #if !canImport(Darwin)
        if whenRead, let guardSlot, let other = mmap(nil, memory.byteCount, PROT_READ, MAP_PRIVATE, descriptor, 0),
            other != MAP_FAILED
        {
            blocks.readable = other
            guardSlot.watch(blocks)
            if !blocks.protect() {
                blocks.unprotect()
                blocks.readable = base
                guardSlot.watch(nil)
                munmap(other, memory.byteCount)
            }
        }
        #endif
        attachment.blocks.withLock { $0 = blocks }
        return blocks
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
