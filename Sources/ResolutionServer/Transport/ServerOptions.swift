/// Where and how a service is served.
public struct ServerOptions: Sendable {
    /// The address to listen at; by default this machine alone can reach it.
    public var host: String
    /// The port; 0 takes a free one.
    public var port: Int
    /// How many queries run at a time.
    public var simultaneousQueries: Int
    /// How many more wait; what comes then is turned away with status 503.
    public var waitingQueries: Int
    /// How many connections may be open at a time.
    public var largestConnectionCount: Int
    /// After how many seconds a connection is closed that nothing comes from.
    public var idleSeconds: Int

    public init(
        host: String = "127.0.0.1", port: Int = 8080, simultaneousQueries: Int, waitingQueries: Int = 256,
        largestConnectionCount: Int = 1024, idleSeconds: Int = 60
    ) {
        self.host = host
        self.port = port
        self.simultaneousQueries = simultaneousQueries
        self.waitingQueries = waitingQueries
        self.largestConnectionCount = largestConnectionCount
        self.idleSeconds = idleSeconds
    }
}

/// Why a server does not run.
public struct ServerError: Error, Sendable, CustomStringConvertible {
    public let description: String

    public init(_ description: String) { self.description = description }
}
