import Foundation
import LinkedResolutions
import TestSupport
import Testing

/// Inputs that are no plain files, and inputs that are named more than once.
@Suite struct UnusualInputTests {
    private let shell = CommandLineTool(path: "/bin/sh")
    private let tool = CommandLineTool.resgraph

    private func scratch() throws -> ScratchFolder {
        let scratch = try ScratchFolder()
        try scratch.write("given.txt", Array(BadInputTests.resolution.utf8))
        try scratch.write("given.nt", Array("_:a <http://example.org/b> \"c\" .\n".utf8))
        return scratch
    }

    @Test(
        "A text that comes through a pipe is read as a file is",
        arguments: [
            "cat given.txt | \"$0\" check --results json --input-format text /dev/stdin",
            "mkfifo pipe.txt; cat given.txt > pipe.txt & timeout 60 \"$0\" check --results json pipe.txt",
        ])
    func pipe(_ command: String) throws {
        let scratch = try scratch()
        let run = try shell.run(["-c", command, tool.path], folder: scratch.url)
        #expect(run.exitCode == 0, "\(run.errors)")
        #expect(run.output == (try tool.run(["check", "--results", "json", "given.txt"], folder: scratch.url).output))
    }

    @Test("What never ends is refused by its size", .enabled(if: FileManager.default.fileExists(atPath: "/dev/zero")))
    func endless() throws {
        let run = try tool.run(["check", "--input-format", "text", "/dev/zero"])
        #expect(run.exitCode == 1)
        #expect(run.output.contains("too-large"), "\(run.output)")
    }

    @Test("Check says of RDF that it reads it with --shapes only")
    func checkOfRDF() throws {
        let scratch = try scratch()
        let run = try tool.run(["check", "given.nt", "given.txt"], folder: scratch.url)
        #expect(run.exitCode == 0)
        #expect(run.errors.contains("given.nt is RDF and was not read"), "\(run.errors)")
        #expect(!run.errors.contains("given.txt is RDF"))
    }

    @Test("A pipe in a folder is named and not waited for, and the others are still read")
    func pipeInFolder() throws {
        let scratch = try scratch()
        let run = try shell.run(["-c", "mkfifo pipe.txt; timeout 60 \"$0\" check .", tool.path], folder: scratch.url)
        #expect(run.exitCode == 1)
        #expect(run.output.contains("./pipe.txt") && run.output.contains("it is a pipe"), "\(run.output)")
    }

    @Test("A link to a large file is as large as the file")
    func linkedSize() throws {
        let scratch = try scratch()
        let link = scratch.url.appendingPathComponent("link.txt").path
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "given.txt")
        #expect(ReadableFile.size(ofRegularFile: link) == BadInputTests.resolution.utf8.count)
        #expect(ReadableFile.size(ofRegularFile: scratch.url.path) == nil)
    }

    @Test("What is named twice is read once", arguments: [["given.nt", "./given.nt"], [".", "given.nt"], ["a.rgx", "a.rgx"], ["a.rgx", ".//a.rgx"]])
    func twice(_ inputs: [String]) throws {
        let scratch = try scratch()
        #expect(try tool.run(["index", "given.nt", "-o", "a.rgx"], folder: scratch.url).exitCode == 0)
        try FileManager.default.removeItem(at: scratch.url.appendingPathComponent("given.txt"))
        let run = try tool.run(
            ["query", "--results", "csv", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"] + inputs.flatMap { ["--data", $0] }, folder: scratch.url)
        #expect(run.output.split(whereSeparator: \.isNewline) == ["n", "1"], "\(run.errors)")
    }
}
