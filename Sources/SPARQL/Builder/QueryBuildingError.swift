/// Why what was built is no SPARQL query: a rule that the types cannot express is broken.
public struct QueryBuildingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Which rule is broken, in one sentence without a full stop.
    public let message: String

    public var description: String { message }
}
