import LinkedResolutions

/// The query operation of the
/// [SPARQL 1.1 Protocol](https://www.w3.org/TR/sparql11-protocol/#query-operation).
struct ProtocolOperation {
    var query: String
    /// The dataset that the request names; it goes before the one that the query names (section 2.1.4).
    var dataset: DatasetClause?

    /// The operation that a request asks for; nil for a request of the service's description.
    init?(_ request: ServiceRequest) throws(ServiceFailure) {
        guard let parameters = FormEncoding.pairs(of: Array((request.query ?? "").utf8)) else {
            throw ServiceFailure(400, "what stands behind the question mark is not UTF-8")
        }
        switch request.method {
        case "GET", "HEAD":
            if parameters.isEmpty { return nil }
            try self.init(parameters)
        case "POST":
            switch request.mediaType {
            case "application/x-www-form-urlencoded":
                guard let form = FormEncoding.pairs(of: request.body) else {
                    throw ServiceFailure(400, "the form is not UTF-8")
                }
                try self.init(form)
            case "application/sparql-query":
                guard let text = String(validating: request.body, as: UTF8.self) else {
                    throw ServiceFailure(400, "the query is not UTF-8")
                }
                try self.init(parameters + [("query", text)])
            case "application/sparql-update": throw Self.updateFailure
            case let type:
                throw ServiceFailure(
                    415, "a query is posted as application/sparql-query or as application/x-www-form-urlencoded, not as "
                        + (type.isEmpty ? "something unsaid" : type))
            }
        default:
            throw ServiceFailure(
                405, "a query is asked with GET or POST", headers: [("Allow", "GET, HEAD, POST, OPTIONS")])
        }
    }

    private init(_ parameters: [(name: String, value: String)]) throws(ServiceFailure) {
        var queries: [String] = []
        var defaultGraphs: [IRI] = [], namedGraphs: [IRI] = []
        for (name, value) in parameters {
            switch name {
            case "query": queries.append(value)
            case "default-graph-uri": defaultGraphs.append(try Self.graph(value, name))
            case "named-graph-uri": namedGraphs.append(try Self.graph(value, name))
            case "update", "using-graph-uri", "using-named-graph-uri": throw Self.updateFailure
            // What else clients add (timeouts, formats of other engines) is theirs.
            default: break
            }
        }
        guard let query = queries.first else { throw ServiceFailure(400, "expected a parameter 'query'") }
        guard queries.count == 1 else {
            throw ServiceFailure(400, "expected one parameter 'query', found \(queries.count)")
        }
        self.query = query
        if !defaultGraphs.isEmpty || !namedGraphs.isEmpty {
            dataset = DatasetClause(defaultGraphs: defaultGraphs, namedGraphs: namedGraphs)
        }
    }

    private static func graph(_ value: String, _ parameter: String) throws(ServiceFailure) -> IRI {
        guard let scheme = value.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).first,
            scheme.count < value.count, let first = scheme.utf8.first, first | 0x20 >= UInt8(ascii: "a"),
            first | 0x20 <= UInt8(ascii: "z"), !value.utf8.contains(where: { $0 <= 0x20 })
        else { throw ServiceFailure(400, "\(parameter) wants an absolute IRI; got '\(value)'") }
        return IRI(value)
    }

    private static let updateFailure = ServiceFailure(501, "this service answers queries; it takes no updates")
}
