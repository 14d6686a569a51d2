import Foundation
import LinkedResolutions
import ResolutionServer
import Testing

/// The service without a server: from a request to its answer, as the SPARQL 1.1 Protocol says.
@Suite struct ProtocolTests {
    /// Two graphs, and a default graph with both and a blank node.
    static let service: GraphService? = {
        let base = "http://example.org/id/"
        func triple(_ subject: String, _ object: String) -> Triple {
            Triple(.iri(IRI(base + subject)), "http://example.org/p", .literal(Literal(object)))
        }
        let node = Term.blankNode(BlankNode("b"))
        let quads =
            [
                Quad(triple("a", "1"), in: nil), Quad(triple("b", "2"), in: nil),
                Quad(triple("a", "1"), in: .iri("http://example.org/g1")), Quad(triple("b", "2"), in: .iri("http://example.org/g2")),
                Quad(triple("a#part", "3"), in: nil), Quad(triple("é", "4"), in: nil),
                Quad(Triple(.iri("http://example.org/id/a#part"), "http://example.org/partOf", .iri("http://example.org/id/a")), in: nil),
                Quad(Triple(.iri("http://example.org/id/a"), "http://example.org/has", node), in: nil),
                Quad(Triple(node, "http://example.org/p", .literal(Literal("deep"))), in: nil),
                Quad(Triple(.iri("http://example.org/id/odd"), "http://example.org/p", .literal(Literal("\u{1}"))), in: nil),
            ]
        let many = (0..<30).map { Quad(Triple(.iri("http://example.org/many"), "http://example.org/q", .literal(Literal($0))), in: nil) }
        guard let dataset = try? Dataset(quads: quads + many) else { return nil }
        var options = ServiceOptions(base: "http://example.org/id/")
        options.limits = QueryLimits(rows: 60_000, memory: 1 << 30)
        options.largestBody = 10_000
        return GraphService(ResolutionGraph(dataset), options: options)
    }()

    struct Case: Sendable, CustomTestStringConvertible {
        var method = "GET"
        var path = "/sparql"
        var query: String?
        var type: String?
        var accept: String?
        var body = ""
        var status = 200
        var mediaType: String?
        var words: [String] = []

        var testDescription: String { "\(method) \(path)?\(query ?? "") \(type ?? "") \(accept ?? "") → \(status)" }
    }

    private func respond(_ test: Case) throws -> (response: ServiceResponse, body: String) {
        let service = try #require(Self.service)
        var headers: [(name: String, value: String)] = [("Host", "data.example.org:81")]
        if let type = test.type { headers.append(("content-type", type)) }
        if let accept = test.accept { headers.append(("ACCEPT", accept)) }
        let response = service.respond(
            to: ServiceRequest(method: test.method, path: test.path, query: test.query, headers: headers, body: Array(test.body.utf8)))
        return (response, String(decoding: try Self.bytes(response), as: UTF8.self))
    }

    static func bytes(_ response: ServiceResponse) throws -> [UInt8] {
        switch response.body {
        case .bytes(let bytes): return bytes
        case .pieces(var pieces):
            var all: [UInt8] = []
            while let piece = try pieces.next() { all += piece }
            return all
        }
    }

    private static let ask = "query=" + FormEncoding.escape("ASK { ?s ?p ?o }")
    private static let select = "query=" + FormEncoding.escape("SELECT ?o { ?s <http://example.org/p> ?o FILTER(?o IN (\"1\", \"2\")) } ORDER BY ?o")
    private static let construct = "query=" + FormEncoding.escape("CONSTRUCT WHERE { <http://example.org/id/b> ?p ?o }")
    private static func parameter(_ name: String, _ value: String) -> String { "&\(name)=" + FormEncoding.escape(value) }
    private static let names = "query=" + FormEncoding.escape("SELECT ?o { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }")
    private static let form = "application/x-www-form-urlencoded"
    private static let direct = "application/sparql-query"
    private static let json = "application/sparql-results+json", turtle = "text/turtle; charset=utf-8"
    private static let plain = "text/plain; charset=utf-8"

    static let operations: [Case] = [
        // 2.1.1 – 2.1.3: the three ways to ask
        Case(query: ask, mediaType: json, words: ["\"boolean\":true"]),
        Case(method: "HEAD", query: ask, mediaType: json),
        Case(method: "POST", type: form, body: ask, mediaType: json, words: ["true"]),
        Case(method: "POST", type: form + "; charset=UTF-8", body: ask, mediaType: json),
        Case(method: "POST", type: direct, body: "ASK {}", mediaType: json, words: ["true"]),
        Case(method: "POST", type: "Application/SPARQL-Query;charset=utf-8", body: "ASK {}", mediaType: json),
        Case(query: ask + "&timeout=0&format=x", mediaType: json),
        // Default prefixes
        Case(query: "query=" + FormEncoding.escape("ASK { ?s rg:reportsTo ?o }"), mediaType: json, words: ["false"]),
        // 2.1.4: the dataset; the request's goes before the query's, what is not there is empty
        Case(query: names + parameter("default-graph-uri", "http://example.org/g1"), accept: "text/csv", words: ["o\r\n1\r\n"]),
        Case(query: names + parameter("named-graph-uri", "http://example.org/g2"), accept: "text/csv", words: ["o\r\n2\r\n"]),
        Case(query: names + parameter("default-graph-uri", "http://example.org/none"), accept: "text/csv", words: ["o\r\n"]),
        Case(
            method: "POST", query: "default-graph-uri=http://example.org/g2", type: direct, accept: "text/csv",
            body: "SELECT ?o FROM <http://example.org/g1> { ?s ?p ?o }", words: ["o\r\n2\r\n"]),
        Case(
            query: names + parameter("default-graph-uri", "http://example.org/g1") + parameter("default-graph-uri", "http://example.org/g2"),
            accept: "text/tab-separated-values", words: ["\"1\"", "\"2\""]),
        Case(query: ask + "&default-graph-uri=relative", status: 400, mediaType: plain, words: ["absolute IRI"]),
        // 2.1.6: the formats
        Case(query: select, accept: "application/sparql-results+xml", mediaType: "application/sparql-results+xml", words: ["<literal>1</literal>"]),
        Case(query: select, accept: "text/csv", mediaType: "text/csv; charset=utf-8", words: ["o\r\n1\r\n2\r\n"]),
        Case(query: select, accept: "text/tab-separated-values", mediaType: "text/tab-separated-values; charset=utf-8", words: ["?o\n\"1\"\n\"2\"\n"]),
        Case(query: select, accept: "application/json", mediaType: "application/json", words: ["bindings"]),
        Case(query: select, accept: "*/*", mediaType: json),
        Case(query: select, accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", mediaType: "application/xml"),
        Case(query: select, accept: "text/csv;q=0.5, application/sparql-results+json;q=0.4, */*;q=0.1", mediaType: "text/csv; charset=utf-8"),
        Case(query: select, accept: "application/sparql-results+json;q=0, text/*", mediaType: "text/csv; charset=utf-8"),
        Case(query: select, accept: "image/png", status: 406, mediaType: plain, words: ["text/csv"]),
        Case(query: construct, mediaType: turtle, words: ["\"2\""]),
        Case(query: construct, accept: "application/n-triples", mediaType: "application/n-triples", words: ["<http://example.org/id/b> <http://example.org/p> \"2\" .\n"]),
        Case(query: construct, accept: "application/rdf+xml", mediaType: "application/rdf+xml", words: ["rdf:RDF"]),
        Case(query: construct, accept: "application/rdf+json", mediaType: "application/rdf+json", words: ["\"2\""]),
        Case(query: construct, accept: "application/n-quads", mediaType: "application/n-quads"),
        Case(query: construct, accept: "text/csv", status: 406, mediaType: plain, words: ["text/turtle"]),
        Case(query: "query=" + FormEncoding.escape("DESCRIBE <http://example.org/id/a>"), accept: "application/n-triples", words: ["deep"]),
        // What XML cannot hold
        Case(
            query: "query=" + FormEncoding.escape("SELECT ?o { <http://example.org/id/odd> ?p ?o }"), accept: "application/sparql-results+xml",
            status: 406, mediaType: plain, words: ["U+1"]),
        // 2.1.7: what goes wrong
        Case(query: "query=", status: 400, mediaType: plain, words: ["1:1", "expected"]),
        Case(query: "query=" + FormEncoding.escape("SELECT ?x {\n  ?x }"), status: 400, mediaType: plain, words: ["2:6"]),
        Case(query: "other=1", status: 400, words: ["'query'"]),
        Case(query: ask + "&" + ask, status: 400, words: ["found 2"]),
        Case(query: "query=%FF", status: 400, words: ["UTF-8"]),
        Case(method: "POST", type: form, body: "", status: 400, words: ["'query'"]),
        Case(method: "POST", type: direct, body: "", status: 400, words: ["1:1"]),
        Case(method: "POST", body: "ASK {}", status: 415, mediaType: plain, words: ["application/sparql-query"]),
        Case(method: "POST", type: "application/json", body: "{}", status: 415, words: ["application/json"]),
        Case(method: "POST", type: "application/sparql-update", body: "CLEAR ALL", status: 501, words: ["no updates"]),
        Case(method: "POST", type: form, body: "update=CLEAR+ALL", status: 501, words: ["no updates"]),
        Case(method: "PUT", query: ask, status: 405, words: ["GET or POST"]),
        Case(method: "DELETE", status: 405),
        Case(method: "POST", type: direct, body: "ASK {} #" + String(repeating: "x", count: 10_000), status: 413, words: ["10000 bytes"]),
        Case(query: "query=" + FormEncoding.escape("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"), status: 500, words: ["not allowed"]),
        // 2.1.5: the description, in any syntax, also for browsers
        Case(mediaType: turtle, words: ["sd:Service", "sd:SPARQL11Query", "<http://data.example.org:81/sparql>", "http://example.org/g1"]),
        Case(accept: "application/rdf+xml", mediaType: "application/rdf+xml", words: ["rdf:RDF"]),
        Case(accept: "text/html", mediaType: turtle, words: ["sd:Service"]),
    ]

    @Test("The SPARQL Protocol is spoken", arguments: operations)
    func operation(_ test: Case) throws {
        let (response, body) = try respond(test)
        #expect(response.status == test.status, "\(body)")
        if let mediaType = test.mediaType { #expect(response.header("Content-Type") == mediaType) }
        for words in test.words { #expect(body.contains(words), "\(body)") }
        #expect(response.header("Access-Control-Allow-Origin") == "*")
        #expect(response.header("X-Content-Type-Options") == "nosniff")
        if test.status == 405 { #expect(response.header("Allow") == "GET, HEAD, POST, OPTIONS") }
    }

    static let pages: [Case] = [
        Case(path: "/health", mediaType: "application/json", words: ["\"status\":\"ok\""]),
        Case(method: "POST", path: "/health", status: 405),
        Case(path: "/.well-known/void", mediaType: turtle, words: ["void:Dataset", "void:sparqlEndpoint <http://data.example.org:81/sparql>", "void:triples"]),
        Case(path: "/.well-known/void", accept: "application/n-triples", mediaType: "application/n-triples"),
        Case(path: "/id/a", mediaType: turtle, words: ["\"1\"", "\"3\"", "\"deep\""]),
        Case(path: "/id/a", accept: "application/n-triples;q=0.9, text/turtle;q=0.1", mediaType: "application/n-triples"),
        Case(path: "/id/a.nt", accept: "*/*", mediaType: "application/n-triples", words: ["<http://example.org/id/a#part>"]),
        Case(path: "/id/a.ttl", mediaType: turtle),
        Case(path: "/id/a.ttl", accept: "application/n-triples", status: 406),
        Case(path: "/id/%C3%A9", mediaType: turtle, words: ["\"4\""]),
        Case(path: "/g1", accept: "application/n-triples", words: ["\"1\""]),
        Case(path: "/id/none", status: 404, mediaType: plain, words: ["/id/none"]),
        Case(path: "/id/a.xyz", status: 404), Case(path: "/id/%FF", status: 404), Case(path: "/", status: 404),
        Case(path: "", status: 404), Case(method: "DELETE", path: "/id/a", status: 405),
    ]

    @Test("Things are described at the paths of their IRIs", arguments: pages)
    func page(_ test: Case) throws {
        let (response, body) = try respond(test)
        #expect(response.status == test.status, "\(body)")
        if let mediaType = test.mediaType { #expect(response.header("Content-Type") == mediaType) }
        for words in test.words { #expect(body.contains(words), "\(body)") }
    }

    @Test("A browser may ask for another page's script", arguments: [("*" as String?, "*" as String?), ("https://a.example", "https://a.example"), (nil, nil)])
    func preflight(_ allowed: String?, _ header: String?) throws {
        let service = try #require(Self.service)
        var options = service.options
        options.allowedOrigin = allowed
        let response = GraphService(service.graph, options: options).respond(
            to: ServiceRequest(
                method: "OPTIONS", path: "/sparql",
                headers: [("Origin", "https://a.example"), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "content-type")]))
        #expect(response.status == 204)
        #expect(response.header("Access-Control-Allow-Origin") == header)
        #expect(response.header("Access-Control-Allow-Methods") == (allowed == nil ? nil : "GET, HEAD, POST, OPTIONS"))
        #expect(response.header("Access-Control-Allow-Headers") == (allowed == nil ? nil : "Accept, Content-Type"))
    }

    @Test("A query that takes too long, has too many rows or takes too much memory is ended, with a word", arguments: [
        ("SELECT (COUNT(*) AS ?count) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?q ?r ?s . ?t ?u ?v . ?w ?x ?y FILTER(?c < ?y) }", 503, "longer than the limit"),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }", 500, "60000 rows"),
    ])
    func limits(_ query: String, _ status: Int, _ words: String) throws {
        let service = try #require(Self.service)
        var options = service.options
        if status == 503 { options.limits.time = .milliseconds(200) }
        let response = GraphService(service.graph, options: options).respond(
            to: ServiceRequest(method: "POST", path: "/sparql", headers: [("Content-Type", Self.direct)], body: Array(query.utf8)))
        let body = String(decoding: try Self.bytes(response), as: UTF8.self)
        #expect(response.status == status && body.contains(words), "\(response.status) \(body)")
    }

    @Test("A long answer comes in pieces that together are the document", arguments: ResultsFormat.allCases)
    func pieces(_ format: ResultsFormat) throws {
        let service = try #require(Self.service)
        let odd = #"FILTER(?c != "\u0001" && ?f != "\u0001" && ?i != "\u0001")"#
        let text = "SELECT ?c ?f ?i { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . \(odd) }"
        let response = service.respond(
            to: ServiceRequest(
                method: "POST", path: "/sparql", headers: [("Content-Type", Self.direct), ("Accept", format.mediaType)], body: Array(text.utf8)))
        guard case .pieces = response.body, case .solutions(let solutions) = try service.graph.answer(text) else {
            Issue.record("the answer is not long: \(response)")
            return
        }
        let whole = try ResultsWriter.document(
            SolutionTable(
                variables: solutions.variables,
                rows: solutions.indices.map { row in solutions.variables.indices.map { solutions.term(row: row, column: $0) } }),
            as: format)
        let isSame = try Self.bytes(response) == whole
        #expect(isSame)
        #expect(whole.count > 1 << 17)
    }

    @Test("A page source given goes before the descriptions in RDF")
    func pageSources() throws {
        struct Hello: PageSource {
            func page(at path: String, for accept: AcceptHeader) throws(PageError) -> Page? {
                if path == "/" { return .elsewhere(path: "/id/a") }
                guard path == "/id/a" else { return nil }
                return accept.quality(of: "text/html") > 0
                    ? .document(Array("<p>".utf8), mediaType: "text/html") : .notAcceptable(["text/html"])
            }
        }
        let service = try #require(Self.service)
        let with = GraphService(service.graph, options: service.options, pages: [Hello()])
        func type(_ path: String, _ accept: String) -> String? {
            with.respond(to: ServiceRequest(method: "GET", path: path, headers: [("Accept", accept)])).header("Content-Type")
        }
        #expect(type("/id/a", "text/html, */*;q=0.1") == "text/html; charset=utf-8")
        #expect(type("/id/a", "text/turtle") == Self.turtle)
        #expect(type("/id/b", "*/*") == Self.turtle)
        let root = with.respond(to: ServiceRequest(method: "GET", path: "/"))
        #expect(root.status == 303 && root.header("Location") == "/id/a")
        #expect(with.respond(to: ServiceRequest(method: "GET", path: "/id/a", headers: [("Accept", "image/png")])).status == 406)
    }

    @Test("Whatever stands in the header Host, nothing but a host gets into an answer")
    func host() throws {
        let service = try #require(Self.service)
        let response = service.respond(
            to: ServiceRequest(method: "GET", path: "/sparql", headers: [("Host", "x> . <http://evil.example/")]))
        #expect(!String(decoding: try Self.bytes(response), as: UTF8.self).contains("evil"))
    }
}
