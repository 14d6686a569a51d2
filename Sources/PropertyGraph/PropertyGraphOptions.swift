import RDF

/// How triples become nodes, edges and properties.
public struct PropertyGraphOptions: Sendable {
    /// Prefixes for names of properties and kinds: `skos:broader` becomes `skos_broader`.
    public var prefixes: PrefixMap
    /// The namespace whose names stay bare: `rg:reportsTo` becomes `reportsTo`.
    public var homeNamespace: IRI
    /// Properties that give no edge, since another that leads the other way says the same.
    public var omittedEdges: Set<IRI>
    /// Which classes are above a class: of a node's classes, its kind is one that is above no other.
    public var superclasses: [IRI: Set<IRI>]
    /// The properties that name a thing, the first that it has.
    public var labels: [IRI]

    public init(
        prefixes: PrefixMap = PrefixMap(), homeNamespace: IRI = "", omittedEdges: Set<IRI> = [],
        superclasses: [IRI: Set<IRI>] = [:], labels: [IRI] = [RDFS.label, SKOS.prefLabel]
    ) {
        self.prefixes = prefixes
        self.homeNamespace = homeNamespace
        self.omittedEdges = omittedEdges
        self.superclasses = superclasses
        self.labels = labels
    }

    /// A name for a property or a class: ASCII letters, digits and `_`, not beginning with a digit.
    func name(_ iri: IRI) -> String {
        var text = iri.string
        if !homeNamespace.string.isEmpty, text.utf8.starts(with: homeNamespace.string.utf8) {
            text = String(text.dropFirst(homeNamespace.string.count))
        } else if let short = prefixes.shorten(iri) {
            text = short
        }
        var name = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                name.unicodeScalars.append(Unicode.Scalar(byte))
            default: name.append("_")
            }
        }
        if let first = name.utf8.first, first < UInt8(ascii: "A") { name = "_" + name }
        return name.isEmpty ? "_" : name
    }
}
