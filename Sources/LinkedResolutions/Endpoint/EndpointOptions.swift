import Resolutions

/// How an endpoint is spoken with.
public struct EndpointOptions: Sendable {
    public var credentials: EndpointCredentials?
    /// How long one answer may take, in seconds.
    public var timeout: Double
    /// How long a connection may have lain idle and still be used, in seconds. Servers give up those that are idle for
    /// long, and some say so unasked: Oxigraph sends a status 500 after a minute, which would be taken for the answer to
    /// the next request.
    package var longestIdle = 5
    /// How many bytes an answer may have.
    public var largestAnswer: Int
    public var retries: RetryPolicy
    /// Hears of each failure after which a request is sent again, and of the seconds until then.
    public var report: @Sendable (EndpointError, Double) -> Void
    /// Hears what the parser of an answer warned of.
    public var warn: @Sendable (Diagnostic) -> Void

    public init(
        credentials: EndpointCredentials? = nil, timeout: Double = 60, largestAnswer: Int = 1 << 30,
        retries: RetryPolicy = RetryPolicy(), report: @escaping @Sendable (EndpointError, Double) -> Void = { _, _ in },
        warn: @escaping @Sendable (Diagnostic) -> Void = { _ in }
    ) {
        self.credentials = credentials
        self.timeout = timeout
        self.largestAnswer = largestAnswer
        self.retries = retries
        self.report = report
        self.warn = warn
    }
}

/// When a request that failed is sent again: after a delay that doubles each time, with some of it left to
/// chance, so that many clients do not come back at once.
public struct RetryPolicy: Hashable, Sendable {
    /// How often a request is sent at most.
    public var attempts: Int
    /// The delay after the first failure, in seconds.
    public var firstDelay: Double
    /// No delay is longer, in seconds; an endpoint that asks for more is given up.
    public var longestDelay: Double

    public init(attempts: Int = 5, firstDelay: Double = 0.5, longestDelay: Double = 60) {
        self.attempts = attempts
        self.firstDelay = firstDelay
        self.longestDelay = longestDelay
    }

    /// Every request is sent once.
    public static let none = RetryPolicy(attempts: 1)

    /// The seconds to wait before the next attempt; nil where there is none.
    ///
    /// - Parameters:
    ///   - attempt: how many there were.
    ///   - wanted: what the endpoint said in `Retry-After`.
    func delay(after attempt: Int, _ failure: EndpointError, isIdempotent: Bool, wanted: Double?) -> Double? {
        guard attempt < attempts, Self.mayPass(failure, isIdempotent: isIdempotent) else { return nil }
        if let wanted, wanted.isFinite, wanted >= 0 { return wanted <= longestDelay ? wanted : nil }
        let whole = min(firstDelay * Double(1 << min(attempt - 1, 20)), longestDelay)
        return whole * Double.random(in: 0.5...1)
    }

    /// Whether the same request may succeed later.
    private static func mayPass(_ failure: EndpointError, isIdempotent: Bool) -> Bool {
        switch failure {
        // Turned away before anything was done (RFC 9110, 15.6.4; RFC 6585, 4).
        case .refused(_, status: 429, _), .refused(_, status: 503, _): true
        case .refused(_, status: 408, _), .refused(_, status: 425, _), .refused(_, status: 502, _),
            .refused(_, status: 504, _):
            isIdempotent
        case .unreachable: isIdempotent
        default: false
        }
    }
}
