import LinkedResolutions

/// Notices data whose IRIs have another base than the pages that are made of it: then there would be none.
enum DataBaseHint {
    /// What to say where the graph has texts and none of them stands under the base; nil otherwise.
    ///
    /// RDF keeps the base that it was exported with, so that only the caller can know the right one.
    static func message(for graph: ResolutionGraph, base: IRI) -> String? {
        let texts = graph.revisions(of: .all).map(\.iri.string)
        guard let first = texts.first, !texts.contains(where: { $0.hasPrefix(base.string) }) else { return nil }
        let found = first.firstRange(of: "/resolution/").map { String(first[..<$0.lowerBound]) + "/" }
        return "no text stands under \(base.string); "
            + (found.map { "give the base of the data with --base \($0)" } ?? "give their base with --base (one is \(first))")
    }
}
