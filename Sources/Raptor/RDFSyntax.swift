/// A syntax of RDF that is read or written, by the name that the command line uses: JSON-LD, and what Raptor has but RDFa, whose
/// reader there (librdfa) a few seconds of fuzzing bring down.
public enum RDFSyntax: String, CaseIterable, Hashable, Sendable {
    case turtle
    case ntriples
    case nquads
    case trig
    case jsonld
    case rdfxml
    case rdfxmlAbbreviated = "rdfxml-abbrev"
    case rdfjson = "json"
    case dot

    /// The syntax with the name given, or nil. `rdf-json` is another name of `json`.
    public init?(named name: String) {
        if let syntax = RDFSyntax(rawValue: name) {
            self = syntax
        } else if name == "rdf-json" {
            self = .rdfjson
        } else {
            return nil
        }
    }

    /// The syntax that a file's suffix tells, or nil. Case is ignored.
    public init?(path: String) {
        let name = path.utf8.split(separator: UInt8(ascii: "/")).last ?? path.utf8[...]
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return nil }
        let suffix = String(Substring(name[name.index(after: dot)...])).lowercased()
        guard let syntax = RDFSyntax.allCases.first(where: { $0.fileSuffixes.contains(suffix) })
        else { return nil }
        self = syntax
    }

    /// The syntax of a media type such as `text/turtle; charset=utf-8`, or nil.
    public init?(mediaType: String) {
        let essence = mediaType.split(separator: ";").first.map(String.init) ?? ""
        let name = String(essence.filter { $0 != " " }).lowercased()
        switch name {
        case "application/x-turtle": self = .turtle
        case "text/x-nquads": self = .nquads
        case "application/x-trig": self = .trig
        case "text/rdf": self = .rdfxml
        default:
            guard let syntax = RDFSyntax.allCases.first(where: { $0.mediaType == name }) else { return nil }
            self = syntax
        }
    }

    /// The suffix of files that are written, without the dot.
    public var fileSuffix: String {
        switch self {
        case .turtle: "ttl"
        case .ntriples: "nt"
        case .nquads: "nq"
        case .trig: "trig"
        case .jsonld: "jsonld"
        case .rdfxml, .rdfxmlAbbreviated: "rdf"
        case .rdfjson: "rj"
        case .dot: "dot"
        }
    }

    /// The suffixes by which files are known, without the dot. (RDF/JSON's is `rj`; `.json` says
    /// nothing about RDF.)
    public var fileSuffixes: [String] {
        switch self {
        case .turtle: ["ttl", "turtle"]
        case .ntriples: ["nt", "ntriples"]
        case .nquads: ["nq", "nquads"]
        case .trig: ["trig"]
        case .jsonld: ["jsonld"]
        case .rdfxml: ["rdf", "owl", "rdfxml"]
        case .rdfxmlAbbreviated: []
        case .rdfjson: ["rj"]
        case .dot: ["dot", "gv"]
        }
    }

    /// The registered media type.
    public var mediaType: String {
        switch self {
        case .turtle: "text/turtle"
        case .ntriples: "application/n-triples"
        case .nquads: "application/n-quads"
        case .trig: "application/trig"
        case .jsonld: "application/ld+json"
        case .rdfxml, .rdfxmlAbbreviated: "application/rdf+xml"
        case .rdfjson: "application/rdf+json"
        case .dot: "text/vnd.graphviz"
        }
    }

    /// Whether files of this syntax can be read.
    public var isReadable: Bool { self != .dot && self != .rdfxmlAbbreviated && self != .jsonld }

    /// Whether the syntax has named graphs.
    public var hasNamedGraphs: Bool { self == .nquads || self == .trig || self == .jsonld }

    /// The syntaxes that can be read, in the order in which help lists them.
    public static var readable: [RDFSyntax] { allCases.filter(\.isReadable) }

    /// Raptor's name of its parser or serializer.
    var raptorName: String { rawValue }
}
