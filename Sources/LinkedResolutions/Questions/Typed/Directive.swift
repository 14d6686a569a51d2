import GraphStore
import RDF
import ResolutionOntology
import SPARQL

extension ResolutionGraph {
    /// What one clause lays down (`rg:Directive`).
    public struct Directive: Hashable, Sendable {
        public let iri: IRI
        /// The lemma of the verb that makes it: `instruct`, `invite`, `resolve`.
        public let verb: String
        /// Who is to act; empty where the body that adopts binds itself.
        public let addressees: [Agent]
        /// What is to be done, in the words of the text; nil in a graph without texts.
        public let action: String?
        /// What a report, a consultation or a collaboration is about.
        public let subject: String?
        /// How often, in the words of the text.
        public let frequency: String?
        /// The clause that lays it down.
        public let clause: Clause
        /// The characters that it was read from.
        public let evidence: Evidence?

        init?(_ iri: IRI, in graph: ResolutionGraph) {
            let terms = Vocabulary.resolution
            let dataset = graph.dataset
            guard let place = dataset.objects(of: iri, terms.statedIn).min() else { return nil }
            self.iri = iri
            verb = dataset.texts(of: iri, terms.governingVerb).first ?? ""
            addressees = dataset.objects(of: iri, terms.addressee).map { Agent($0, in: graph) }.sorted()
            action = dataset.texts(of: iri, terms.actionText).first
            subject = dataset.texts(of: iri, terms.subjectText).first
            frequency = dataset.texts(of: iri, terms.frequency).first
            clause = Clause(place, in: graph)
            evidence = graph.evidence(of: iri)
        }
    }

    /// An agent and the directives that are addressed to it.
    public struct AddressedAgent: Hashable, Sendable {
        public let agent: Agent
        /// By text, then in the order of the text.
        public let directives: [Directive]
    }

    /// Everything that is laid down for an agent.
    ///
    /// - Parameters:
    ///   - agent: the body, post or group.
    ///   - includingGroups: whether directives to a group that the agent is a named member of count.
    ///   - scope: in which texts.
    public func directives(
        addressedTo agent: Agent, in scope: TextScope = .all, includingGroups: Bool = false
    ) -> [Directive] {
        let terms = Vocabulary.resolution
        let groups = includingGroups ? dataset.subjects(of: terms.groupMember, agent.iri) : []
        let found = ([agent.iri] + groups).flatMap { dataset.subjects(of: terms.addressee, $0) }
        return directives(Set(found), in: scope)
    }

    /// Everything that texts lay down.
    public func directives(in scope: TextScope = .all) -> [Directive] {
        directives(Set(dataset.subjects(of: RDFSyntaxNamespace.type, Vocabulary.resolution.directive)), in: scope)
    }

    /// Whom texts instruct, each with what it is instructed to do.
    public func agentsInstructed(in scope: TextScope = .all) -> [AddressedAgent] {
        agents(addressedBy: Vocabulary.resolution.instruction, in: scope)
    }

    /// Whom texts invite, each with what it is invited to do.
    public func agentsInvited(in scope: TextScope = .all) -> [AddressedAgent] {
        agents(addressedBy: Vocabulary.resolution.invitation, in: scope)
    }

    /// Whom texts request, each with what it is requested to do.
    public func agentsRequested(in scope: TextScope = .all) -> [AddressedAgent] {
        agents(addressedBy: Vocabulary.resolution.request, in: scope)
    }

    private func agents(addressedBy kind: IRI, in scope: TextScope) -> [AddressedAgent] {
        var byAgent: [Agent: [Directive]] = [:]
        for directive in directives(Set(dataset.subjects(of: RDFSyntaxNamespace.type, kind)), in: scope) {
            for agent in directive.addressees { byAgent[agent, default: []].append(directive) }
        }
        return byAgent.keys.sorted().map { AddressedAgent(agent: $0, directives: byAgent[$0] ?? []) }
    }

    private func directives(_ iris: Set<IRI>, in scope: TextScope) -> [Directive] {
        let terms = Vocabulary.resolution
        let texts = self.texts(in: scope)
        let inScope = iris.filter { iri in
            guard let texts else { return true }
            return dataset.objects(of: iri, terms.statedIn).contains { clause in
                dataset.objects(of: clause, terms.inRevision).contains(where: texts.contains)
            }
        }
        return inScope.compactMap { Directive($0, in: self) }
            .sorted { $0.clause.precedes($1.clause) ?? ($0.iri < $1.iri) }
    }
}

extension ResolutionGraph.Clause {
    /// Whether the clause comes first, by text and then in the order of the text; nil for the same one.
    func precedes(_ other: Self) -> Bool? {
        if text != other.text { return text < other.text }
        if order != other.order { return order < other.order }
        return iri == other.iri ? nil : iri < other.iri
    }
}
