import Foundation

/// A triple store of other people's making, started on a free port of this machine and stopped when it goes away.
public final class TripleStoreServer: Sendable {
    public enum Engine: String, Sendable {
        case oxigraph, virtuoso

        /// The program, where it is installed: Oxigraph's from PyPI beside the other peers, or on the path.
        public var program: CommandLineTool? {
            switch self {
            case .oxigraph:
                let beside = CommandLineTool.peersPython.map {
                    URL(fileURLWithPath: $0.path).deletingLastPathComponent().appendingPathComponent("oxigraph").path
                }
                if let beside, FileManager.default.isExecutableFile(atPath: beside) { return CommandLineTool(path: beside) }
                return CommandLineTool.find("oxigraph")
            case .virtuoso:
                return CommandLineTool.find("isql-vt") == nil ? nil : CommandLineTool.find("virtuoso-t")
            }
        }

        public var absenceReason: String {
            switch self {
            case .oxigraph: "needs Oxigraph's server (PyPI's oxigraph)"
            case .virtuoso: "needs Virtuoso (Debian's virtuoso-opensource-7-bin)"
            }
        }
    }

    public struct Failure: Error, CustomStringConvertible {
        public var description: String

        public init(description: String) { self.description = description }
    }

    private let process: Process
    private let folder: ScratchFolder
    private let port: Int
    private let engine: Engine

    public init(_ engine: Engine) throws {
        guard let program = engine.program else { throw Failure(description: engine.absenceReason) }
        self.engine = engine
        folder = try ScratchFolder()
        port = try freePort()
        process = Process()
        process.executableURL = URL(fileURLWithPath: program.path)
        process.currentDirectoryURL = folder.url
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        switch engine {
        case .oxigraph:
            process.arguments = ["serve", "--bind", "127.0.0.1:\(port)", "--union-default-graph"]
            try process.run()
            try waitUntilItAnswers(at: [port])
        case .virtuoso:
            let control = try freePort()
            try folder.write("virtuoso.ini", Array(Self.configuration(folder.url.path, port, control).utf8))
            process.arguments = ["+foreground", "+configfile", folder.url.appendingPathComponent("virtuoso.ini").path]
            try process.run()
            try waitUntilItAnswers(at: [port, control])
            try letEveryoneWrite(control)
        }
    }

    deinit {
        // Nothing that it holds is kept: no checkpoint, no farewell.
        process.send(SIGKILL)
        process.waitUntilExit()
    }

    /// Where queries are sent.
    public var queryAddress: String {
        "http://127.0.0.1:\(port)/" + (engine == .oxigraph ? "query" : "sparql")
    }

    /// Where graphs are sent.
    public var storeAddress: String {
        "http://127.0.0.1:\(port)/" + (engine == .oxigraph ? "store" : "sparql-graph-crud")
    }

    private func waitUntilItAnswers(at ports: [Int]) throws {
        for _ in 0..<600 {
            if !process.isRunning { break }
            if ports.allSatisfy(isListenedAt) { return }
            Thread.sleep(forTimeInterval: 0.1)
        }
        throw Failure(description: "\(engine.rawValue) does not answer")
    }

    /// A fresh Virtuoso lets nobody write over HTTP.
    private func letEveryoneWrite(_ control: Int) throws {
        let run = try CommandLineTool.find("isql-vt")?.run([
            "127.0.0.1:\(control)", "dba", "dba",
            "exec=GRANT SPARQL_UPDATE TO \"SPARQL\"; DB.DBA.RDF_DEFAULT_USER_PERMS_SET ('nobody', 7);",
        ])
        guard run?.exitCode == 0 else { throw Failure(description: "isql-vt: \(run?.errors ?? "")") }
    }

    private static func configuration(_ folder: String, _ port: Int, _ control: Int) -> String {
        """
        [Database]
        DatabaseFile = \(folder)/virtuoso.db
        ErrorLogFile = \(folder)/virtuoso.log
        LockFile = \(folder)/virtuoso.lck
        TransactionFile = \(folder)/virtuoso.trx
        xa_persistent_file = \(folder)/virtuoso.pxa
        [TempDatabase]
        DatabaseFile = \(folder)/temporary.db
        TransactionFile = \(folder)/temporary.trx
        [Parameters]
        ServerPort = 127.0.0.1:\(control)
        NumberOfBuffers = 20000
        MaxDirtyBuffers = 15000
        [HTTPServer]
        ServerPort = 127.0.0.1:\(port)
        ServerThreads = 8
        [SPARQL]
        ResultSetMaxRows = 1000000
        """
    }
}
