import Foundation
import TestSupport
import Testing

/// One bad input is one clear line, exit code 1, and no reason to leave out the others.
@Suite struct BadInputTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var bytes: [UInt8]
        /// What the line says, behind the file's name.
        var says: String
        var testDescription: String { name }
    }

    static let cases = [
        Case(name: "empty.txt", bytes: [], says: "empty"),
        Case(name: "blank.txt", bytes: Array(" \n\t\n".utf8), says: "empty"),
        Case(name: "no-resolution.txt", bytes: Array("Dear Ada,\nthe ferry was late again.\n".utf8), says: "no resolution"),
        Case(name: "latin-1.txt", bytes: Array("RESOLUTION 4\nFlorian".utf8) + [0xF3] + Array("polis".utf8), says: ":2:8: error"),
        Case(name: "utf-16.txt", bytes: [0xFF, 0xFE] + Array("R".utf8) + [0] + Array("E".utf8) + [0], says: "UTF-16"),
        Case(name: "bad.ttl", bytes: Array("<https://example.org/a> <https://example.org/b> .\n".utf8), says: ":1"),
    ]

    @Test("A bad file is named in one line, and the others are still exported", arguments: cases)
    func badFile(_ bad: Case) throws {
        let scratch = try ScratchFolder()
        let file = try scratch.write("in/\(bad.name)", bad.bytes)
        try scratch.write("in/good.txt", Array(Self.resolution.utf8))
        let run = try export(scratch)
        #expect(run.exitCode == 1)
        let lines = run.errors.split(separator: "\n").filter { $0.contains(": error: ") }
        #expect(lines.count == 1, "\(run.errors)")
        #expect(lines.first?.hasPrefix(file.path) == true && lines.first?.contains(bad.says) == true, "\(lines)")
        #expect(try written(scratch).contains("corpus.nt"))
        #expect(try written(scratch).contains { $0.hasPrefix("itu-wtsa-resolution-4-2012") })
    }

    @Test("A missing file and a file that cannot be opened are named")
    func unreadable() throws {
        let scratch = try ScratchFolder()
        try scratch.write("in/good.txt", Array(Self.resolution.utf8))
        let dangling = scratch.url.appendingPathComponent("in/dangling.txt")
        try FileManager.default.createSymbolicLink(
            at: dangling, withDestinationURL: scratch.url.appendingPathComponent("nowhere"))
        let missing = scratch.url.appendingPathComponent("missing.txt").path
        let run = try export(scratch, [missing, dangling.path])
        #expect(run.exitCode == 1)
        #expect(run.errors.contains("\(missing): error: "))
        #expect(run.errors.contains("\(dangling.path): error: "))
        #expect(try written(scratch).contains("corpus.nt"))
    }

    @Test("A link in a folder that leads nowhere is named, and the others are still exported")
    func danglingLink() throws {
        let scratch = try ScratchFolder()
        try scratch.write("in/good.txt", Array(Self.resolution.utf8))
        let link = scratch.url.appendingPathComponent("in/lost.txt")
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: scratch.url.appendingPathComponent("nowhere"))
        let run = try export(scratch)
        #expect(run.exitCode == 1)
        #expect(run.errors.contains("\(link.path): error: "), "\(run.errors)")
        #expect(try written(scratch).contains("corpus.nt"))
    }

    @Test(
        "An authority file that cannot be used is named even where only names of the data are asked for",
        arguments: [Array("<a:b> <a:c> .\n".utf8), [0x3C, 0x61, 0xFF, 0x3E]], ["ask reporting-lines to=TSAG", "draw"])
    func badAuthority(_ bytes: [UInt8], _ verb: String) throws {
        let scratch = try ScratchFolder()
        let authority = try scratch.write("authority.ttl", bytes)
        let data = try scratch.write("data.nt", Array("<a:s> <a:p> <a:o> .\n".utf8))
        let run = try CommandLineTool.resgraph.run(
            verb.split(separator: " ").map { String($0) } + ["--data", data.path, "--authority", authority.path])
        #expect(run.exitCode == 1)
        #expect(run.errors.contains(authority.path), "\(run.errors)")
    }

    @Test("An empty folder is an error that says so")
    func emptyFolder() throws {
        let scratch = try ScratchFolder()
        try FileManager.default.createDirectory(
            at: scratch.url.appendingPathComponent("in"), withIntermediateDirectories: true)
        let run = try export(scratch)
        #expect(run.exitCode == 1)
        #expect(run.errors.contains("holds no text"))
    }

    @Test("The same edition twice: the first in name order is kept, both files are named")
    func duplicate() throws {
        let scratch = try ScratchFolder()
        try scratch.write("in/a.txt", Array(Self.resolution.utf8))
        try scratch.write("in/b.txt", Array(Self.resolution.utf8))
        let run = try export(scratch)
        #expect(run.exitCode == 1)
        let line = run.errors.split(separator: "\n").first { $0.contains(": error: ") } ?? ""
        #expect(line.contains("b.txt") && line.contains("a.txt"))
        let graph = try String(contentsOf: scratch.url.appendingPathComponent("out/corpus.nt"), encoding: .utf8)
        #expect(graph.contains("source/a.txt") && !graph.contains("source/b.txt"))
    }

    @Test("A disk that is full ends in one line, and nothing half written is left", Sanitizer.filesCanBeLimited)
    func fullDisk() throws {
        let scratch = try ScratchFolder()
        try scratch.write("in/good.txt", Array(Self.resolution.utf8))
        // A limit on the size of files fails a write as a full disk does.
        let shell = CommandLineTool(path: "/bin/bash")
        let command =
            "trap '' XFSZ; ulimit -f 8; exec '\(CommandLineTool.resgraph.path)' export "
            + "'\(scratch.url.path)/in' -o '\(scratch.url.path)/out'"
        let run = try shell.run(["-c", command])
        #expect(run.exitCode == 1)
        #expect(run.errors.contains("too large") || run.errors.contains("File"), "\(run.errors)")
        for name in try written(scratch) {
            #expect(!name.contains(".tmp") && !name.hasPrefix("corpus"), "\(name) is left over")
        }
    }

    @Test("A closed pipe ends quietly", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func fullDevice() throws {
        let scratch = try ScratchFolder()
        try scratch.write("in/good.txt", Array(Self.resolution.utf8))
        let shell = CommandLineTool(path: "/bin/bash")
        let tool = CommandLineTool.resgraph.path
        let quiet = try shell.run(["-c", "'\(tool)' export '\(scratch.url.path)/in' --single - --quiet | head -n 1"])
        #expect(quiet.errors == "")
        let full = try shell.run(["-c", "'\(tool)' export '\(scratch.url.path)/in' --single - --quiet > /dev/full"])
        #expect(full.exitCode == 1)
        #expect(full.errors.contains("standard output") && full.errors.contains("No space left"))
    }

    private func export(_ scratch: ScratchFolder, _ more: [String] = []) throws -> CommandLineTool.Outcome {
        try CommandLineTool.resgraph.run(
            ["export", scratch.url.appendingPathComponent("in").path] + more
                + ["-o", scratch.url.appendingPathComponent("out").path, "--quiet"])
    }

    private func written(_ scratch: ScratchFolder) throws -> [String] {
        let folder = scratch.url.appendingPathComponent("out").path
        guard FileManager.default.fileExists(atPath: folder) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder)
    }

    /// A short text in the form of a WTSA resolution.
    static let resolution = """
        RESOLUTION 4 (Rev. Dubai, 2012)
        Ferries between the Sectors
        (Geneva, 1996; Dubai, 2012)
        The World Telecommunication Standardization Assembly (Dubai, 2012),
        considering
        a)\tthat boats carry letters;
        b)\tthat letters carry news,
        resolves
        that the ITU-T study groups should study boats,
        instructs the Director of the Telecommunication Standardization Bureau
        1\tto report annually to TSAG on boats;
        2\tto consult with UPU on letters.

        """
}
