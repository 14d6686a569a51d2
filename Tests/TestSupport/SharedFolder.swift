import Foundation

/// The folder of real documents and reference data that lies beside the repository, not in it.
///
/// A newcomer has only the repository: tests that need the folder are skipped there with
/// `.enabled(if: SharedFolder.isPresent, "\(SharedFolder.absenceReason)")`.
public enum SharedFolder {
    /// The folder named by `RESGRAPH_SHARED`, or `../shared` beside the package.
    public static let url: URL = {
        if let path = ProcessInfo.processInfo.environment["RESGRAPH_SHARED"] {
            return URL(fileURLWithPath: path, isDirectory: true)
        }
        return packageRoot.deletingLastPathComponent().appendingPathComponent("shared", isDirectory: true)
    }()

    /// The root of this package's checkout.
    public static let packageRoot: URL = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Whether tests that read real documents can run. With `RESGRAPH_SHARED_REQUIRED=1` the answer
    /// is always yes, so that a missing folder fails the tests instead of skipping them.
    public static var isPresent: Bool {
        if ProcessInfo.processInfo.environment["RESGRAPH_SHARED_REQUIRED"] == "1" { return true }
        return FileManager.default.fileExists(atPath: url.path)
    }

    /// What a skipped test says.
    public static let absenceReason = "needs the shared folder of real documents (RESGRAPH_SHARED)"

    /// The five real documents, in name order.
    public static func seedFiles() throws -> [URL] { try textFiles(in: "seeds") }

    /// The 141 development documents, in name order.
    public static func corpusFiles() throws -> [URL] { try textFiles(in: "corpus") }

    private static func textFiles(in folder: String) throws -> [URL] {
        try FileManager.default
            .contentsOfDirectory(at: url.appendingPathComponent(folder), includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "txt" }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
    }
}
