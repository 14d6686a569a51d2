import Foundation

/// Runs a program and keeps what it says.
public struct CommandLineTool: Sendable {
    /// What a finished run left.
    public struct Outcome: Sendable {
        public var exitCode: Int32
        public var output: String
        public var errors: String
    }

    public var path: String

    public init(path: String) { self.path = path }

    /// The `resgraph` of the build under test: the one named by `RESGRAPH_BINARY`, or the one beside
    /// the test bundle.
    public static let resgraph: CommandLineTool = {
        if let path = ProcessInfo.processInfo.environment["RESGRAPH_BINARY"] {
            return CommandLineTool(path: path)
        }
        let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        return CommandLineTool(path: folder.appendingPathComponent("resgraph").path)
    }()

    /// The Python that has the peers that our output is compared with (rdflib, pySHACL, pyoxigraph,
    /// owlrl), named by `RESGRAPH_PEERS`.
    public static let peersPython: CommandLineTool? = ProcessInfo.processInfo.environment["RESGRAPH_PEERS"]
        .flatMap { FileManager.default.isExecutableFile(atPath: $0) ? CommandLineTool(path: $0) : nil }

    /// Whether that Python has all of the modules.
    public static func peers(have modules: String...) -> Bool {
        let imports = modules.map { "import \($0)" }.joined(separator: "; ")
        return (try? peersPython?.run(["-c", imports]))?.exitCode == 0
    }

    /// A program on the search path, or nil.
    public static func find(_ name: String) -> CommandLineTool? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        for folder in folders where FileManager.default.isExecutableFile(atPath: "\(folder)/\(name)") {
            return CommandLineTool(path: "\(folder)/\(name)")
        }
        return nil
    }

    /// Runs the program to its end.
    ///
    /// Output goes through files, so that a program that says much can't block on a full pipe.
    public func run(
        _ arguments: [String], input: String? = nil, folder: URL? = nil,
        environment: [String: String] = [:]
    ) throws -> Outcome {
        let scratch = try ScratchFolder()
        let outputFile = scratch.url.appendingPathComponent("output")
        let errorFile = scratch.url.appendingPathComponent("errors")
        for file in [outputFile, errorFile] { try Data().write(to: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardOutput = try FileHandle(forWritingTo: outputFile)
        process.standardError = try FileHandle(forWritingTo: errorFile)
        if let input {
            let inputFile = scratch.url.appendingPathComponent("input")
            try Data(input.utf8).write(to: inputFile)
            process.standardInput = try FileHandle(forReadingFrom: inputFile)
        } else {
            process.standardInput = FileHandle.nullDevice
        }
        try process.run()
        process.waitUntilExit()
        return Outcome(
            exitCode: process.terminationReason == .uncaughtSignal
                ? 128 + process.terminationStatus : process.terminationStatus,
            output: String(decoding: try Data(contentsOf: outputFile), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: errorFile), as: UTF8.self))
    }
}

/// A folder that is gone when its owner is.
public final class ScratchFolder: Sendable {
    public let url: URL

    public init() throws {
        url = FileManager.default.temporaryDirectory
            .appendingPathComponent("resgraph-tests-\(UUID().uuidString)", isDirectory: true)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// Writes a file into the folder.
    @discardableResult
    public func write(_ name: String, _ content: some DataProtocol) throws -> URL {
        let file = url.appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(content).write(to: file)
        return file
    }
}
