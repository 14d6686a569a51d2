import RDF

/// Why shapes cannot be used.
public enum ShapesError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A part of the language that is not translated. Leaving it out in silence would let graphs pass that
    /// do not conform.
    case unsupported(parameter: String, shape: String)
    /// Something that is no shape, path or list.
    case malformed(shape: String, expected: String)
    /// Shapes that lead back to themselves, which the language leaves undefined (section 3.4.3).
    case recursive(shape: String)
    /// A query that could not be run.
    case query(shape: String, reason: String)

    public var description: String {
        switch self {
        case .unsupported(let parameter, let shape): "shape \(shape): \(parameter) is not supported"
        case .malformed(let shape, let expected): "shape \(shape): expected \(expected)"
        case .recursive(let shape): "shape \(shape) leads back to itself"
        case .query(let shape, let reason): "shape \(shape): \(reason)"
        }
    }
}
