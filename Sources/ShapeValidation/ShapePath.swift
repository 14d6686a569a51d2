import RDF

/// A path of properties ([SHACL, section 2.3.1](https://www.w3.org/TR/shacl/#property-paths)).
indirect enum ShapePath: Hashable, Sendable {
    case property(IRI)
    case inverse(ShapePath)
    case sequence([ShapePath])
    case alternative([ShapePath])
    /// `*`, `+` or `?` behind a path.
    case repeated(ShapePath, mark: String)

    /// The same as a property path of SPARQL.
    var sparql: String {
        switch self {
        case .property(let iri): iri.description
        case .inverse(let path): "^(\(path.sparql))"
        case .sequence(let paths): paths.map { "(\($0.sparql))" }.joined(separator: "/")
        case .alternative(let paths): paths.map { "(\($0.sparql))" }.joined(separator: "|")
        case .repeated(let path, let mark): "(\(path.sparql))\(mark)"
        }
    }
}
