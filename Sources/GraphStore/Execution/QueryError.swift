import RDF

/// Why a query ended without an answer.
public enum QueryError: Error, Hashable, Sendable {
    /// The query ran longer than it was allowed to.
    case timeLimit(Duration)
    /// There were more rows than allowed.
    case rowLimit(Int)
    /// Operators held more memory than allowed, in bytes.
    case memoryLimit(Int)
    /// The snapshot file that the dataset lies in is damaged, or was changed while it was in use.
    case snapshot(SnapshotError)
    /// The task that ran the query was cancelled.
    case cancelled
    /// SERVICE names an endpoint that may not be asked.
    case serviceNotAllowed(IRI)
    /// SERVICE names no endpoint: its variable is unbound or bound to something that is no IRI.
    case serviceWithoutEndpoint
    /// An endpoint failed, with what it or the connection said.
    case serviceFailed(IRI, reason: String)
}

extension QueryError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .timeLimit(let limit): "the query ran longer than the limit of \(limit)"
        case .rowLimit(let limit): "the query has more than \(limit) rows, the limit"
        case .memoryLimit(let limit): "the query needs more memory than the limit of \(limit) bytes"
        case .snapshot(let error): error.description
        case .cancelled: "the query was cancelled"
        case .serviceNotAllowed(let endpoint): "SERVICE \(endpoint) is not allowed"
        case .serviceWithoutEndpoint: "SERVICE needs the IRI of an endpoint"
        case .serviceFailed(let endpoint, let reason): "SERVICE \(endpoint) failed: \(reason)"
        }
    }
}
