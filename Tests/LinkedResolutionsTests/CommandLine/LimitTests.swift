import Foundation
import TestSupport
import Testing

/// What is very large or very deep is read, or refused by name, and never ends in a crash. `Scripts/check-limits`
/// tries the same at full size.
@Suite("Limits")
struct LimitTests {
    private static func run(_ arguments: [String], _ folder: ScratchFolder) throws -> CommandLineTool.Outcome {
        try CommandLineTool.resgraph.run(arguments, folder: folder.url, environment: ["SWIFT_BACKTRACE": "enable=no"])
    }

    /// A build that is not optimized takes a minute for what a release build does in one second.
    static let isOptimized: Bool = {
        #if DEBUG
            false
        #else
            true
        #endif
    }()

    @Test("A text of more than 64 MiB is refused by its size", .enabled(if: isOptimized, "the release build tries it"))
    func textSize() throws {
        let folder = try ScratchFolder()
        // One act without an end, as a sparse file: nothing in it but its beginning.
        let file = try folder.write("long.txt", Data(BadInputTests.resolution.utf8))
        let handle = try FileHandle(forWritingTo: file)
        try handle.truncate(atOffset: (64 << 20) + 1)
        try handle.close()
        let run = try Self.run(["check", "long.txt"], folder)
        #expect(run.exitCode == 1)
        #expect(run.output.contains("67108864 bytes"), "\(run.output.prefix(300)) \(run.errors.prefix(300))")
    }

    @Test("Ten thousand items of items are read")
    func nestedItems() throws {
        let folder = try ScratchFolder()
        var text = BadInputTests.resolution
        let labels = ["1\t", "a)\t", "i)\t", "1.1\t", "(a)\t", "–\t", "A.\t"]
        for number in 0..<10_000 { text += "\(labels[number % labels.count])to hum in the field number \(number);\n" }
        try folder.write("nested.txt", Data(text.utf8))
        let run = try Self.run(["export", "nested.txt", "--single", "out.nt", "--quiet"], folder)
        #expect(run.exitCode == 0, "\(run.errors.prefix(300))")
        let lines = try String(contentsOf: folder.url.appendingPathComponent("out.nt"), encoding: .utf8)
        #expect(lines.contains("to hum in the field number 9999"))
    }

    @Test("A line of millions of characters is read")
    func longLine() throws {
        let folder = try ScratchFolder()
        try folder.write("line.txt", Data((BadInputTests.resolution + "2\tto hum" + String(repeating: " and hum", count: Self.isOptimized ? 625_000 : 130_000) + ".\n").utf8))
        let run = try Self.run(["check", "line.txt", "--results", "json"], folder)
        #expect(run.exitCode == 0, "\(run.errors.prefix(300)) \(run.output.prefix(300))")
    }

    @Test("A literal of twenty megabytes is read and written, in N-Triples and in Turtle")
    func longLiteral() throws {
        let folder = try ScratchFolder()
        let literal = String(repeating: "0123456789", count: 2 << 20)
        for (name, syntax) in [("a.nt", "turtle"), ("a.ttl", "ntriples")] {
            try folder.write(name, Data("<a:s> <a:p> \"\(literal)\" .\n".utf8))
            let run = try Self.run(["export", name, "--single", "out", "--format", syntax, "--quiet"], folder)
            #expect(run.exitCode == 0, "\(run.errors.prefix(300))")
            let size = try FileManager.default.attributesOfItem(atPath: folder.url.path + "/out")[.size] as? Int
            #expect((size ?? 0) > literal.utf8.count)
        }
    }

    @Test("A query of five hundred triple patterns is answered")
    func manyPatterns() throws {
        let folder = try ScratchFolder()
        let patterns = (0..<500).map { "?s\($0) <a:p> ?s\($0 + 1) ." }.joined(separator: "\n")
        try folder.write("q.rq", Data("SELECT * WHERE {\n\(patterns)\n}".utf8))
        try folder.write("d.nt", Data("<a:s> <a:p> <a:s> .\n".utf8))
        let run = try Self.run(["query", "--data", "d.nt", "--query", "q.rq", "--results", "csv", "--time-limit", "60"], folder)
        #expect(run.exitCode == 0, "\(run.errors.prefix(300))")
        #expect(run.output.split(separator: "\r\n").count == 2, "\(run.output.prefix(300))")
    }

    @Test("What is nested deeper than a limit is refused by name", arguments: ["(", "{"])
    func nesting(_ opening: String) throws {
        let folder = try ScratchFolder()
        let deep = String(repeating: opening, count: 100_000)
        let query = opening == "{" ? "SELECT * WHERE { \(deep)" : "SELECT * WHERE { FILTER \(deep)"
        try folder.write("q.rq", Data(query.utf8))
        let run = try Self.run(["query", "--empty", "--query", "q.rq"], folder)
        #expect(run.exitCode == 1)
        #expect(run.errors.contains("nested deeper than"), "\(run.errors.prefix(300))")
    }

    @Test(
        "Work that would explode ends at the limit that was set, and says which",
        arguments: [
            ("SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o }", ["--time-limit", "0.5"], "longer than the limit"),
            ("SELECT * WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", ["--row-limit", "1000"], "1000"),
            ("SELECT (COUNT(*) AS ?n) WHERE { ?a (<a:p>|!<a:p>)* ?b . ?c (<a:p>|!<a:p>)* ?d . ?e (<a:p>|^<a:p>)* ?f . ?g <a:p>* ?h }", ["--time-limit", "0.5"], "longer than the limit"),
        ])
    func explosions(_ query: String, _ limits: [String], _ word: String) throws {
        let folder = try ScratchFolder()
        let lines = (0..<150).map { "<a:n\($0)> <a:p> <a:n\(($0 * 7 + 1) % 150)> .\n" }.joined()
        try folder.write("d.nt", Data(lines.utf8))
        let run = try Self.run(["query", "--data", "d.nt"] + limits + [query], folder)
        #expect(run.exitCode == 1, "\(run.output.prefix(300))")
        #expect(run.errors.contains(word), "\(run.errors.prefix(300))")
    }
}
