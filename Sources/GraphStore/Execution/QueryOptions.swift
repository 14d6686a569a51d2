/// How a query is to be run.
public struct QueryOptions: Sendable {
    public var limits: QueryLimits
    /// Whether the planner may choose the order of joins and how to run them. Without it every
    /// operator of the algebra is run as it is written: slow, and a check of the planner.
    public var isOptimized: Bool
    /// Whether each operator measures its rows and its time, for `QueryExplanation`.
    public var isMeasured: Bool
    /// Who asks other endpoints for SERVICE; nil where none may be asked.
    public var serviceClient: (any ServiceClient)?

    public init(
        limits: QueryLimits = QueryLimits(), isOptimized: Bool = true, isMeasured: Bool = false,
        serviceClient: (any ServiceClient)? = nil
    ) {
        self.limits = limits
        self.isOptimized = isOptimized
        self.isMeasured = isMeasured
        self.serviceClient = serviceClient
    }
}
