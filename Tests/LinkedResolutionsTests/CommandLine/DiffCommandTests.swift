import Foundation
import LinkedResolutions
import TestSupport
import Testing

/// `resgraph diff` as a person at a shell meets it.
@Suite struct DiffCommandTests {
    private let tool = CommandLineTool.resgraph
    private static let specimens = SharedFolder.packageRoot.appendingPathComponent("Tests/Specimens")

    private func run(_ arguments: [String], input: String? = nil, environment: [String: String] = [:]) throws
        -> CommandLineTool.Outcome
    {
        try tool.run(
            ["diff", "--authority", "authority.ttl"] + arguments, input: input, folder: Self.specimens,
            environment: environment)
    }

    private static let files = ["wfa-timetables-2021.txt", "wfa-timetables-2025.txt"]

    @Test("Two files are compared in a table, without a colour where no terminal is, and exit code 0")
    func table() throws {
        let run = try run(Self.files)
        #expect(run.exitCode == 0, "\(run.errors)")
        #expect(run.output.hasPrefix("Resolution 4 (Rev. Bergen, 2021) → Resolution 4 (Rev. Valparaíso, 2025)\n"))
        #expect(run.output.contains("publish, every spring{+ and every autumn+}, a table"))
        #expect(run.output.hasSuffix("\n18 clauses: 2 unchanged, 7 modified, 8 added, 1 removed\n"))
        #expect(!run.output.contains("\u{1B}"))
    }

    @Test("The same text twice has nothing but unchanged clauses")
    func same() throws {
        let run = try run([Self.files[0], Self.files[0]])
        #expect(run.exitCode == 0, "\(run.errors)")
        #expect(run.output.hasSuffix("\n10 clauses: 10 unchanged\n"))
        #expect(!run.output.contains("modified"))
    }

    @Test("Side by side, both texts are there in full")
    func sideBySide() throws {
        let run = try run(["--side-by-side"] + Self.files)
        #expect(run.exitCode == 0, "\(run.errors)")
        let lines = run.output.split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= 120 })
        #expect(lines.contains { $0.contains("considering") && $0.contains(" = considering") })
    }

    @Test(
        "Texts of the data are named by words, by IRI or by path",
        arguments: [
            "Resolution 4, Bergen 2021", "bergen 2021",
            "https://w3id.org/resolution-graph/id/resolution/wfa/4/bergen-2021", "resolution/wfa/4/bergen-2021",
        ])
    func names(_ name: String) throws {
        let run = try run(["--data", ".", name, "Resolution 4, Valparaíso 2025"])
        #expect(run.exitCode == 0, "\(run.errors)")
        #expect(run.output.hasPrefix("Resolution 4 (Rev. Bergen, 2021) → Resolution 4 (Rev. Valparaíso, 2025)\n"))
    }

    @Test("A name that fits nothing or several texts is told with those that there are, exit code 1")
    func unknownNames() throws {
        let unknown = try run(["--data", ".", "Resolution 99", Self.files[0]])
        #expect(unknown.exitCode == 1)
        #expect(unknown.errors.contains("Resolution 4 (Rev. Bergen, 2021)"))
        let ambiguous = try run(["--data", ".", "Resolution 4", Self.files[0]])
        #expect(ambiguous.exitCode == 1)
        #expect(ambiguous.errors.contains("may be any of these"))
        #expect(try run(["nowhere.txt", Self.files[0]]).exitCode == 1)
        #expect(try tool.run(["diff", "a.txt"]).exitCode == 2)
        #expect(try tool.run(["diff", "a.txt", "b.txt", "--side-by-side", "--results", "json"]).exitCode == 2)
    }

    @Test("A proposal is compared by what it asks for, or by what it starts from")
    func readings() throws {
        let proposal = ["--data", ".", "Resolution 4, Bergen 2021", "NSC/17A2/3"]
        let after = try run(proposal + ["--reading", "after"])
        #expect(after.exitCode == 0, "\(after.errors)")
        #expect(after.output.contains("(ILS) [-keeps-]{+publishes+} the record of fog [-on the lakes-]{+every morning+},"))
        let before = try run(proposal + ["--reading", "before"])
        #expect(!before.output.contains("publishes"))
        #expect(try run(proposal).output.contains("lakespublishes"))
    }

    @Test("The words of the JSON turn each old part into the new one")
    func json() throws {
        struct Document: Decodable {
            struct Change: Decodable {
                struct Words: Decodable {
                    var kind: String
                    var text: String
                    var old: [Int]
                    var new: [Int]
                }
                struct Place: Decodable { var iri: String? }
                var part: String
                var type: String
                var old: Place?
                var new: Place?
                var words: [Words]
            }
            var changes: [Change]
        }
        let run = try run(Self.files + ["--results", "json"])
        let document = try JSONDecoder().decode(Document.self, from: Data(run.output.utf8))
        let corpus = try Corpus(
            contentsOf: Self.files.map { Self.specimens.appendingPathComponent($0) },
            options: CorpusOptions(authorityFiles: [Self.specimens.appendingPathComponent("authority.ttl").path]))
        let words = Dictionary(
            corpus.revisions.flatMap { revision in
                revision.components.map {
                    ("https://w3id.org/resolution-graph/id/\(revision.identifier.path)#\($0.fragment)", $0.passage.text)
                }
            }, uniquingKeysWith: { first, _ in first })
        var compared = 0
        for change in document.changes where change.part == "clause" || change.part == "heading" {
            let stretches = try change.words.map { words in
                WordDifference.Stretch(
                    kind: try #require(WordDifference.Kind(rawValue: words.kind)), text: words.text,
                    old: words.old[0]..<words.old[1], new: words.new[0]..<words.new[1])
            }
            let before = change.old?.iri.flatMap { words[$0] } ?? ""
            let after = change.new?.iri.flatMap { words[$0] } ?? ""
            #expect(try WordDifference(stretches: stretches).applied(to: before) == after)
            compared += 1
        }
        #expect(compared > 20)
    }

    @Test("As Turtle, each change is what the export says of it")
    func turtle() throws {
        let run = try run(Self.files + ["--results", "turtle"])
        let changes = Set(try RDFReader.quads(in: run.output, syntax: .turtle, source: "diff").map(\.triple))
        #expect(changes.count > 60)
        let export = try tool.run(
            ["export", "--authority", "authority.ttl", "--single", "-", "--format", "ntriples", "--quiet"] + Self.files,
            folder: Self.specimens)
        let all = Set(try RDFReader.quads(in: export.output, syntax: .ntriples, source: "export").map(\.triple))
        #expect(changes.isSubset(of: all))
    }

    @Test("The page needs nothing else, and what a text holds cannot become markup")
    func html() throws {
        let text = try String(contentsOf: Self.specimens.appendingPathComponent(Self.files[0]), encoding: .utf8)
        let hostile = text.replacingOccurrences(of: "on warnings of fog", with: "on <script>alert(\"&\")</script> \u{1B}[31m")
        let run = try run([Self.files[1], "-", "--results", "html"], input: hostile)
        #expect(run.exitCode == 0, "\(run.errors)")
        #expect(run.output.hasPrefix("<!DOCTYPE html>"))
        #expect(run.output.contains("&lt;script&gt;") && !run.output.contains("<script") && !run.output.contains("\u{1B}"))
        #expect(!run.output.contains("src=") && !run.output.contains("href=") && !run.output.contains("url("))
        #expect(run.output.contains("<del>") && run.output.contains("<ins>") && run.output.contains("prefers-color-scheme: dark"))
        for element in ["table", "tbody", "thead", "tr", "td", "th", "main", "header", "del", "ins"] {
            let opened = run.output.components(separatedBy: "<\(element)").dropFirst().count { $0.first == ">" || $0.first == " " }
            #expect(opened == run.output.components(separatedBy: "</\(element)>").count - 1, "\(element)")
        }
    }
}
