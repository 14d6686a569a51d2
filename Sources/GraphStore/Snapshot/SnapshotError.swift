#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Why a file is not taken as a snapshot.
public enum SnapshotError: Error, Hashable, Sendable {
    /// The system would not open, map or read the file; its error number.
    case unreadable(path: String, code: Int32)
    /// The file does not begin as a snapshot does.
    case foreign(path: String)
    /// The file was written on a machine with another byte order.
    case byteOrder(path: String)
    /// The file was written by another version of the format.
    case version(path: String, found: UInt32, known: UInt32)
    /// The file is shorter or longer than it says; both in bytes.
    case length(path: String, found: Int, expected: UInt64)
    /// The file was cut off or written to while it was in use.
    case changed(path: String)
    /// What the file holds is not what was written.
    case damaged(path: String, reason: String)
}

extension SnapshotError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unreadable(let path, let code):
            "\(path): cannot be read: \(String(cString: strerror(code)))"
        case .foreign(let path):
            "\(path): not a snapshot of resgraph (make one with 'resgraph index')"
        case .byteOrder(let path):
            "\(path): a snapshot from a machine with another byte order; make it anew here"
        case .version(let path, let found, let known):
            "\(path): a snapshot of format \(found), but this program reads format \(known); make it anew"
        case .length(let path, let found, let expected):
            "\(path): \(found) bytes, but a snapshot of \(expected) bytes was written; the file is cut off or was added to"
        case .changed(let path):
            "\(path): the snapshot was changed in place while it was in use; replace such files instead"
        case .damaged(let path, let reason):
            "\(path): damaged snapshot (\(reason)); make it anew"
        }
    }
}
