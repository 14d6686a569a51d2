#if Server
import Foundation
import LinkedResolutions
import ResolutionServer
import Synchronization
import TestSupport
import Testing

/// `resgraph serve` as a process of its own, over sockets.
@Suite struct ServerTests {
    /// A running `resgraph serve`.
    final class Serving {
        let process = Process()
        let address: String
        private let scratch: ScratchFolder

        init(_ arguments: [String] = []) throws {
            scratch = try ScratchFolder()
            let log = try scratch.write("errors", [UInt8]())
            process.executableURL = URL(fileURLWithPath: CommandLineTool.resgraph.path)
            process.currentDirectoryURL = SharedFolder.packageRoot
            process.arguments =
                ["serve", "--data", "Output/itu-wtsa/corpus.nt", "--port", "0"] + arguments
            process.standardError = try FileHandle(forWritingTo: log)
            process.standardInput = FileHandle.nullDevice
            try process.run()
            for _ in 0..<600 {
                let text = try String(contentsOf: log, encoding: .utf8)
                if let start = text.range(of: "http://"), let end = text.range(of: "/sparql") {
                    address = String(text[start.lowerBound..<end.lowerBound])
                    return
                }
                if !process.isRunning { break }
                Thread.sleep(forTimeInterval: 0.05)
            }
            throw TripleStoreServer.Failure(description: "serve does not: \(try String(contentsOf: log, encoding: .utf8))")
        }

        deinit {
            process.send(SIGKILL)
            process.waitUntilExit()
        }

        func curl(_ arguments: [String]) throws -> CommandLineTool.Outcome {
            try CommandLineTool(path: "/usr/bin/env").run(["curl", "-s", "--max-time", "30"] + arguments)
        }
    }

    private static let slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c < ?i && ?f < ?c) }"

    @Test("Headers, bodies and statuses go over the wire as the service says", .enabled(if: CommandLineTool.find("curl") != nil, "needs curl"))
    func wire() throws {
        let serving = try Serving(["--body-limit", "5000"])
        let query = "\(serving.address)/sparql?query=" + FormEncoding.escape("ASK { ?s rg:reportsTo body:tsag }")
        let get = try serving.curl(["-i", query])
        #expect(get.output.hasPrefix("HTTP/1.1 200 OK\r\n") && get.output.hasSuffix("{\"head\":{},\"boolean\":true}\n"), "\(get.output)")
        #expect(get.output.contains("Access-Control-Allow-Origin: *\r\n"))
        let head = try serving.curl(["-I", query])
        #expect(head.output.contains("Content-Length: 27\r\n") && head.output.hasSuffix("\r\n\r\n"))
        let post = try serving.curl(["-i", "\(serving.address)/sparql", "-H", "Content-Type: application/sparql-query", "-H", "Accept: text/csv", "--data-binary", "SELECT (1 AS ?x) {}"])
        #expect(post.output.hasSuffix("x\r\n1\r\n"))
        let preflight = try serving.curl(["-i", "-X", "OPTIONS", "-H", "Origin: http://a.example", "-H", "Access-Control-Request-Method: POST", "\(serving.address)/sparql"])
        #expect(preflight.output.hasPrefix("HTTP/1.1 204 No Content\r\n") && preflight.output.contains("Access-Control-Allow-Methods: GET, HEAD, POST, OPTIONS\r\n"))
        let large = try serving.curl(["-o", "/dev/null", "-w", "%{http_code}", "\(serving.address)/sparql", "--data-binary", "query=" + String(repeating: "x", count: 100_000)])
        #expect(large.output == "413")
        let missing = try serving.curl(["-o", "/dev/null", "-w", "%{http_code}", "\(serving.address)/nothing"])
        #expect(missing.output == "404")
        let html = try serving.curl(["-i", "-H", "Accept: text/html", "\(serving.address)/resolution-graph/id/body/tsag"])
        #expect(html.output.hasPrefix("HTTP/1.1 303 ") && html.output.contains("Location: /resolution-graph/id/body/tsag.html\r\n"), "\(html.output)")
        let htmlPage = try serving.curl(["-L", "-H", "Accept: text/html", "\(serving.address)/resolution-graph/id/body/tsag"])
        #expect(htmlPage.output.contains("<!DOCTYPE html>") || htmlPage.output.contains("<!doctype html>"), "\(htmlPage.output.prefix(200))")
        let page = try serving.curl(["-L", "-H", "Accept: text/turtle", "\(serving.address)/resolution-graph/id/body/tsag"])
        #expect(page.output.contains("rg:acronym \"TSAG\""), "\(page.output)")
        let rows = try serving.curl(["\(serving.address)/sparql", "-H", "Accept: text/csv", "--data-urlencode", "query=SELECT * { ?s ?p ?o }"])
        let count = try DataSource(inputs: [SharedFolder.packageRoot.appendingPathComponent("Output/itu-wtsa/corpus.nt").path]).load().count
        #expect(rows.output.utf8.filter { $0 == UInt8(ascii: "\r") }.count == count + 1)
    }

    @Test("Many ask at once over one snapshot, and each gets the answer that it gets alone")
    func concurrency() async throws {
        let serving = try Serving()
        let endpoint = try SPARQLEndpoint(serving.address + "/sparql")
        let graph = ResolutionGraph(try DataSource(inputs: [SharedFolder.packageRoot.appendingPathComponent("Output/itu-wtsa/corpus.nt").path]).load())
        let queries = try QuestionLibrary().questions.prefix(12).map { try $0.query() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for round in 0..<3 {
                for query in queries {
                    group.addTask {
                        guard case .solutions(let table) = try endpoint.answer(query),
                            case .solutions(let expected) = try graph.dataset.answer(query)
                        else { throw TripleStoreServer.Failure(description: "no rows in round \(round)") }
                        let rows = expected.indices.map { row in expected.variables.indices.map { expected.term(row: row, column: $0) } }
                        #expect(table.variables == expected.variables)
                        #expect(Set(table.rows) == Set(rows) && table.rows.count == rows.count)
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    @Test("While every query is busy the service says that it lives, and ends them at their limit")
    func busy() async throws {
        let serving = try Serving(["--time-limit", "2", "--queries", "1"])
        let endpoint = try SPARQLEndpoint(serving.address + "/sparql", options: EndpointOptions(retries: .none))
        let query = try Query(parsing: Self.slow)
        async let first = Self.failure(endpoint, query)
        async let second = Self.failure(endpoint, query)
        try await Task.sleep(for: .milliseconds(300))
        #expect(try serving.curl(["\(serving.address)/health"]).output.contains("\"ok\""))
        for failure in await [first, second] {
            guard case .refused(_, status: 503, let message) = failure else {
                Issue.record("\(String(describing: failure))")
                continue
            }
            #expect(message.contains("longer than the limit"))
        }
    }

    @concurrent private static func failure(_ endpoint: SPARQLEndpoint, _ query: Query) async -> EndpointError? {
        do {
            _ = try endpoint.answer(query)
            return nil
        } catch {
            return error
        }
    }

    @Test("A signal lets what has begun be finished; nothing new is taken", arguments: [SIGTERM, SIGINT])
    func shutdown(_ signal: Int32) async throws {
        let serving = try Serving(["--time-limit", "6"])
        let endpoint = try SPARQLEndpoint(serving.address + "/sparql", options: EndpointOptions(retries: .none))
        async let answer = Self.failure(endpoint, try Query(parsing: Self.slow))
        // Long enough for the query to have begun on a busy machine, short of its limit.
        try await Task.sleep(for: .seconds(3))
        serving.process.send(signal)
        // The query is answered, here with its limit, rather than cut off.
        guard case .refused(_, status: 503, _) = try await answer else {
            Issue.record("the query was cut off: \(String(describing: try await answer))")
            return
        }
        serving.process.waitUntilExit()
        #expect(serving.process.terminationReason == .exit && serving.process.terminationStatus == 128 + signal)
    }

    @Test(
        "A second signal ends the server at once", .enabled(if: CommandLineTool.find("curl") != nil, "needs curl"),
        arguments: [(SIGTERM, SIGTERM), (SIGINT, SIGTERM), (SIGTERM, SIGINT)])
    func secondSignal(_ first: Int32, _ second: Int32) throws {
        // How long a query takes to begin is the machine's affair: where it has not, the first signal was enough.
        for patience in [1.0, 4, 15] {
            let serving = try Serving(["--time-limit", "600"])
            let client = Process()
            client.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            client.arguments = ["curl", "-s", "-o", "/dev/null", "\(serving.address)/sparql", "--data-urlencode", "query=\(Self.slow)"]
            try client.run()
            Thread.sleep(forTimeInterval: patience)
            serving.process.send(first)
            Thread.sleep(forTimeInterval: 1)
            guard serving.process.isRunning else { continue }
            serving.process.send(second)
            serving.process.waitUntilExit()
            client.waitUntilExit()
            #expect(serving.process.terminationReason == .uncaughtSignal && serving.process.terminationStatus == second)
            #expect(client.terminationStatus != 0)
            return
        }
        Issue.record("the server never waited for the query")
    }

    @Test("A query whose client goes away ends, and makes room for the next")
    func disconnection() async throws {
        let serving = try Serving(["--time-limit", "600", "--queries", "1"])
        let limits = EndpointOptions(timeout: 1, retries: .none)
        guard case .timedOut? = await Self.failure(try SPARQLEndpoint(serving.address + "/sparql", options: limits), try Query(parsing: Self.slow))
        else {
            Issue.record("a query without end was answered")
            return
        }
        let endpoint = try SPARQLEndpoint(serving.address + "/sparql", options: EndpointOptions(timeout: 60, retries: .none))
        #expect(try endpoint.answer(try Query(parsing: "ASK {}")) == .boolean(true))
    }

    @Test("A port that is taken, and one that is none, are said so")
    func ports() throws {
        let serving = try Serving()
        let port = String(try #require(serving.address.split(separator: ":").last))
        let taken = try CommandLineTool.resgraph.run(["serve", "--empty", "--port", port])
        #expect(taken.exitCode == 1 && taken.errors.contains("127.0.0.1:\(port)"), "\(taken.errors)")
        #expect(try CommandLineTool.resgraph.run(["serve", "--empty", "--port", "70000"]).exitCode == 2)
        #expect(try CommandLineTool.resgraph.run(["serve"]).exitCode == 2)
    }

    @Test("The named questions can be asked of the server by name")
    func questions() throws {
        let serving = try Serving()
        let run = try CommandLineTool.resgraph.run(
            ["ask", "--endpoint", serving.address + "/sparql", "reporting-lines", "to=TSAG", "--results", "csv"])
        let own = try CommandLineTool.resgraph.run(
            ["ask", "--data", "Output/itu-wtsa/corpus.nt", "reporting-lines", "to=TSAG", "--results", "csv"], folder: SharedFolder.packageRoot)
        #expect(run.exitCode == 0 && run.output == own.output && !own.output.isEmpty, "\(run.errors)")
    }
}
#else
import TestSupport
import Testing

/// A build without the trait `Server`.
@Suite struct ServerTests {
    @Test("Without its server the command line says how to build it")
    func absent() throws {
        let run = try CommandLineTool.resgraph.run(["serve", "--empty"])
        #expect(run.exitCode == 1 && run.errors.contains("--traits Server"), "\(run.errors)")
    }
}
#endif
