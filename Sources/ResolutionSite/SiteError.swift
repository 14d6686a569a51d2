/// Why a page or a site could not be made.
public enum SiteError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A template that cannot be read or found.
    case template(name: String, reason: String)
    /// A page whose data cannot be put into words of a syntax.
    case page(path: String, reason: String)
    /// A file or folder that cannot be written.
    case writing(path: String, reason: String)
    /// A question whose answer cannot be given.
    case question(name: String, reason: String)

    public var description: String {
        switch self {
        case .template(let name, let reason): "template \(name): \(reason)"
        case .page(let path, let reason): "page \(path): \(reason)"
        case .writing(let path, let reason): "\(path): \(reason)"
        case .question(let name, let reason): "question \(name): \(reason)"
        }
    }
}
