import LinkedResolutions

/// What points to a thing, under headings: links in the other direction.
struct InboundSections {
    let context: PageContext

    /// How what points to a thing is listed.
    private enum Form {
        /// Directives, with the clause and the words of the action.
        case directives
        /// Components, grouped by the text that they stand in.
        case components
        /// The things themselves.
        case things
    }

    private static let all: [(property: IRI, heading: String, form: Form)] = {
        let rg = Vocabulary.resolution
        return [
            (rg.revisionOf, "Texts", .things),
            (rg.adoptedBy, "Texts adopted", .things),
            (rg.adoptedAt, "Texts adopted", .things),
            (rg.submittedTo, "Texts proposed", .things),
            (rg.proposedBy, "Texts proposed", .things),
            (rg.modifies, "Proposals to change this text", .things),
            (rg.readFrom, "Texts read from it", .things),
            (rg.seriesOf, "Acts in its series", .things),
            (rg.sessionOf, "Sessions", .things),
            (rg.instrumentOf, "Its instruments", .things),
            (rg.headOf, "Who directs it", .things),
            (rg.partOfBody, "What belongs to it", .things),
            (rg.groupMember, "Groups that it belongs to", .things),
            (rg.jointBodyOf, "Joint bodies", .things),
            (rg.addressee, "Directives addressed to it", .directives),
            (rg.reportRecipient, "Reports that it is to receive", .directives),
            (rg.informed, "Directives to inform it", .directives),
            (rg.consultee, "Directives to consult it", .directives),
            (rg.collaborator, "Directives to collaborate with it", .directives),
            (rg.assisted, "Directives to assist it", .directives),
            (rg.beneficiary, "Directives for its benefit", .directives),
            (rg.requestedBy, "Directives at its request", .directives),
            (rg.approver, "Directives that need its approval", .directives),
            (rg.channel, "Directives that pass through it", .directives),
            (rg.appliesProcedure, "Directives that apply its procedure", .directives),
            (rg.earlierRevision, "Later texts", .things),
            (rg.cites, "Cited in", .components),
            (rg.topic, "Clauses on this topic", .components),
            (rg.mentions, "Mentioned in", .components),
        ]
    }()

    /// The sections that have something to list.
    func sections(for thing: IRI, without hidden: Set<IRI> = []) -> [View] {
        Self.all.compactMap { entry in
            guard !hidden.contains(entry.property) else { return nil }
            let subjects = context.graph.subjects(entry.property, thing)
            let anchor = "in-" + entry.property.lastPart
            switch entry.form {
            case .directives: return section(entry.heading, anchor, directives: subjects)
            case .components: return section(entry.heading, anchor, components: subjects)
            case .things: return section(entry.heading, anchor, things: subjects)
            }
        }
    }

    private func section(_ heading: String, _ anchor: String, things: [IRI]) -> View? {
        guard !things.isEmpty else { return nil }
        let chronology = Chronology(graph: context.graph)
        let isText = things.allSatisfy { context.graph.isA($0, Vocabulary.resolution.revision) }
        let sorted = isText ? things.sorted { chronology.precedes($0, $1) } : things
        return ["heading": heading, "anchor": anchor, "count": things.count, "rows": sorted.map(row)]
    }

    /// A link, for a text with its title behind it.
    private func row(_ thing: IRI) -> View {
        var row = context.link(thing)
        row["words"] = context.graph.literal(thing, Vocabulary.resolution.title).map(context.text)
        return row
    }

    private func section(_ heading: String, _ anchor: String, directives: [IRI]) -> View? {
        let rg = Vocabulary.resolution
        let rows: [View] = directives.compactMap { directive in
            guard let clause = context.graph.thing(directive, rg.statedIn) else { return nil }
            var row = context.link(clause)
            let kind = context.terms.narrowest(context.graph.types(directive)).first ?? rg.directive
            row["kind"] = context.capitalized(context.terms.name(of: kind))
            row["style"] = kind.lastPart.lowercased()
            row["words"] = context.graph.literal(directive, rg.actionText).map(context.text)
            return row
        }
        return rows.isEmpty ? nil : ["heading": heading, "anchor": anchor, "count": rows.count, "rows": rows]
    }

    private func section(_ heading: String, _ anchor: String, components: [IRI]) -> View? {
        let rg = Vocabulary.resolution
        var groups: [(text: IRI, components: [IRI])] = []
        for component in components {
            let text = context.graph.thing(component, rg.inRevision) ?? component.splitAtFragment.document
            if groups.last?.text == text {
                groups[groups.count - 1].components.append(component)
            } else {
                groups.append((text, [component]))
            }
        }
        let rows: [View] = groups.map { group in
            var row = context.link(group.text)
            row["parts"] = group.components.filter { $0 != group.text }
                .sorted { (context.graph.integer($0, rg.order) ?? 0, $0) < (context.graph.integer($1, rg.order) ?? 0, $1) }
                .map { part -> View in
                    [
                        "href": context.href(part),
                        "text": part.splitAtFragment.fragment.map(PageContext.place) ?? context.name(of: part),
                    ]
                }.separated
            return row
        }
        return rows.isEmpty ? nil : ["heading": heading, "anchor": anchor, "count": components.count, "rows": rows]
    }
}
