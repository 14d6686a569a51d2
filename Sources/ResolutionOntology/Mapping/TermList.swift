import RDF

/// The terms of a mapped document by number: first those that all documents of a run have in
/// common (the ontology's, the authority's), then the document's own.
///
/// They are kept as bytes, from which a store interns them; `values` has them as values.
public struct TermList: Sendable {
    @usableFromInline let common: CommonTerms
    @usableFromInline let own: TermArena
    /// What the classes of terms stand for: first those of the common terms.
    package let classes: TermClassTable

    init(common: CommonTerms, own: TermArena, classes: TermClassTable) {
        self.common = common
        self.own = own
        self.classes = classes
    }

    public var count: Int { common.count + own.count }

    /// How many terms, from number 0, every document of the same mapper has in common: what is made
    /// of them may be kept from one document to the next.
    @inlinable public var commonCount: Int { common.count }

    /// How many classes, from number 0, every document of the same mapper has in common.
    package var commonClassCount: Int { common.classes.count }

    /// Makes the term, in time linear in its length.
    ///
    /// - Precondition: the number comes from a triple of the same document.
    public subscript(number: UInt32) -> Term {
        let index = Int(number)
        return index < common.count ? common.values[index] : ownTerm(index - common.count)
    }

    private func ownTerm(_ index: Int) -> Term { Term(own.string(index), class: classes[own.termClass(index)]) }

    /// The triple with its terms; nil where the predicate's number is not that of an IRI.
    public func triple(_ compact: CompactTriple) -> Triple? {
        guard case .iri(let predicate) = self[compact.predicate] else { return nil }
        return Triple(self[compact.subject], predicate, self[compact.object])
    }

    /// All terms, each made once: for whoever makes many triples.
    public var values: TermValues {
        TermValues(common: common.values, own: (0..<own.count).map(ownTerm))
    }

    /// The class of a term, by its number in `classes`.
    @inlinable @inline(__always)
    package func termClass(of number: UInt32) -> TermClassTable.Index {
        let index = Int(number)
        return index < common.count ? common.arena.termClass(index) : own.termClass(index - common.count)
    }

    /// Gives the UTF-8 bytes of a term's text to `body`.
    @inlinable
    package func withText<Result>(of number: UInt32, _ body: (Span<UInt8>) -> Result) -> Result {
        let index = Int(number)
        return index < common.count ? common.arena.withText(index, body) : own.withText(index - common.count, body)
    }
}

/// The terms of a mapped document as values.
public struct TermValues: Sendable {
    let common: [Term]
    let own: [Term]

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
