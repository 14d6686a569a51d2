import RDF

/// Terms of the [Shapes Constraint Language](https://www.w3.org/TR/shacl/).
enum SHACL {
    static let namespace = "http://www.w3.org/ns/shacl#"

    /// The term with a local name: `sh:path` for `path`.
    static func term(_ name: String) -> IRI { IRI(namespace + name) }

    /// The local name of a term of the language, or nil for any other IRI.
    static func name(of iri: IRI) -> String? {
        iri.string.utf8.starts(with: namespace.utf8) ? String(Substring(iri.string.utf8.dropFirst(namespace.utf8.count))) : nil
    }
}
