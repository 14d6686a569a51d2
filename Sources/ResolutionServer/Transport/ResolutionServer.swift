#if Server
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import LinkedResolutions
import Logging
import NIOCore
import ServiceLifecycle
import Synchronization
import UnixSignals

/// Serves a graph over HTTP, on Hummingbird.
public struct ResolutionServer: Sendable {
    /// Whether this build has a server: the package trait `Server`.
    public static let isBuiltIn = true

    private let service: GraphService
    private let options: ServerOptions
    private let pool: QueryPool

    public init(_ service: GraphService, options: ServerOptions) {
        self.service = service
        self.options = options
        pool = QueryPool(size: options.simultaneousQueries, longestLine: options.waitingQueries)
    }

    /// Serves until the process is told to stop (SIGINT, SIGTERM): then nothing new is taken, and what has
    /// begun is finished. A second signal ends the process at once.
    ///
    /// - Parameter whenRunning: called with the port once connections are taken.
    /// - Returns: the number of the signal that ended it.
    /// - Throws: ``ServerError`` where the address cannot be listened at.
    public func run(whenRunning: @escaping @Sendable (Int) -> Void) async throws -> Int32? {
        var logger = Logger(label: "resgraph") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .error
        let application = Application(
            responder: CallbackResponder<ConnectionContext> { request, context in await respond(to: request, context) },
            server: .http1(
                configuration: HTTP1Channel.Configuration(
                    additionalChannelHandlers: [ConnectionWatch()], idleTimeout: .seconds(Int64(options.idleSeconds)))),
            configuration: ApplicationConfiguration(
                address: .hostname(options.host, port: options.port), serverName: "resgraph",
                availableConnectionsDelegate: MaximumAvailableConnections(options.largestConnectionCount)),
            onServerRunning: { channel in whenRunning(channel.localAddress?.port ?? options.port) }, logger: logger)
        // A query ends at its limit of time, so a little longer is enough for all.
        var configuration = ServiceGroupConfiguration(services: [application], logger: logger)
        configuration.maximumGracefulShutdownDuration =
            (service.options.limits.time ?? .seconds(60)) + .seconds(5)
        let group = ServiceGroup(configuration: configuration)
        let received = ReceivedSignal()
        let signals = await UnixSignalsSequence(trapping: [.sigterm, .sigint])
        let listening = Task {
            for await each in signals {
                guard received.isFirst(each.rawValue) else { return Self.end(by: each.rawValue) }
                await group.triggerGracefulShutdown()
            }
        }
        defer { listening.cancel() }
        do {
            try await group.run()
        } catch let error as IOError {
            throw ServerError("cannot listen at \(options.host):\(options.port): \(String(cString: strerror(error.errnoCode)))")
        }
        return received.number
    }

    /// Ends the process as the signal does by itself.
    private static func end(by number: Int32) {
        signal(number, SIG_DFL)
        // The threads of tasks block all signals.
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, number)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        raise(number)
    }

    /// As ``run(whenRunning:)``, for programs that are not asynchronous: the calling thread waits.
    public func runAndWait(whenRunning: @escaping @Sendable (Int) -> Void) throws -> Int32? {
        let done = DispatchSemaphore(value: 0)
        let outcome = Outcome()
        Task.detached {
            do {
                let signal = try await run(whenRunning: whenRunning)
                outcome.result.withLock { $0 = .success(signal) }
            } catch {
                outcome.result.withLock { $0 = .failure(error) }
            }
            done.signal()
        }
        done.wait()
        return try outcome.result.withLock { $0 }.get()
    }

    private func respond(to request: Request, _ context: ConnectionContext) async -> Response {
        var body: [UInt8] = []
        do {
            for try await buffer in request.body {
                // One byte too many is enough for the service to refuse the whole.
                body.append(contentsOf: buffer.readableBytesView.prefix(service.options.largestBody + 1 - body.count))
                if body.count > service.options.largestBody { break }
            }
        } catch {
            return Response(status: .badRequest)
        }
        let message = ServiceRequest(
            method: request.method.rawValue, path: request.uri.path, query: request.uri.query,
            headers: request.headers.map { ($0.name.rawName, $0.value) }
                + (request.head.authority.map { [("Host", $0)] } ?? []),
            body: body)
        // Whether the server lives has to be seen while all queries are busy.
        let service = service
        let isQuick = message.path == GraphService.healthPath || message.method == "OPTIONS"
        let pool = pool
        let answer: ServiceResponse? =
            isQuick
            ? service.respond(to: message)
            : await context.whileConnected { await pool.run { service.respond(to: message) } }
        guard let answer else {
            var busy = Self.response(
                ServiceResponse(
                    status: 503, mediaType: "text/plain", .bytes(Array("too many queries at a time; try again\n".utf8)),
                    headers: [("Retry-After", "1")]), isHead: false)
            if let origin = service.options.allowedOrigin { busy.headers[.accessControlAllowOrigin] = origin }
            return busy
        }
        return Self.response(answer, isHead: request.method == .head)
    }

    private static func response(_ answer: ServiceResponse, isHead: Bool) -> Response {
        var headers = HTTPFields()
        for header in answer.headers {
            guard let name = HTTPField.Name(header.name) else { continue }
            headers.append(HTTPField(name: name, value: header.value))
        }
        let status = HTTPResponse.Status(code: answer.status)
        switch answer.body {
        case .bytes(let bytes):
            if status != .noContent { headers[.contentLength] = String(bytes.count) }
            let body = isHead || bytes.isEmpty ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
            return Response(status: status, headers: headers, body: body)
        case .pieces(let pieces):
            if isHead { return Response(status: status, headers: headers) }
            let body = ResponseBody { writer in
                var pieces = pieces
                while let piece = try pieces.next() { try await writer.write(ByteBuffer(bytes: piece)) }
                try await writer.finish(nil)
            }
            return Response(status: status, headers: headers, body: body)
        }
    }
}

/// The signal that told the server to stop.
private final class ReceivedSignal: Sendable {
    private let known = Mutex<Int32?>(nil)

    var number: Int32? { known.withLock { $0 } }

    /// Keeps the number of the first signal, and tells whether this was it.
    func isFirst(_ number: Int32) -> Bool {
        known.withLock { known in
            guard known == nil else { return false }
            known = number
            return true
        }
    }
}

/// How a run ended, carried from its task to the thread that waits.
private final class Outcome: Sendable {
    let result = Mutex<Result<Int32?, any Error>>(.success(nil))
}
#else
/// Stands for the server in a build without it.
public enum ResolutionServer {
    /// Whether this build has a server: the package trait `Server`.
    public static let isBuiltIn = false
}
#endif
