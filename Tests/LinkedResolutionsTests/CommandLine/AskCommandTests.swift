import Foundation
import TestSupport
import Testing

/// `resgraph ask` as a person at a shell meets it.
@Suite struct AskCommandTests {
    private func ask(_ arguments: [String]) throws -> CommandLineTool.Outcome {
        try CommandLineTool.resgraph.run(["ask"] + arguments, folder: SharedFolder.packageRoot)
    }

    private let data = ["--data", "Output/itu-wtsa"]

    @Test("The list has a line for each question, with its parameters")
    func list() throws {
        let run = try ask(["--list"])
        #expect(run.exitCode == 0)
        #expect(run.output.split(separator: "\n").count >= 30)
        #expect(run.output.contains("reporting-lines") && run.output.contains("[from] [to]"))
    }

    @Test("An answer shows the clause that it rests on, by label and IRI")
    func answer() throws {
        let run = try ask(data + ["reporting-lines", "to=TSAG", "from=ITU-T study groups", "--results", "csv"])
        #expect(run.exitCode == 0, "\(run.errors)")
        #expect(
            run.output.hasSuffix(
                "\"Resolution 11 (Rev. New Delhi, 2024), instructs p1\",https://w3id.org/resolution-graph/id/resolution/wtsa/11/new-delhi-2024#instructs_p1\r\n"))
    }

    @Test("What one agent is to do again and again leaves out what others are to do", arguments: [
        ("Director of the Crossings Bureau", 3), ("Crossings Advisory Group", 0), ("", 4),
    ])
    func ofOneAgent(_ who: String, _ count: Int) throws {
        let specimens = ["--data", "Tests/Specimens", "--authority", "Tests/Specimens/authority.ttl"]
        let run = try ask(specimens + ["recurring", "--results", "csv"] + (who.isEmpty ? [] : ["who=" + who]))
        #expect(run.exitCode == 0, "\(run.errors)")
        #expect(run.output.components(separatedBy: "\r\n").count == count + 2, "\(run.output)")
    }

    @Test("An unknown name gets the nearest ones suggested, with exit code 1")
    func unknownName() throws {
        let run = try ask(data + ["reporting-lines", "to=TSGA"])
        #expect(run.exitCode == 1)
        #expect(run.errors.contains("did you mean Telecommunication Standardization Advisory Group (TSAG)?"))
    }

    @Test(
        "What cannot be asked is wrong use, with exit code 2",
        arguments: [
            (["reporting-line", "--data", "Output/itu-wtsa"], "did you mean reporting-lines?"),
            (["mentions", "--data", "Output/itu-wtsa"], "needs a value for who"),
            (["mentions", "what=x", "--data", "Output/itu-wtsa"], "it has who, resolution"),
            (["mentions", "who", "--data", "Output/itu-wtsa"], "NAME=VALUE"), (["mentions", "who=TSAG"], "--data"), ([], "--list"),
            (["mentions", "who=a", "who=b", "--data", "Output/itu-wtsa"], "twice"),
        ])
    func wrongUse(_ arguments: [String], _ message: String) throws {
        let run = try ask(arguments)
        #expect(run.exitCode == 2 && run.errors.contains(message), "\(run.errors)")
        #expect(run.output.isEmpty)
    }

    @Test("A value cannot change the question")
    func injection() throws {
        let run = try ask(data + ["search", "words=\") } ?s ?p ?o . FILTER(CONTAINS(\"", "--results", "csv"])
        #expect(run.exitCode == 0 && run.output == "where,found,clause\r\n", "\(run.output)\(run.errors)")
    }

    @Test("A question of one's own is a file in a folder, and its faults are told by line")
    func ownQuestions() throws {
        let scratch = try ScratchFolder()
        let text = "#+ summary: Who belongs to whom\n#+ parameter: whole (agent) the one above\nSELECT ?part WHERE { ?part rg:partOfBody ?whole } ORDER BY ?part\n"
        try scratch.write("parts.rq", Array(text.utf8))
        let run = try ask(data + ["--questions", scratch.url.path, "parts", "whole=ITU-R", "--results", "csv"])
        #expect(run.exitCode == 0 && run.output.contains("/body/rag\r\n"), "\(run.errors)")
        try scratch.write("bad.rq", Array("#+ summary: x\nSELECT".utf8))
        let bad = try ask(data + ["--questions", scratch.url.path, "parts"])
        #expect(bad.exitCode == 1 && bad.errors.contains("question bad, 2:"), "\(bad.errors)")
    }

    @Test("Help with a question shows its parameters and examples")
    func help() throws {
        let run = try ask(["reporting-lines", "--help"])
        #expect(run.exitCode == 0)
        #expect(run.output.contains("PARAMETERS") && run.output.contains("resgraph ask --data texts/ reporting-lines to=TSAG"))
    }

    @Test("Completion offers questions, their parameters, and the names in the data", arguments: ["bash", "zsh", "fish"])
    func completion(_ shell: String) throws {
        let script = try CommandLineTool.resgraph.run(["--generate-completion-script", shell])
        #expect(script.exitCode == 0 && script.output.contains("ask"))
        func complete(_ position: String, _ words: [String]) throws -> [Substring] {
            try CommandLineTool.resgraph.run(
                ["---completion", "ask", "--", "positional@\(position)", "\(words.count - 1)", "\(words.last?.count ?? 0)"] + words,
                folder: SharedFolder.packageRoot, environment: ["SAP_SHELL": shell]
            ).output.replacingOccurrences(of: "\\", with: "").split(separator: "\n").filter { $0 != " " }
        }
        #expect(try complete("0", ["resgraph", "ask", "re"]) == ["recurring", "references-from", "references-to", "reporting-lines", "requested", "rests-on", "revisions"])
        #expect(try complete("1", ["resgraph", "ask", "reporting-lines", ""]).sorted() == ["from=", "to="])
        let names = try complete("1", ["resgraph", "ask", "--data", "Output/itu-wtsa", "reporting-lines", "to=T"])
        #expect(names.contains { $0.contains("to=TSAG") }, "\(names)")
    }

    @Test("The man page has every verb and every question, and no line that man would take for a macro of its own")
    func manual() throws {
        let run = try CommandLineTool.resgraph.run(["manual"])
        #expect(run.exitCode == 0 && run.output.hasPrefix(".TH RESGRAPH 1"))
        #expect(run.output.contains("clause\\-history") && run.output.contains("RESGRAPH EXPORT"))
        let macros: Set<Substring> = [".TH", ".SH", ".TP", ".B", ".I", ".PP", ".nf", ".fi"]
        for line in run.output.split(separator: "\n") where line.hasPrefix(".") {
            #expect(macros.contains(line.split(separator: " ")[0]), "\(line)")
        }
    }

    @Test("No line of what the help explains is longer than a terminal is wide")
    func helpWidth() throws {
        struct Tool: Decodable {
            struct Command: Decodable {
                var commandName: String
                var discussion: String?
                var subcommands: [Command]?
            }
            var command: Command
        }
        let run = try CommandLineTool.resgraph.run(["--experimental-dump-help"])
        let root = try JSONDecoder().decode(Tool.self, from: Data(run.output.utf8)).command
        let verbs = root.subcommands ?? []
        #expect(verbs.contains { $0.commandName == "draw" && $0.discussion?.contains("EXAMPLES") == true })
        for command in [root] + verbs {
            let long = (command.discussion ?? "").split(separator: "\n").filter { $0.count > 80 }
            #expect(long.isEmpty, "\(command.commandName): \(long)")
        }
    }
}
