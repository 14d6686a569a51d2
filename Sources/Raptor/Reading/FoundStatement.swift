import RDF

/// A statement that Raptor found and that was checked, on its way to a receiver; lent for one call.
///
/// It stands between what knows Raptor, which is compiled once, and the few lines that know the receiver, which
/// are compiled for each receiver where it is used: a generic function that is not costs hundreds of
/// nanoseconds a statement.
@usableFromInline
struct FoundStatement {
    @usableFromInline var subject = FoundTerm()
    @usableFromInline var predicate = FoundTerm()
    @usableFromInline var object = FoundTerm()
    /// Its kind is `none` in the default graph.
    @usableFromInline var graph = FoundTerm()

    @usableFromInline init() {}

    /// Hands the statement to a receiver. `names` keeps what the receiver calls the IRIs that have a place.
    /// Returns whether the receiver wants more.
    @inlinable
    func deliver<Receiver: StatementReceiver>(
        to receiver: inout Receiver, names: inout [Receiver.TermID?]
    ) -> Bool {
        guard let subject = subject.name(by: &receiver, names: &names),
            let predicate = predicate.name(by: &receiver, names: &names),
            let object = object.name(by: &receiver, names: &names)
        else { return true }
        let graph = graph.name(by: &receiver, names: &names)
        receiver.statement(subject: subject, predicate: predicate, object: object, graph: graph)
        return receiver.wantsMore
    }
}

/// A term of a statement that Raptor found.
///
/// Invariant: both texts are valid as long as the statement is lent.
@usableFromInline
struct FoundTerm {
    @usableFromInline
    enum Kind {
        case none, iri, blankNode, string, typedLiteral, taggedLiteral
    }

    @usableFromInline var kind = Kind.none
    /// The IRI, label or lexical form.
    @usableFromInline var text = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    /// The datatype's IRI or the language tag.
    @usableFromInline var suffix = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    /// Where the receiver's name for an IRI is kept, below `KnownIRIs.placeCount`.
    @usableFromInline var place = 0
    /// Whether the IRI in that place is this one.
    @usableFromInline var isKnown = false

    @usableFromInline init() {}

    @inlinable
    func name<Receiver: StatementReceiver>(
        by receiver: inout Receiver, names: inout [Receiver.TermID?]
    ) -> Receiver.TermID? {
        switch kind {
        case .none: return nil
        case .iri:
            if isKnown, let name = names[place] { return name }
            let name = receiver.iri(text.span)
            names[place] = name
            return name
        case .blankNode: return receiver.blankNode(text.span)
        case .string: return receiver.literal(text.span)
        case .typedLiteral: return receiver.literal(text.span, datatype: suffix.span)
        case .taggedLiteral: return receiver.literal(text.span, language: suffix.span)
        }
    }
}
