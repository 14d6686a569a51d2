import CRaptor
import RDF

/// Makes a found statement of one of Raptor's, checking what Raptor's parsers do not.
struct StatementCheck {
    /// The scheme of what relative IRIs are resolved against where there is no base; nil where there is one.
    let missingBase: [UInt8]?
    /// Those that the receiver was handed; and datatypes, which it was not handed as IRIs.
    let known = KnownIRIs()
    private let knownDatatypes = KnownIRIs()

    init(missingBase: [UInt8]?) { self.missingBase = missingBase }

    /// Gives back all of Raptor's handles, which must not outlive their world.
    func removeAll() {
        known.removeAll()
        knownDatatypes.removeAll()
    }

    /// Fills in the statement; returns what is wrong with it, or nil.
    func find(_ statement: borrowing raptor_statement, as found: inout FoundStatement) -> String? {
        guard let subject = statement.subject, let predicate = statement.predicate, let object = statement.object else {
            return "a statement without all its terms"
        }
        if let fault = find(subject, as: &found.subject) { return fault }
        if let fault = find(predicate, as: &found.predicate) { return fault }
        if let fault = find(object, as: &found.object) { return fault }
        if let graph = statement.graph {
            if let fault = find(graph, as: &found.graph) { return fault }
        } else {
            found.graph.kind = .none
        }
        guard subject.pointee.type != RAPTOR_TERM_TYPE_LITERAL else { return "a literal as subject" }
        guard found.predicate.kind == .iri else { return "a predicate that is no IRI" }
        return nil
    }

    private func find(_ term: UnsafeMutablePointer<raptor_term>, as found: inout FoundTerm) -> String? {
        switch term.pointee.type {
        case RAPTOR_TERM_TYPE_URI:
            guard let uri = term.pointee.value.uri else { return "a statement without all its terms" }
            found.kind = .iri
            found.place = known.place(of: uri)
            found.isKnown = known.holds(uri, at: found.place)
            // The text is wanted even so where the receiver has no name for it yet.
            found.text = Self.bytes(of: uri)
            if found.isKnown { return nil }
            if let fault = iriFault(found.text.span) { return fault }
            known.keep(uri, at: found.place)
        case RAPTOR_TERM_TYPE_BLANK:
            let blank = term.pointee.value.blank
            found.kind = .blankNode
            found.text = UnsafeBufferPointer(start: blank.string, count: Int(blank.string_len))
            guard BlankNodeLabel.isWellFormed(found.text.span) else {
                return "'\(String(utf8: found.text.span))' is no label of a blank node"
            }
        case RAPTOR_TERM_TYPE_LITERAL: return find(term.pointee.value.literal, as: &found)
        default: return "a term of unknown kind"
        }
        return nil
    }

    private func find(_ literal: raptor_term_literal_value, as found: inout FoundTerm) -> String? {
        found.text = UnsafeBufferPointer(start: literal.string, count: Int(literal.string_len))
        if let language = literal.language, literal.language_len > 0 {
            found.kind = .taggedLiteral
            found.suffix = UnsafeBufferPointer(start: language, count: Int(literal.language_len))
            guard LanguageTag.isWellFormed(found.suffix.span) else {
                return "'\(String(utf8: found.suffix.span))' is no language tag"
            }
        } else if let datatype = literal.datatype {
            found.kind = .typedLiteral
            found.suffix = Self.bytes(of: datatype)
            let place = knownDatatypes.place(of: datatype)
            if knownDatatypes.holds(datatype, at: place) { return nil }
            if let fault = iriFault(found.suffix.span) { return fault }
            knownDatatypes.keep(datatype, at: place)
        } else {
            found.kind = .string
        }
        return nil
    }

    /// The URI's bytes, valid as long as the URI, which the statement holds.
    private static func bytes(of uri: OpaquePointer) -> UnsafeBufferPointer<UInt8> {
        var length = 0
        let start = raptor_uri_as_counted_string(uri, &length)
        return UnsafeBufferPointer(start: start, count: length)
    }

    private func iriFault(_ text: Span<UInt8>) -> String? {
        if let missingBase, Self.starts(text, with: missingBase) { return "a relative IRI, and no base to resolve it" }
        if let index = IRICharacters.firstForbidden(in: text) { return IRICharacters.complaint(about: text, at: index) }
        // Names in XML are put together with their namespace, which need not be an IRI.
        if IRICharacters.schemeLength(of: text) == nil { return "'\(String(utf8: text))' is not an absolute IRI" }
        return nil
    }

    private static func starts(_ text: Span<UInt8>, with prefix: [UInt8]) -> Bool {
        guard text.count >= prefix.count else { return false }
        for index in prefix.indices where text[index] != prefix[index] { return false }
        return true
    }
}
