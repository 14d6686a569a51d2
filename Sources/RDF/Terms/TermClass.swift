/// What a term is apart from its text: an IRI, a blank node, or a literal of one datatype or
/// language. Two terms are the same when class and bytes are.
package enum TermClass: Hashable, Sendable {
    case iri
    case blankNode
    /// A literal with this datatype (never `rdf:langString`).
    case datatype(IRI)
    /// A language-tagged string; the tag in lower case.
    case language(String)

    /// Whether literals of the class are plain or language-tagged strings.
    package var isString: Bool {
        switch self {
        case .iri, .blankNode: false
        case .datatype(let datatype): datatype == XSD.string
        case .language: true
        }
    }
}

/// The classes that occur in a dictionary, numbered in the order of their first use.
@usableFromInline
package struct TermClassTable: Sendable {
    /// The number of a class.
    @usableFromInline package typealias Index = UInt32

    // Computed, so that other modules see a number where a stored one would be asked for by a call each time.
    @inlinable package static var iri: Index { 0 }
    @inlinable package static var blankNode: Index { 1 }
    @inlinable package static var string: Index { 2 }

    package private(set) var classes: [TermClass] = [.iri, .blankNode, .datatype(XSD.string)]
    private var indexes: [TermClass: Index] = [.iri: 0, .blankNode: 1, .datatype(XSD.string): 2]
    /// The bytes of classes 3 and up as a reader meets them, so that a reader needs no `String`.
    private var texts: [[UInt8]] = [[], [], Array(XSD.string.string.utf8)]

    /// For each class the datatype, if it is one of XSD's.
    package private(set) var datatypes: [XSDDatatype?] = [nil, nil, .string]
    /// For each class whether it is that of plain or of language-tagged strings.
    package private(set) var areStrings = [false, false, true]
    private var areTagged = [false, false, false]

    package init() {}

    package subscript(index: Index) -> TermClass { classes[Int(index)] }

    package var count: Int { classes.count }

    /// The number of a class, or nil if no term has it.
    package func index(of termClass: TermClass) -> Index? {
        switch termClass {
        case .iri: Self.iri
        case .blankNode: Self.blankNode
        default: indexes[termClass]
        }
    }

    /// The number of a class, given now if it has none.
    package mutating func intern(_ termClass: TermClass) -> Index {
        if let index = index(of: termClass) { return index }
        let index = Index(classes.count)
        classes.append(termClass)
        areStrings.append(termClass.isString)
        if case .language = termClass { areTagged.append(true) } else { areTagged.append(false) }
        indexes[termClass] = index
        switch termClass {
        case .datatype(let iri):
            texts.append(Array(iri.string.utf8))
            datatypes.append(XSDDatatype(iri))
        case .language(let tag):
            texts.append(Array(tag.utf8))
            datatypes.append(nil)
        case .iri, .blankNode:
            texts.append([])
            datatypes.append(nil)
        }
        return index
    }

    /// The number of a literal's class from the bytes of its datatype's IRI.
    ///
    /// A graph has few datatypes, so the first ones are compared one by one.
    package mutating func intern(datatype bytes: Span<UInt8>) -> Index {
        if let index = known(bytes, language: false) { return index }
        return intern(.datatype(IRI(Self.text(bytes))))
    }

    /// The number of a literal's class from the bytes of its language tag, in any case.
    package mutating func intern(language bytes: Span<UInt8>) -> Index {
        if let index = known(bytes, language: true) { return index }
        return intern(.language(Self.text(bytes).lowercased()))
    }

    private func known(_ bytes: Span<UInt8>, language: Bool) -> Index? {
        for index in 2..<max(2, min(texts.count, 16)) where areTagged[index] == language {
            let text = texts[index]
            if ByteRuns.equal(text.span, bytes) { return Index(truncatingIfNeeded: index) }
        }
        return nil
    }

    private static func text(_ bytes: Span<UInt8>) -> String {
        bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }
}

extension Term {
    /// What the term is apart from its text.
    package var termClass: TermClass {
        switch self {
        case .iri: .iri
        case .blankNode: .blankNode
        case .literal(let literal):
            if let language = literal.language { .language(language) } else { .datatype(literal.datatype) }
        }
    }

    /// Gives the UTF-8 bytes of the term's text to `body`.
    package func withText<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        var text =
            switch self {
            case .iri(let iri): iri.string
            case .blankNode(let node): node.label
            case .literal(let literal): literal.lexicalForm
            }
        return text.withUTF8(body)
    }

    /// The term of a class with a text.
    package init(_ text: String, class termClass: TermClass) {
        switch termClass {
        case .iri: self = .iri(IRI(text))
        case .blankNode: self = .blankNode(BlankNode(text))
        case .datatype(let datatype): self = .literal(Literal(text, datatype: datatype))
        case .language(let tag): self = .literal(Literal(text, language: tag))
        }
    }
}
