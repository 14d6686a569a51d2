import Raptor

/// A file of authority data: RDF that names bodies, posts, groups, series, instruments and verbs, as
/// the head of `Ontology/bodies.ttl` describes.
public struct AuthorityFile: Hashable, Sendable {
    /// What error messages call the file.
    public var name: String
    public var text: String
    public var syntax: RDFSyntax

    /// - Parameter syntax: by default what the name's suffix tells, else Turtle.
    public init(name: String, text: String, syntax: RDFSyntax? = nil) {
        self.name = name
        self.text = text
        self.syntax = syntax ?? RDFSyntax(path: name) ?? .turtle
    }

    /// The files that the program carries with it.
    public static var builtIn: [AuthorityFile] {
        OntologyFile.authorityFiles.map { AuthorityFile(name: $0.name, text: $0.text, syntax: .turtle) }
    }
}
