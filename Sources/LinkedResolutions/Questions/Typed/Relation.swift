import GraphStore
import RDF
import ResolutionOntology
import SPARQL

extension ResolutionGraph {
    /// One agent's duty towards another, and the directive that it comes from.
    public struct Relation: Hashable, Sendable {
        /// What the one is to do with the other.
        public enum Kind: String, CaseIterable, Hashable, Sendable {
            case reportsTo, informs, consults, collaboratesWith, assists

            /// The property of the directive that names the other.
            var role: IRI {
                let terms = Vocabulary.resolution
                return switch self {
                case .reportsTo: terms.reportRecipient
                case .informs: terms.informed
                case .consults: terms.consultee
                case .collaboratesWith: terms.collaborator
                case .assists: terms.assisted
                }
            }
        }

        public let kind: Kind
        /// Who is to act.
        public let from: Agent
        /// With or for whom.
        public let to: Agent
        /// What lays it down, with its clause.
        public let directive: Directive
    }

    /// With whom an agent is to collaborate, cooperate or coordinate, and who is to do so with it.
    ///
    /// The relation is not symmetric: `from` is the one who is bound.
    public func collaborators(of agent: Agent) -> [Relation] {
        relations(.collaboratesWith, from: agent) + relations(.collaboratesWith, to: agent)
    }

    /// Who is to report to an agent.
    public func reportingLines(to agent: Agent) -> [Relation] { relations(.reportsTo, to: agent) }

    /// To whom an agent is to report.
    public func reportingLines(from agent: Agent) -> [Relation] { relations(.reportsTo, from: agent) }

    /// The relations of a kind that texts lay down, from and to given agents or any.
    ///
    /// Directives of proposals bind nobody and are left out.
    public func relations(_ kind: Relation.Kind, from: Agent? = nil, to: Agent? = nil) -> [Relation] {
        let terms = Vocabulary.resolution
        let directives: Set<IRI> =
            if let to {
                Set(dataset.subjects(of: kind.role, to.iri))
            } else if let from {
                Set(dataset.objects(of: from.iri, terms.boundBy))
            } else {
                Set(dataset.triples(matching: TriplePattern(predicate: kind.role)).compactMap(\.subject.iri))
            }
        var relations: [Relation] = []
        for iri in directives {
            let parties = dataset.objects(of: iri, kind.role).filter { to == nil || $0 == to?.iri }
            let bound = dataset.subjects(of: terms.boundBy, iri).filter { from == nil || $0 == from?.iri }
            guard !parties.isEmpty, !bound.isEmpty, let directive = Directive(iri, in: self) else { continue }
            for agent in bound {
                for party in parties {
                    relations.append(
                        Relation(
                            kind: kind, from: Agent(agent, in: self), to: Agent(party, in: self), directive: directive))
                }
            }
        }
        return relations.sorted { a, b in
            if a.from != b.from { return a.from < b.from }
            if a.to != b.to { return a.to < b.to }
            return a.directive.clause.precedes(b.directive.clause) ?? (a.directive.iri < b.directive.iri)
        }
    }
}
