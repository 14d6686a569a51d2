import Foundation
import TestSupport
import Testing

/// Each format opened by a program that it is written for.
@Suite struct FormatPeersTests {
    /// The specimens in every format for other tools, exported once for all tests.
    static let exported: ScratchFolder? = {
        guard let scratch = try? ScratchFolder() else { return nil }
        let formats = ["ntriples", "nquads", "trig", "jsonld", "rdfxml"]
        let run = try? CommandLineTool.resgraph.run(
            [
                "export", "Tests/Specimens", "--authority", "Tests/Specimens/authority.ttl",
                "--base", "https://example.org/ferry/id/", "-o", scratch.url.path, "--quiet",
            ] + formats.flatMap { ["--format", $0] }, folder: SharedFolder.packageRoot)
        return run?.exitCode == 0 ? scratch : nil
    }()

    private func check(_ script: String) throws {
        let folder = try #require(Self.exported).url.path
        let path = SharedFolder.packageRoot.appendingPathComponent("Scripts/checks/\(script)").path
        let run = try #require(CommandLineTool.peersPython).run([path, folder])
        #expect(run.exitCode == 0, "\(run.output)\(run.errors)")
    }

    @Test(
        "rdflib reads JSON-LD and TriG as the same quads as N-Quads, RDF/XML as the same triples as N-Triples",
        .enabled(if: CommandLineTool.peers(have: "rdflib"), "needs rdflib (Scripts/install-dependencies --tests)"))
    func rdflib() throws { try check("rdf-formats.py") }

    @Test(
        "pyld expands JSON-LD to the same quads as N-Quads, with no network",
        .enabled(if: CommandLineTool.peers(have: "pyld", "rdflib"), "needs PyLD (Scripts/install-dependencies --tests)"))
    func pyLD() throws { try check("json-ld.py") }

    @Test(
        "networkx, pandas and DuckDB open the property graph with all nodes and edges; Neo4j's rules hold, Cypher parses",
        .enabled(
            if: CommandLineTool.peers(have: "networkx", "pandas", "duckdb", "antlr4_cypher"),
            "needs networkx, pandas, duckdb and antlr4-cypher (Scripts/install-dependencies --tests)"))
    func propertyGraph() throws {
        let scratch = try ScratchFolder()
        for (format, suffix) in [("ntriples", "nt"), ("graphml", "graphml"), ("csv", "csv"), ("neo4j", "csv"), ("cypher", "cypher")] {
            let run = try CommandLineTool.resgraph.run(
                [
                    "export", "Tests/Specimens/wfa-timetables-2021.txt", "Tests/Specimens/wfa-timetables-2025.txt", "--authority",
                    "Tests/Specimens/authority.ttl", "--format", format, "--single", "\(scratch.url.path)/graph.\(suffix)", "--quiet",
                ], folder: SharedFolder.packageRoot)
            #expect(run.exitCode == 0, "\(run.errors)")
        }
        let script = SharedFolder.packageRoot.appendingPathComponent("Scripts/checks/property-graph.py").path
        let run = try #require(CommandLineTool.peersPython).run([script, scratch.url.path, "graph"])
        #expect(run.exitCode == 0, "\(run.output)\(run.errors)")
    }
}
