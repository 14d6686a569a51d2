import LinkedResolutions

/// Which things have a page, and where.
struct SiteAddresses: Sendable {
    let graph: PageGraph
    let base: IRI

    /// The address that an IRI's path names, without a suffix, where the graph knows the thing.
    func path(of document: IRI) -> SitePath? {
        guard document.string.utf8.starts(with: base.string.utf8) else { return nil }
        let rest = String(Substring(document.string.utf8.dropFirst(base.string.utf8.count)))
        guard isResource(rest), graph.has(document) else { return nil }
        return SitePath(rest)
    }

    /// The thing whose page has this address (without a suffix), where the graph knows one.
    func document(at path: String) -> IRI? {
        let iri = IRI(base.string + path)
        guard isResource(path), graph.has(iri) else { return nil }
        return iri
    }

    /// Whether a part of a document has an anchor on its page: components and directives, references,
    /// entries of the history, changes, stretches of tracked changes, and provisions of instruments.
    func isAnchored(_ part: IRI, on document: IRI) -> Bool {
        let rg = Vocabulary.resolution
        return graph.has(part, rg.inRevision, document) || graph.has(part, rg.provisionOf, document)
            || graph.has(part, rg.toRevision, document) || graph.has(document, rg.hasHistoryEntry, part)
            || graph.thing(part, rg.statedIn).map { graph.has($0, rg.inRevision, document) } ?? false
            || graph.subjects(rg.hasReference, part).contains { graph.has($0, rg.inRevision, document) }
    }

    /// Paths of data are two segments or more, so that none takes the place of a page of the site itself.
    private func isResource(_ path: String) -> Bool {
        let segments = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard segments.count > 1, let first = segments.first, !path.utf8.contains(where: { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?") })
        else { return false }
        guard !Self.reserved.contains(where: { first.elementsEqual($0.utf8) }) else { return false }
        // Each form of a page has its suffix, which the name must have room for.
        return PageForm.allCases.allSatisfy { SitePath(path + "." + $0.suffix).fileName != nil }
    }

    /// Folders of the site itself.
    private static let reserved = ["questions", "vocab", "assets", "sitemaps"]
}
