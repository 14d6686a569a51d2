import RDF
import Resolutions

/// What changed since earlier texts of the same work.
extension RevisionMapping {
    /// One block for each of the earlier texts.
    mutating func mapChanges(since earlier: [Revision]) {
        for old in earlier {
            let comparison = Comparison(from: old, to: revision)
            map(comparison)
            blockCount += 1
        }
    }

    private mutating func map(_ comparison: Comparison) {
        let old = comparison.old
        let oldNode = revision(old.identifier, number: nil, isRevised: false)
        let oldPrefix = mapper.namespace.iri(of: old.identifier).string + "#"
        let edition = old.identifier.edition.slug
        var names: Set<String> = []
        for change in comparison.clauseChanges {
            guard let named = (change.new.map { revision.components[$0] } ?? change.old.map { old.components[$0] })
            else { continue }
            // A removed clause may bear the label of another one that is there in the later text.
            var name = "change_\(edition)_\(named.fragment)"
            if change.new == nil, component(withFragment: named.fragment) != nil { name += "_removed" }
            guard names.insert(name).inserted else { continue }
            let node = part(name, home: blockCount)
            graph.add(node, isA: .clauseChange)
            graph.add(node, .changeType, concept(.change, change.type.rawValue))
            graph.add(node, .fromRevision, oldNode)
            graph.add(node, .toRevision, revisionNode)
            if let index = change.old {
                let (clause, _) = graph.node(
                    IRI(oldPrefix + old.components[index].fragment), home: DocumentGraph.Home.borrowed)
                graph.add(node, .changeFrom, clause)
            }
            if let index = change.new { graph.add(node, .changeTo, componentNodes[index]) }
            confidence(change.confidence, of: node)
        }
    }
}
