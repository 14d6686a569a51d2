import LinkedResolutions

/// The page of anything but a dated text: an act, a body, a post, a group, an instrument, a session, a
/// topic, a source.
struct ResourcePage {
    let context: PageContext
    let resource: IRI

    private var graph: PageGraph { context.graph }
    private var rg: ResolutionVocabulary { Vocabulary.resolution }

    func parts() -> PageParts {
        let label = graph.label(resource)
        let title = label?.lexicalForm ?? graph.literal(resource, rg.fileName)?.lexicalForm ?? context.name(of: resource)
        let kinds = context.kinds(of: resource)
        var sections = InboundSections(context: context).sections(for: resource, without: [rg.revisionOf, rg.hasRevision])
        if let editions { sections.insert(editions, at: 0) }
        if let provisions { sections.insert(provisions, at: editions == nil ? 0 : 1) }
        let kindName = (kinds.first?["text"] as? String).map { ", \($0.lowercased())" } ?? ""
        return PageParts(
            title: title, language: label?.language, summary: "\(title)\(kindName)", trail: trail, template: "resource",
            main: [
                "title": title, "language": label?.language.flatMap { $0 == "en" ? nil : $0 }, "kinds": kinds,
                "iri": resource.string, "facts": context.facts(about: resource, without: Self.shownOtherwise),
                "inbound": sections,
            ],
            structuredData: StructuredData(graph: graph).resource(resource), about: resource.string)
    }

    /// What the page shows elsewhere, and the far ends of chains, which the nearer things lead to.
    private static let shownOtherwise: Set<IRI> = {
        let rg = Vocabulary.resolution
        return [
            RDFSyntaxNamespace.type, RDFS.label, SKOS.prefLabel, rg.hasRevision, rg.addresseeOf, rg.boundBy, rg.withinBody,
        ]
    }()

    /// The body in whose series an act stands, or that a body belongs to.
    private var trail: [View] {
        for property in [rg.seriesOf, rg.headOf, rg.partOfBody, rg.sessionOf, rg.instrumentOf] {
            if let above = graph.thing(resource, property) { return [context.link(above)] }
        }
        return []
    }

    /// The texts of an act, the latest first, with what they were called and what changed.
    private var editions: View? {
        let texts = Set(graph.subjects(rg.revisionOf, resource) + graph.things(resource, rg.hasRevision))
        guard !texts.isEmpty else { return nil }
        let chronology = Chronology(graph: graph)
        let rows: [View] = texts.sorted { chronology.precedes($1, $0) }.map { text in
            var row = context.link(text)
            row["words"] = graph.literal(text, rg.title).map(context.text)
            if graph.isValue(text, of: rg.toRevision), let href = context.href(text) {
                row["parts"] = [["href": href + "#changes", "text": "what changed"] as View]
            }
            return row
        }
        return ["heading": "Texts", "anchor": "texts", "count": rows.count, "rows": rows]
    }

    /// The numbered parts of an instrument, each with the clauses that cite it.
    private var provisions: View? {
        let parts = graph.subjects(rg.provisionOf, resource)
        guard !parts.isEmpty else { return nil }
        let rows: [View] = parts.map { part in
            let number = graph.literal(part, rg.number)
            return (part, number.flatMap { Int($0.lexicalForm) } ?? .max, number?.lexicalForm ?? "")
        }.sorted { ($0.1, $0.2, $0.0) < ($1.1, $1.2, $1.0) }.map { part, _, _ in
            let citing = graph.subjects(rg.cites, part)
            return [
                "anchor": part.splitAtFragment.fragment,
                "text": graph.label(part)?.lexicalForm ?? context.name(of: part),
                "parts": citing.map(context.link).separated, "isCited": citing.isEmpty ? nil : true,
            ]
        }
        return ["heading": "Provisions", "anchor": "provisions", "count": rows.count, "rows": rows]
    }
}
