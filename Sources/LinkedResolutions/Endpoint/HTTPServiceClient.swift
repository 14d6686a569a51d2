import GraphStore
import RDF
import SPARQL

/// Asks the endpoints that a person has allowed, for SERVICE.
public struct HTTPServiceClient: ServiceClient {
    private let allowed: Set<IRI>
    private let options: EndpointOptions

    /// - Parameters:
    ///   - endpoints: those that may be asked; every other one is refused.
    ///   - timeout: how long an answer may take, in seconds.
    public init(allowing endpoints: some Sequence<IRI>, timeout: Double = 60) {
        allowed = Set(endpoints)
        // Credentials belong to one endpoint; the IRI in a query could name another.
        options = EndpointOptions(timeout: timeout, retries: .none)
    }

    public func solutions(of pattern: Algebra, at endpoint: IRI) throws(ServiceError) -> ValuesTable {
        guard allowed.contains(endpoint) else { throw .notAllowed }
        let variables = pattern.variablesInScope
        let query = Query(form: .select(variables), pattern: .project(pattern, variables))
        let answer: EndpointAnswer
        do {
            answer = try SPARQLEndpoint(endpoint.string, options: options).answer(query)
        } catch {
            throw .failed("\(error)")
        }
        guard case .solutions(let table) = answer else {
            throw .failed("the endpoint answers with a truth value instead of rows")
        }
        return ValuesTable(variables: table.variables, rows: table.rows)
    }
}
