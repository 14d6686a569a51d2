import LinkedResolutions

/// Counts what one reading of a graph's statements in the order of subjects can count.
struct PartitionCounter {
    private struct Link: Hashable {
        var property: IRI
        var target: IRI
    }

    private let base: [UInt8]
    private var links: [Link: Int] = [:]
    private var subject: Term?
    private(set) var entities = 0
    private(set) var distinctSubjects = 0

    init(base: IRI) { self.base = Array(base.string.utf8) }

    /// Takes the next statement; those of one subject follow each other.
    mutating func add(_ triple: Triple) {
        if triple.subject != subject {
            subject = triple.subject
            distinctSubjects += 1
            if isOwn(triple.subject) { entities += 1 }
        }
        guard triple.predicate != RDFSyntaxNamespace.type, let object = triple.object.iri, isOwn(triple.subject),
            !object.string.utf8.starts(with: base), let space = Self.space(of: object)
        else { return }
        links[Link(property: triple.predicate, target: space), default: 0] += 1
    }

    var linksets: [GraphDescription.Linkset] {
        links.map { GraphDescription.Linkset(property: $0.property, target: $0.target, triples: $1) }
            .sorted { ($0.property, $0.target) < ($1.property, $1.target) }
    }

    private func isOwn(_ term: Term) -> Bool { term.iri.map { $0.string.utf8.starts(with: base) } ?? false }

    /// Where another data set's IRIs begin: the closed lists of the ontology, or scheme and host.
    private static func space(of iri: IRI) -> IRI? {
        let vocabulary = ConceptScheme.vocabularyNamespace
        if iri.string.utf8.starts(with: vocabulary.string.utf8) { return vocabulary }
        let parts = iri.string.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count > 2, parts[1].isEmpty, !parts[2].isEmpty else { return nil }
        return IRI(String(Substring(parts[0])) + "//" + String(Substring(parts[2])) + "/")
    }
}
