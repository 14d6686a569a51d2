#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Folders to write into.
public enum OutputFolder {
    /// Makes a folder and those above it, where they are missing.
    /// - Throws: `OutputError` that names the folder which could not be made.
    public static func make(_ path: String) throws(OutputError) {
        var status = stat()
        if stat(path, &status) == 0 {
            guard status.st_mode & S_IFMT == S_IFDIR else {
                throw OutputError(name: path, code: ENOTDIR, operation: "create")
            }
            return
        }
        var parent = Substring(path)
        while parent.utf8.last == UInt8(ascii: "/") { parent = parent.dropLast() }
        if let slash = parent.utf8.lastIndex(of: UInt8(ascii: "/")), slash > parent.startIndex {
            try make(String(parent[..<slash]))
        }
        // Another process may have made it meanwhile.
        guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
            throw OutputError(name: path, code: errno, operation: "create")
        }
    }
}
