import Foundation
import TestSupport
import Testing

/// `resgraph draw` as a person at a shell meets it.
@Suite struct DrawCommandTests {
    private let specimens = ["--data", "Tests/Specimens", "--authority", "Tests/Specimens/authority.ttl"]

    private func draw(_ arguments: [String]) throws -> CommandLineTool.Outcome {
        try CommandLineTool.resgraph.run(["draw"] + arguments, folder: SharedFolder.packageRoot)
    }

    @Test("Bodies stand in a picture with their lines, and lines lead to their clauses")
    func bodies() throws {
        let run = try draw(specimens)
        #expect(run.exitCode == 0, "\(run.errors)")
        #expect(run.output.hasPrefix("<svg") && run.output.hasSuffix("</svg>\n"))
        #expect(run.output.contains("Crossings Advisory Group"))
        #expect(run.output.contains("href=\"https://w3id.org/resolution-graph/id/resolution/wfa/"))
        #expect(run.output.contains("prefers-color-scheme:dark") && run.output.contains("<desc"))
        #expect(try draw(specimens).output.utf8.elementsEqual(run.output.utf8))
    }

    @Test(
        "Every view is drawn in every format",
        arguments: ["bodies", "citations", "revisions", "clauses"], ["svg", "dot", "mermaid", "graphml"])
    func formats(_ view: String, _ format: String) throws {
        let subject = view == "clauses" ? ["--of", "Resolution 4"] : []
        let run = try draw(["--data", "Output/specimens/corpus.nt", "--view", view, "--format", format] + subject)
        #expect(run.exitCode == 0, "\(run.errors)")
        #expect(run.output.contains(["svg": "</svg>", "dot": "digraph", "mermaid": "flowchart LR", "graphml": "</graphml>"][format] ?? "?"))
    }

    @Test("Around a body stands what is near it")
    func around() throws {
        let near = try draw(specimens + ["--around", "CRAG", "--format", "graphml"])
        let all = try draw(specimens + ["--no-largest-component", "--format", "graphml"])
        #expect(near.exitCode == 0, "\(near.errors)")
        func lines(_ text: String) -> Int { text.components(separatedBy: "<edge ").count - 1 }
        #expect(lines(near.output) > 0 && lines(near.output) < lines(all.output))
    }

    @Test(
        "What cannot be drawn is told in words, with exit code 2",
        arguments: [
            ["--data", "Tests/Specimens", "-o", "picture.xyz"], ["--data", "Tests/Specimens", "--min-weight", "0"],
            ["--data", "Tests/Specimens", "--of", "Resolution 4"], [], ["--data", "Tests/Specimens", "--view", "faces"],
            ["--data", "Output/specimens/corpus.nt", "--around", "Nobody at all"],
        ])
    func wrongUse(_ arguments: [String]) throws {
        let run = try draw(arguments)
        #expect(run.exitCode == 2 && !run.errors.isEmpty && run.output.isEmpty, "\(run.errors)")
    }

    @Test("Which text is meant has to be said where there are several")
    func whichText() throws {
        let run = try draw(["--data", "Output/specimens/corpus.nt", "--view", "clauses"])
        #expect(run.exitCode == 1 && run.errors.contains("--of"))
    }
}
