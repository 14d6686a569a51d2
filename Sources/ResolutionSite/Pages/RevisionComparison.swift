import LinkedResolutions

/// What changed from an earlier text of the same act to this one, as the graph says it.
struct RevisionComparison {
    /// One clause and what became of it.
    struct Change {
        let iri: IRI
        let type: IRI
        let old: IRI?
        let new: IRI?
        let confidence: Literal?
    }

    let earlier: IRI
    let changes: [Change]

    /// The comparisons of a text with all others, the nearest first.
    static func all(of revision: IRI, in graph: PageGraph) -> [RevisionComparison] {
        let rg = Vocabulary.resolution
        var byEarlier: [IRI: [Change]] = [:]
        for change in graph.subjects(rg.toRevision, revision) {
            guard let earlier = graph.thing(change, rg.fromRevision), let type = graph.thing(change, rg.changeType) else { continue }
            byEarlier[earlier, default: []].append(
                Change(
                    iri: change, type: type, old: graph.thing(change, rg.changeFrom), new: graph.thing(change, rg.changeTo),
                    confidence: graph.literal(change, rg.confidence)))
        }
        let chronology = Chronology(graph: graph)
        return byEarlier.keys.sorted { chronology.precedes($1, $0) }.map { earlier in
            RevisionComparison(earlier: earlier, changes: inOrder(byEarlier[earlier] ?? [], graph))
        }
    }

    /// In the order of the later text; what was removed stands where it stood in the earlier one.
    private static func inOrder(_ changes: [Change], _ graph: PageGraph) -> [Change] {
        func order(_ component: IRI?) -> Int? { component.flatMap { graph.integer($0, Vocabulary.resolution.order) } }
        return changes.map { change in
            (change, order(change.new) ?? order(change.old) ?? .max, change.new == nil ? 1 : 0)
        }.sorted { ($0.1, $0.2, $0.0.iri) < ($1.1, $1.2, $1.0.iri) }.map(\.0)
    }

    // MARK: Showing

    func view(in context: PageContext, isOpen: Bool) -> View {
        var counts: [IRI: Int] = [:]
        for change in changes { counts[change.type, default: 0] += 1 }
        let summary = ConceptScheme.changeTypes.compactMap { type in
            counts[type].map { "\($0) \(context.terms.name(of: type))" }
        }.joined(separator: ", ")
        return [
            "earlier": context.link(earlier), "summary": summary, "rows": changes.map { row($0, context) },
            "open": isOpen ? true : nil,
        ]
    }

    private func row(_ change: Change, _ context: PageContext) -> View {
        let type = context.terms.name(of: change.type)
        var row: View = [
            "anchor": change.iri.splitAtFragment.fragment, "type": type, "style": change.type.lastPart,
            "confidence": change.confidence?.lexicalForm,
        ]
        func place(_ component: IRI) -> View {
            ["href": context.href(component), "text": component.splitAtFragment.fragment.map(PageContext.place)]
        }
        row["old"] = change.old.map(place)
        row["new"] = change.new.map(place)
        if let old = change.old, let new = change.new, old.splitAtFragment.fragment == new.splitAtFragment.fragment {
            row["old"] = nil
        }
        guard type != "unchanged" else { return row }
        row["texts"] = Self.differences(from: change.old, to: change.new, context.graph)
        return row
    }

    /// One difference for each language that both sides have, or that the only side has.
    private static func differences(from old: IRI?, to new: IRI?, _ graph: PageGraph) -> [View] {
        let rg = Vocabulary.resolution
        let before = old.map { graph.literals($0, rg.text) } ?? []
        let after = new.map { graph.literals($0, rg.text) } ?? []
        let languages = Set((before + after).map { $0.language ?? "" }).sorted()
        return languages.compactMap { language in
            let from = before.first { ($0.language ?? "") == language }
            let to = after.first { ($0.language ?? "") == language }
            // A language that one of two clauses lacks was neither deleted nor inserted.
            guard (from != nil || before.isEmpty) && (to != nil || after.isEmpty) else { return nil }
            let difference = WordDifference(from: from?.lexicalForm ?? "", to: to?.lexicalForm ?? "")
            return ["language": language.isEmpty ? nil : language, "words": words(difference)]
        }
    }

    private static func words(_ difference: WordDifference) -> [View] {
        difference.stretches.filter { !$0.text.isEmpty }.map { stretch in
            [
                "text": stretch.text, "deleted": stretch.kind == .deleted ? true : nil,
                "inserted": stretch.kind == .inserted ? true : nil, "plain": stretch.kind == .kept ? true : nil,
            ]
        }
    }
}

extension ConceptScheme {
    /// The types of change in the order in which they are counted.
    fileprivate static var changeTypes: [IRI] {
        ["modified", "moved", "added", "removed", "unchanged"].map { change.concept($0) }
    }
}
