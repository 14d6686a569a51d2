import GraphStore
import RDF
import ResolutionOntology

extension ResolutionGraph {
    /// How one clause of a text relates to its counterpart in another text of the same resolution.
    public struct ClauseChange: Hashable, Sendable {
        public enum Kind: String, CaseIterable, Hashable, Sendable { case unchanged, modified, moved, added, removed }

        public let kind: Kind
        /// The clause before; nil for an addition.
        public let before: Clause?
        /// The clause after; nil for a removal.
        public let after: Clause?
        /// From 0 to 1 where the comparison had to choose; nil where there was no choice.
        public let confidence: Double?
    }

    /// What changed from one text to another, in the order of the later text; removed clauses stand
    /// where the earlier text had them.
    public func changes(from earlier: DatedText, to later: DatedText) -> [ClauseChange] {
        let terms = Vocabulary.resolution
        let before = Set(dataset.subjects(of: terms.fromRevision, earlier.iri))
        let changes = dataset.subjects(of: terms.toRevision, later.iri).filter(before.contains).sorted()
        return changes.compactMap(change).sorted { a, b in
            let (first, second) = (a.after ?? a.before, b.after ?? b.before)
            if let first, let second, first.order != second.order { return first.order < second.order }
            return (first?.iri.string ?? "") < (second?.iri.string ?? "")
        }
    }

    /// One clause in all texts of its resolution that were read, earliest first: the clause itself and
    /// what comparisons say was its counterpart, directly or over other texts.
    public func history(of clause: Clause) -> [Clause] {
        let terms = Vocabulary.resolution
        var found: Set<IRI> = [clause.iri]
        var waiting = [clause.iri]
        while let version = waiting.popLast() {
            let later = dataset.subjects(of: terms.changeFrom, version).flatMap { dataset.objects(of: $0, terms.changeTo) }
            let earlier = dataset.subjects(of: terms.changeTo, version).flatMap { dataset.objects(of: $0, terms.changeFrom) }
            for other in later + earlier where found.insert(other).inserted { waiting.append(other) }
        }
        let dated = found.map { (clause: Clause($0, in: self), text: DatedText(Clause($0, in: self).text, in: self)) }
        return dated.sorted { a, b in
            if a.text.year != b.text.year { return (a.text.year ?? 0) < (b.text.year ?? 0) }
            if a.text.isProposal != b.text.isProposal { return a.text.isProposal }
            return a.clause.precedes(b.clause) ?? false
        }.map(\.clause)
    }

    private func change(_ iri: IRI) -> ClauseChange? {
        let terms = Vocabulary.resolution
        guard let concept = dataset.objects(of: iri, terms.changeType).first,
            let kind = concept.string.split(separator: "/").last.flatMap({ ClauseChange.Kind(rawValue: String($0)) })
        else { return nil }
        return ClauseChange(
            kind: kind, before: dataset.objects(of: iri, terms.changeFrom).first.map { Clause($0, in: self) },
            after: dataset.objects(of: iri, terms.changeTo).first.map { Clause($0, in: self) },
            confidence: dataset.texts(of: iri, terms.confidence).first.flatMap(Double.init))
    }
}
