import RDF
import Resolutions

/// The head of a text: the revision, its work, source, sessions and history.
extension RevisionMapping {
    mutating func mapSource() {
        let file = revision.source
        let iri = mapper.namespace.source(
            file.name, discriminator: mapper.context.discriminator(of: file))
        let home = mapper.context.hasSeveralTexts(in: file) ? DocumentGraph.Home.shared : RevisionMapping.head
        sourceNode = graph.node(iri, home: home).number
        spanPrefix = iri.string + "#char="
        graph.add(sourceNode, isA: .sourceDocument)
        graph.add(sourceNode, .fileName, file.name)
        graph.add(sourceNode, .sha256, file.sha256)
        graph.add(sourceNode, .textIncluded, graph.literal(mapper.options.includesText ? "true" : "false", class: CommonTerms.boolean))
        graph.add(revisionNode, .readFrom, sourceNode)
    }

    mutating func mapHead() {
        let text = CorpusContext.Text(revision)
        let work = work(revision.identifier.work, number: revision.header.number)
        graph.add(revisionNode, .revisionOf, work)
        graph.add(revisionNode, .label, graph.literal(mapper.label(of: text), class: CommonTerms.english))
        if let title = revision.header.title, !title.isEmpty {
            graph.add(revisionNode, .title, graph.literal(title.utf8[...], class: ownLanguage))
        }
        graph.add(revisionNode, .identification, concept(.identification, revision.identification.rawValue))
        confidence(revision.identificationConfidence, of: revisionNode)
        mapAnomalies(revision.anomalies.union(revision.header.anomalies), of: revisionNode)

        let body = agent(mapper.labels.body(ofSeries: revision.identifier.work.series))
        switch revision.identifier.edition {
        case .adopted(let adoption):
            graph.add(revisionNode, isA: .adoptedRevision)
            graph.add(revisionNode, .adoptedBy, body)
            if let session = session(adoption) { graph.add(revisionNode, .adoptedAt, session) }
            mapEarlierRevisions(before: adoption.year)
        case .proposal(let code): mapProposal(code)
        }
        mapHistory()
    }

    mutating func mapAnomalies(_ anomalies: Set<Anomaly>, of node: UInt32) {
        guard !anomalies.isEmpty else { return }
        // Most have one; to ask a set for each there is costs a hash of its name.
        let inOrder = anomalies.count > 1 ? Anomaly.allCases.filter(anomalies.contains) : Array(anomalies)
        for anomaly in inOrder { graph.add(node, .anomaly, concept(.anomaly, anomaly.rawValue)) }
    }

    private mutating func mapProposal(_ code: String) {
        let header = revision.header
        graph.add(revisionNode, isA: .proposedRevision)
        graph.add(revisionNode, .proposalNumber, header.proposal?.code ?? code)
        if let proposal = header.proposal {
            graph.add(revisionNode, .proposalAction, proposal.action)
            graph.add(revisionNode, .proposedBy, proponent(proposal.proponent))
        }
        if let session = header.session.flatMap({ self.session($0) }) {
            graph.add(revisionNode, .submittedTo, session)
        }
        if let superseded = header.supersededSession {
            let modified = RevisionIdentifier(work: revision.identifier.work, edition: .adopted(superseded))
            // The text that is modified stands in the history, so it is revised if anything stands before it.
            let isRevised = header.history.contains { entry in superseded.year.map { entry.year < $0 } ?? false }
            let node = self.revision(
                modified, number: header.number, isRevised: isRevised || header.isMarkedRevised)
            graph.add(revisionNode, .modifies, node)
        }
        mapEarlierRevisions(before: header.session?.year)
    }

    /// Who proposes, by the letters of the proposal's code; coined where no authority knows them.
    private mutating func proponent(_ letters: String) -> UInt32 {
        let identifier = AgentIdentifier("group/" + DataNamespace.slug(letters))
        let place = names.place(of: identifier.path, kind: .agent)
        if let node = names[place] { return node }
        let (node, isNew) = graph.node(mapper.namespace.base, identifier.path, home: DocumentGraph.Home.shared)
        guard isNew, coinedAgents[identifier] == nil else { return agent(identifier) }
        names[place] = node
        graph.add(node, isA: .group)
        graph.add(node, .label, graph.literal("proponents of proposals coded \(letters)", class: CommonTerms.english))
        graph.add(node, .acronym, letters)
        return node
    }

    private mutating func mapEarlierRevisions(before year: Int?) {
        guard let year else { return }
        let earlier = mapper.context.revisionsAdopted(before: year, of: revision.identifier.work)
        for identifier in earlier {
            let node = self.revision(identifier, number: nil, isRevised: false)
            graph.add(revisionNode, .earlierRevision, node)
        }
    }

    private mutating func mapHistory() {
        for (index, entry) in revision.header.history.enumerated() {
            let node = part("history_\(index + 1)", home: RevisionMapping.head)
            graph.add(revisionNode, .hasHistoryEntry, node)
            graph.add(node, isA: .historyEntry)
            graph.add(node, .order, index + 1)
            graph.add(node, .place, entry.place)
            graph.add(node, .year, entry.year)
            if let span = span(entry.range, home: RevisionMapping.head) { graph.add(node, .evidence, span) }
        }
    }

    // MARK: Works, revisions and sessions

    /// A work, described. `number` is as printed where it is met.
    mutating func work(_ work: WorkIdentifier, number printed: String?) -> UInt32 {
        let place = names.place(of: work)
        if let node = names[place] { return node }
        let path = work.path
        let (node, isNew) = graph.node(mapper.namespace.base, path, home: DocumentGraph.Home.shared)
        names[place] = node
        guard isNew else { return node }
        let number = mapper.number(of: work, path: path, printed: printed)
        graph.add(node, isA: work.actClass.fixedTerm)
        graph.add(node, .label, graph.literal(mapper.labels.label(of: work, number: number), class: CommonTerms.english))
        if let number { graph.add(node, .number, number) }
        graph.add(node, .seriesOf, agent(mapper.labels.body(ofSeries: work.series)))
        return node
    }

    /// Another revision than this text's own, or this one; described so far as a citation tells, or as
    /// its own text says where the run has it.
    mutating func revision(_ identifier: RevisionIdentifier, number: String?, isRevised: Bool) -> UInt32 {
        let place = names.place(of: identifier)
        if let node = names[place] { return node }
        let path = identifier.path
        let text = mapper.context.text(ofPath: path)
        let home = text == nil ? DocumentGraph.Home.shared : DocumentGraph.Home.borrowed
        let (node, isNew) = graph.node(mapper.namespace.base, path, home: home)
        names[place] = node
        guard isNew else { return node }
        graph.add(node, .revisionOf, work(identifier.work, number: text?.header.number ?? number))
        var session: Session?
        switch identifier.edition {
        case .adopted(let adoption):
            session = adoption
            graph.add(node, isA: .adoptedRevision)
            graph.add(node, .adoptedBy, agent(mapper.labels.body(ofSeries: identifier.work.series)))
            if let adopted = self.session(adoption) { graph.add(node, .adoptedAt, adopted) }
        case .proposal(let code):
            graph.add(node, isA: .proposedRevision)
            graph.add(node, .proposalNumber, text?.header.proposal?.code ?? code)
        }
        let label =
            text.map { mapper.label(of: $0) }
            ?? mapper.labels.label(
                ofRevisionOf: identifier.work, number: number ?? mapper.number(of: identifier.work, printed: nil),
                at: session, isRevised: isRevised)
        graph.add(node, .label, graph.literal(label, class: CommonTerms.english))
        return node
    }

    /// A session, described; nil where nothing tells it from others.
    private mutating func session(_ session: Session) -> UInt32? {
        guard session.place != nil || session.year != nil || session.designation != nil else { return nil }
        // A Sector has no session that adopts its Recommendations.
        if session.series.hasPrefix("itu-") { return nil }
        let (node, isNew) = graph.node(mapper.namespace.base, session.path, home: DocumentGraph.Home.shared)
        guard isNew else { return node }
        graph.add(node, isA: .session)
        graph.add(node, .label, graph.literal(mapper.labels.label(of: session), class: CommonTerms.english))
        if let place = session.place { graph.add(node, .place, place) }
        if let year = mapper.labels.year(of: session) { graph.add(node, .year, year) }
        graph.add(node, .sessionOf, agent(mapper.labels.body(ofSeries: session.series)))
        return node
    }
}

extension ResolutionMapper {
    /// The number of a work: what a text of the run prints, else what a citation prints, else the key.
    func number(of work: WorkIdentifier, printed: String?) -> String? {
        number(of: work, path: work.path, printed: printed)
    }

    /// The same for whoever has put the work's path together already.
    func number(of work: WorkIdentifier, path: String, printed: String?) -> String? {
        work.number(fromPrinted: context.printedNumber(ofWork: path) ?? printed)
    }

    /// The label of a text that was read: `Resolution 11 (Rev. Dubai, 2012)`.
    public func label(of text: CorpusContext.Text) -> String {
        let header = text.header
        let session: Session?
        if case .adopted(let adoption) = text.identifier.edition { session = adoption } else { session = header.session }
        let hasEarlierSession = header.history.contains { entry in
            session?.year.map { entry.year < $0 } ?? false
        }
        return labels.label(
            ofRevisionOf: text.identifier.work,
            number: header.number ?? number(of: text.identifier.work, printed: nil),
            at: session, isRevised: header.isMarkedRevised || hasEarlierSession, proposal: header.proposal)
    }
}
