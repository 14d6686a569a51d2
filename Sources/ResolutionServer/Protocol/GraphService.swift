import LinkedResolutions

/// A graph on the web: the [SPARQL 1.1 Protocol](https://www.w3.org/TR/sparql11-protocol/) at `/sparql`, its
/// [Service Description](https://www.w3.org/TR/sparql11-service-description/) there without a query,
/// [VoID](https://www.w3.org/TR/void/#well-known) at `/.well-known/void`, `/health`, and descriptions of the
/// things of the graph at the paths of their IRIs.
///
/// Knows no server: from a request to its answer, so that any server can carry it. A value over one
/// snapshot of the store, which any number of threads may use at once.
public struct GraphService: Sendable {
    public static let queryPath = "/sparql"
    public static let healthPath = "/health"
    public static let voidPath = "/.well-known/void"

    public let graph: ResolutionGraph
    public let options: ServiceOptions
    private let pages: [any PageSource]
    private let description: DatasetDescription

    /// - Parameter pages: who has pages beside the descriptions in RDF, those preferred first.
    public init(_ graph: ResolutionGraph, options: ServiceOptions = ServiceOptions(), pages: [any PageSource] = []) {
        self.graph = graph
        self.options = options
        self.pages = pages + [ResourceDescriptions(graph, base: options.base)]
        description = DatasetDescription(graph.dataset, base: options.base)
    }

    /// Answers a request. Takes as long as the query takes; not to be called where others wait.
    public func respond(to request: ServiceRequest) -> ServiceResponse {
        var response: ServiceResponse
        do throws(ServiceFailure) {
            response = try answer(request)
        } catch {
            response = error.response
        }
        if let origin = options.allowedOrigin {
            response.headers.append(("Access-Control-Allow-Origin", origin))
            if origin != "*" { response.headers.append(("Vary", "Origin")) }
        }
        // What is sent is of the type that it is said to be, and nothing else.
        response.headers.append(("X-Content-Type-Options", "nosniff"))
        return response
    }

    private func answer(_ request: ServiceRequest) throws(ServiceFailure) -> ServiceResponse {
        if request.body.count > options.largestBody {
            throw ServiceFailure(413, "a request may have \(options.largestBody) bytes")
        }
        if request.method == "OPTIONS" { return allowedMethods(of: request) }
        switch request.path {
        case Self.queryPath:
            guard let operation = try ProtocolOperation(request) else { return try serviceDescription(for: request) }
            return try answer(operation, for: request)
        case Self.healthPath:
            try requireReading(request)
            return ServiceResponse(
                mediaType: "application/json",
                .bytes(Array("{\"status\":\"ok\",\"triples\":\(graph.dataset.count)}\n".utf8)),
                headers: [("Cache-Control", "no-store")])
        case Self.voidPath:
            try requireReading(request)
            let address = address(of: request)
            return try document(description.triples(endpoint: IRI(address + Self.queryPath)), for: request)
        default:
            try requireReading(request)
            return try page(for: request)
        }
    }

    private func requireReading(_ request: ServiceRequest) throws(ServiceFailure) {
        guard request.method == "GET" || request.method == "HEAD" else {
            throw ServiceFailure(405, "this is read with GET", headers: [("Allow", "GET, HEAD, OPTIONS")])
        }
    }

    /// What a browser asks before a script of another page may ask
    /// ([preflight](https://fetch.spec.whatwg.org/#cors-preflight-fetch)).
    private func allowedMethods(of request: ServiceRequest) -> ServiceResponse {
        let methods = request.path == Self.queryPath ? "GET, HEAD, POST, OPTIONS" : "GET, HEAD, OPTIONS"
        var headers = [("Allow", methods)]
        if options.allowedOrigin != nil, request.header("Access-Control-Request-Method") != nil {
            headers += [
                ("Access-Control-Allow-Methods", methods), ("Access-Control-Allow-Headers", "Accept, Content-Type"),
                ("Access-Control-Max-Age", "86400"),
            ]
        }
        return ServiceResponse(status: 204, headers: headers.map { (name: $0.0, value: $0.1) })
    }

    // MARK: Queries

    private func answer(_ operation: ProtocolOperation, for request: ServiceRequest) throws(ServiceFailure) -> ServiceResponse {
        var query: Query
        do {
            query = try Query(parsing: operation.query, defaultPrefixes: graph.prefixes)
        } catch {
            throw ServiceFailure(400, "the query, \(error)")
        }
        if let dataset = operation.dataset { query.dataset = dataset }
        let accept = AcceptHeader(request.header("Accept"))
        // Before the query is run: nobody waits for an answer that cannot be given.
        if query.form.isAnsweredByGraph {
            guard let choice = accept.choose(Formats.graphs) else {
                throw Formats.notAcceptable(Formats.graphs.map(\.mediaType))
            }
            guard case .graph(let graph) = try run(query) else { throw ServiceFailure(500, "no graph") }
            let document =
                choice.value == .ntriples
                ? graph.nTriples : try Formats.document(graph, as: choice.value, prefixes: prefixes(of: query))
            return ServiceResponse(mediaType: choice.mediaType, .bytes(document), headers: [("Vary", "Accept")])
        }
        guard let choice = accept.choose(Formats.results) else {
            throw Formats.notAcceptable(Formats.results.map(\.mediaType))
        }
        return ServiceResponse(
            mediaType: choice.mediaType, try body(of: try run(query), as: choice.value), headers: [("Vary", "Accept")])
    }

    /// Answers with fewer cells are put together at once.
    private static let fewCells = 1 << 16

    private func body(of answer: QueryAnswer, as format: ResultsFormat) throws(ServiceFailure) -> ServiceResponse.Body {
        switch answer {
        case .boolean(let value): return .bytes(ResultsWriter.document(value, as: format))
        case .solutions(let solutions) where solutions.count * max(solutions.variables.count, 1) <= Self.fewCells:
            do {
                return .bytes(try ResultsWriter.document(solutions, as: format))
            } catch {
                throw ServiceFailure(406, "the answer cannot be written as \(format.mediaType): \(error)")
            }
        case .solutions(let solutions): return .pieces(ResultPieces(solutions, as: format))
        case .graph: throw ServiceFailure(500, "no rows")
        }
    }

    private func run(_ query: Query) throws(ServiceFailure) -> QueryAnswer {
        do {
            return try graph.dataset.answer(
                query, options: QueryOptions(limits: options.limits, serviceClient: options.serviceClient))
        } catch {
            let status =
                switch error {
                case .timeLimit, .cancelled: 503
                case .serviceFailed: 502
                // "May be used to refuse a query" (SPARQL 1.1 Protocol, 2.1.7).
                case .rowLimit, .memoryLimit, .snapshot, .serviceNotAllowed, .serviceWithoutEndpoint: 500
                }
            throw ServiceFailure(status, "\(error)")
        }
    }

    private func prefixes(of query: Query) -> PrefixMap {
        var prefixes = graph.prefixes
        for entry in query.prefixes.entries { prefixes[entry.prefix] = entry.namespace }
        return prefixes
    }

    // MARK: Descriptions and pages

    private func serviceDescription(for request: ServiceRequest) throws(ServiceFailure) -> ServiceResponse {
        let endpoint = IRI(address(of: request) + Self.queryPath)
        return try document(ServiceDescription(graph.dataset, endpoint: endpoint).triples, for: request)
    }

    /// RDF in the syntax that the client wants; Turtle for browsers, which know none.
    private func document(_ triples: [Triple], for request: ServiceRequest) throws(ServiceFailure) -> ServiceResponse {
        let choice = AcceptHeader(request.header("Accept")).choose(Formats.graphs) ?? Formats.graphs[0]
        var prefixes = graph.prefixes
        prefixes["sd"] = ServiceDescription.namespace
        prefixes["void"] = DatasetDescription.namespace
        return ServiceResponse(
            mediaType: choice.mediaType,
            .bytes(try Formats.document(triples, as: choice.value, prefixes: prefixes)), headers: [("Vary", "Accept")])
    }

    private func page(for request: ServiceRequest) throws(ServiceFailure) -> ServiceResponse {
        let accept = AcceptHeader(request.header("Accept"))
        var offers: [String] = []
        for source in pages {
            let page: Page?
            do {
                page = try source.page(at: request.path, for: accept)
            } catch {
                throw ServiceFailure(500, "the page at \(request.path) cannot be made: \(error)")
            }
            switch page {
            case .document(let bytes, let mediaType):
                // Pages are made of triples and not by queries, which look at this themselves.
                do { try graph.dataset.verifySnapshot() } catch { throw ServiceFailure(500, "\(error)") }
                return ServiceResponse(mediaType: mediaType, .bytes(bytes), headers: [("Vary", "Accept")])
            case .elsewhere(let path):
                return ServiceResponse(status: 303, headers: [("Location", path), ("Vary", "Accept")])
            case .notAcceptable(let mediaTypes): offers += mediaTypes
            case nil: break
            }
        }
        if !offers.isEmpty { throw Formats.notAcceptable(offers) }
        if case .document(let bytes, let mediaType)? = pages.lazy.compactMap({ $0.missingPage(for: accept) }).first {
            return ServiceResponse(status: 404, mediaType: mediaType, .bytes(bytes), headers: [("Vary", "Accept")])
        }
        throw ServiceFailure(404, "there is nothing at \(request.path)")
    }

    /// The address under which the client knows the service.
    private func address(of request: ServiceRequest) -> String {
        if let address = options.publicAddress { return address }
        // Only what a host name or an address with a port is made of gets into the answer.
        let host = request.header("Host") ?? ""
        let isPlain = !host.isEmpty && host.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ":"),
                UInt8(ascii: "["), UInt8(ascii: "]"):
                true
            default: false
            }
        }
        return "http://" + (isPlain ? host : "localhost")
    }
}
