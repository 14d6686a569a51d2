import LinkedResolutions

/// The components of a text in reading order, each under the one that contains it.
struct ComponentTree {
    struct Node {
        let iri: IRI
        let fragment: String
        let order: Int
        /// The printed list marker.
        let mark: String?
        let text: Literal?
        /// `section`, `annex`, `footnote`, `front` or `clause`.
        let kind: String

        /// `Annex A` with its title; nil for anything else.
        func annexName(in graph: PageGraph) -> String? {
            guard kind == "annex" else { return nil }
            let rg = Vocabulary.resolution
            let title = graph.literal(iri, rg.title)?.lexicalForm
            let number = graph.literal(iri, rg.number)?.lexicalForm
            return "Annex" + (number.map { " \($0)" } ?? "") + (title.map { ": \($0)" } ?? "")
        }
    }

    let roots: [Node]
    private let inside: [IRI: [Node]]

    init(of revision: IRI, in graph: PageGraph) {
        let rg = Vocabulary.resolution
        let all = graph.subjects(rg.inRevision, revision).map { iri in
            Node(
                iri: iri, fragment: iri.splitAtFragment.fragment ?? iri.lastPart,
                order: graph.integer(iri, rg.order) ?? .max, mark: graph.literal(iri, rg.enumerator)?.lexicalForm,
                text: graph.literal(iri, rg.text), kind: Self.kind(of: iri, in: graph))
        }.sorted { ($0.order, $0.iri) < ($1.order, $1.iri) }
        let known = Set(all.map(\.iri))
        var roots: [Node] = []
        var inside: [IRI: [Node]] = [:]
        for node in all {
            let parents = graph.things(node.iri, rg.partOf)
            // A graph of somebody else's may have rings or lose a parent: what hangs nowhere is a root.
            if let parent = parents.first(where: { known.contains($0) && $0 != node.iri }),
                Self.leads(parent, to: revision, in: graph)
            {
                inside[parent, default: []].append(node)
            } else {
                roots.append(node)
            }
        }
        self.roots = roots
        self.inside = inside
    }

    func children(of node: Node) -> [Node] { inside[node.iri] ?? [] }

    /// Whether a component is shown as a heading with what stands under it.
    func isHeading(_ node: Node) -> Bool {
        switch node.kind {
        case "section", "annex": true
        case "front": !children(of: node).isEmpty
        default: false
        }
    }

    /// Whether going from part to whole ends at the revision, within the depth that a page can show.
    private static func leads(_ component: IRI, to revision: IRI, in graph: PageGraph) -> Bool {
        var current = component
        for _ in 0..<32 {
            guard let whole = graph.thing(current, Vocabulary.resolution.partOf) else { return false }
            if whole == revision { return true }
            current = whole
        }
        return false
    }

    private static func kind(of component: IRI, in graph: PageGraph) -> String {
        let rg = Vocabulary.resolution
        let types = graph.types(component)
        return if types.contains(rg.annex) { "annex" } else if types.contains(rg.section) { "section" } else if types.contains(
            rg.footnote)
        { "footnote" } else if types.contains(rg.frontMatter) { "front" } else { "clause" }
    }
}
