import RDF

/// Takes what a reader of RDF finds straight into a `DatasetBuilder`, without a `String` for a term.
///
/// ```swift
/// let builder = DatasetBuilder()
/// var receiver = DatasetReceiver(builder)
/// try NTriplesReader.read(bytes.span, into: &receiver)
/// let dataset = try builder.build()
/// ```
public struct DatasetReceiver: StatementReceiver {
    private let builder: DatasetBuilder
    /// Stands before each blank node's label, so that the nodes of two documents stay apart.
    private let labelPrefix: [UInt8]
    private let graph: TermID

    /// - Parameters:
    ///   - graph: where statements of the default graph go; nil for the default graph itself.
    ///   - document: tells the blank nodes of this document from those of others that go into the
    ///     same builder; empty keeps their labels.
    public init(_ builder: DatasetBuilder, graph: IRI? = nil, document: String = "") {
        self.builder = builder
        self.graph = graph.map { builder.intern(.iri($0)) } ?? TermIDs.none
        labelPrefix = Array(document.utf8)
    }

    @inline(__always)
    public mutating func iri(_ text: Span<UInt8>) -> UInt32 {
        text.withUnsafeBufferPointer { builder.intern(iri: $0) }
    }

    public mutating func blankNode(_ label: Span<UInt8>) -> UInt32 {
        guard !labelPrefix.isEmpty else {
            return label.withUnsafeBufferPointer { builder.intern(blankNode: $0) }
        }
        var whole = labelPrefix
        whole.reserveCapacity(labelPrefix.count + label.count)
        for index in label.indices { whole.append(label[index]) }
        return whole.withUnsafeBufferPointer { builder.intern(blankNode: $0) }
    }

    @inline(__always)
    public mutating func literal(_ lexicalForm: Span<UInt8>, datatype: Span<UInt8>) -> UInt32 {
        lexicalForm.withUnsafeBufferPointer { text in
            datatype.withUnsafeBufferPointer { builder.intern(literal: text, datatype: $0) }
        }
    }

    public mutating func literal(_ lexicalForm: Span<UInt8>, language: Span<UInt8>) -> UInt32 {
        lexicalForm.withUnsafeBufferPointer { text in
            language.withUnsafeBufferPointer { builder.intern(literal: text, language: $0) }
        }
    }

    @inline(__always)
    public mutating func literal(_ lexicalForm: Span<UInt8>) -> UInt32 {
        lexicalForm.withUnsafeBufferPointer { builder.intern(string: $0) }
    }

    @inline(__always)
    public mutating func statement(subject: UInt32, predicate: UInt32, object: UInt32, graph: UInt32?) {
        builder.add(IDTriple(subject, predicate, object), to: graph ?? self.graph)
    }
}
