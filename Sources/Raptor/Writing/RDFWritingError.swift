import RDF

/// Why statements could not be written.
public enum RDFWritingError: Error, Sendable {
    /// A statement that the syntax cannot carry, and why. Nothing of its block has been written.
    case refused(Triple, reason: String)
    /// Prefixes that the syntax cannot declare.
    case prefix(String, reason: String)
    /// The output took no more.
    case output(OutputError)
    /// Raptor logged an error or a warning, or could not be started.
    case raptor(String)
}

extension RDFWritingError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .refused(let triple, let reason): "the statement \(triple) cannot be written: \(reason)"
        case .prefix(let prefix, let reason): "the prefix '\(prefix):' cannot be declared: \(reason)"
        case .output(let error): error.description
        case .raptor(let message): "Raptor: \(message)"
        }
    }
}

/// Why a term cannot be written; the statement's error names it.
struct TermRefusal: Error {
    let reason: String
}
