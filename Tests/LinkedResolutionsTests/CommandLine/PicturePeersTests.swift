import Foundation
import TestSupport
import Testing

/// Pictures, opened by the programs that they are for.
@Suite struct PicturePeersTests {
    private func draw(_ view: String, to file: URL, _ more: [String] = [], path: String? = nil) throws -> CommandLineTool.Outcome {
        try CommandLineTool.resgraph.run(
            ["draw", "--data", "Output/specimens/corpus.nt", "--view", view, "-o", file.path] + more,
            folder: SharedFolder.packageRoot, environment: path.map { ["PATH": $0] } ?? [:])
    }

    private func check(_ script: String, _ arguments: [String]) throws -> CommandLineTool.Outcome {
        let file = SharedFolder.packageRoot.appendingPathComponent("Scripts/checks/\(script)").path
        return try #require(CommandLineTool.peersPython).run([file] + arguments)
    }

    @Test(
        "Graphviz lays out every view without a word of complaint",
        .enabled(if: CommandLineTool.find("dot") != nil, "needs Graphviz"),
        arguments: ["bodies", "citations", "revisions", "clauses"])
    func graphviz(_ view: String) throws {
        let scratch = try ScratchFolder()
        let file = scratch.url.appendingPathComponent("picture.svg")
        let subject = view == "clauses" ? ["--of", "Resolution 4"] : []
        let run = try draw(view, to: file, ["--layout", "dot"] + subject)
        #expect(run.exitCode == 0 && !run.errors.lowercased().contains("warning"), "\(run.errors)")
        let picture = try String(contentsOf: file, encoding: .utf8)
        #expect(picture.contains("<svg") && picture.contains("Crossings Advisory Group") == (view == "bodies" || view == "clauses"))
    }

    @Test("Without Graphviz the picture that it was to lay out is refused in words, and the other is drawn")
    func withoutGraphviz() throws {
        let scratch = try ScratchFolder()
        let file = scratch.url.appendingPathComponent("picture.svg")
        let refused = try draw("bodies", to: file, ["--layout", "dot"], path: scratch.url.path)
        #expect(refused.exitCode == 1 && refused.errors.contains("Graphviz is not installed"), "\(refused.errors)")
        #expect(!FileManager.default.fileExists(atPath: file.path))
        #expect(try draw("bodies", to: file, path: scratch.url.path).exitCode == 0)
    }

    @Test(
        "Mermaid draws what we write for it; networkx and igraph read the same boxes and lines",
        .enabled(if: CommandLineTool.peers(have: "mermaidx", "networkx", "igraph"), "needs mermaidx, networkx and igraph (RESGRAPH_PEERS)"))
    func textFormats() throws {
        let scratch = try ScratchFolder()
        for view in ["bodies", "revisions"] {
            for suffix in ["mmd", "graphml"] {
                #expect(try draw(view, to: scratch.url.appendingPathComponent("\(view).\(suffix)")).exitCode == 0)
            }
        }
        let run = try check("pictures.py", [scratch.url.path])
        #expect(run.exitCode == 0, "\(run.output)\(run.errors)")
    }

    @Test(
        "In a browser the pointer on a line shows its clauses, and a click leads to them",
        .enabled(
            if: CommandLineTool.peers(have: "selenium") && CommandLineTool.find("chromedriver") != nil,
            "needs Chromium's driver and selenium (RESGRAPH_PEERS)"))
    func browser() throws {
        let scratch = try ScratchFolder()
        let file = scratch.url.appendingPathComponent("bodies.svg")
        #expect(try draw("bodies", to: file).exitCode == 0)
        let run = try check("live-picture.py", [file.path])
        #expect(run.exitCode == 0, "\(run.output)\(run.errors)")
    }
}
