import Foundation
import TestSupport
import Testing

/// `resgraph export` as a person at a shell meets it.
@Suite struct ExportCommandTests {
    private let tool = CommandLineTool.resgraph

    @Test(
        "Wrong use is told in words and ends with exit code 2",
        arguments: [
            ["export", "x.txt"], ["export", "x.txt", "-o", "out", "--single", "-"], ["export"],
            ["export", "x.txt", "-o", "out", "--format", "yaml"],
            ["export", "x.txt", "-o", "out", "--format", "rdfxml", "--format", "rdfxml-abbrev"], ["export", "x.txt", "-o", "out", "--base", "nowhere"],
            ["export", "x.txt", "-o", "out", "--base", "http://x y/"],
            ["export", "x.txt", "-o", "out", "--identify", "x.txt"], ["nonsense"], ["query", "--data", "x.ttl"],
            ["query", "ASK {}"], ["check"], ["stats"],
        ])
    func wrongUse(_ arguments: [String]) throws {
        let run = try tool.run(arguments)
        #expect(run.exitCode == 2)
        #expect(!run.errors.isEmpty)
        #expect(run.output.isEmpty)
    }

    @Test("Help of every verb shows examples", arguments: ["export", "query", "check", "diff", "stats"])
    func help(_ verb: String) throws {
        let run = try tool.run(["help", verb])
        #expect(run.exitCode == 0)
        #expect(run.output.contains("EXAMPLES") && run.output.contains("resgraph \(verb)"))
    }

    @Test("Standard input goes to standard output, and nothing else does")
    func pipe() throws {
        let run = try tool.run(["export", "-", "--single", "-", "--format", "ntriples"], input: BadInputTests.resolution)
        #expect(run.exitCode == 0, "\(run.errors)")
        let lines = run.output.split(separator: "\n")
        #expect(lines.count > 100)
        #expect(lines.allSatisfy { $0.hasPrefix("<https://w3id.org/resolution-graph/") && $0.hasSuffix(" .") })
        #expect(Set(lines).count == lines.count)
    }

    @Test("Two runs write the same bytes, whatever the locale and the time zone")
    func deterministic() throws {
        let arguments = ["export", "-", "--single", "-"]
        let first = try tool.run(arguments, input: BadInputTests.resolution, environment: ["LC_ALL": "C", "TZ": "UTC"])
        let second = try tool.run(
            arguments, input: BadInputTests.resolution, environment: ["LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Tokyo"])
        #expect(first.output == second.output)
        #expect(!first.output.isEmpty)
    }

    @Test("Without text the words of clauses are left out, and labels and offsets stay")
    func withoutText() throws {
        let run = try tool.run(
            ["export", "-", "--single", "-", "--without-text", "--quiet"], input: BadInputTests.resolution)
        #expect(!run.output.contains("that boats carry letters"))
        #expect(run.output.contains("rg:startOffset") && run.output.contains("Ferries between the Sectors"))
        #expect(run.output.contains("rg:textIncluded false"))
    }

    @Test("A text without a number takes the one that it is given")
    func identify() throws {
        let scratch = try ScratchFolder()
        let unnumbered = BadInputTests.resolution.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
        try scratch.write("letters.txt", Array(unnumbered.joined(separator: "\n").utf8))
        let run = try tool.run(
            ["export", "letters.txt", "-o", "out", "--identify", "letters.txt=wtsa/44"], folder: scratch.url)
        #expect(run.exitCode == 0, "\(run.errors)")
        #expect(run.errors.contains("itu-wtsa-resolution-44-2012.ttl"))
        let alone = try tool.run(["export", "letters.txt", "-o", "alone"], folder: scratch.url)
        #expect(alone.errors.contains("itu-wtsa-resolution-x-ferries-between-the-sectors-2012.ttl"))
    }

    @Test(
        "Every syntax that is written is read again and is the same graph",
        arguments: ["turtle", "ntriples", "nquads", "trig", "rdfxml", "rdfxml-abbrev", "json"])
    func everySyntax(_ syntax: String) throws {
        let scratch = try ScratchFolder()
        try scratch.write("letters.txt", Array(BadInputTests.resolution.utf8))
        let run = try tool.run(
            ["export", "letters.txt", "-o", "out", "--format", syntax, "--verify"], folder: scratch.url)
        #expect(run.exitCode == 0, "\(run.errors)")
        #expect(run.errors.contains("found equal"))
    }

    @Test("What cannot be read back is told with the file's name and the line")
    func cannotBeReadBack() throws {
        let scratch = try ScratchFolder()
        // Raptor's reader of TriG knows no blank nodes as names of graphs.
        try scratch.write("a.nq", Array("<a:s> <a:p> \"1\" _:g .\n".utf8))
        let run = try tool.run(["export", "a.nq", "-o", "out", "--format", "trig", "--verify"], folder: scratch.url)
        #expect(run.exitCode == 1)
        #expect(run.errors.contains("out/a.trig: cannot be read back: line "), "\(run.errors)")
        #expect(!run.errors.contains("/proc/"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path + "/out").isEmpty)
    }

    @Test("A second label, a triple of two graphs and the blank nodes of two files are kept in merged RDF")
    func nothingMerged() throws {
        let scratch = try ScratchFolder()
        let label = "<http://www.w3.org/2000/01/rdf-schema#label>"
        let first = ["<a:s> \(label) \"one\"@en .", "<a:s> \(label) \"two\"@en .", "_:x <a:p> \"1\" .", "<a:s> <a:p> <a:o> <a:g> .", "<a:s> <a:p> <a:o> <a:h> ."]
        try scratch.write("a.nq", Array(first.map { $0 + "\n" }.joined().utf8))
        try scratch.write("b.nq", Array("_:x <a:p> \"2\" .\n<a:s> <a:p> <a:o> <a:h> .\n".utf8))
        let run = try tool.run(["export", "a.nq", "b.nq", "--single", "-", "--format", "nquads"], folder: scratch.url)
        #expect(run.exitCode == 0, "\(run.errors)")
        let lines = run.output.split(separator: "\n")
        #expect(lines.count == 6, "\(run.output)")
        #expect(Set(lines.filter { $0.hasPrefix("_:") }.map { $0.prefix { $0 != " " } }).count == 2, "\(run.output)")
        let one = try tool.run(["export", "a.nq", "--single", "-", "--format", "nquads"], folder: scratch.url)
        #expect(Set(one.output.split(separator: "\n").map { String($0) }) == Set(first))
    }

    @Test("The description of what was exported is not written over it", arguments: ["all.nt", "./all.nt", "link.nt"])
    func descriptionOverExport(_ description: String) throws {
        let scratch = try ScratchFolder()
        let line = "<https://example.org/a> <https://example.org/b> \"c\"@fr .\n"
        try scratch.write("given.nt", Array(line.utf8))
        try FileManager.default.createSymbolicLink(
            atPath: scratch.url.appendingPathComponent("link.nt").path, withDestinationPath: "all.nt")
        let run = try tool.run(["export", "given.nt", "--single", "all.nt", "--description", description], folder: scratch.url)
        #expect(run.exitCode == 2)
        #expect(run.errors.contains("would write over \(description)"))
        #expect(try String(contentsOf: scratch.url.appendingPathComponent("all.nt"), encoding: .utf8) == line)
    }

    @Test("What steers a terminal is shown and not obeyed: in the words of a text, in the name of a file")
    func controlCharacters() throws {
        let scratch = try ScratchFolder()
        let name = "red\u{1B}[31m\nresgraph: all is well.txt"
        let text = BadInputTests.resolution + "resolves\n1\tto instruct the Gr\u{1B}[31mand Wizard to report.\n"
        try scratch.write(name, Array(text.utf8))
        for arguments in [["check", name], ["export", name, "-o", "out"], ["query", "--query", name, "--empty"], ["stats", "--data", name]] {
            let run = try tool.run(arguments, folder: scratch.url)
            #expect(!(run.output + run.errors).unicodeScalars.contains("\u{1B}"), "\(arguments[0])")
            if arguments[0] != "query" { #expect(!(run.output + run.errors).contains("\nresgraph: all")) }
        }
        let check = try tool.run(["check", name], folder: scratch.url)
        #expect(check.output.contains("Gr\\u001B[31mand Wizard"), "\(check.output)")
    }

    @Test("RDF among the inputs is written again unchanged")
    func rdfAgain() throws {
        let scratch = try ScratchFolder()
        let lines = "<https://example.org/a> <https://example.org/b> \"c\"@fr .\n"
        try scratch.write("given.nt", Array((lines + lines).utf8))
        let run = try tool.run(["export", "given.nt", "-o", "out"], folder: scratch.url)
        #expect(run.exitCode == 0, "\(run.errors)")
        for name in ["given.nt", "corpus.nt"] {
            let written = try String(contentsOf: scratch.url.appendingPathComponent("out/\(name)"), encoding: .utf8)
            #expect(written == lines)
        }
    }
}
