import RDF
import Resolutions

/// What clauses point to.
extension RevisionMapping {
    mutating func mapReferences() {
        for reference in revision.references where componentNodes.indices.contains(reference.component) {
            map(reference)
        }
    }

    private mutating func map(_ reference: Reference) {
        let passage = revision.components[reference.component].passage
        let home = componentBlocks[reference.component]
        let node = part("ref_", revision.components[reference.component].fragment, "_", String(reference.ordinal), home: home)
        graph.add(node, isA: .reference)
        graph.add(componentNodes[reference.component], .hasReference, node)

        var hasTarget = false
        for target in reference.targets {
            guard let target = self.target(target) else { continue }
            graph.add(node, .target, target)
            hasTarget = true
        }
        let status = hasTarget ? reference.status : .unresolved
        graph.add(node, .referenceStatus, concept(.status, status.rawValue))
        if let words = RevisionMapping.words(of: passage, in: reference.citedText) {
            let namesInstrument = status == .resolved || status == .workOnly
            if mapper.options.includesText || namesInstrument {
                graph.add(node, .citedText, graph.literal(words, class: ownLanguage))
            }
            if let span = span(passage.sourceRange(of: reference.citedText), home: home) {
                graph.add(node, .evidence, span)
            }
        }
        if let range = reference.citedRange {
            graph.add(node, .rangeStart, range.lowerBound)
            graph.add(node, .rangeEnd, range.upperBound)
        }
        confidence(reference.confidence, of: node)
    }

    /// What a reference points to, described.
    mutating func target(_ target: ReferenceTarget) -> UInt32? {
        switch target {
        case .work(let identifier, let number): return work(identifier, number: number)
        case .revision(let identifier, let number, let isMarkedRevised):
            return revision(identifier, number: number, isRevised: isMarkedRevised)
        case .component(let identifier, let fragment):
            if identifier == revision.identifier {
                if let component = component(withFragment: fragment) { return componentNodes[component] }
                // An annex that the text calls its own has its IRI, though the file doesn't hold it.
                guard fragment.utf8.starts(with: "annex".utf8) else { return nil }
                let iri = mapper.namespace.iri(of: identifier, fragment: fragment)
                return graph.node(iri, home: DocumentGraph.Home.shared).number
            }
            // So that the revision that the part belongs to is described; what kind of part it is,
            // only that revision's own text says.
            _ = revision(identifier, number: nil, isRevised: false)
            let iri = mapper.namespace.iri(of: identifier, fragment: fragment)
            return graph.node(iri, home: DocumentGraph.Home.shared).number
        case .instrument(let identifier): return instrument(identifier)
        case .provision(let identifier, let kind, let number):
            return provision(of: identifier, kind: kind, number: number)
        }
    }

    private mutating func instrument(_ identifier: InstrumentIdentifier) -> UInt32 {
        let (node, isNew) = graph.node(mapper.namespace.base, identifier.path, home: DocumentGraph.Home.shared)
        guard isNew else { return node }
        graph.add(node, isA: identifier.coined?.kind.fixedTerm ?? .instrument)
        graph.add(
            node, .label, graph.literal(mapper.labels.label(of: identifier), class: ownLanguage))
        if let owner = identifier.coined?.instrumentOf { graph.add(node, .instrumentOf, agent(owner)) }
        return node
    }

    private mutating func provision(
        of instrument: InstrumentIdentifier, kind: ProvisionKind, number: String
    ) -> UInt32 {
        let iri = mapper.namespace.iri(of: instrument, provision: kind, number: number)
        let (node, isNew) = graph.node(iri, home: DocumentGraph.Home.shared)
        guard isNew else { return node }
        graph.add(node, isA: .provision)
        let label = mapper.labels.label(ofProvision: kind, number: number, of: instrument)
        graph.add(node, .label, graph.literal(label, class: CommonTerms.english))
        graph.add(node, .number, number)
        graph.add(node, .provisionKind, concept(.provisionKind, kind.rawValue))
        graph.add(node, .provisionOf, self.instrument(instrument))
        return node
    }
}
