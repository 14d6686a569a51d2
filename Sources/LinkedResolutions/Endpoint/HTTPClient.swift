import Foundation
import Synchronization

/// One request to an endpoint.
struct HTTPRequest: Sendable {
    enum Body: Sendable {
        case bytes([UInt8])
        /// Read from the file while it is sent.
        case file(path: String)
    }

    var method: String
    var url: URL
    var headers: [(name: String, value: String)]
    var body: Body
    /// Whether doing it twice is no different from doing it once, so that it may be repeated although it
    /// is not known how far it got.
    var isIdempotent = true
}

/// What an endpoint said.
struct HTTPAnswer: Sendable {
    var status: Int
    var mediaType: String
    var body: [UInt8]
}

/// Speaks HTTP with one endpoint; the only place of the program that does.
///
/// Calls wait for the answer, since those who ask are synchronous. Connections are kept for the next
/// request. Redirects are not followed; answers have a limit; what may succeed later is tried again.
final class HTTPClient: Sendable {
    let address: EndpointAddress
    let options: EndpointOptions
    /// Transfers that are not under way, each with its connection; as many as there were requests at a time.
    private let idle = Mutex<[HTTPTransfer]>([])

    /// - Throws: `EndpointError.unprotectedCredentials`.
    init(_ address: EndpointAddress, options: EndpointOptions) throws(EndpointError) {
        if options.credentials != nil, !address.isProtected { throw .unprotectedCredentials(endpoint: address.name) }
        self.address = address
        self.options = options
    }

    /// The answer, if its status is a success; failures that may pass are tried again, after a while.
    func send(_ request: HTTPRequest) throws(EndpointError) -> HTTPAnswer {
        var attempt = 1
        while true {
            let outcome = try exchange(request)
            if let answer = outcome.answer { return answer }
            guard let delay = options.retries.delay(
                after: attempt, outcome.failure, isIdempotent: request.isIdempotent, wanted: outcome.retryAfter)
            else { throw outcome.failure }
            options.report(outcome.failure, delay)
            Thread.sleep(forTimeInterval: delay)
            attempt += 1
        }
    }

    private struct Outcome {
        var answer: HTTPAnswer?
        var failure: EndpointError
        var retryAfter: Double?
    }

    private func exchange(_ request: HTTPRequest) throws(EndpointError) -> Outcome {
        let endpoint = address.name
        var request = request
        request.headers.append(("User-Agent", "resgraph"))
        if let credentials = options.credentials { request.headers.append(("Authorization", credentials.header)) }
        let response: HTTPTransfer.Response
        do throws(HTTPTransfer.Failure) {
            response = try perform(request)
        } catch {
            switch error {
            case .timedOut: return Outcome(failure: .timedOut(endpoint: endpoint, seconds: options.timeout))
            case .answerTooLarge: throw .answerTooLarge(endpoint: endpoint, limit: options.largestAnswer)
            case .other(let reason): return Outcome(failure: .unreachable(endpoint: endpoint, reason: reason))
            }
        }
        let mediaType = response.headers["content-type"] ?? ""
        switch response.status {
        case 200..<300:
            let answer = HTTPAnswer(status: response.status, mediaType: mediaType, body: response.body)
            return Outcome(answer: answer, failure: .unreachable(endpoint: endpoint, reason: ""))
        case 300..<400:
            throw .redirected(
                endpoint: endpoint, status: response.status, location: response.headers["location"] ?? "elsewhere")
        default:
            return Outcome(
                failure: .refused(
                    endpoint: endpoint, status: response.status,
                    message: ServerMessage.text(of: response.body, mediaType: mediaType)),
                retryAfter: response.headers["retry-after"].flatMap(Double.init))
        }
    }

    private func perform(_ request: HTTPRequest) throws(HTTPTransfer.Failure) -> HTTPTransfer.Response {
        guard let transfer = idle.withLock({ $0.popLast() }) ?? HTTPTransfer() else {
            throw .other(reason: "no connection can be set up")
        }
        defer { idle.withLock { $0.append(transfer) } }
        return try transfer.perform(request, timeout: options.timeout, longestIdle: options.longestIdle, largestAnswer: options.largestAnswer)
    }
}
