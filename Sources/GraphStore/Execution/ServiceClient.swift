import RDF
import SPARQL

/// Asks other SPARQL endpoints for the solutions of a SERVICE pattern
/// ([SPARQL 1.1 Federated Query](https://www.w3.org/TR/sparql11-federated-query/)).
///
/// The store has no network: whoever has one passes a client in `QueryOptions`.
public protocol ServiceClient: Sendable {
    /// The solutions of a pattern at an endpoint, as a table of variables and rows.
    ///
    /// - Throws: `ServiceError` where the endpoint may not be asked, cannot be reached or answers
    ///   with something else than solutions.
    func solutions(of pattern: Algebra, at endpoint: IRI) throws(ServiceError) -> ValuesTable
}

/// Why an endpoint gave no solutions.
public enum ServiceError: Error, Hashable, Sendable {
    /// The user has not allowed this endpoint.
    case notAllowed
    /// What the endpoint or the connection said.
    case failed(String)
}
