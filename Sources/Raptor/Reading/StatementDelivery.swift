import CRaptor
import RDF

/// Hands one statement of Raptor's to a receiver, checking what Raptor's parsers do not.
enum StatementDelivery {
    /// Returns what is wrong with the statement, which is then not handed over, or nil.
    static func deliver<Receiver: StatementReceiver>(
        _ statement: raptor_statement, missingBase: [UInt8]?, to receiver: inout Receiver
    ) -> String? {
        var fault: String?
        let subject = id(of: statement.subject, missingBase, &fault, &receiver)
        let predicate = id(of: statement.predicate, missingBase, &fault, &receiver)
        let object = id(of: statement.object, missingBase, &fault, &receiver)
        var graph: Receiver.TermID?
        if statement.graph != nil { graph = id(of: statement.graph, missingBase, &fault, &receiver) }
        if let fault { return fault }
        guard let subject, let predicate, let object else { return "a statement without all its terms" }
        guard statement.subject.pointee.type != RAPTOR_TERM_TYPE_LITERAL else {
            return "a literal as subject"
        }
        guard statement.predicate.pointee.type == RAPTOR_TERM_TYPE_URI else {
            return "a predicate that is no IRI"
        }
        receiver.statement(subject: subject, predicate: predicate, object: object, graph: graph)
        return nil
    }

    private static func id<Receiver: StatementReceiver>(
        of term: UnsafeMutablePointer<raptor_term>?, _ missingBase: [UInt8]?, _ fault: inout String?,
        _ receiver: inout Receiver
    ) -> Receiver.TermID? {
        guard let term, fault == nil else { return nil }
        switch term.pointee.type {
        case RAPTOR_TERM_TYPE_URI:
            guard let text = bytes(of: term.pointee.value.uri) else { return nil }
            fault = iriFault(text.span, missingBase)
            return fault == nil ? receiver.iri(text.span) : nil
        case RAPTOR_TERM_TYPE_BLANK:
            let blank = term.pointee.value.blank
            let label = UnsafeBufferPointer(start: blank.string, count: Int(blank.string_len)).span
            guard BlankNodeLabel.isWellFormed(label) else {
                fault = "'\(String(utf8: label))' is no label of a blank node"
                return nil
            }
            return receiver.blankNode(label)
        case RAPTOR_TERM_TYPE_LITERAL:
            let literal = term.pointee.value.literal
            let text = UnsafeBufferPointer(start: literal.string, count: Int(literal.string_len)).span
            if let language = literal.language, literal.language_len > 0 {
                let tag = UnsafeBufferPointer(start: language, count: Int(literal.language_len)).span
                guard LanguageTag.isWellFormed(tag) else {
                    fault = "'\(String(utf8: tag))' is no language tag"
                    return nil
                }
                return receiver.literal(text, language: tag)
            }
            guard let datatype = literal.datatype else { return receiver.literal(text) }
            guard let datatypeText = bytes(of: datatype) else { return nil }
            fault = iriFault(datatypeText.span, missingBase)
            return fault == nil ? receiver.literal(text, datatype: datatypeText.span) : nil
        default:
            fault = "a term of unknown kind"
            return nil
        }
    }

    /// The URI's bytes, valid as long as the URI, which the statement holds.
    private static func bytes(of uri: OpaquePointer?) -> UnsafeBufferPointer<UInt8>? {
        guard let uri else { return nil }
        var length = 0
        let start = raptor_uri_as_counted_string(uri, &length)
        return UnsafeBufferPointer(start: start, count: length)
    }

    private static func iriFault(_ text: Span<UInt8>, _ missingBase: [UInt8]?) -> String? {
        if let missingBase, starts(text, with: missingBase) { return "a relative IRI, and no base to resolve it" }
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
