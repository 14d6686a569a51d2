import Foundation
import LinkedResolutions
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

    @Test("The README's Swift is, byte for byte, the files that are compiled here")
    func swift() throws {
        let folder = SharedFolder.packageRoot.appendingPathComponent("Tests/ReadmeTests")
        let files = try ["Example.swift", "AskingExample.swift"].map {
            try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8)
        }
        #expect(Self.blocks(of: "swift") == files)
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

    @Test("Three ways of asking give one answer")
    func asking() throws {
        let graph = try graph(of: SharedFolder.packageRoot.appendingPathComponent("Tests/Specimens"))
        let lines = try whoReports(to: "CRAG", in: graph)
        let base = Vocabulary.defaultBase.string
        let reporters = ["body/joint-light-board", "post/director-crossings-bureau"].map { base + $0 }
        #expect(lines.suffix(4).sorted() == (reporters + reporters).sorted())
        #expect(lines.first == "Director of the Crossings Bureau: Resolution 4 (Rev. Bergen, 2021), instructs 1")
    }

    /// The README's queries, by their text.
    static let queries = commands.compactMap { command -> String? in
        guard command.line.hasPrefix("resgraph query"), let open = command.line.firstIndex(of: "'") else { return nil }
        return String(command.line[command.line.index(after: open)...].dropLast())
    }

    @Test("Each query of the README can be built in Swift: the same algebra")
    func builtQueries() throws {
        let rg = Vocabulary.resolution
        let (who, whom, cited, by, clause, text, body, a, b) = (
            Variable("who"), Variable("whom"), Variable("cited"), Variable("by"), Variable("clause"), Variable("text"),
            Variable("body"), Variable("a"), Variable("b")
        )
        let resolution18: IRI = "https://w3id.org/resolution-graph/id/resolution/wtsa/18/new-delhi-2024"
        let built = [
            Select(who, whom) { Match(who, rg.reportsTo, whom) }.ordered(by: who, whom),
            Select(cited, by) {
                Match(clause, rg.inRevision, resolution18)
                Match(clause, rg.cites, text)
                Match(text, rg.adoptedBy, body)
                Match(text, RDFS.label, cited)
                Match(body, RDFS.label, by)
            }
            .distinct().ordered(by: cited),
            Select(who, whom) {
                Match(a, rg.reportsTo, b)
                Match(a, RDFS.label, who)
                Match(b, RDFS.label, whom)
            }
            .ordered(by: who, whom),
            Select(who) { Match(who, rg.reportsTo, body) }.distinct(),
        ]
        let inSwift = Self.blocks(of: "swift").flatMap { block in
            block.components(separatedBy: "SELECT ").dropFirst().map { "SELECT " + ($0.components(separatedBy: "\"").first ?? "") }
        }
        let texts = Self.queries + inSwift
        #expect(texts.count == built.count)
        for (text, built) in zip(texts, built) {
            #expect(try built.query() == Query(parsing: text, defaultPrefixes: Vocabulary.prefixes()), "\(text)")
        }
    }

    private static func blocks(of language: String) -> [String] {
        text.components(separatedBy: "```\(language)\n").dropFirst().map { rest in
            rest.components(separatedBy: "```").first ?? ""
        }
    }
}
