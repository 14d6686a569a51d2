import LinkedResolutions

/// What a service allows and says of itself.
public struct ServiceOptions: Sendable {
    /// What one query may cost.
    public var limits: QueryLimits
    /// How many bytes a request's body may have.
    public var largestBody: Int
    /// Who asks other endpoints for SERVICE; nil where none may be asked.
    public var serviceClient: (any ServiceClient)?
    /// The web pages whose scripts may read answers
    /// ([CORS](https://fetch.spec.whatwg.org/#http-cors-protocol)): an origin, `*` for all, nil for none.
    public var allowedOrigin: String?
    /// The address under which the service is known, without a slash at its end; nil takes the one that a
    /// request came to.
    public var publicAddress: String?
    /// The base of the data: the paths of its IRIs are the paths of their descriptions.
    public var base: IRI

    public init(
        limits: QueryLimits = QueryLimits(time: .seconds(60), rows: 1_000_000, memory: 2 << 30),
        largestBody: Int = 1 << 20, serviceClient: (any ServiceClient)? = nil, allowedOrigin: String? = "*",
        publicAddress: String? = nil, base: IRI = Vocabulary.defaultBase
    ) {
        self.limits = limits
        self.largestBody = largestBody
        self.serviceClient = serviceClient
        self.allowedOrigin = allowedOrigin
        self.publicAddress = publicAddress
        self.base = base
    }
}
