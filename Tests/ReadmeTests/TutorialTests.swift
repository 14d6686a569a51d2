import Foundation
import LinkedResolutions
import TestSupport
import Testing

/// The tutorial, word for word: its commands are run one after the other, its Swift is this target's,
/// and what both print is what it shows.
///
/// With `RESGRAPH_UPDATE_TUTORIAL=1` the outputs in the tutorial are written anew instead.
@Suite struct TutorialTests {
    private static let file = SharedFolder.packageRoot
        .appendingPathComponent("Sources/LinkedResolutions/LinkedResolutions.docc/Asking.md")

    /// The functions of the tutorial by name.
    private static let examples: [String: @Sendable (ResolutionGraph) throws -> [String]] = [
        "whatWasRead": whatWasRead, "whoIsInstructed": whoIsInstructed, "dutiesOfTheDirector": dutiesOfTheDirector,
        "whoReportsToTheAdvisoryGroup": whoReportsToTheAdvisoryGroup, "whomTheDirectorConsults": whomTheDirectorConsults,
        "whereTheCharterIsCited": whereTheCharterIsCited, "whatRestsOnResolution9": whatRestsOnResolution9,
        "whatChanged": whatChanged, "historyOfAClause": historyOfAClause, "whoHasMostToDo": whoHasMostToDo,
        "wayToTheLighthouseSociety": wayToTheLighthouseSociety,
    ]

    @Test("The tutorial's Swift is, byte for byte, what is compiled here")
    func swift() throws {
        let source = try String(
            contentsOf: SharedFolder.packageRoot.appendingPathComponent("Tests/ReadmeTests/TutorialExamples.swift"), encoding: .utf8)
        let blocks = Self.blocks(in: try String(contentsOf: Self.file, encoding: .utf8)).filter { $0.language == "swift" }
        #expect(blocks.count == 12)
        #expect(blocks.map(\.content).joined(separator: "\n") == source)
    }

    @Test("The tutorial's commands and Swift print what it shows")
    func outputs() throws {
        let text = try String(contentsOf: Self.file, encoding: .utf8)
        let made = try Self.remade(text)
        if ProcessInfo.processInfo.environment["RESGRAPH_UPDATE_TUTORIAL"] == "1" {
            try Data(made.utf8).write(to: Self.file)
            return
        }
        for (shown, printed) in zip(Self.blocks(in: text), Self.blocks(in: made)) { #expect(printed.content == shown.content) }
    }

    // MARK: Reading the tutorial

    struct FencedBlock {
        var language: String
        var content: String
    }

    static func blocks(in text: String) -> [FencedBlock] {
        text.components(separatedBy: "```").enumerated().filter { $0.offset % 2 == 1 }.map { _, part in
            let end = part.firstIndex(of: "\n") ?? part.endIndex
            return FencedBlock(language: String(part[..<end]), content: String(part[end...].dropFirst()))
        }
    }

    /// The tutorial with outputs as they are today.
    private static func remade(_ text: String) throws -> String {
        let scratch = try ScratchFolder()
        let specimens = SharedFolder.packageRoot.appendingPathComponent("Tests/Specimens")
        let graph = try graph(of: specimens)
        var function = ""
        let parts = try text.components(separatedBy: "```").enumerated().map { index, part -> String in
            guard index % 2 == 1 else { return part }
            let block = blocks(in: "```\(part)```")[0]
            switch block.language {
            case "swift":
                function = block.content.components(separatedBy: "func ").last?.prefix { $0 != "(" }.description ?? ""
                return part
            case "text":
                let lines = try examples[function]?(graph) ?? ["there is no function \(function)"]
                return "text\n" + lines.map { $0 + "\n" }.joined()
            case "console":
                let commands = block.content.split(separator: "\n").filter { $0.hasPrefix("$ ") }.map { String($0.dropFirst(2)) }
                return "console\n" + (try commands.map { "$ \($0)\n" + (try run($0, in: scratch.url)) }.joined())
            default: return part
            }
        }
        return parts.joined(separator: "```")
    }

    /// What a command prints, with `resgraph` on the search path and `SPECIMENS` the folder of specimens.
    static func run(_ command: String, in folder: URL) throws -> String {
        let specimens = SharedFolder.packageRoot.appendingPathComponent("Tests/Specimens")
        let tools = URL(fileURLWithPath: CommandLineTool.resgraph.path).deletingLastPathComponent().path
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let run = try CommandLineTool(path: "/bin/bash").run(
            ["-c", command], folder: folder, environment: ["PATH": "\(tools):\(path)", "SPECIMENS": specimens.path])
        #expect(run.exitCode == 0, "\(command): \(run.errors)")
        return run.output.replacingOccurrences(of: "\r\n", with: "\n")
    }
}
