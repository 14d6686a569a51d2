/// A receiver that makes `Quad`s and hands each to a closure: convenient, at the price of a `String`
/// per term. Use a receiver of your own where millions of statements are read.
public struct QuadReceiver: StatementReceiver {
    private let handle: (Quad) -> Void

    public init(_ handle: @escaping (Quad) -> Void) {
        self.handle = handle
    }

    public mutating func iri(_ text: Span<UInt8>) -> Term { .iri(IRI(String(utf8: text))) }

    public mutating func blankNode(_ label: Span<UInt8>) -> Term {
        .blankNode(BlankNode(String(utf8: label)))
    }

    public mutating func literal(_ lexicalForm: Span<UInt8>, datatype: Span<UInt8>) -> Term {
        .literal(Literal(String(utf8: lexicalForm), datatype: IRI(String(utf8: datatype))))
    }

    public mutating func literal(_ lexicalForm: Span<UInt8>, language: Span<UInt8>) -> Term {
        .literal(Literal(String(utf8: lexicalForm), language: String(utf8: language)))
    }

    public mutating func literal(_ lexicalForm: Span<UInt8>) -> Term {
        .literal(Literal(String(utf8: lexicalForm)))
    }

    public mutating func statement(subject: Term, predicate: Term, object: Term, graph: Term?) {
        guard let predicate = predicate.iri else { return }  // readers refuse any other predicate
        handle(Quad(Triple(subject, predicate, object), in: graph))
    }
}

extension String {
    /// The text of UTF-8 bytes that a reader has already validated.
    @inlinable
    package init(utf8 bytes: Span<UInt8>) {
        self = bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }
}
