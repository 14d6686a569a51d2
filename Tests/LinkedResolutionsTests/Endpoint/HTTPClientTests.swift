import Foundation
import LinkedResolutions
import Synchronization
import TestSupport
import Testing

/// How the client treats endpoints that do not do what they are asked.
@Suite struct HTTPClientTests {
    private static let json = ["Content-Type": "application/sparql-results+json"]
    private static let yes = #"{"head":{},"boolean":true}"#
    /// Retries without the waiting.
    private static let quick = RetryPolicy(attempts: 4, firstDelay: 0.001)

    private func ask(_ server: LoopbackServer, _ options: EndpointOptions = EndpointOptions(retries: quick)) throws -> EndpointAnswer {
        try SPARQLEndpoint(server.address, options: options).answer(try Query(parsing: "ASK {}"))
    }

    @Test("A query is sent as a form, its answer read by its media type")
    func form() throws {
        let server = try LoopbackServer { _, _ in .init(headers: Self.json, Self.yes) }
        #expect(try ask(server) == .boolean(true))
        let request = try #require(server.requests.first)
        #expect(request.method == "POST")
        #expect(request.headers["content-type"] == "application/x-www-form-urlencoded")
        let pairs = try #require(FormEncoding.pairs(of: request.body))
        #expect(pairs.map(\.name) == ["query"])
        #expect(try Query(parsing: pairs[0].value).form == .ask)
    }

    @Test("What may pass is asked again, what may not is not", arguments: [(503, 4), (429, 4), (502, 4), (400, 1), (401, 1), (500, 1)])
    func retries(_ status: Int, _ count: Int) throws {
        let server = try LoopbackServer { _, _ in .init(status: status, headers: ["Content-Type": "text/plain"], "no,\nno") }
        #expect(throws: EndpointError.refused(endpoint: server.address, status: status, message: "no, no")) {
            try ask(server)
        }
        #expect(server.requests.count == count)
    }

    @Test("An endpoint that recovers is answered by, and each failure reported")
    func recovery() throws {
        let server = try LoopbackServer { _, number in
            number < 3 ? .init(status: 503, headers: ["Retry-After": "0"]) : .init(headers: Self.json, Self.yes)
        }
        let failures = Failures()
        var options = EndpointOptions(retries: Self.quick)
        options.report = { failure, _ in failures.add(failure) }
        #expect(try ask(server, options) == .boolean(true))
        #expect(failures.all.count == 2)
    }

    @Test("What a server says on an idle connection is not taken for the answer to the next request")
    func idleConnection() throws {
        let server = try LoopbackServer { _, number in
            var response = LoopbackServer.Response(headers: Self.json, Self.yes)
            if number == 1 { response.unasked = "HTTP/1.1 500 Given Up\r\nContent-Length: 0\r\n\r\n" }
            return response
        }
        var options = EndpointOptions(retries: .none)
        options.longestIdle = 0
        let endpoint = try SPARQLEndpoint(server.address, options: options)
        #expect(try endpoint.answer(try Query(parsing: "ASK {}")) == .boolean(true))
        Thread.sleep(forTimeInterval: 1.2)
        #expect(try endpoint.answer(try Query(parsing: "ASK {}")) == .boolean(true))
        #expect(server.requests.count == 2)
    }

    @Test("An endpoint that asks for a longer wait than is granted is given up")
    func longWait() throws {
        let server = try LoopbackServer { _, _ in .init(status: 503, headers: ["Retry-After": "3600"]) }
        #expect(throws: EndpointError.self) { try ask(server) }
        #expect(server.requests.count == 1)
    }

    @Test("A redirect is not followed, and said with its place")
    func redirect() throws {
        let other = try LoopbackServer { _, _ in .init(headers: Self.json, Self.yes) }
        let target = other.address
        let server = try LoopbackServer { _, _ in .init(status: 307, headers: ["Location": target + "/x"]) }
        #expect(throws: EndpointError.redirected(endpoint: server.address, status: 307, location: target + "/x")) {
            try ask(server, EndpointOptions(credentials: .bearer(token: "secret"), retries: Self.quick))
        }
        #expect(other.requests.isEmpty)
    }

    @Test("An answer larger than the limit is cut off")
    func large() throws {
        let server = try LoopbackServer { _, _ in .init(headers: Self.json, String(repeating: " ", count: 1 << 20) + Self.yes) }
        #expect(throws: EndpointError.answerTooLarge(endpoint: server.address, limit: 1000)) {
            try ask(server, EndpointOptions(largestAnswer: 1000))
        }
    }

    @Test("No answer in time is told as such, no server as such, a hang-up as such")
    func silence() throws {
        let slow = try LoopbackServer { _, _ in
            Thread.sleep(forTimeInterval: 3)
            return .init(headers: Self.json, Self.yes)
        }
        #expect(throws: EndpointError.timedOut(endpoint: slow.address, seconds: 0.3)) {
            try ask(slow, EndpointOptions(timeout: 0.3, retries: .none))
        }
        let nowhere = "http://127.0.0.1:\(try freePort())"
        #expect(throws: EndpointError.unreachable(endpoint: nowhere, reason: "no server answers there")) {
            try SPARQLEndpoint(nowhere, options: EndpointOptions(retries: .none)).answer(try Query(parsing: "ASK {}"))
        }
        let rude = try LoopbackServer { _, _ in .hangUp }
        #expect(throws: EndpointError.self) { try ask(rude) }
        #expect(rude.requests.count == 4)
    }

    @Test(
        "An answer that is none is refused with what it is",
        arguments: [
            ("text/html", "<p>Hello</p>"), ("application/sparql-results+json", "{"), ("", "x"),
            ("application/sparql-results+json", #"{"head":{"vars":["a","b"]},"results":{"bindings":[]}}"#),
        ])
    func unreadable(_ type: String, _ body: String) throws {
        let server = try LoopbackServer { _, _ in .init(headers: type.isEmpty ? [:] : ["Content-Type": type], body) }
        #expect { try ask(server) } throws: { error in
            if case EndpointError.unreadableAnswer(server.address, _) = error { true } else { false }
        }
    }

    @Test("Virtuoso's answer to ASK, a row with a number, is a truth value", arguments: [("1", true), ("0", false)])
    func virtuosoTruth(_ value: String, _ truth: Bool) throws {
        let body = #"{"head":{"vars":["__ASK_RETVAL"]},"results":{"bindings":[{"__ASK_RETVAL":{"type":"typed-literal","datatype":"http://www.w3.org/2001/XMLSchema#integer","value":"\#(value)"}}]}}"#
        let server = try LoopbackServer { _, _ in .init(headers: Self.json, body) }
        #expect(try ask(server) == .boolean(truth))
    }

    @Test("A graph is read in any of the syntaxes, each triple once", arguments: [
        ("application/n-triples", "<http://a/s> <http://a/p> \"o\" .\n<http://a/s> <http://a/p> \"o\" .\n"),
        ("text/turtle; charset=utf-8", "<http://a/s> <http://a/p> \"o\" ."), ("text/plain", "<http://a/s> <http://a/p> \"o\" .\n"),
    ])
    func graph(_ type: String, _ body: String) throws {
        let server = try LoopbackServer { _, _ in .init(headers: ["Content-Type": type], body) }
        let answer = try SPARQLEndpoint(server.address).answer(try Query(parsing: "DESCRIBE <http://a/s>"))
        #expect(answer == .graph([Triple("http://a/s", "http://a/p", .literal(Literal("o")))]))
        #expect(server.requests.first?.headers["accept"]?.contains("application/n-triples") == true)
    }

    @Test("What the parser of an answer warns of is told, with the endpoint's name")
    func warnings() throws {
        let body = "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:e='http://e/'>\n<r:Description r:about='http://e/s'><e:p r:parseType='odd'>x</e:p></r:Description></r:RDF>"
        let server = try LoopbackServer { _, _ in .init(headers: ["Content-Type": "application/rdf+xml"], body) }
        let heard = Mutex<[Diagnostic]>([])
        let options = EndpointOptions(warn: { finding in heard.withLock { $0.append(finding) } })
        _ = try SPARQLEndpoint(server.address, options: options).answer(try Query(parsing: "DESCRIBE <http://e/s>"))
        let findings = heard.withLock { $0 }
        #expect(findings.count == 1 && findings.first?.level == .warning && findings.first?.file == server.address, "\(findings)")
    }

    // MARK: Credentials

    @Test("Credentials come from the environment, a token before a user")
    func environment() {
        #expect(EndpointCredentials(environment: [:]) == nil)
        #expect(EndpointCredentials(environment: ["RESGRAPH_ENDPOINT_USER": "ann", "RESGRAPH_ENDPOINT_PASSWORD": "ä:b"])
            == .basic(user: "ann", password: "ä:b"))
        #expect(EndpointCredentials(environment: ["RESGRAPH_ENDPOINT_USER": "ann", "RESGRAPH_ENDPOINT_TOKEN": "t"]) == .bearer(token: "t"))
    }

    @Test("Credentials are sent in the header for them")
    func authorization() throws {
        let server = try LoopbackServer { _, _ in .init(headers: Self.json, Self.yes) }
        _ = try ask(server, EndpointOptions(credentials: .basic(user: "ann", password: "ä:b")))
        _ = try ask(server, EndpointOptions(credentials: .bearer(token: "t0")))
        #expect(server.requests.map { $0.headers["authorization"] } == ["Basic " + Data("ann:ä:b".utf8).base64EncodedString(), "Bearer t0"])
    }

    @Test(
        "Credentials are sent to this machine or over https only",
        arguments: [
            ("https://example.org/", true), ("http://127.0.0.1:1/", true), ("http://localhost:1/", true), ("http://[::1]:1/", true),
            ("http://example.org/", false), ("http://127.0.0.1.example.org/", false), ("http://localhost.example.org/", false),
        ])
    func protection(_ address: String, _ isAllowed: Bool) {
        let options = EndpointOptions(credentials: .bearer(token: "secret"))
        let endpoint = try? SPARQLEndpoint(address, options: options)
        #expect((endpoint != nil) == isAllowed)
        #expect((try? SPARQLEndpoint(address)) != nil)
    }

    @Test("An address is http or https and holds no credentials", arguments: ["", "x", "/sparql", "ftp://example.org/", "http://ann:pw@example.org/", "file:///etc/passwd", "http://"])
    func addresses(_ address: String) {
        #expect { try SPARQLEndpoint(address) } throws: { error in
            guard case EndpointError.badAddress = error else { return false }
            return !"\(error)".contains("pw@")
        }
    }

    @Test("A form holds what was put into it", arguments: ["", "a b+c%&=;é\u{1F600}\n", "%41%", "100 %"])
    func forms(_ text: String) throws {
        let pairs = try #require(FormEncoding.pairs(of: FormEncoding.document([("q", text), (text, "x")])))
        #expect(pairs.map(\.name) == ["q", text] && pairs.map(\.value) == [text, "x"])
    }

    @Test("A form that is no UTF-8 is refused, a stray percent sign is one", arguments: [("a=%FF", nil), ("a=%", "%"), ("a=%4", "%4"), ("a=%zz", "%zz"), ("a=+%2B", " +")] as [(String, String?)])
    func oddForms(_ form: String, _ value: String?) {
        #expect(FormEncoding.pairs(of: Array(form.utf8))?.first?.value == value)
    }
}

/// Failures that were reported from any thread.
private final class Failures: Sendable {
    private let list = Mutex<[EndpointError]>([])

    func add(_ failure: EndpointError) { list.withLock { $0.append(failure) } }
    var all: [EndpointError] { list.withLock { $0 } }
}
