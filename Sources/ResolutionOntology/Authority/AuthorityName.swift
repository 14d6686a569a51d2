import RDF

/// What the IRI of an authority entry says: a base that the publisher chose, and the name below it.
struct AuthorityName: Hashable {
    enum Sort: String, CaseIterable {
        case body, post, group, series, instrument, concept, scheme
    }

    var sort: Sort
    /// `body/tsag`; for concepts and schemes `vocab/action/report`, `vocab/action`.
    var path: String
    /// The last segment: `tsag`.
    var slug: String
    /// What stands before the path.
    var base: String

    /// Reads an IRI from its end; nil where it is no authority entry's. The slug may hold only
    /// `[a-z0-9-]`, so that paths are the same in IRIs, file names and fragments.
    init?(_ iri: IRI) {
        let parts = iri.string.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count >= 2, let last = parts.last, !last.isEmpty,
            last.allSatisfy({ byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
            })
        else { return nil }
        let slug = String(Substring(last))
        let container = String(Substring(parts[parts.count - 2]))
        let sort: Sort
        let path: String
        if parts.count >= 3, parts[parts.count - 3].elementsEqual("vocab".utf8) {
            sort = .concept
            path = "vocab/\(container)/\(slug)"
        } else if container.utf8.elementsEqual("vocab".utf8) {
            sort = .scheme
            path = "vocab/\(slug)"
        } else if let named = Sort(rawValue: container), named != .concept, named != .scheme {
            sort = named
            path = "\(container)/\(slug)"
        } else {
            return nil
        }
        self.sort = sort
        self.path = path
        self.slug = slug
        self.base = String(decoding: iri.string.utf8.dropLast(path.utf8.count), as: UTF8.self)
    }

    /// The list that a concept belongs to: `action` of `vocab/action/report`.
    var schemeSlug: String? {
        guard sort == .concept else { return nil }
        let parts = path.utf8.split(separator: UInt8(ascii: "/"))
        return parts.count == 3 ? String(Substring(parts[1])) : nil
    }
}
