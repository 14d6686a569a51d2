import Foundation
import TestSupport
import Testing

/// `Output/` is what the program writes today, byte for byte.
@Suite struct CommittedOutputTests {
    @Test("The export of the specimens is what Output/specimens holds")
    func specimens() throws {
        let specimens = SharedFolder.packageRoot.appendingPathComponent("Tests/Specimens").path
        try expectExport(
            ["Tests/Specimens", "--authority", specimens + "/authority.ttl", "--base", "https://example.org/ferry/id/"],
            equals: "Output/specimens")
    }

    @Test(
        "The export of the five real texts without their words is what Output/itu-wtsa holds",
        .enabled(if: SharedFolder.isPresent, "\(SharedFolder.absenceReason)"))
    func realTexts() throws {
        try expectExport(
            [SharedFolder.url.appendingPathComponent("seeds").path, "--without-text"], equals: "Output/itu-wtsa")
    }

    @Test(
        "The export without words holds no sentence of the real texts",
        .enabled(if: SharedFolder.isPresent, "\(SharedFolder.absenceReason)"))
    func noSentences() throws {
        let folder = SharedFolder.packageRoot.appendingPathComponent("Output/itu-wtsa")
        let written = try String(contentsOf: folder.appendingPathComponent("corpus.nt"), encoding: .utf8)
        for property in ["text", "actionText", "subjectText", "condition", "frequency", "deadline"] {
            #expect(!written.contains("ontology#\(property)>"), "\(property)")
        }
        #expect(written.contains("ontology#textIncluded> \"false\""))
    }

    @Test(
        "The pictures of the real texts are drawn from their committed graph",
        arguments: [
            ["-o", "itu-wtsa-bodies.svg"], ["--colours", "light", "-o", "pictures/itu-wtsa-bodies-light.svg"],
            ["--colours", "dark", "-o", "pictures/itu-wtsa-bodies-dark.svg"],
            ["--view", "revisions", "--colours", "light", "-o", "pictures/itu-wtsa-revisions-light.svg"],
            ["--view", "revisions", "--colours", "dark", "-o", "pictures/itu-wtsa-revisions-dark.svg"],
        ])
    func pictures(_ arguments: [String]) throws {
        let name = try #require(arguments.last)
        let run = try CommandLineTool.resgraph.run(
            ["draw", "--data", "Output/itu-wtsa", "--format", "svg"] + arguments.dropLast(2), folder: SharedFolder.packageRoot)
        #expect(run.exitCode == 0, "\(run.errors)")
        let committed = try String(contentsOf: SharedFolder.packageRoot.appendingPathComponent("Output/" + name), encoding: .utf8)
        let isSame = run.output.utf8.elementsEqual(committed.utf8)
        #expect(isSame, "Output/\(name) differs; draw it again with Scripts/update-output")
    }

    private func expectExport(_ arguments: [String], equals folder: String) throws {
        let scratch = try ScratchFolder()
        let run = try CommandLineTool.resgraph.run(
            ["export"] + arguments + ["-o", scratch.url.path, "--verify"], folder: SharedFolder.packageRoot)
        #expect(run.exitCode == 0, "\(run.errors)")
        let committed = SharedFolder.packageRoot.appendingPathComponent(folder)
        let expected = try names(in: committed)
        #expect(try names(in: scratch.url) == expected)
        for name in expected {
            let old = try Data(contentsOf: committed.appendingPathComponent(name))
            let new = try Data(contentsOf: scratch.url.appendingPathComponent(name))
            // Compared outside of the expectation, which would look for the least difference for hours.
            let isSame = old == new
            #expect(isSame, "\(folder)/\(name) differs; export again with Scripts/update-output")
        }
    }

    private func names(in folder: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }
}
