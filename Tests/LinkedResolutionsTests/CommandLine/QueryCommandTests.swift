import Foundation
import TestSupport
import Testing

/// `resgraph query` as a person at a shell meets it.
@Suite struct QueryCommandTests {
    private let tool = CommandLineTool.resgraph

    private func query(
        _ arguments: [String], input: String? = nil, folder: URL? = nil
    ) throws -> CommandLineTool.Outcome {
        try tool.run(["query"] + arguments, input: input, folder: folder)
    }

    @Test(
        "Each form of query has its usual answer",
        arguments: [
            ("SELECT (1 + 1 AS ?two) {}", "?two\n────\n2\n"), ("ASK {}", "true\n"), ("ASK { ?s ?p ?o }", "false\n"),
        ])
    func forms(_ query: String, _ answer: String) throws {
        let run = try self.query(["--empty", query])
        #expect(run.exitCode == 0)
        #expect(run.output == answer)
    }

    @Test(
        "Results come in the format asked for",
        arguments: [
            ("csv", "x\r\n1\r\n"), ("tsv", "?x\n1\n"),
            ("json", #"{"head":{"vars":["x"]},"results":{"bindings":["# + "\n"
                + #"{"x":{"type":"literal","value":"1","datatype":"http://www.w3.org/2001/XMLSchema#integer"}}"# + "\n]}}\n"),
        ])
    func results(_ format: String, _ document: String) throws {
        #expect(try query(["--empty", "--results", format, "SELECT (1 AS ?x) {}"]).output == document)
    }

    @Test("A bad query is told by line and column, with exit code 1")
    func badQuery() throws {
        let run = try query(["--empty", "SELECT * {\n  ?s ex:p ?o\n}"])
        #expect(run.exitCode == 1)
        #expect(run.errors.contains("2:6") && run.errors.contains("'ex:'"), "\(run.errors)")
        #expect(run.output.isEmpty)
    }

    @Test("Parsing only touches no data")
    func parseOnly() throws {
        #expect(try query(["--parse-only", "--data", "nowhere.nt", "ASK {}"]).exitCode == 0)
        #expect(try query(["--parse-only", "ASK {"]).exitCode == 1)
    }

    @Test("Relative IRIs resolve against the file that they stand in, those of the query against its base")
    func bases() throws {
        let scratch = try ScratchFolder()
        let file = try scratch.write("a.ttl", Array("<#s> <http://example.org/p> <b> .".utf8))
        let run = try query(["--data", file.path, "--results", "csv", "SELECT ?o { ?s ?p ?o }"])
        #expect(run.output == "o\r\n\(scratch.url.appendingPathComponent("b").absoluteString)\r\n")
        let based = try query(["--empty", "--base", "http://example.org/", "--results", "csv", "SELECT (<x> AS ?x) {}"])
        #expect(based.output == "x\r\nhttp://example.org/x\r\n")
    }

    @Test("Texts get the base that an export of them would get, and the prefixes of the data stand for it")
    func dataBase() throws {
        let specimens = SharedFolder.packageRoot.appendingPathComponent("Tests/Specimens").path
        let run = try query([
            "--data", specimens, "--authority", specimens + "/authority.ttl", "--base", "https://example.org/ferry/id/",
            "--results", "csv", "SELECT ?who { ?who rg:reportsTo <body/crag>, body:crag } ORDER BY ?who",
        ])
        #expect(run.output == "who\r\nhttps://example.org/ferry/id/body/joint-light-board\r\nhttps://example.org/ferry/id/post/director-crossings-bureau\r\n", "\(run.output) \(run.errors)")
    }

    @Test("Named graphs are loaded under their names, and an unknown one is empty, with a warning")
    func namedGraphs() throws {
        let scratch = try ScratchFolder()
        let line = "<http://example.org/s> <http://example.org/p> \"1\" .\n"
        let file = try scratch.write("a.nt", Array(line.utf8))
        let named = try query([
            "--named-graph", "http://example.org/g?x=1=\(file.path)", "--results", "csv",
            "SELECT ?g ?o { GRAPH ?g { ?s ?p ?o } }",
        ])
        #expect(named.output == "g,o\r\nhttp://example.org/g?x=1,1\r\n")
        let unknown = try query(["--data", file.path, "ASK FROM <http://example.org/none> { ?s ?p ?o }"])
        #expect(unknown.output == "false\n")
        #expect(unknown.errors.contains("http://example.org/none"))
    }

    @Test("Blank nodes of two files stay two")
    func blankNodes() throws {
        let scratch = try ScratchFolder()
        let a = try scratch.write("a.nt", Array("_:x <http://example.org/p> \"1\" .\n".utf8))
        let b = try scratch.write("b.nt", Array("_:x <http://example.org/p> \"2\" .\n".utf8))
        let run = try query([
            "--data", a.path, "--data", b.path, "--results", "csv", "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }",
        ])
        #expect(run.output == "n\r\n2\r\n")
    }

    @Test("Each text is a named graph, and what texts share is in the authority graph")
    func textGraphs() throws {
        let run = try query(
            ["--data", "-", "--results", "csv", "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"],
            input: BadInputTests.resolution)
        #expect(
            run.output.split(separator: "\r\n").dropFirst() == [
                "https://w3id.org/resolution-graph/id/graph/authority",
                "https://w3id.org/resolution-graph/id/resolution/wtsa/4/dubai-2012",
            ])
    }

    @Test("A folder that holds corpus.nt is read as that file")
    func mergedFolder() throws {
        let scratch = try ScratchFolder()
        let line = "<http://example.org/s> <http://example.org/p> \"1\" .\n"
        try scratch.write("data/corpus.nt", Array(line.utf8))
        try scratch.write("data/other.nt", Array(line.replacingOccurrences(of: "1", with: "2").utf8))
        let run = try query(
            ["--data", "data", "--results", "csv", "SELECT ?o { ?s ?p ?o }"], folder: scratch.url)
        #expect(run.output == "o\r\n1\r\n")
    }

    @Test("The prefixes of the contract are known, can be declared anew, and can be switched off")
    func prefixes() throws {
        let select = "SELECT (body:tsag AS ?x) {}"
        #expect(try query(["--empty", "--results", "csv", select]).output.contains("/id/body/tsag"))
        #expect(
            try query(["--empty", "--results", "csv", "PREFIX body: <http://example.org/> " + select]).output
                == "x\r\nhttp://example.org/tsag\r\n")
        #expect(try query(["--empty", "--no-default-prefixes", select]).exitCode == 1)
    }

    @Test("A query over its limit ends with a clear error")
    func limits() throws {
        let values = "VALUES ?x { \((0..<2000).map(String.init).joined(separator: " ")) }"
        let explosion = "SELECT (COUNT(*) AS ?n) { \(values) \(values.replacingOccurrences(of: "?x", with: "?y")) \(values.replacingOccurrences(of: "?x", with: "?z")) }"
        let time = try query(["--empty", "--time-limit", "0.2", explosion])
        #expect(time.exitCode == 1 && time.errors.contains("longer than the limit"), "\(time.errors)")
        let rows = try query(["--empty", "--row-limit", "1000", "SELECT ?x ?y { \(values) \(values.replacingOccurrences(of: "?x", with: "?y")) }"])
        #expect(rows.exitCode == 1 && rows.errors.contains("1000 rows"), "\(rows.errors)")
    }

    @Test("SERVICE asks nobody who is not allowed, and SILENT goes on without")
    func service() throws {
        let loud = try query(["--empty", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"])
        #expect(loud.exitCode == 1 && loud.errors.contains("http://127.0.0.1:9/"))
        let silent = try query(["--empty", "ASK { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }"])
        #expect(silent.output == "true\n")
    }

    @Test("The plan is explained with estimated and actual rows")
    func explain() throws {
        let run = try query(["--empty", "--explain", "SELECT * { ?s ?p ?o . ?o ?q ?r }"])
        #expect(run.output.contains("estimated") && run.output.contains("actual"))
    }

    @Test("A deep query and a broken file end with a word, not with a crash")
    func hostile() throws {
        let scratch = try ScratchFolder()
        let deep = try scratch.write(
            "deep.rq", Array(("ASK " + String(repeating: "{", count: 10_000) + String(repeating: "}", count: 10_000)).utf8))
        let nested = try query(["--empty", "--query", deep.path])
        #expect(nested.exitCode == 1 && nested.errors.contains("deep"), "\(nested.errors.prefix(300))")
        let broken = try scratch.write("broken.nt", Array("<http://example.org/s> <http://example.org/p>\n".utf8))
        let run = try query(["--data", broken.path, "ASK {}"])
        #expect(run.exitCode == 1 && run.errors.contains("\(broken.path):1"), "\(run.errors)")
    }
}
