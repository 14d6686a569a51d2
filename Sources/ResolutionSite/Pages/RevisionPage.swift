import LinkedResolutions

/// The page of one dated text: it reads like the resolution, clause by clause, and shows what each
/// clause lays down, what it refers to, what refers to it, and what changed.
struct RevisionPage {
    let context: PageContext
    let revision: IRI
    private let components: ComponentTree
    private let comparisons: [RevisionComparison]

    private var graph: PageGraph { context.graph }
    private var rg: ResolutionVocabulary { Vocabulary.resolution }

    init(_ revision: IRI, context: PageContext) {
        self.context = context
        self.revision = revision
        components = ComponentTree(of: revision, in: context.graph)
        comparisons = RevisionComparison.all(of: revision, in: context.graph)
    }

    func parts() -> PageParts {
        let title = graph.label(revision)?.lexicalForm ?? context.name(of: revision)
        let work = graph.thing(revision, rg.revisionOf)
        let printed = graph.literals(revision, rg.title)
        var trail: [View] = []
        if let work { trail.append(context.link(work)) }
        var main: View = [
            "title": title, "printedTitles": printed.map(context.text), "kinds": context.kinds(of: revision),
            "iri": revision.string, "facts": context.facts(about: revision, without: Self.shownOtherwise) + history,
            "contents": contents, "hasContents": contents.count > 1 ? true : nil,
        ]
        main["blocks"] = blocks(components.roots, level: 2)
        if let head = headStretches {
            main["head"] = head
            main["hasHead"] = true
        }
        main["comparisons"] = comparisons.enumerated().map { index, comparison in
            comparison.view(in: context, isOpen: index == 0)
        }
        if !comparisons.isEmpty { main["hasComparisons"] = true }
        let inbound = InboundSections(context: context).sections(for: revision, without: [rg.revisionOf, rg.hasRevision])
        main["inbound"] = inbound
        let preview = printed.first.map { "\(title): \($0.lexicalForm)" } ?? title
        return PageParts(
            title: title, summary: preview, trail: trail, template: "revision", main: main,
            structuredData: StructuredData(graph: graph).revision(revision), about: revision.string)
    }

    /// What the page shows elsewhere than among the facts.
    private static let shownOtherwise: Set<IRI> = {
        let rg = Vocabulary.resolution
        return [
            RDFSyntaxNamespace.type, RDFS.label, rg.title, rg.hasComponent, rg.hasPart, rg.hasDirective,
            rg.hasInstruction, rg.hasInvitation, rg.hasRequest, rg.hasHistoryEntry, rg.hasStretch, rg.evidence,
        ]
    }()

    /// The list of sessions as printed under the title.
    private var history: [View] {
        let entries = graph.things(revision, rg.hasHistoryEntry).sorted {
            (graph.integer($0, rg.order) ?? 0, $0) < (graph.integer($1, rg.order) ?? 0, $1)
        }
        guard !entries.isEmpty else { return [] }
        let values: [View] = entries.map { entry in
            let words = [graph.literal(entry, rg.place)?.lexicalForm, graph.integer(entry, rg.year).map(String.init)]
            return ["anchor": entry.splitAtFragment.fragment, "text": words.compactMap(\.self).joined(separator: ", ")]
        }
        return [["name": "Sessions in its heading", "values": values]]
    }

    /// The merged tracked changes in the head of a proposal.
    private var headStretches: [View]? {
        let words = ClauseWords.stretches(of: revision, in: graph)
        return words.isEmpty ? nil : words
    }

    private var contents: [View] {
        components.roots.filter { components.isHeading($0) }.map { component in
            let heading = component.text.map(\.lexicalForm) ?? PageContext.place(component.fragment)
            return ["href": "#" + component.fragment, "text": component.annexName(in: graph) ?? heading]
        }
    }

    // MARK: Components

    private func view(_ component: ComponentTree.Node, level: Int) -> View {
        let notes = ClauseNotes(component.iri, context: context, changes: comparisons)
        return [
            "anchor": component.fragment, "name": PageContext.place(component.fragment), "mark": component.mark,
            "kind": component.kind, "texts": ClauseWords(component.iri, context: context).texts, "level": min(level, 6),
            "annex": component.annexName(in: graph), "directives": notes.directives, "facts": notes.facts,
            "hasFacts": notes.facts == nil ? nil : true, "summary": notes.summary,
            "blocks": blocks(components.children(of: component), level: level + 1),
        ]
    }

    /// Runs of clauses as lists, and between them what has a heading, in reading order.
    private func blocks(_ nodes: [ComponentTree.Node], level: Int) -> [View] {
        var blocks: [View] = []
        var items: [View] = []
        func endList() {
            guard !items.isEmpty else { return }
            items[0]["isFirst"] = true
            items[items.count - 1]["isLast"] = true
            blocks.append(["items": items])
            items = []
        }
        for node in nodes {
            if components.isHeading(node) {
                endList()
                blocks.append(["section": view(node, level: level)])
            } else {
                items.append(view(node, level: level - 1))
            }
        }
        endList()
        return blocks
    }
}
