import Foundation
import TestSupport
import Testing

/// Checks by programs of others: owlrl for what follows from the ontology, pySHACL for the shapes.
/// Skipped where `RESGRAPH_PEERS` (by default `python3`) doesn't have them.
@Suite("The graph of the real documents before other programs", TwoBuilds.onceIsEnough)
struct PythonCheckTests {
    @Test(
        "What is materialised is the OWL 2 RL closure of the core form",
        .enabled(if: SharedFolder.isPresent, "\(SharedFolder.absenceReason)"),
        .enabled(if: Python.has("owlrl", "rdflib"), "needs owlrl (RESGRAPH_PEERS)"))
    func closure() throws {
        let folder = try Scratch.make()
        defer { Scratch.remove(folder) }
        let core = folder.appendingPathComponent("core.nt")
        let full = folder.appendingPathComponent("full.nt")
        try SeedGraph.nTriples(SeedGraph.corpus(SeedGraph.core.get().documents))
            .write(to: core, atomically: false, encoding: .utf8)
        try SeedGraph.nTriples(SeedGraph.corpus(SeedGraph.materialised.get().documents))
            .write(to: full, atomically: false, encoding: .utf8)
        let ontology = SharedFolder.packageRoot.appendingPathComponent("Ontology/resolution-graph.ttl")
        let run = try Python.run("owl-rl-closure.py", [ontology.path, core.path, full.path])
        #expect(run.status == 0, "\(run.output)")
    }

    @Test(
        "Each file alone satisfies the shapes of the ontology, with the words and without",
        .enabled(if: SharedFolder.isPresent, "\(SharedFolder.absenceReason)"),
        .enabled(if: Python.has("pyshacl", "rdflib"), "needs pySHACL (RESGRAPH_PEERS)"),
        arguments: [true, false])
    func shapes(includesText: Bool) throws {
        let folder = try Scratch.make()
        defer { Scratch.remove(folder) }
        let mapped = try SeedGraph.map(options: .init(includesText: includesText))
        var files: [String] = []
        for document in mapped.documents {
            let file = folder.appendingPathComponent(document.fileName + ".nt")
            try SeedGraph.nTriples(document.triples).write(to: file, atomically: false, encoding: .utf8)
            files.append(file.path)
        }
        let corpus = folder.appendingPathComponent("corpus.nt")
        try SeedGraph.nTriples(SeedGraph.corpus(mapped.documents))
            .write(to: corpus, atomically: false, encoding: .utf8)
        let ontology = SharedFolder.packageRoot.appendingPathComponent("Ontology")
        let run = try Python.run("shacl.py", [ontology.path] + files + [corpus.path])
        #expect(run.status == 0, "\(run.output)")
    }
}

/// A folder of a test's own.
private enum Scratch {
    static func make() throws -> URL {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("resgraph-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        return url
    }

    static func remove(_ url: URL) { try? FileManager.default.removeItem(at: url) }
}

private enum Python {
    static func has(_ modules: String...) -> Bool {
        let imports = modules.map { "import \($0)" }.joined(separator: "; ")
        return (try? execute(["-c", imports]).status) == 0
    }

    static func run(_ script: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
        let path = SharedFolder.packageRoot.appendingPathComponent("Scripts/checks/\(script)").path
        return try execute([path] + arguments)
    }

    private static func execute(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [ProcessInfo.processInfo.environment["RESGRAPH_PEERS"] ?? "python3"] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }
}
