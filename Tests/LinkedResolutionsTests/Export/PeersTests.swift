import Foundation
import TestSupport
import Testing

/// What is exported, read by other people's programs.
@Suite struct PeersTests {
    /// The specimens, exported once for all tests.
    static let exported: ScratchFolder? = {
        guard let scratch = try? ScratchFolder() else { return nil }
        let run = try? CommandLineTool.resgraph.run(
            [
                "export", "Tests/Specimens", "--authority", "Tests/Specimens/authority.ttl",
                "--base", "https://example.org/ferry/id/", "-o", scratch.url.path, "--quiet",
            ], folder: SharedFolder.packageRoot)
        return run?.exitCode == 0 ? scratch : nil
    }()

    /// Each exported graph with the number of its statements, by the lines of its N-Triples.
    private func graphs() throws -> [(turtle: String, lines: String, count: Int)] {
        let folder = try #require(Self.exported).url
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            .filter { $0.hasSuffix(".nt") }
            .map { name in
                let lines = folder.appendingPathComponent(name)
                let count = try String(contentsOf: lines, encoding: .utf8).split(separator: "\n").count
                return (lines.deletingPathExtension().appendingPathExtension("ttl").path, lines.path, count)
            }
    }

    @Test(
        "rapper counts as many triples in each file",
        .enabled(if: CommandLineTool.find("rapper") != nil, "needs rapper (raptor2-utils)"))
    func rapper() throws {
        let rapper = try #require(CommandLineTool.find("rapper"))
        for graph in try graphs() {
            for (syntax, path) in [("turtle", graph.turtle), ("ntriples", graph.lines)] {
                let run = try rapper.run(["-c", "-i", syntax, path])
                #expect(run.errors.contains("returned \(graph.count) triples"), "\(path): \(run.errors)")
            }
        }
    }

    @Test(
        "serdi reads as many statements from each file, without a word",
        .enabled(if: CommandLineTool.find("serdi") != nil, "needs serdi"))
    func serdi() throws {
        let serdi = try #require(CommandLineTool.find("serdi"))
        for graph in try graphs() {
            for (syntax, path) in [("turtle", graph.turtle), ("ntriples", graph.lines)] {
                let run = try serdi.run(["-i", syntax, path])
                #expect(run.exitCode == 0 && run.errors.isEmpty, "\(path): \(run.errors)")
                #expect(run.output.split(separator: "\n").count == graph.count, "\(path)")
            }
        }
    }

    @Test(
        "rdflib finds the same graph in Turtle and in N-Triples",
        .enabled(if: CommandLineTool.peersPython != nil, "needs RESGRAPH_PEERS"))
    func rdflib() throws {
        let python = try #require(CommandLineTool.peersPython)
        let program = """
            import sys, rdflib
            for turtle, lines, count in zip(*[iter(sys.argv[1:])] * 3):
                a = set(rdflib.Graph().parse(turtle)); b = set(rdflib.Graph().parse(lines, format='nt'))
                assert a == b and len(a) == int(count), turtle
            """
        let run = try python.run(["-c", program] + graphs().flatMap { [$0.turtle, $0.lines, String($0.count)] })
        #expect(run.exitCode == 0, "\(run.errors)")
    }

    @Test(
        "pySHACL finds no violation of the shapes in any file, each validated alone",
        .enabled(if: CommandLineTool.peersPython != nil, "needs RESGRAPH_PEERS"))
    func pySHACL() throws {
        let python = try #require(CommandLineTool.peersPython)
        let program = """
            import sys, rdflib, pyshacl
            folder = sys.argv[1]
            shapes = rdflib.Graph().parse(folder + '/shapes.ttl')
            ontology = rdflib.Graph().parse(folder + '/resolution-graph.ttl')
            for path in sys.argv[2:]:
                conforms, _, words = pyshacl.validate(rdflib.Graph().parse(path), shacl_graph=shapes, ont_graph=ontology)
                assert conforms, path + words
            """
        let ontology = SharedFolder.packageRoot.appendingPathComponent("Ontology").path
        let run = try python.run(["-c", program, ontology] + graphs().map(\.turtle))
        #expect(run.exitCode == 0, "\(run.errors)")
    }
}
