import LinkedResolutions

/// What stands beside a clause: its directives, what it refers to and mentions, what cites it, and what
/// changed.
struct ClauseNotes {
    let directives: [View]?
    /// What else there is to say; nil where there is nothing.
    let facts: [View]?
    /// What the facts are about, for the line that opens them.
    let summary: String?

    init(_ component: IRI, context: PageContext, changes: [RevisionComparison]) {
        let graph = context.graph
        let rg = Vocabulary.resolution
        let stated = graph.subjects(rg.statedIn, component).map { Self.directive($0, context) }
        directives = stated.isEmpty ? nil : stated

        var facts: [View] = []
        var heads: [String] = []
        func add(_ fact: View?, _ head: String) {
            guard let fact else { return }
            facts.append(fact)
            heads.append(head)
        }
        let references = graph.things(component, rg.hasReference)
        if !references.isEmpty {
            facts.append(["name": "Refers to", "values": references.flatMap { Self.targets(of: $0, context) }])
            heads.append(references.count == 1 ? "1 reference" : "\(references.count) references")
        }
        add(context.fact("Mentions", graph.things(component, rg.mentions)), "actors mentioned")
        add(context.fact("Topics", graph.things(component, rg.topic)), "topics")
        let citing = Self.others(graph.subjects(rg.cites, component), than: component)
        add(context.fact("Cited by", citing), citing.count == 1 ? "cited once" : "cited \(citing.count) times")
        add(context.fact("Its procedure applies to", graph.subjects(rg.appliesProcedure, component)), "applied as a procedure")
        add(context.fact("Defects of the source", graph.things(component, rg.anomaly)), "defect")
        let changed = Self.changes(of: component, changes, context)
        if !changed.isEmpty {
            facts.append(["name": "Changes", "values": changed.map(\.view)])
            heads.append(changed[0].head)
        }
        self.facts = facts.isEmpty ? nil : facts
        summary = heads.isEmpty ? nil : heads.joined(separator: " · ")
    }

    private static func others(_ things: [IRI], than thing: IRI) -> [IRI] { things.filter { $0 != thing } }

    /// A directive: its kind, whom it addresses, and its circumstances.
    private static func directive(_ directive: IRI, _ context: PageContext) -> View {
        let rg = Vocabulary.resolution
        let kind = context.terms.narrowest(context.graph.types(directive)).first ?? rg.directive
        let hidden: Set<IRI> = [
            RDFSyntaxNamespace.type, rg.statedIn, rg.evidence, rg.addressee, rg.issuer, rg.topic, rg.governingVerb,
            rg.counterparty, rg.actionText,
        ]
        let narrower = [rg.reportRecipient, rg.informed, rg.consultee, rg.collaborator, rg.assisted]
            .flatMap { context.graph.things(directive, $0) }
        let others = context.graph.things(directive, rg.counterparty).filter { !narrower.contains($0) }
        var facts = context.facts(about: directive, without: hidden)
        if let fact = context.fact("Other parties", others) { facts.append(fact) }
        let addressees = context.graph.things(directive, rg.addressee).map(context.link)
        return [
            "anchor": directive.splitAtFragment.fragment, "kind": context.capitalized(context.terms.name(of: kind)),
            "style": kind.lastPart.lowercased(), "href": context.href(kind),
            "addressees": addressees.separated, "hasAddressees": addressees.isEmpty ? nil : true, "facts": facts,
        ]
    }

    /// What a reference points to, each with the words that do, or what is known of a target not found.
    private static func targets(of reference: IRI, _ context: PageContext) -> [View] {
        let rg = Vocabulary.resolution
        let words = context.graph.literal(reference, rg.citedText)
        let status = context.graph.thing(reference, rg.referenceStatus).map { context.terms.name(of: $0) }
        var targets = context.graph.things(reference, rg.target).map(context.link)
        if targets.isEmpty { targets = [["text": words?.lexicalForm ?? "a text", "language": words?.language]] }
        if status != "resolved" { for index in targets.indices { targets[index]["remark"] = status } }
        targets[0]["anchor"] = reference.splitAtFragment.fragment
        return targets
    }

    /// What became of the clause since earlier texts, the nearest first.
    private static func changes(
        of component: IRI, _ comparisons: [RevisionComparison], _ context: PageContext
    ) -> [(view: View, head: String)] {
        comparisons.flatMap { comparison in
            comparison.changes.filter { $0.new == component }.map { change in
                let type = context.terms.name(of: change.type)
                let label = context.graph.label(comparison.earlier)?.lexicalForm ?? comparison.earlier.lastPart
                return (
                    ["href": change.iri.splitAtFragment.fragment.map { "#" + $0 }, "text": "\(type) since \(label)"], type
                )
            }
        }
    }
}

extension [View] {
    /// Each but the first marked to have a comma before it.
    var separated: [View] {
        enumerated().map { index, view in
            var view = view
            if index > 0 { view["comma"] = true }
            return view
        }
    }
}
