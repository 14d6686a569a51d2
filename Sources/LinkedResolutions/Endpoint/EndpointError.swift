/// Why an endpoint did not do what it was asked. Every message names the endpoint.
public enum EndpointError: Error, Hashable, Sendable {
    /// The address is no http or https URL, or carries credentials.
    case badAddress(String, reason: String)
    /// Credentials would go over an unencrypted connection to another machine.
    case unprotectedCredentials(endpoint: String)
    /// There was no connection, or it broke.
    case unreachable(endpoint: String, reason: String)
    /// There was no whole answer within the time, in seconds.
    case timedOut(endpoint: String, seconds: Double)
    /// The endpoint answered with a status that is no success, and with its message.
    case refused(endpoint: String, status: Int, message: String)
    /// The endpoint has moved. Redirects are not followed: they could carry data and credentials elsewhere.
    case redirected(endpoint: String, status: Int, location: String)
    /// The answer has more bytes than are taken.
    case answerTooLarge(endpoint: String, limit: Int)
    /// The answer is not of the kind that was asked for, or is broken.
    case unreadableAnswer(endpoint: String, reason: String)
}

extension EndpointError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .badAddress(let address, let reason): "\(address): \(reason)"
        case .unprotectedCredentials(let endpoint):
            "\(endpoint): credentials are sent over https only, or to this machine"
        case .unreachable(let endpoint, let reason): "\(endpoint): cannot be reached: \(reason)"
        case .timedOut(let endpoint, let seconds): "\(endpoint): no answer within \(Self.text(ofSeconds: seconds))"
        case .refused(let endpoint, let status, let message):
            "\(endpoint): status \(status)" + (message.isEmpty ? "" : ": \(message)") + Self.hint(for: status)
        case .redirected(let endpoint, let status, let location):
            "\(endpoint): status \(status): the endpoint is now \(location); redirects are not followed, give that address"
        case .answerTooLarge(let endpoint, let limit): "\(endpoint): the answer has more than \(limit) bytes, the limit"
        case .unreadableAnswer(let endpoint, let reason): "\(endpoint): the answer cannot be used: \(reason)"
        }
    }

    private static func text(ofSeconds seconds: Double) -> String {
        seconds == seconds.rounded() && seconds < 1e9 ? "\(Int(seconds)) s" : "\(seconds) s"
    }

    private static func hint(for status: Int) -> String {
        guard status == 401 || status == 403 else { return "" }
        return " (credentials come from the environment: \(EndpointCredentials.userVariable) and "
            + "\(EndpointCredentials.passwordVariable), or \(EndpointCredentials.tokenVariable))"
    }
}
