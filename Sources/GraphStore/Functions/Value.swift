import RDF

/// What an expression computes with: a term whose lexical form has been read, or an error.
///
/// An error is a value like any other, so that a row whose expression fails costs no more than one
/// whose expression succeeds ([SPARQL 1.1, section 17.2](https://www.w3.org/TR/sparql11-query/#evaluation)).
/// A value forgets its lexical form (`01`); where that matters, expressions are evaluated to terms.
package enum Value: Sendable {
    case iri(IRI)
    case blankNode(BlankNode)
    case string(String)
    /// A language-tagged string; the tag is in lower case.
    indirect case languageString(String, language: String)
    case boolean(Bool)
    /// An integer of `xsd:integer` or a type derived from it.
    case integer(Int128)
    case decimal(DecimalNumber)
    case float(Float)
    case double(Double)
    case dateTime(DateTimeValue)
    case duration(DurationValue)
    /// A literal of an unknown datatype, or an ill-typed one.
    indirect case other(Literal)
    /// A type error, or an unbound variable.
    case error
}

extension Value {
    /// The value of a term.
    package init(_ term: Term) {
        switch term {
        case .iri(let iri): self = .iri(iri)
        case .blankNode(let node): self = .blankNode(node)
        case .literal(let literal): self = Value(literal)
        }
    }

    /// The value of an optional term; an error for none.
    package init(_ term: Term?) {
        if let term { self = Value(term) } else { self = .error }
    }

    /// The value of a literal.
    package init(_ literal: Literal) {
        if let language = literal.language {
            self = .languageString(literal.lexicalForm, language: language)
            return
        }
        guard let datatype = XSDDatatype(literal.datatype) else {
            self = .other(literal)
            return
        }
        if datatype == .string {
            self = .string(literal.lexicalForm)
        } else {
            self = literal.lexicalForm.withUTF8Bytes { Value(datatype, utf8: $0) } ?? .other(literal)
        }
    }

    /// The value of a lexical form under a datatype; nil where the literal is ill-typed.
    package init?(_ datatype: XSDDatatype, utf8 text: Span<UInt8>) {
        switch datatype {
        case .string:
            self = .string(String(decoding: Array(copying: text), as: UTF8.self))
        case .boolean:
            guard let value = IntegerText.boolean(text) else { return nil }
            self = .boolean(value)
        case .decimal:
            guard let value = DecimalNumber(utf8: text) else { return nil }
            self = .decimal(value)
        case .double:
            guard let value = FloatingPointText.double(text) else { return nil }
            self = .double(value)
        case .float:
            guard let value = FloatingPointText.float(text) else { return nil }
            self = .float(value)
        case .duration, .yearMonthDuration, .dayTimeDuration:
            guard let kind = DurationValue.Kind(datatype), let value = DurationValue(kind, utf8: text)
            else { return nil }
            self = .duration(value)
        case .dateTimeStamp:
            guard let value = DateTimeValue(.dateTime, utf8: text), value.timeZoneOffset != nil
            else { return nil }
            self = .dateTime(value)
        case .dateTime, .date, .time, .gYear, .gYearMonth, .gMonth, .gMonthDay, .gDay:
            guard let kind = DateTimeValue.Kind(datatype), let value = DateTimeValue(kind, utf8: text)
            else { return nil }
            self = .dateTime(value)
        default:
            guard let value = IntegerText.integer(text), datatype.contains(value) else { return nil }
            self = .integer(value)
        }
    }

    /// The term that stands for the value, in canonical form; nil for an error.
    package var term: Term? {
        switch self {
        case .iri(let iri): .iri(iri)
        case .blankNode(let node): .blankNode(node)
        case .string(let text): .literal(Literal(text))
        case .languageString(let text, let language): .literal(Literal(text, language: language))
        case .boolean(let value): .literal(Literal(value))
        case .integer(let value): .literal(Literal(String(value), datatype: XSD.integer))
        case .decimal(let value): .literal(Literal(value.description, datatype: XSD.decimal))
        case .float(let value): .literal(Literal(FloatingPointText.canonical(value), datatype: XSD.float))
        case .double(let value): .literal(Literal(FloatingPointText.canonical(value), datatype: XSD.double))
        case .dateTime(let value): .literal(Literal(value.lexicalForm, datatype: value.kind.datatype.iri))
        case .duration(let value): .literal(Literal(value.lexicalForm, datatype: value.kind.datatype.iri))
        case .other(let literal): .literal(literal)
        case .error: nil
        }
    }

    package var isError: Bool {
        if case .error = self { return true }
        return false
    }

    /// Whether the value is a number.
    package var isNumeric: Bool {
        switch self {
        case .integer, .decimal, .float, .double: true
        default: false
        }
    }

    /// The effective boolean value; nil for a type error
    /// ([SPARQL 1.1, section 17.2.2](https://www.w3.org/TR/sparql11-query/#ebv)).
    package var effectiveBoolean: Bool? {
        switch self {
        case .boolean(let value): value
        case .string(let text), .languageString(let text, _): !text.utf8.isEmpty
        case .integer(let value): value != 0
        case .decimal(let value): value.scaled != 0
        case .float(let value): !(value.isNaN || value == 0)
        case .double(let value): !(value.isNaN || value == 0)
        case .other(let literal):
            // Ill-typed booleans and numbers are false; other datatypes are an error.
            switch XSDDatatype(literal.datatype) {
            case .boolean?, .decimal?, .double?, .float?: false
            case let datatype?: datatype.isInteger ? false : nil
            case nil: nil
            }
        case .iri, .blankNode, .dateTime, .duration, .error: nil
        }
    }
}

extension Array where Element == UInt8 {
    /// A copy of the bytes of a span.
    init(copying span: Span<UInt8>) {
        self.init()
        reserveCapacity(span.count)
        for index in span.indices { append(span[index]) }
    }
}
