import RDF

/// The terms of a mapped document by number: first those that all documents of a run have in
/// common (the ontology's, the authority's), then the document's own.
public struct TermList: Sendable {
    let common: [Term]
    let own: [Term]

    public var count: Int { common.count + own.count }

    /// How many terms, from number 0, every document of the same mapper has in common: what is made
    /// of them may be kept from one document to the next.
    public var commonCount: Int { common.count }

    /// - Precondition: the number comes from a triple of the same document.
    public subscript(number: UInt32) -> Term {
        let index = Int(number)
        return index < common.count ? common[index] : own[index - common.count]
    }

    /// The triple with its terms; nil where the predicate's number is not that of an IRI.
    public func triple(_ compact: CompactTriple) -> Triple? {
        guard case .iri(let predicate) = self[compact.predicate] else { return nil }
        return Triple(self[compact.subject], predicate, self[compact.object])
    }
}
