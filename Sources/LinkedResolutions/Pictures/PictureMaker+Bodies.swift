import Diagrams
import GraphStore
import RDF
import ResolutionOntology
import SPARQL

extension PictureMaker {
    /// The kinds of line that a directive makes from its issuer to its addressees, by its class.
    private var directiveKinds: [(IRI, Diagram.Kind)] {
        [
            (terms.instruction, Diagram.Kind("instructs", label: "instructs")),
            (terms.invitation, Diagram.Kind("invites", label: "invites")),
            (terms.request, Diagram.Kind("requests", label: "requests")),
        ]
    }

    /// Rarer ones, behind the others in the legend.
    private var rarerDirectiveKinds: [(IRI, Diagram.Kind)] {
        [
            (terms.exhortation, Diagram.Kind("urges", label: "urges, encourages")),
            (terms.authorization, Diagram.Kind("authorizes", label: "authorizes")),
        ]
    }

    /// Those that it makes from its addressees to others who take part in the action.
    private var roleKinds: [(IRI, Diagram.Kind)] {
        [
            (terms.reportRecipient, Diagram.Kind("reports-to", label: "reports to")),
            (terms.collaborator, Diagram.Kind("collaborates-with", label: "collaborates with")),
            (terms.consultee, Diagram.Kind("consults", label: "consults")),
            (terms.assisted, Diagram.Kind("assists", label: "assists")),
        ]
    }

    /// Who directs whom to do what with whom.
    func bodies() throws(PictureError) -> Diagram {
        let things = directions()
        guard !things.links.isEmpty else { throw .nothing(.bodies) }
        let selection = things.selected(options)
        guard !selection.links.isEmpty else {
            throw options.around.map { .notInPicture(dataset.label(of: $0)) } ?? .nothing(.bodies)
        }
        var diagram = Diagram(
            title: options.around.map { "Who works with \(dataset.label(of: $0))" } ?? "Who directs whom",
            summary:
                "Bodies stand inside those that they are part of. A line is a relation that clauses of adopted texts lay down; the more clauses, the stronger it is."
                + remark(selection))
        agents().add(Set(selection.links.keys.flatMap { [$0.from, $0.to] }), to: &diagram)
        let order = (directiveKinds + roleKinds + rarerDirectiveKinds).map(\.1)
        diagram.lineKindOrder = order
        diagram.boxKindOrder = [AgentBoxes.body, AgentBoxes.post, AgentBoxes.group]
        let boxes = diagram
        add(selection.links, to: &diagram, order: order) { boxes.index(of: $0.string) }
        return diagram
    }

    private func directions() -> LinkedThings {
        var things = LinkedThings()
        let directiveKinds = directiveKinds + rarerDirectiveKinds
        for triple in dataset.triples(matching: TriplePattern(predicate: terms.statedIn)) {
            guard let directive = triple.subject.iri, let clause = triple.object.iri,
                let text = dataset.objects(of: clause, terms.inRevision).first, !isProposal(text)
            else { continue }
            let addressees = dataset.objects(of: directive, terms.addressee)
            let classes = types(of: directive)
            if let kind = directiveKinds.first(where: { classes.contains($0.0) })?.1 {
                for issuer in dataset.objects(of: directive, terms.issuer) {
                    for addressee in addressees { things.add(issuer, kind, addressee, clause: clause) }
                }
            }
            for (role, kind) in roleKinds {
                for party in dataset.objects(of: directive, role) {
                    for addressee in addressees { things.add(addressee, kind, party, clause: clause) }
                }
            }
        }
        return things
    }
}
