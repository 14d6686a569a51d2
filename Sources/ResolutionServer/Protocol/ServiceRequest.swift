import LinkedResolutions

/// One HTTP request, as far as the service looks at it.
public struct ServiceRequest: Sendable {
    public var method: String
    /// The path as it was sent, escapes in place: `/sparql`.
    public var path: String
    /// What stands behind the `?`, as it was sent; nil without one.
    public var query: String?
    /// The whole body.
    public var body: [UInt8]
    /// By name in lower case; the values of repeated headers joined by commas.
    private var headers: [String: String] = [:]

    public init(
        method: String, path: String, query: String? = nil, headers: [(name: String, value: String)] = [],
        body: [UInt8] = []
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.body = body
        for (name, value) in headers {
            let key = name.lowercased()
            self.headers[key] = self.headers[key].map { "\($0), \(value)" } ?? value
        }
    }

    /// The value of a header, its name in any case.
    public func header(_ name: String) -> String? { headers[name.lowercased()] }

    /// The media type of the body, without parameters, in lower case; empty where none is said.
    var mediaType: String {
        let essence = (header("Content-Type") ?? "").split(separator: ";", omittingEmptySubsequences: false)[0]
        return String(essence.filter { $0 != " " && $0 != "\t" }).lowercased()
    }
}

/// The answer to one HTTP request.
public struct ServiceResponse: Sendable {
    public enum Body: Sendable {
        case bytes([UInt8])
        /// Made piece by piece while it is sent.
        case pieces(ResultPieces)
    }

    public var status: Int
    public var headers: [(name: String, value: String)]
    public var body: Body

    public init(status: Int = 200, mediaType: String, _ body: Body, headers: [(name: String, value: String)] = []) {
        self.status = status
        // What is text says how its letters are written (RFC 9110, 8.3.2).
        let type = mediaType.hasPrefix("text/") && !mediaType.contains(";") ? mediaType + "; charset=utf-8" : mediaType
        self.headers = [("Content-Type", type)] + headers
        self.body = body
    }

    /// An answer without a body.
    public init(status: Int, headers: [(name: String, value: String)] = []) {
        self.status = status
        self.headers = headers
        body = .bytes([])
    }

    /// The value of a header.
    public func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}

/// Why a request is not answered, with the status that says so.
struct ServiceFailure: Error, Sendable {
    var status: Int
    var message: String
    var headers: [(name: String, value: String)] = []

    init(_ status: Int, _ message: String, headers: [(name: String, value: String)] = []) {
        self.status = status
        self.message = message
        self.headers = headers
    }

    var response: ServiceResponse {
        ServiceResponse(status: status, mediaType: "text/plain", .bytes(Array((message + "\n").utf8)), headers: headers)
    }
}
