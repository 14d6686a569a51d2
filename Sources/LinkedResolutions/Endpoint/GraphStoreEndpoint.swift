import RDF
import Raptor

/// An endpoint that takes graphs as the
/// [SPARQL 1.1 Graph Store HTTP Protocol](https://www.w3.org/TR/sparql11-http-rdf-update/) says.
public struct GraphStoreEndpoint: Sendable {
    /// What happens to what the graph held before.
    public enum Mode: String, CaseIterable, Sendable {
        /// It is gone afterwards: [PUT](https://www.w3.org/TR/sparql11-http-rdf-update/#http-put).
        case replace
        /// It stays: [POST](https://www.w3.org/TR/sparql11-http-rdf-update/#http-post).
        case merge
    }

    private let client: HTTPClient

    /// - Parameters:
    ///   - address: where graphs are sent; the graph's name is added behind a `?`.
    ///   - options: credentials, limits and retries.
    /// - Throws: `EndpointError.badAddress`, `EndpointError.unprotectedCredentials`.
    public init(_ address: String, options: EndpointOptions = EndpointOptions()) throws(EndpointError) {
        client = try HTTPClient(EndpointAddress(address), options: options)
    }

    /// The address, without what stands behind `?`.
    public var name: String { client.address.name }

    /// Sends a graph.
    ///
    /// - Parameters:
    ///   - graph: the graph's name; nil for the default graph.
    ///   - hasBlankNodes: a merge of blank nodes is not repeated when it is not known how far it got: the
    ///     endpoint would have them twice.
    func send(
        _ body: HTTPRequest.Body, to graph: IRI?, mode: Mode, hasBlankNodes: Bool
    ) throws(EndpointError) {
        let url = graph.map { client.address.adding("graph", $0.string) } ?? client.address.adding("default", nil)
        _ = try client.send(
            HTTPRequest(
                method: mode == .replace ? "PUT" : "POST", url: url,
                headers: [("Content-Type", RDFSyntax.ntriples.mediaType)], body: body,
                isIdempotent: mode == .replace || !hasBlankNodes))
    }
}
