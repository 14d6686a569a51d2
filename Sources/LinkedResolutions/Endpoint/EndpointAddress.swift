import Foundation

/// The address of an endpoint: http or https, without credentials.
struct EndpointAddress: Hashable, Sendable {
    let url: URL

    init(_ text: String) throws(EndpointError) {
        guard let url = URL(string: text), let scheme = url.scheme?.lowercased(), let host = url.host, !host.isEmpty
        else { throw .badAddress(text, reason: "is no address of an endpoint, as in https://example.org/sparql") }
        guard scheme == "http" || scheme == "https" else {
            throw .badAddress(text, reason: "only http and https are spoken")
        }
        guard url.user == nil, url.password == nil else {
            throw .badAddress(
                "\(scheme)://\(host)", reason: "credentials do not belong into an address; give them in the environment: "
                    + "\(EndpointCredentials.userVariable) and \(EndpointCredentials.passwordVariable)")
        }
        self.url = url
    }

    /// Without what stands behind `?`, for messages.
    var name: String {
        guard var parts = URLComponents(url: url, resolvingAgainstBaseURL: false) else { return url.absoluteString }
        parts.query = nil
        parts.fragment = nil
        return parts.string ?? url.absoluteString
    }

    /// Whether nobody on the way can read what is sent.
    var isProtected: Bool {
        if url.scheme?.lowercased() == "https" { return true }
        let host = (url.host ?? "").lowercased().trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
        return host == "localhost" || host.hasSuffix(".localhost") || host == "::1" || Self.isLoopback(host)
    }

    /// 127.0.0.0/8, in four numbers: `127.0.0.1.example.org` is another machine.
    private static func isLoopback(_ host: String) -> Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    /// The address with one more parameter behind `?`; nil as a value gives the name alone.
    func adding(_ name: String, _ value: String?) -> URL {
        guard var parts = URLComponents(url: url, resolvingAgainstBaseURL: false) else { return url }
        let item = FormEncoding.escape(name) + (value.map { "=" + FormEncoding.escape($0) } ?? "")
        parts.percentEncodedQuery = [parts.percentEncodedQuery, item].compactMap { $0 }.joined(separator: "&")
        return parts.url ?? url
    }
}
