import GraphStore
import RDF
import ResolutionOntology
import SPARQL

extension ResolutionGraph {
    /// One pointer of a clause to an instrument, a text, a provision or another clause, and one of its
    /// targets.
    public struct Citation: Hashable, Sendable {
        /// The words of the reference as printed.
        public let words: String?
        /// What it points to; nil where that could not be identified.
        public let target: IRI?
        /// The label of the target.
        public let targetLabel: String?
        /// How far the target could be identified: `resolved`, `work-only`, `described`, `unresolved`.
        public let status: String
        /// The clause that cites.
        public let clause: Clause
        /// The characters of the reference.
        public let evidence: Evidence?
    }

    /// What texts refer to, in their order.
    public func references(from scope: TextScope) -> [Citation] {
        let terms = Vocabulary.resolution
        var found: [(clause: IRI, reference: IRI)] = []
        if let texts = self.texts(in: scope) {
            for clause in Set(texts.flatMap { dataset.subjects(of: terms.inRevision, $0) }) {
                found += dataset.objects(of: clause, terms.hasReference).map { (clause, $0) }
            }
        } else {
            for triple in dataset.triples(matching: TriplePattern(predicate: terms.hasReference)) {
                if let clause = triple.subject.iri, let reference = triple.object.iri { found.append((clause, reference)) }
            }
        }
        return sorted(found.flatMap { citations(of: $0.reference, in: $0.clause) })
    }

    /// Where a thing is cited: an instrument or a resolution with its texts and provisions, a single
    /// text, a provision, or a clause.
    public func references(to thing: IRI) -> [Citation] {
        let terms = Vocabulary.resolution
        let targets = Set(
            [thing] + dataset.subjects(of: terms.revisionOf, thing) + dataset.subjects(of: terms.provisionOf, thing))
        var citations: Set<Citation> = []
        for target in targets {
            for reference in dataset.subjects(of: terms.target, target) {
                for clause in dataset.subjects(of: terms.hasReference, reference) {
                    citations.formUnion(self.citations(of: reference, in: clause).filter { $0.target == target })
                }
            }
        }
        return sorted(citations)
    }

    private func citations(of reference: IRI, in clause: IRI) -> [Citation] {
        let terms = Vocabulary.resolution
        let words = dataset.texts(of: reference, terms.citedText).first
        let status = dataset.objects(of: reference, terms.referenceStatus).first
        let place = Clause(clause, in: self)
        let evidence = evidence(of: reference)
        let targets: [IRI?] = dataset.objects(of: reference, terms.target).sorted()
        return (targets.isEmpty ? [nil] : targets).map { target in
            Citation(
                words: words, target: target, targetLabel: target.map { label(ofTarget: $0) },
                status: status?.string.split(separator: "/").last.map(String.init) ?? "unresolved", clause: place,
                evidence: evidence)
        }
    }

    private func label(ofTarget target: IRI) -> String {
        clause(target)?.label ?? dataset.label(of: target)
    }

    private func sorted(_ citations: some Sequence<Citation>) -> [Citation] {
        citations.sorted { a, b in
            if let precedes = a.clause.precedes(b.clause) { return precedes }
            let (first, second) = (a.evidence?.characters.lowerBound ?? 0, b.evidence?.characters.lowerBound ?? 0)
            return first != second ? first < second : (a.target?.string ?? "") < (b.target?.string ?? "")
        }
    }
}
