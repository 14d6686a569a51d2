import Foundation
import TestSupport
import Testing

/// What the README shows is what happens.
@Suite struct ReadmeTests {
    static let text = (try? String(
        contentsOf: SharedFolder.packageRoot.appendingPathComponent("README.md"), encoding: .utf8)) ?? ""

    /// A command of the README and the lines that it shows as its output.
    struct Command: Sendable, CustomTestStringConvertible {
        var line: String
        var output: String
        var testDescription: String { line }
    }

    /// The `$ resgraph …` lines of the README's console blocks.
    static let commands: [Command] = blocks(of: "console").flatMap { block in
        var commands: [Command] = []
        for line in block.dropLast().split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("$ ") {
                commands.append(Command(line: String(line.dropFirst(2)), output: ""))
            } else if !commands.isEmpty {
                commands[commands.count - 1].output += line + "\n"
            }
        }
        return commands.filter { $0.line.hasPrefix("resgraph ") }
    }

    @Test("The README has commands to run")
    func hasCommands() { #expect(Self.commands.count >= 3) }

    @Test("A command of the README prints what the README shows", arguments: commands)
    func command(_ command: Command) throws {
        let folder = URL(fileURLWithPath: CommandLineTool.resgraph.path).deletingLastPathComponent().path
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let run = try CommandLineTool(path: "/bin/bash").run(
            ["-c", command.line], folder: SharedFolder.packageRoot, environment: ["PATH": "\(folder):\(path)"])
        #expect(run.output.replacingOccurrences(of: "\r\n", with: "\n") == command.output, "\(run.errors)")
    }

    @Test("The README's Swift is, byte for byte, the file that is compiled here")
    func swift() throws {
        let file = SharedFolder.packageRoot.appendingPathComponent("Tests/ReadmeTests/Example.swift")
        #expect(Self.blocks(of: "swift").contains(try String(contentsOf: file, encoding: .utf8)))
    }

    @Test("The README's Turtle stands in the export of the specimens")
    func turtle() throws {
        let file = SharedFolder.packageRoot.appendingPathComponent("Output/specimens/ifu-wfa-resolution-4-2025.ttl")
        let graph = try String(contentsOf: file, encoding: .utf8)
        #expect(Self.blocks(of: "turtle").allSatisfy { graph.contains($0) })
        #expect(!Self.blocks(of: "turtle").isEmpty)
    }

    @Test("The README's Swift does what it says")
    func example() throws {
        let scratch = try ScratchFolder()
        let lines = try reportingLines(
            in: SharedFolder.packageRoot.appendingPathComponent("Tests/ReadmeTests/Texts"),
            writingGraphTo: scratch.url.appendingPathComponent("graph.ttl"))
        #expect(lines == ["Director of the Telecommunication Standardization Bureau reports to Telecommunication Standardization Advisory Group"])
        #expect(FileManager.default.fileExists(atPath: scratch.url.appendingPathComponent("graph.ttl").path))
    }

    private static func blocks(of language: String) -> [String] {
        text.components(separatedBy: "```\(language)\n").dropFirst().map { rest in
            rest.components(separatedBy: "```").first ?? ""
        }
    }
}
