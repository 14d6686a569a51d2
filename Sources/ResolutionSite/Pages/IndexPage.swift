import LinkedResolutions

/// The first page: everything that has a page, as plain lists that a small script can filter.
struct IndexPage {
    let context: PageContext
    let catalogue: Catalogue
    let options: SiteOptions
    let overview: String?

    private var title: String { options.title }

    private static let headings: [(kind: Catalogue.Kind, heading: String)] = [
        (.act, "Resolutions and other acts"), (.body, "Bodies"), (.post, "Posts"), (.group, "Groups"),
        (.citedAct, "Acts that are cited"), (.instrument, "Other instruments that are cited"), (.session, "Sessions"),
        (.topic, "Topics"), (.source, "Source documents"), (.other, "Other things"),
    ]

    func parts() -> PageParts {
        let sections: [View] = Self.headings.compactMap { entry in
            guard let documents = catalogue.documents[entry.kind], !documents.isEmpty else { return nil }
            let rows = documents.map { ($0, context.graph.label($0)?.lexicalForm ?? context.name(of: $0)) }
                .sorted { Self.isEarlier($0.1, $1.1) ?? ($0.0 < $1.0) }
            return [
                "heading": entry.heading, "anchor": entry.kind.rawValue, "count": documents.count.grouped,
                "rows": rows.map { entry.kind == .act ? act($0.0) : plain($0.0) },
            ]
        }
        let directives = context.graph.dataset.count(
            matching: TriplePattern(
                predicate: RDFSyntaxNamespace.type, object: .iri(Vocabulary.resolution.directive)))
        let counts: [View] = [
            ["count": catalogue.texts.filter { context.graph.has($0, Vocabulary.resolution.readFrom) }.count.grouped, "name": "texts"],
            ["count": directives.grouped, "name": "directives"], ["count": context.graph.dataset.count.grouped, "name": "statements"],
        ]
        return PageParts(
            title: title, summary: "\(title): who resolved what, who instructs or invites whom, and what refers to what.",
            template: "index", main: ["title": title, "sections": sections, "counts": counts.separated, "overview": overview.map { svg -> View in
                    ["svg": svg, "whole": OverviewPicture.path.text]
                }])
    }

    /// An act with its texts and their titles.
    private func act(_ work: IRI) -> View {
        let rg = Vocabulary.resolution
        let chronology = Chronology(graph: context.graph)
        let texts = context.graph.subjects(rg.revisionOf, work).filter { context.graph.has($0, rg.readFrom) }
            .sorted { chronology.precedes($1, $0) }
        var row = context.link(work)
        row["words"] = texts.lazy.compactMap { context.graph.literal($0, rg.title) }.first.map(context.text)
        row["texts"] = texts.map(context.link)
        return row
    }

    /// A thing with its acronyms, by which people look for it.
    private func plain(_ thing: IRI) -> View {
        var row = context.link(thing)
        let acronyms = context.graph.literals(thing, Vocabulary.resolution.acronym).map(\.lexicalForm)
        if !acronyms.isEmpty { row["acronyms"] = acronyms.joined(separator: ", ") }
        return row
    }

    /// In the order of letters and of numbers in them: `Resolution 9` before `Resolution 10`; nil for equal.
    static func isEarlier(_ a: String, _ b: String) -> Bool? {
        let order = NaturalOrder.compare(a, b)
        return order == 0 ? nil : order < 0
    }
}
