import GraphStore
import RDF
import ResolutionOntology

extension ResolutionGraph {
    /// One step on the way from an agent to another.
    public struct PathStep: Hashable, Sendable {
        /// What makes the step.
        public enum Tie: String, Hashable, Sendable {
            /// A directive has both as parties: the one who issues it, who is to act, with or for whom.
            case directive
            /// One of the two belongs to the other.
            case membership
        }

        public let from: Agent
        public let to: Agent
        public let tie: Tie
        /// The directives that make the step, each with its clause; none where it is membership.
        public let directives: [Directive]
    }

    /// A shortest way from one agent to another over the directives that have both as parties, whoever
    /// of the two is bound; nil where there is none, empty from an agent to itself.
    ///
    /// Of several ways that are equally short the one over the agents first in the order of IRIs is
    /// taken. Linear in the directives of the agents passed.
    ///
    /// - Parameters:
    ///   - start: where the way begins.
    ///   - end: where it leads.
    ///   - includingMembership: whether a step may also lead from an agent to the body directly above it,
    ///     to a group that it belongs to, and back.
    public func shortestPath(from start: Agent, to end: Agent, includingMembership: Bool = false) -> [PathStep]? {
        var before: [IRI: IRI] = [:]
        var seen: Set<IRI> = [start.iri]
        var waiting = [start.iri]
        var next = 0
        while next < waiting.count, !seen.contains(end.iri) {
            let agent = waiting[next]
            next += 1
            var neighbours = Set(directives(of: agent).flatMap(parties))
            if includingMembership { neighbours.formUnion(membershipNeighbours(of: agent)) }
            for neighbour in neighbours.sorted() where seen.insert(neighbour).inserted {
                before[neighbour] = agent
                waiting.append(neighbour)
            }
        }
        guard seen.contains(end.iri) else { return nil }
        var steps: [PathStep] = []
        var current = end.iri
        while current != start.iri, let previous = before[current] {
            steps.append(step(from: previous, to: current))
            current = previous
        }
        return steps.reversed()
    }

    private func step(from: IRI, to: IRI) -> PathStep {
        let shared = Set(directives(of: from)).intersection(directives(of: to))
        let directives = shared.compactMap { Directive($0, in: self) }
            .sorted { $0.clause.precedes($1.clause) ?? ($0.iri < $1.iri) }
        return PathStep(
            from: Agent(from, in: self), to: Agent(to, in: self), tie: directives.isEmpty ? .membership : .directive,
            directives: directives)
    }

    /// The properties that make an agent a party to a directive.
    private static let partyProperties: [IRI] = {
        let terms = Vocabulary.resolution
        return [terms.issuer, terms.addressee, terms.counterparty, terms.requestedBy, terms.approver, terms.channel]
    }()

    private func directives(of agent: IRI) -> [IRI] {
        Self.partyProperties.flatMap { dataset.subjects(of: $0, agent) }
    }

    private func parties(to directive: IRI) -> [IRI] {
        Self.partyProperties.flatMap { dataset.objects(of: directive, $0) }
    }

    private func membershipNeighbours(of agent: IRI) -> [IRI] {
        let terms = Vocabulary.resolution
        return [terms.partOfBody, terms.groupMember].flatMap {
            dataset.objects(of: agent, $0) + dataset.subjects(of: $0, agent)
        }
    }
}
