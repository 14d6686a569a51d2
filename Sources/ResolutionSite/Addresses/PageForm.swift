/// A form in which a page is published: for people, or as RDF.
public enum PageForm: String, CaseIterable, Hashable, Sendable {
    case html
    case turtle
    case ntriples
    case jsonld

    /// The suffix of the form's address, without the dot.
    public var suffix: String {
        switch self {
        case .html: "html"
        case .turtle: "ttl"
        case .ntriples: "nt"
        case .jsonld: "jsonld"
        }
    }

    /// The registered media type.
    public var mediaType: String {
        switch self {
        case .html: "text/html"
        case .turtle: "text/turtle"
        case .ntriples: "application/n-triples"
        case .jsonld: "application/ld+json"
        }
    }

    /// What people call it.
    public var name: String {
        switch self {
        case .html: "HTML"
        case .turtle: "Turtle"
        case .ntriples: "N-Triples"
        case .jsonld: "JSON-LD"
        }
    }

    /// The forms that are RDF.
    public static var data: [PageForm] { [.turtle, .ntriples, .jsonld] }

    /// The form of a media type, parameters aside, or nil. `application/xhtml+xml` is taken for HTML,
    /// `text/plain` and `application/json` for nothing.
    public init?(mediaType: String) {
        let essence = mediaType.utf8.prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: " ") }
        switch String(decoding: Array(essence), as: UTF8.self).lowercased() {
        case "text/html", "application/xhtml+xml": self = .html
        case "text/turtle", "application/x-turtle": self = .turtle
        case "application/n-triples": self = .ntriples
        case "application/ld+json": self = .jsonld
        default: return nil
        }
    }
}
