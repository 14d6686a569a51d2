import RDF

/// A Swift value that stands for an RDF term in a query.
///
/// Values go into the algebra as terms, never into the text of a query: whatever a string holds, it
/// stays a literal.
public protocol TermConvertible: Sendable {
    /// The term that the value stands for.
    var rdfTerm: Term { get }
}

extension Term: TermConvertible {
    public var rdfTerm: Term { self }
}

extension IRI: TermConvertible {
    public var rdfTerm: Term { .iri(self) }
}

extension Literal: TermConvertible {
    public var rdfTerm: Term { .literal(self) }
}

extension String: TermConvertible {
    /// A plain string, `xsd:string`. A string with a language is a `Literal`.
    public var rdfTerm: Term { .literal(Literal(self)) }
}

extension Int: TermConvertible {
    /// An `xsd:integer`.
    public var rdfTerm: Term { .literal(Literal(self)) }
}

extension Bool: TermConvertible {
    /// An `xsd:boolean`.
    public var rdfTerm: Term { .literal(Literal(self)) }
}

extension Double: TermConvertible {
    /// An `xsd:double`.
    public var rdfTerm: Term { .literal(Literal(FloatingPointText.canonical(self), datatype: XSD.double)) }
}
