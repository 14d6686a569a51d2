import GraphStore
import RDF
import ResolutionOntology

extension ResolutionGraph {
    /// One dated text of a resolution (`rg:Revision`): as adopted at a session, or as proposed to one.
    public struct DatedText: Hashable, Sendable {
        public let iri: IRI
        /// `Resolution 11 (Rev. New Delhi, 2024)`
        public let label: String
        /// The printed title.
        public let title: String?
        /// The resolution that it is a text of.
        public let work: IRI?
        /// Whether it was proposed and not itself adopted.
        public let isProposal: Bool
        /// The session that adopted it, or to which it was proposed.
        public let session: String?
        /// The year of the session.
        public let year: Int?
        /// The files that it was read from; empty for a text that is known from citations only.
        public let files: [String]

        init(_ iri: IRI, in graph: ResolutionGraph) {
            let terms = Vocabulary.resolution
            let dataset = graph.dataset
            self.iri = iri
            label = dataset.label(of: iri)
            title = dataset.texts(of: iri, terms.title).first
            work = dataset.objects(of: iri, terms.revisionOf).first
            isProposal = dataset.objects(of: iri, RDFSyntaxNamespace.type).contains(terms.proposedRevision)
            let meeting = (dataset.objects(of: iri, terms.adoptedAt) + dataset.objects(of: iri, terms.submittedTo)).first
            session = meeting.map { dataset.label(of: $0) }
            year = meeting.flatMap { dataset.number(of: $0, terms.year) }
            files = dataset.objects(of: iri, terms.readFrom).map { dataset.texts(of: $0, terms.fileName).first ?? $0.string }.sorted()
        }
    }

    /// The texts of a resolution, earliest first; proposals stand before what their session adopted.
    public func revisions(of scope: TextScope) -> [DatedText] {
        let all = dataset.subjects(of: RDFSyntaxNamespace.type, Vocabulary.resolution.revision)
        let texts = self.texts(in: scope)
        return all.filter { texts?.contains($0) ?? true }.map { DatedText($0, in: self) }.sorted { a, b in
            if a.work != b.work { return (a.work?.string ?? "") < (b.work?.string ?? "") }
            if a.year != b.year { return (a.year ?? 0) < (b.year ?? 0) }
            return a.isProposal != b.isProposal ? a.isProposal : a.iri < b.iri
        }
    }

    /// The dated text that a person names: `Resolution 11, Dubai 2012`.
    /// - Throws: ``UnknownNameError`` with the nearest names, ``AmbiguousNameError``.
    public func text(named name: String) throws -> DatedText {
        DatedText(try iri(named: name, as: .text), in: self)
    }
}
