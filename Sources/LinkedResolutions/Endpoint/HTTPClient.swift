import Foundation
import Synchronization

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

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
    private let options: EndpointOptions
    private let session: URLSession
    private let exchanges = ExchangeDelegate()

    /// - Throws: `EndpointError.unprotectedCredentials`.
    init(_ address: EndpointAddress, options: EndpointOptions) throws(EndpointError) {
        if options.credentials != nil, !address.isProtected { throw .unprotectedCredentials(endpoint: address.name) }
        self.address = address
        self.options = options
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpShouldSetCookies = false
        configuration.urlCache = nil
        session = URLSession(configuration: configuration, delegate: exchanges, delegateQueue: nil)
    }

    deinit { session.finishTasksAndInvalidate() }

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
        let exchange = Exchange(limit: options.largestAnswer)
        let task = task(for: request)
        exchanges.add(exchange, for: task)
        task.resume()
        if exchange.wait(seconds: options.timeout) == .timedOut {
            task.cancel()
            return Outcome(failure: .timedOut(endpoint: endpoint, seconds: options.timeout))
        }
        let result = exchange.result
        if result.isTooLarge { throw .answerTooLarge(endpoint: endpoint, limit: options.largestAnswer) }
        if let error = result.error {
            if (error as? URLError)?.code == .timedOut {
                return Outcome(failure: .timedOut(endpoint: endpoint, seconds: options.timeout))
            }
            return Outcome(failure: .unreachable(endpoint: endpoint, reason: Self.reason(of: error)))
        }
        guard let response = result.response else {
            return Outcome(failure: .unreachable(endpoint: endpoint, reason: "the connection ended without an answer"))
        }
        let mediaType = response.value(forHTTPHeaderField: "Content-Type") ?? ""
        switch response.statusCode {
        case 200..<300:
            let answer = HTTPAnswer(status: response.statusCode, mediaType: mediaType, body: result.body)
            return Outcome(answer: answer, failure: .unreachable(endpoint: endpoint, reason: ""))
        case 300..<400:
            throw .redirected(
                endpoint: endpoint, status: response.statusCode,
                location: response.value(forHTTPHeaderField: "Location") ?? "elsewhere")
        default:
            return Outcome(
                failure: .refused(
                    endpoint: endpoint, status: response.statusCode,
                    message: ServerMessage.text(of: result.body, mediaType: mediaType)),
                retryAfter: response.value(forHTTPHeaderField: "Retry-After").flatMap(Double.init))
        }
    }

    private func task(for request: HTTPRequest) -> URLSessionTask {
        var message = URLRequest(url: request.url, timeoutInterval: options.timeout)
        message.httpMethod = request.method
        for header in request.headers { message.setValue(header.value, forHTTPHeaderField: header.name) }
        message.setValue("resgraph", forHTTPHeaderField: "User-Agent")
        if let credentials = options.credentials {
            message.setValue(credentials.header, forHTTPHeaderField: "Authorization")
        }
        switch request.body {
        case .bytes(let bytes): return session.uploadTask(with: message, from: Data(bytes))
        case .file(let path): return session.uploadTask(with: message, fromFile: URL(fileURLWithPath: path))
        }
    }

    private static func reason(of error: any Error) -> String {
        let text = InputError.reason(of: error)
        guard let code = (error as? URLError)?.code else { return text }
        switch code {
        case .cannotConnectToHost: return "no server answers there"
        case .cannotFindHost, .dnsLookupFailed: return "no such host"
        case .networkConnectionLost: return "the connection broke"
        default: return text
        }
    }
}

/// Hands what happens to the tasks of a session to the exchange that each belongs to.
private final class ExchangeDelegate: NSObject, URLSessionDataDelegate, Sendable {
    private let exchanges = Mutex<[Int: Exchange]>([:])

    func add(_ exchange: Exchange, for task: URLSessionTask) {
        exchanges.withLock { $0[task.taskIdentifier] = exchange }
    }

    private func exchange(of task: URLSessionTask) -> Exchange? {
        exchanges.withLock { $0[task.taskIdentifier] }
    }

    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
    ) {
        exchange(of: dataTask)?.receive(response)
        completionHandler(.allow)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        if exchange(of: dataTask)?.receive(data) == false { dataTask.cancel() }
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        exchange(of: task)?.receive(response)
        completionHandler(nil)
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        let exchange = exchanges.withLock { $0.removeValue(forKey: task.taskIdentifier) }
        exchange?.finish(task.response as? HTTPURLResponse, error)
    }
}

/// One request's way to its answer: filled by the session's threads, awaited by the one that asks.
private final class Exchange: Sendable {
    struct Result {
        var response: HTTPURLResponse?
        var body: [UInt8] = []
        var isTooLarge = false
        var error: (any Error)?
    }

    private let limit: Int
    private let state = Mutex(Result())
    private let done = DispatchSemaphore(value: 0)

    init(limit: Int) { self.limit = limit }

    func receive(_ response: URLResponse) {
        state.withLock { $0.response = response as? HTTPURLResponse }
    }

    /// Whether more may come.
    func receive(_ data: Data) -> Bool {
        state.withLock { result in
            guard data.count <= limit - result.body.count else {
                result.isTooLarge = true
                return false
            }
            result.body.append(contentsOf: data)
            return true
        }
    }

    func finish(_ response: HTTPURLResponse?, _ error: (any Error)?) {
        state.withLock { result in
            result.response = result.response ?? response
            result.error = error
        }
        done.signal()
    }

    func wait(seconds: Double) -> DispatchTimeoutResult { done.wait(timeout: .now() + seconds) }

    var result: Result { state.withLock { $0 } }
}
