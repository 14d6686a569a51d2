/// What takes the statements that a reader finds, without a `String` for any term.
///
/// A reader first hands over each term of a statement as UTF-8 bytes and gets back whatever the
/// receiver calls it (an id in a dictionary, a `Term`), then hands over the statement made of those.
/// The bytes are lent for the length of the call. Terms that look new to the reader may be known to
/// the receiver, and a term that the receiver was handed in an earlier statement may be used again without
/// being handed over: the reader promises nothing about repetition. A reader that fails in the middle of
/// a statement may have handed over terms of it, never the statement itself.
public protocol StatementReceiver {
    /// What the receiver calls a term.
    associatedtype TermID

    /// An absolute IRI, escapes undone.
    mutating func iri(_ text: Span<UInt8>) -> TermID
    /// A blank node by its label, without `_:`. The label holds within the document that is read.
    mutating func blankNode(_ label: Span<UInt8>) -> TermID
    /// A literal by its lexical form, escapes undone, and the IRI of its datatype.
    mutating func literal(_ lexicalForm: Span<UInt8>, datatype: Span<UInt8>) -> TermID
    /// A language-tagged string; the tag is as written (compare it without regard to case).
    mutating func literal(_ lexicalForm: Span<UInt8>, language: Span<UInt8>) -> TermID
    /// A plain literal, whose datatype is `xsd:string`.
    mutating func literal(_ lexicalForm: Span<UInt8>) -> TermID

    /// A statement; `graph` is nil in the default graph.
    mutating func statement(subject: TermID, predicate: TermID, object: TermID, graph: TermID?)

    /// False stops the reader after the current statement, without an error.
    var wantsMore: Bool { get }
}

extension StatementReceiver {
    public var wantsMore: Bool { true }
}
