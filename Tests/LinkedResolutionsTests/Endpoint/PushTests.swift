import Foundation
import LinkedResolutions
import TestSupport
import Testing

/// What `push` sends, to a server that keeps it.
@Suite struct PushTests {
    private static let specimens = SharedFolder.packageRoot.appendingPathComponent("Tests/Specimens")
    private static let options: PushOptions = {
        var options = PushOptions()
        options.corpus.authorityFiles = [specimens.appendingPathComponent("authority.ttl").path]
        return options
    }()

    private func push(
        _ inputs: [String], _ options: PushOptions = options, retries: RetryPolicy = .none,
        answer: @escaping @Sendable (LoopbackServer.Request, Int) -> LoopbackServer.Response = { _, _ in .init(status: 204) }
    ) throws -> (report: PushReport?, error: (any Error)?, requests: [LoopbackServer.Request]) {
        let server = try LoopbackServer(answer)
        let endpoint = try GraphStoreEndpoint(server.address + "/data?x=1", options: EndpointOptions(retries: retries))
        do {
            return (try GraphPusher(options: options).push(inputs, to: endpoint), nil, server.requests)
        } catch {
            return (nil, error, server.requests)
        }
    }

    private func triples(of request: LoopbackServer.Request) throws -> [Triple] {
        try RDFReader.quads(in: String(decoding: request.body, as: UTF8.self), syntax: .ntriples).map(\.triple)
    }

    private func graphName(_ request: LoopbackServer.Request) throws -> String? {
        let query = try #require(request.target.split(separator: "?", maxSplits: 1).last)
        return try #require(FormEncoding.pairs(of: Array(query.utf8))).first { $0.name == "graph" }?.value
    }

    @Test("Each text is put into the graph of its revision, and what they share is added to one graph")
    func graphs() throws {
        let (report, error, requests) = try push([Self.specimens.path])
        #expect(error == nil)
        let corpus = Corpus(inputs: [Self.specimens.path], reader: try CorpusReader(options: Self.options.corpus))
        let dataset = try ResolutionGraph(corpus).dataset
        var sent: [String: Set<Triple>] = [:]
        for request in requests {
            let name = try #require(try graphName(request))
            #expect(request.method == (name.hasSuffix("graph/authority") ? "POST" : "PUT"))
            #expect(request.headers["content-type"] == "application/n-triples")
            #expect(request.target.hasPrefix("/data?x=1&graph=https%3A%2F%2F"))
            sent[name] = Set(try triples(of: request))
        }
        #expect(Set(sent.keys) == Set(dataset.graphNames.compactMap { $0.iri?.string }))
        for (name, triples) in sent {
            #expect(triples == Set(dataset.triples(matching: TriplePattern(), in: .iri(IRI(name)))), "\(name)")
        }
        #expect(report?.statements == sent.values.reduce(0) { $0 + $1.count })
        #expect(report?.graphs.count == requests.count)
    }

    @Test("Merging posts every graph, replacing puts every document's", arguments: GraphStoreEndpoint.Mode.allCases)
    func modes(_ mode: GraphStoreEndpoint.Mode) throws {
        var options = Self.options
        options.mode = mode
        let (_, _, requests) = try push([Self.specimens.appendingPathComponent("wfa-timetables-2021.txt").path], options)
        #expect(requests.map(\.method) == [mode == .replace ? "PUT" : "POST", "POST"])
    }

    @Test("Statements of no named graph go to the default graph or to the one given, added to what is there")
    func unnamed() throws {
        let scratch = try ScratchFolder()
        let file = try scratch.write(
            "a.nq", Array("<http://a/s> <http://a/p> \"1\" .\n<http://a/s> <http://a/p> \"2\" <http://a/g> .\n<http://a/s> <http://a/p> \"2\" .\n".utf8))
        let (_, _, requests) = try push([file.path])
        #expect(requests.map(\.method) == ["PUT", "POST"])
        #expect(requests.map(\.target) == ["/data?x=1&graph=http%3A%2F%2Fa%2Fg", "/data?x=1&default"])
        #expect(try requests.map { try triples(of: $0).map(\.object) } == [[.literal(Literal("2"))], [.literal(Literal("1"))]])
        var options = Self.options
        options.unnamedGraph = "urn:g"
        options.fillsDefaultGraph = true
        let (_, _, others) = try push([file.path], options)
        #expect(others.map { "\($0.method) \($0.target)" } == [
            "PUT /data?x=1&graph=http%3A%2F%2Fa%2Fg", "POST /data?x=1&default", "POST /data?x=1&graph=urn%3Ag", "POST /data?x=1&default",
        ])
    }

    @Test("A large graph is sent from a file, whole and again if need be")
    func large() throws {
        let scratch = try ScratchFolder()
        var text = ""
        for number in 0..<60_000 { text += "<http://example.org/subject/\(number)> <http://example.org/predicate> \"\(number) \\\"x\\\"\" .\n" }
        #expect(text.utf8.count > 4 << 20)
        let file = try scratch.write("large.nt", Array(text.utf8))
        let (report, _, requests) = try push([file.path], retries: RetryPolicy(attempts: 2, firstDelay: 0.001)) { _, number in
            .init(status: number == 1 ? 503 : 200)
        }
        #expect(report?.statements == 60_000)
        let isSame = requests.count == 2 && requests[0].body == requests[1].body
        #expect(isSame)
        let lines = Set(requests[1].body.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) })
        let isWhole = lines == Set(text.split(separator: "\n").map(String.init))
        #expect(isWhole)
    }

    @Test("Blank nodes are not posted twice when nobody knows how far the first got, but put again", arguments: [(GraphStoreEndpoint.Mode.merge, 1), (.replace, 3)])
    func blankNodes(_ mode: GraphStoreEndpoint.Mode, _ count: Int) throws {
        let scratch = try ScratchFolder()
        let file = try scratch.write("a.nt", Array("_:b <http://a/p> \"1\" .\n".utf8))
        var options = Self.options
        options.mode = mode
        let (_, error, requests) = try push([file.path], options, retries: RetryPolicy(attempts: 3, firstDelay: 0.001)) { _, _ in .hangUp }
        #expect(error is PushError)
        #expect(requests.count == count)
    }

    @Test("A graph that is not taken ends the push, with its name, the status, the server's words and what went before")
    func refused() throws {
        let (_, error, requests) = try push([Self.specimens.path]) { _, number in
            number == 2 ? .init(status: 400, headers: ["Content-Type": "text/plain"], "no room") : .init(status: 201)
        }
        #expect(requests.count == 2)
        let message = "\(try #require(error))"
        #expect(message.contains("status 400: no room") && message.contains("127.0.0.1"), "\(message)")
        #expect(message.contains(try #require(try graphName(requests[1]))) && message.contains("1 was before it"), "\(message)")
    }

    @Test("An input that cannot be read is reported, the others are sent")
    func badInput() throws {
        let scratch = try ScratchFolder()
        let bad = try scratch.write("bad.nt", Array("<http://a/s> .\n".utf8))
        let good = try scratch.write("good.nt", Array("<http://a/s> <http://a/p> \"1\" .\n".utf8))
        let (report, _, requests) = try push([bad.path, good.path, scratch.url.path + "/none.nt"])
        #expect(report?.errors == 2 && report?.hasErrors == true)
        #expect(requests.count == 1)
    }

    @Test("A snapshot's graphs are sent, and what its default graph has besides")
    func snapshot() throws {
        let scratch = try ScratchFolder()
        let dataset = try Dataset(quads: [
            Quad(Triple("http://a/s", "http://a/p", .literal(Literal("1"))), in: .iri("http://a/g")),
            Quad(Triple("http://a/s", "http://a/p", .literal(Literal("1"))), in: nil),
        ])
        let path = scratch.url.appendingPathComponent("a.rgx").path
        try dataset.writeSnapshot(toFile: path)
        let (report, _, requests) = try push([path])
        #expect(requests.count == 1 && report?.statements == 1)
    }

    // MARK: The command line

    @Test("The command line says what it sent, and how a mistake is mended")
    func commandLine() throws {
        let server = try LoopbackServer { _, _ in .init(status: 201) }
        let run = try CommandLineTool.resgraph.run(
            ["push", "Tests/Specimens/wfa-timetables-2021.txt", "--authority", "Tests/Specimens/authority.ttl", "--endpoint", server.address + "/store"],
            folder: SharedFolder.packageRoot, environment: ["RESGRAPH_ENDPOINT_TOKEN": "t1"])
        #expect(run.exitCode == 0 && run.output.isEmpty)
        #expect(run.errors.contains("in 2 graphs sent to \(server.address)/store"), "\(run.errors)")
        #expect(server.requests.allSatisfy { $0.headers["authorization"] == "Bearer t1" })
        for (arguments, code, words) in [
            (["push", "--endpoint", "http://127.0.0.1:1/"], Int32(2), "say what to push"),
            (["push", "x", "--endpoint", "store"], 2, "is no address of an endpoint"),
            (["push", "x", "--endpoint", "http://a:b@127.0.0.1/"], 2, "RESGRAPH_ENDPOINT_USER"),
            (["push", "x", "--replace", "--merge", "--endpoint", "http://127.0.0.1/"], 2, "exclude each other"),
            (["push", "/nowhere", "--endpoint", "http://127.0.0.1:1/"], 1, "no such file"),
            (["query", "--endpoint", "http://127.0.0.1:1/", "--data", "x", "ASK {}"], 2, "do not go with it"),
            (["query", "--endpoint", "http://127.0.0.1:1/", "--explain", "ASK {}"], 2, "--explain"),
        ] {
            let run = try CommandLineTool.resgraph.run(arguments)
            #expect(run.exitCode == code && run.errors.contains(words), "\(arguments): \(run.exitCode) \(run.errors)")
        }
    }
}
