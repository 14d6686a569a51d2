import Foundation
import TestSupport
import Testing

/// What every verb does with a snapshot that is not as it was written.
@Suite("Snapshots on the command line")
struct SnapshotCommandTests {
    private static let verbs = [
        ["query", "--data", "graph.rgx", "SELECT * { ?s ?p ?o }"], ["query", "--data", "graph.rgx", "ASK { ?s ?p ?o }"],
        ["query", "--data", "graph.rgx", "CONSTRUCT WHERE { ?s ?p ?o }"],
        ["ask", "--data", "graph.rgx", "reporting-lines"], ["draw", "--data", "graph.rgx"],
        ["check", "graph.rgx", "--shapes"], ["site", "graph.rgx", "-o", "site"], ["index", "graph.rgx", "-o", "again.rgx"],
        ["push", "graph.rgx", "--endpoint", "http://127.0.0.1:1/"],
    ]

    /// The snapshot of a text.
    private static let snapshot = Result { () throws -> Data in
        let folder = try ScratchFolder()
        try folder.write("text.txt", Data(BadInputTests.resolution.utf8))
        let path = folder.url.appendingPathComponent("graph.rgx")
        let made = try CommandLineTool.resgraph.run(["index", "text.txt", "-o", path.path], folder: folder.url)
        try #require(made.exitCode == 0, "\(made.errors)")
        return try Data(contentsOf: path)
    }

    @Test("No verb answers from a snapshot in which a bit was altered, wherever it was", arguments: verbs)
    func damaged(_ verb: [String]) throws {
        let whole = [UInt8](try Self.snapshot.get())
        for share in [0.01, 0.5, 1] {
            var bytes = whole
            bytes[Int(share * Double(bytes.count - 1))] ^= 4
            let folder = try ScratchFolder()
            try folder.write("graph.rgx", Data(bytes))
            let run = try CommandLineTool.resgraph.run(verb, folder: folder.url)
            #expect(run.exitCode == 1, "\(share)")
            #expect(run.output.isEmpty, "\(share): \(run.output)")
            #expect(run.errors.hasPrefix("resgraph: graph.rgx: "), "\(share): \(run.errors)")
            #expect(run.errors.contains("snapshot"), "\(share): \(run.errors)")
            #expect(!FileManager.default.fileExists(atPath: folder.url.path + "/site/index.html"))
            #expect(!FileManager.default.fileExists(atPath: folder.url.path + "/again.rgx"))
        }
    }

    @Test("A snapshot that is not there is told in the system's words")
    func absent() throws {
        let folder = try ScratchFolder()
        let path = folder.url.appendingPathComponent("graph.rgx").path
        let run = try CommandLineTool.resgraph.run(["query", "--data", path, "ASK {}"])
        #expect(run.exitCode == 1)
        #expect(run.errors == "resgraph: \(path): cannot be read: No such file or directory\n")
    }

    @Test("The same texts give the same snapshot, byte for byte")
    func reproducible() throws {
        let folder = try ScratchFolder()
        try folder.write("text.txt", Data(BadInputTests.resolution.utf8))
        let again = try CommandLineTool.resgraph.run(["index", "text.txt", "-o", "again.rgx"], folder: folder.url)
        #expect(again.exitCode == 0)
        let isSame = try Data(contentsOf: folder.url.appendingPathComponent("again.rgx")) == Self.snapshot.get()
        #expect(isSame)
    }
}
