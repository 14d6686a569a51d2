import RDF

/// The terms that one running query can meet: those of the dataset, and those that the query itself
/// names or computes. Both have ids, and equal terms have equal ids, so that joins, DISTINCT and
/// grouping compare numbers only.
///
/// Belongs to one query at a time and is not shared between threads.
package final class QueryTerms {
    package let dictionary: TermDictionary
    /// Terms that stand in no graph; the id is the index with `TermIDs.localBit` set.
    private var computed: [Term] = []
    private var computedIDs: [Term: TermID] = [:]
    /// For each class of the dictionary the datatype, if it is one of XSD's.
    private let datatypes: [XSDDatatype?]
    /// For each class of the dictionary whether it is that of plain or of language-tagged strings.
    private let areStrings: [Bool]

    package init(_ dictionary: TermDictionary) {
        self.dictionary = dictionary
        datatypes = dictionary.classes.datatypes
        areStrings = dictionary.classes.areStrings
    }

    /// The term with an id other than `TermIDs.none`.
    package func term(_ id: TermID) -> Term {
        TermIDs.isLocal(id) ? computed.term(id) : dictionary.term(id)
    }

    /// The id of a term, given now if neither the dataset nor the query has met it.
    package func id(of term: Term) -> TermID {
        if let id = dictionary.id(of: term) ?? computedIDs[term] { return id }
        let id = TermID(truncatingIfNeeded: computed.count) | TermIDs.localBit
        computed.append(term)
        computedIDs[term] = id
        return id
    }

    /// The value of a term, read from its bytes.
    package func value(_ id: TermID) -> Value {
        if TermIDs.isLocal(id) { return Value(computed.term(id)) }
        let termClass = Int(dictionary.classIndex(id))
        if let datatype = datatypes[termClass] {
            let value = dictionary.withText(id) { Value(datatype, utf8: Span(_unsafeElements: $0)) }
            if let value { return value }
        }
        return Value(dictionary.term(id))
    }

    /// How many terms the query computed.
    package var computedCount: Int { computed.count }

    /// What a term is apart from its text.
    package func termClass(_ id: TermID) -> TermClass {
        TermIDs.isLocal(id)
            ? computed.term(id).termClass : dictionary.classes[dictionary.classIndex(id)]
    }

    /// Whether a term is an IRI, a blank node or a literal.
    @inline(__always)
    package func kind(_ id: TermID) -> TermKind {
        if TermIDs.isLocal(id) {
            switch computed.term(id) {
            case .iri: return .iri
            case .blankNode: return .blankNode
            case .literal: return .literal
            }
        }
        switch dictionary.classIndex(id) {
        case TermClassTable.iri: return .iri
        case TermClassTable.blankNode: return .blankNode
        default: return .literal
        }
    }

    /// Whether a term is a plain or a language-tagged string.
    package func isString(_ id: TermID) -> Bool {
        TermIDs.isLocal(id)
            ? computed.term(id).termClass.isString : areStrings[Int(dictionary.classIndex(id))]
    }

    /// Gives the UTF-8 bytes of a term's text (IRI, label or lexical form) to `body`; they are valid
    /// only within the call.
    package func withText<Result>(_ id: TermID, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        TermIDs.isLocal(id)
            ? computed.term(id).withText(body) : dictionary.withText(id, body)
    }

    /// The terms so far, from now on immutable.
    package var answerTerms: AnswerTerms { AnswerTerms(dictionary: dictionary, computed: computed) }
}

/// The terms that an answer can hold, by id. Immutable, and so fit to be shared between threads.
package struct AnswerTerms: Sendable {
    package let dictionary: TermDictionary
    private let computed: [Term]

    package init(dictionary: TermDictionary, computed: [Term]) {
        self.dictionary = dictionary
        self.computed = computed
    }

    /// How many terms the query computed.
    package var computedCount: Int { computed.count }

    /// The term with an id; nil for `TermIDs.none`.
    package func term(_ id: TermID) -> Term? {
        if id == TermIDs.none { return nil }
        return TermIDs.isLocal(id) ? computed.term(id) : dictionary.term(id)
    }

    /// What a term is apart from its text.
    package func termClass(_ id: TermID) -> TermClass {
        TermIDs.isLocal(id)
            ? computed.term(id).termClass : dictionary.classes[dictionary.classIndex(id)]
    }

    /// Gives the UTF-8 bytes of a term's text (IRI, label or lexical form) to `body`; they are valid
    /// only within the call.
    @inline(__always)
    package func withText<Result>(_ id: TermID, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        TermIDs.isLocal(id)
            ? computed.term(id).withText(body) : dictionary.withText(id, body)
    }
}

extension AnswerTerms {
    /// Reads a byte of every page that the texts of terms stand in; gives back what they add up to.
    func touch(_ columns: [[TermID]]) -> UInt8 {
        var sum: UInt8 = 0
        for column in columns {
            for id in column where id != TermIDs.none && !TermIDs.isLocal(id) {
                sum ^= UInt8(truncatingIfNeeded: dictionary.classIndex(id))
                dictionary.withText(id) { text in
                    for offset in stride(from: 0, to: text.count, by: 4096) { sum ^= text[offset] }
                    if let last = text.last { sum ^= last }
                }
            }
        }
        return sum
    }
}

extension [Term] {
    /// The computed term with a local id; an empty IRI for one that the query never gave out, as a damaged
    /// file may hold them.
    fileprivate func term(_ id: TermID) -> Term {
        let index = TermIDs.localNumber(id)
        return index < count ? self[index] : .iri(IRI(""))
    }
}
