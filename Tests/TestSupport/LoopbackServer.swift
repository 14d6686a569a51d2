import Foundation
import Synchronization

/// A server of HTTP on this machine that answers as a test says, and keeps what it was asked. One request
/// a connection.
public final class LoopbackServer: Sendable {
    public struct Request: Sendable {
        public var method = ""
        public var target = ""
        /// By name in lower case.
        public var headers: [String: String] = [:]
        public var body: [UInt8] = []
    }

    public struct Response: Sendable {
        public var status: Int
        public var headers: [String: String]
        public var body: [UInt8]
        /// What is sent after the answer, unasked, over the connection, which is then kept until the next one comes.
        public var unasked: String?
        /// Nil: the connection is closed without a word.
        public static let hangUp = Response(status: 0)

        public init(status: Int = 200, headers: [String: String] = [:], _ body: String = "") {
            self.status = status
            self.headers = headers
            self.body = Array(body.utf8)
        }
    }

    private let socket: LoopbackSocket
    private let seen = Mutex<[Request]>([])

    /// - Parameter answer: the answer to a request, which is the nth, counted from 1.
    public init(_ answer: @escaping @Sendable (Request, Int) -> Response) throws {
        socket = try LoopbackSocket()
        // The thread keeps the socket until it ends: were its number given to another server's meanwhile, this
        // thread would take connections that are not its own.
        let thread = Thread { [weak self, socket] in
            var kept: Int32?
            while true {
                let connection = accept(socket.descriptor, nil, nil)
                if let kept { close(kept) }
                kept = nil
                guard connection >= 0 else { return }
                if let request = Self.read(connection), let number = self?.keep(request) {
                    let response = answer(request, number)
                    Self.write(response, to: connection)
                    if response.unasked != nil { kept = connection }
                }
                if kept == nil { close(connection) }
            }
        }
        thread.start()
    }

    deinit { shutdown(socket.descriptor, Int32(SHUT_RDWR)) }

    public var address: String { "http://127.0.0.1:\(socket.port)" }
    public var requests: [Request] { seen.withLock { $0 } }

    private func keep(_ request: Request) -> Int {
        seen.withLock { requests in
            requests.append(request)
            return requests.count
        }
    }

    private static func read(_ connection: Int32) -> Request? {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        func more() -> Bool {
            let count = recv(connection, &buffer, buffer.count, 0)
            if count > 0 { bytes += buffer[..<count] }
            return count > 0
        }
        let end = Array("\r\n\r\n".utf8)
        var headEnd: Int?
        while headEnd == nil {
            guard more() else { return nil }
            headEnd = bytes.indices.first { bytes[$0...].starts(with: end) }
        }
        let start = (headEnd ?? 0) + end.count
        let lines = String(decoding: bytes[..<(start - end.count)], as: UTF8.self).components(separatedBy: "\r\n")
        let words = (lines.first ?? "").split(separator: " ")
        guard words.count == 3 else { return nil }
        var request = Request(method: String(words[0]), target: String(words[1]))
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            request.headers[line[..<colon].lowercased()] =
                line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        }
        if request.headers["expect"] != nil {
            _ = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8).withUnsafeBytes { send(connection, $0.baseAddress, $0.count, 0) }
        }
        let length = request.headers["content-length"].flatMap { Int($0) } ?? 0
        while bytes.count - start < length { guard more() else { return nil } }
        request.body = Array(bytes[start...])
        return request
    }

    private static func write(_ response: Response, to connection: Int32) {
        guard response.status > 0 else { return }
        var text = "HTTP/1.1 \(response.status) Said So\r\nContent-Length: \(response.body.count)\r\n"
        if response.unasked == nil { text += "Connection: close\r\n" }
        for (name, value) in response.headers.sorted(by: { $0.key < $1.key }) { text += "\(name): \(value)\r\n" }
        let bytes = Array((text + "\r\n").utf8) + response.body + Array((response.unasked ?? "").utf8)
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { send(connection, $0.baseAddress, $0.count, noSignal) }
            guard count > 0 else { return }
            sent += count
        }
    }

    #if canImport(Darwin)
    private static let noSignal: Int32 = 0
    #else
    private static let noSignal = Int32(MSG_NOSIGNAL)
    #endif
}
