import Foundation
import LinkedResolutions
import TestSupport
import Testing

/// The tutorial's second page, word for word: its commands are run one after the other beside a triple store, its
/// cells of Python in one notebook's memory, and what both print is what it shows.
///
/// With `RESGRAPH_UPDATE_TUTORIAL=1` the outputs are written anew instead.
@Suite struct OtherToolsTests {
    private static let file = SharedFolder.packageRoot
        .appendingPathComponent("Sources/LinkedResolutions/LinkedResolutions.docc/OtherTools.md")

    private static var text: String { (try? String(contentsOf: file, encoding: .utf8)) ?? "" }

    @Test(
        "What the triple store and the notebook print is what the tutorial shows",
        .enabled(
            if: TripleStoreServer.Engine.oxigraph.program != nil
                && CommandLineTool.peers(have: "rdflib", "pandas", "duckdb", "networkx"),
            "needs Oxigraph, rdflib, pandas, duckdb and networkx (RESGRAPH_PEERS)"))
    func outputs() throws {
        let made = try Self.remade()
        if ProcessInfo.processInfo.environment["RESGRAPH_UPDATE_TUTORIAL"] == "1" {
            try Data(made.utf8).write(to: Self.file)
            return
        }
        let (shown, printed) = (TutorialTests.blocks(in: Self.text), TutorialTests.blocks(in: made))
        #expect(shown.count > 10)
        for (shown, printed) in zip(shown, printed) { #expect(printed.content == shown.content) }
    }

    @Test("The committed notebook has the page's cells and what they print")
    func notebook() throws {
        let committed = SharedFolder.packageRoot.appendingPathComponent("Output/notebook.ipynb")
        let made = try NotebookDocument(
            page: Self.text, from: "## A notebook",
            preface: """
                # The graph of the Ferry Union's resolutions

                Made from the tutorial's page `OtherTools.md`. The files that the cells read are written by

                    resgraph export Tests/Specimens --authority Tests/Specimens/authority.ttl -o graph --format nquads --format csv --format graphml
                """
        ).file()
        if ProcessInfo.processInfo.environment["RESGRAPH_UPDATE_TUTORIAL"] == "1" { try made.write(to: committed) }
        let isSame = try Data(contentsOf: committed) == made
        #expect(isSame, "write it anew with RESGRAPH_UPDATE_TUTORIAL=1 swift test --filter OtherTools")
    }

    @Test("The Swift of the other pages is, byte for byte, what is compiled here")
    func pages() throws {
        let source = try String(
            contentsOf: SharedFolder.packageRoot.appendingPathComponent("Tests/ReadmeTests/PageExamples.swift"), encoding: .utf8)
        let head = "import LinkedResolutions\n\n"
        let blocks = try ["Pictures.md", "Formats.md", "TripleStores.md"].flatMap { name in
            let page = Self.file.deletingLastPathComponent().appendingPathComponent(name)
            return TutorialTests.blocks(in: try String(contentsOf: page, encoding: .utf8)).filter { $0.language == "swift" }
        }
        #expect(blocks.allSatisfy { $0.content.hasPrefix(head) })
        #expect(head + blocks.map { String($0.content.dropFirst(head.count)) }.joined(separator: "\n") == source)
    }

    @Test("The Swift of the other pages does what it says")
    func pageExamples() throws {
        let graph = try graph(of: SharedFolder.packageRoot.appendingPathComponent("Tests/Specimens"))
        #expect(try picture(around: "CRAG", in: graph).contains("Director of the Crossings"))
        let text = try jsonLD(of: graph.agent(named: "CRAG").iri, in: graph)
        #expect(text.contains("https://example.org/context.jsonld") && text.contains("Crossings Advisory Group"))
    }

    @Test("The Swift of the page on the store is, byte for byte, what is compiled here, and runs")
    func store() throws {
        let page = Self.file.deletingLastPathComponent().appendingPathComponent("Store.md")
        let source = try String(
            contentsOf: SharedFolder.packageRoot.appendingPathComponent("Tests/ReadmeTests/StoreExample.swift"), encoding: .utf8)
        let blocks = TutorialTests.blocks(in: try String(contentsOf: page, encoding: .utf8)).filter { $0.language == "swift" }
        #expect(blocks.map(\.content) == [source])
        #expect(try acquaintances() == ["https://example.org/b", "https://example.org/c"])
    }

    /// The page with outputs as they are today.
    private static func remade() throws -> String {
        let scratch = try ScratchFolder()
        let store = try TripleStoreServer(.oxigraph)
        let root = String(store.queryAddress.dropLast("/query".count))
        let parts = text.components(separatedBy: "```")
        var results = parts
        for (index, part) in parts.enumerated() where part.hasPrefix("console\n") {
            let commands = part.split(separator: "\n").filter { $0.hasPrefix("$ ") }.map { String($0.dropFirst(2)) }
            results[index] = "console\n" + (try commands.map { command in
                let moved = command.replacingOccurrences(of: "http://localhost:7878", with: root)
                return "$ \(command)\n" + (try TutorialTests.run(moved, in: scratch.url))
            }.joined())
        }
        // The page on triple stores asks there too.
        let reporters = try whoReports(to: "CRAG", at: store.queryAddress)
        #expect(Set(reporters) == ["Director of the Crossings Bureau", "Joint Light Board"])
        let cells = parts.filter { $0.hasPrefix("python\n") }.map { String($0.dropFirst("python\n".count)) }
        var outputs = try run(cells, in: scratch.url)[...]
        for (index, part) in parts.enumerated() where part.hasPrefix("text\n") {
            results[index] = "text\n" + (outputs.popFirst() ?? "")
        }
        return results.joined(separator: "```")
    }

    /// What each cell prints, all of them in one process as in a notebook.
    private static func run(_ cells: [String], in folder: URL) throws -> [String] {
        let separator = "\u{1E}"
        let program = folder.appendingPathComponent("notebook.py")
        try Data(cells.joined(separator: "\nprint('\\x1e', end='')\n").utf8).write(to: program)
        let run = try #require(CommandLineTool.peersPython).run([program.path], folder: folder)
        #expect(run.exitCode == 0, "\(run.errors)")
        return run.output.components(separatedBy: separator)
    }
}
