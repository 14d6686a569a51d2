import CCurl
import Foundation

/// One request at a time, through libcurl, over a connection that is kept.
///
/// libcurl and not URLSession, which brings a second libcurl along: the one that Raptor reads with is loaded
/// anyway, and each start of the program is a sixth shorter without the other.
///
/// Invariant: whoever holds the transfer is alone with it, so it may go from thread to thread.
final class HTTPTransfer: @unchecked Sendable {
    /// What a server said, by the names of its headers in lower case.
    struct Response {
        var status = 0
        var headers: [String: String] = [:]
        var body: [UInt8] = []
    }

    /// Why there is no response.
    enum Failure: Error {
        case timedOut
        case answerTooLarge
        case other(reason: String)
    }

    /// Once in a process, before anything else of libcurl.
    private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    private let curl: UnsafeMutableRawPointer

    /// Nil where the library cannot be set up.
    init?() {
        guard Self.isReady, let curl = curl_easy_init() else { return nil }
        self.curl = curl
    }

    deinit { curl_easy_cleanup(curl) }

    /// - Parameters:
    ///   - timeout: in seconds, from the first byte sent to the last received.
    ///   - longestIdle: a connection that was not used for more seconds is replaced by a new one.
    func perform(
        _ request: HTTPRequest, timeout: Double, longestIdle: Int, largestAnswer: Int
    ) throws(Failure) -> Response {
        // Forgets the request before, not the connection.
        curl_easy_reset(curl)
        defer { curl_easy_reset(curl) }
        try require(resgraph_curl_allow_only_http(curl))
        // No signals: a time limit is kept without SIGALRM, which another thread could get.
        try require(resgraph_curl_set_number(curl, CURLOPT_NOSIGNAL, 1))
        try require(resgraph_curl_set_number(curl, CURLOPT_TIMEOUT_MS, max(1, Int(min(timeout, 1e6) * 1000))))
        try require(resgraph_curl_set_number(curl, CURLOPT_MAXAGE_CONN, max(0, longestIdle)))
        // Whatever compression this libcurl knows, or none.
        _ = resgraph_curl_set_text(curl, CURLOPT_ACCEPT_ENCODING, "")
        try require(resgraph_curl_set_text(curl, CURLOPT_URL, request.url.absoluteString))

        var headers: UnsafeMutablePointer<curl_slist>?
        defer { curl_slist_free_all(headers) }
        // The last: no question whether the body is welcome, to which some servers never answer.
        for header in request.headers.map({ "\($0.name): \($0.value)" }) + ["Expect:"] {
            guard let longer = curl_slist_append(headers, header) else { throw .other(reason: "out of memory") }
            headers = longer
        }
        try require(resgraph_curl_set_headers(curl, headers))

        let receiver = Receiver(limit: largestAnswer)
        let context = Unmanaged.passUnretained(receiver).toOpaque()
        try require(
            resgraph_curl_set_receiver(curl, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
                Receiver.from(context)?.takeHeader(UnsafeRawBufferPointer(start: bytes, count: size * count)) ?? 0
            })
        try require(resgraph_curl_set_pointer(curl, CURLOPT_HEADERDATA, context))
        try require(
            resgraph_curl_set_receiver(curl, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
                Receiver.from(context)?.takeBody(UnsafeRawBufferPointer(start: bytes, count: size * count)) ?? 0
            })
        try require(resgraph_curl_set_pointer(curl, CURLOPT_WRITEDATA, context))

        let code = try withExtendedLifetime(receiver) { () throws(Failure) -> CURLcode in
            switch request.body {
            case .bytes(let bytes): return try send(bytes, request.method)
            case .file(let path): return try send(file: path, request.method)
            }
        }
        if receiver.isTooLarge { throw .answerTooLarge }
        try require(code)
        var status = 0
        try require(resgraph_curl_get_status(curl, &status))
        receiver.response.status = status
        return receiver.response
    }

    private func send(_ bytes: [UInt8], _ method: String) throws(Failure) -> CURLcode {
        // A body of nothing is a body too: without an address the library would read standard input.
        try (bytes.isEmpty ? [0] : bytes).withUnsafeBufferPointer { body throws(Failure) in
            try require(resgraph_curl_set_size(curl, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(bytes.count)))
            try require(resgraph_curl_set_pointer(curl, CURLOPT_POSTFIELDS, body.baseAddress))
            try require(resgraph_curl_set_text(curl, CURLOPT_CUSTOMREQUEST, method))
            return curl_easy_perform(curl)
        }
    }

    /// Reads the file while it is sent.
    private func send(file path: String, _ method: String) throws(Failure) -> CURLcode {
        guard let file = fopen(path, "rb") else {
            throw .other(reason: "'\(path)' cannot be read: \(String(cString: strerror(errno)))")
        }
        defer { fclose(file) }
        guard fseek(file, 0, SEEK_END) == 0 else { throw .other(reason: "'\(path)' is not a file to be sent") }
        let size = ftell(file)
        rewind(file)
        try require(resgraph_curl_set_number(curl, CURLOPT_UPLOAD, 1))
        try require(resgraph_curl_set_size(curl, CURLOPT_INFILESIZE_LARGE, curl_off_t(size)))
        try require(resgraph_curl_set_pointer(curl, CURLOPT_READDATA, UnsafeRawPointer(file)))
        try require(resgraph_curl_set_text(curl, CURLOPT_CUSTOMREQUEST, method))
        return curl_easy_perform(curl)
    }

    private func require(_ code: CURLcode) throws(Failure) {
        guard code == CURLE_OK else { throw Self.failure(code) }
    }

    private static func failure(_ code: CURLcode) -> Failure {
        switch code {
        case CURLE_OPERATION_TIMEDOUT: .timedOut
        case CURLE_COULDNT_CONNECT: .other(reason: "no server answers there")
        case CURLE_COULDNT_RESOLVE_HOST: .other(reason: "no such host")
        case CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_PARTIAL_FILE:
            .other(reason: "the connection broke")
        default: .other(reason: String(cString: curl_easy_strerror(code)))
        }
    }

    /// What comes from the server, piece by piece. The library calls back on the thread that waits.
    private final class Receiver {
        var response = Response()
        private(set) var isTooLarge = false
        private let limit: Int

        init(limit: Int) { self.limit = limit }

        static func from(_ context: UnsafeMutableRawPointer?) -> Receiver? {
            context.map { Unmanaged<Receiver>.fromOpaque($0).takeUnretainedValue() }
        }

        /// How many bytes were taken: fewer than there are end the transfer.
        func takeBody(_ bytes: UnsafeRawBufferPointer) -> Int {
            guard bytes.count <= limit - response.body.count else {
                isTooLarge = true
                return 0
            }
            response.body.append(contentsOf: bytes)
            return bytes.count
        }

        /// One line of the head. A status line begins a head anew: another may have stood before it.
        func takeHeader(_ bytes: UnsafeRawBufferPointer) -> Int {
            let line = String(decoding: bytes, as: UTF8.self)
            if line.hasPrefix("HTTP/") { response.headers = [:] }
            if let colon = line.firstIndex(of: ":") {
                let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespacesAndNewlines)
                response.headers[line[..<colon].lowercased()] = value
            }
            return bytes.count
        }
    }
}
