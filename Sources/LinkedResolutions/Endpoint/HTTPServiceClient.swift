import Foundation
import GraphStore
import RDF
import SPARQL

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// Asks the endpoints that a person has allowed, over HTTP, as the
/// [SPARQL 1.1 Protocol](https://www.w3.org/TR/sparql11-protocol/#query-via-post-direct) says.
public struct HTTPServiceClient: ServiceClient {
    private let allowed: Set<IRI>
    private let timeout: TimeInterval

    /// - Parameters:
    ///   - endpoints: those that may be asked; every other one is refused.
    ///   - timeout: how long an answer may take, in seconds.
    public init(allowing endpoints: some Sequence<IRI>, timeout: TimeInterval = 60) {
        allowed = Set(endpoints)
        self.timeout = timeout
    }

    public func solutions(of pattern: Algebra, at endpoint: IRI) throws(ServiceError) -> ValuesTable {
        guard allowed.contains(endpoint) else { throw .notAllowed }
        guard let url = URL(string: endpoint.string), url.scheme == "http" || url.scheme == "https" else {
            throw .failed("the endpoint is no http or https address")
        }
        var request = URLRequest(url: url, timeoutInterval: timeout)
        request.httpMethod = "POST"
        request.setValue("application/sparql-query", forHTTPHeaderField: "Content-Type")
        request.setValue(
            "\(ResultsFormat.json.mediaType), \(ResultsFormat.xml.mediaType);q=0.8", forHTTPHeaderField: "Accept")
        request.httpBody = Data(Self.query(selectingAllOf: pattern).description.utf8)
        let (body, mediaType) = try send(request)
        guard let format = ResultsFormat(mediaType: mediaType) else {
            throw .failed("the endpoint answers with \(mediaType.isEmpty ? "no media type" : mediaType)")
        }
        do {
            guard case .solutions(let table) = try ResultsReader.read(body, as: format) else {
                throw ServiceError.failed("the endpoint answers with a truth value instead of rows")
            }
            return ValuesTable(variables: table.variables, rows: table.rows)
        } catch let error as ServiceError {
            throw error
        } catch {
            throw .failed("the endpoint's answer cannot be read: \(error)")
        }
    }

    private static func query(selectingAllOf pattern: Algebra) -> Query {
        let variables = pattern.variablesInScope
        return Query(form: .select(variables), pattern: .project(pattern, variables))
    }

    /// Waits for the answer: the engine that asks is synchronous.
    private func send(_ request: URLRequest) throws(ServiceError) -> (body: [UInt8], mediaType: String) {
        let answer = AnswerBox()
        let done = DispatchSemaphore(value: 0)
        let session = URLSession(configuration: .ephemeral)
        session.dataTask(with: request) { data, response, error in
            answer.set(data: data, response: response as? HTTPURLResponse, error: error)
            done.signal()
        }.resume()
        done.wait()
        session.invalidateAndCancel()
        return try answer.get()
    }
}

/// Carries an answer from the thread of the connection to the one that waits.
private final class AnswerBox: @unchecked Sendable {
    // Written before the semaphore is signalled, read after: never at the same time.
    private var data: Data?
    private var response: HTTPURLResponse?
    private var error: (any Error)?

    func set(data: Data?, response: HTTPURLResponse?, error: (any Error)?) {
        self.data = data
        self.response = response
        self.error = error
    }

    func get() throws(ServiceError) -> (body: [UInt8], mediaType: String) {
        if let error { throw .failed(error.localizedDescription) }
        guard let response, let data else { throw .failed("the endpoint did not answer") }
        guard (200..<300).contains(response.statusCode) else {
            throw .failed("the endpoint answers with status \(response.statusCode)")
        }
        return (Array(data), response.value(forHTTPHeaderField: "Content-Type") ?? "")
    }
}
