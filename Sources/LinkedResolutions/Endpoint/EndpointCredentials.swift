import Foundation

/// What an endpoint is shown to let one in. Never part of an address or of a command line, where other
/// people and logs could read it.
public enum EndpointCredentials: Hashable, Sendable {
    /// [Basic](https://www.rfc-editor.org/rfc/rfc7617) authentication.
    case basic(user: String, password: String)
    /// A [bearer token](https://www.rfc-editor.org/rfc/rfc6750#section-2.1).
    case bearer(token: String)

    /// The environment variables that are read.
    public static let userVariable = "RESGRAPH_ENDPOINT_USER"
    public static let passwordVariable = "RESGRAPH_ENDPOINT_PASSWORD"
    public static let tokenVariable = "RESGRAPH_ENDPOINT_TOKEN"

    /// The credentials that the environment holds, or nil. A token goes before a user.
    public init?(environment: [String: String] = ProcessInfo.processInfo.environment) {
        if let token = environment[Self.tokenVariable], !token.isEmpty {
            self = .bearer(token: token)
        } else if let user = environment[Self.userVariable], !user.isEmpty {
            self = .basic(user: user, password: environment[Self.passwordVariable] ?? "")
        } else {
            return nil
        }
    }

    /// The value of the header `Authorization`.
    var header: String {
        switch self {
        case .basic(let user, let password): "Basic " + Data("\(user):\(password)".utf8).base64EncodedString()
        case .bearer(let token): "Bearer \(token)"
        }
    }
}

extension EndpointCredentials: CustomStringConvertible {
    /// The kind only: secrets do not get into messages.
    public var description: String {
        switch self {
        case .basic(let user, _): "the user \(user)"
        case .bearer: "a bearer token"
        }
    }
}
