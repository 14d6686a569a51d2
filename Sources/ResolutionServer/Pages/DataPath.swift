import LinkedResolutions

/// The two halves of an IRI of the data: whose it is, and the path that this service has it at.
enum DataPath {
    /// `https://w3id.org`
    static func origin(of iri: IRI) -> String { String(iri.string[..<split(iri.string)]) }

    /// `/resolution-graph/id/`
    static func path(of iri: IRI) -> String { String(iri.string[split(iri.string)...]) }

    /// Where the path begins: the first slash behind the authority.
    private static func split(_ text: String) -> String.Index {
        let start = text.range(of: "://").map { $0.upperBound } ?? text.startIndex
        return text[start...].firstIndex(of: "/") ?? text.endIndex
    }
}
