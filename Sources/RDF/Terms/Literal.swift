/// A literal, as [RDF 1.1 Concepts, section 3.3](https://www.w3.org/TR/rdf11-concepts/#section-Graph-Literal)
/// defines it: a lexical form, a datatype, and for `rdf:langString` a language tag.
///
/// Two literals are the same term when all three are the same; `"01"^^xsd:integer` and
/// `"1"^^xsd:integer` are two terms with one value.
public struct Literal: Sendable {
    /// The lexical form as written, escapes undone.
    public let lexicalForm: String
    /// The datatype; `rdf:langString` exactly when there is a language tag.
    public let datatype: IRI
    /// The language tag in lower case, or nil. (RDF 1.1 compares tags without regard to case and
    /// lets a reader convert them to lower case.)
    public let language: String?

    /// A literal with a datatype; `xsd:string` if none is given.
    public init(_ lexicalForm: String, datatype: IRI = XSD.string) {
        self.lexicalForm = lexicalForm
        self.datatype = datatype
        self.language = nil
    }

    /// A language-tagged string. The tag is not checked against BCP 47; its case is folded.
    public init(_ lexicalForm: String, language: String) {
        self.lexicalForm = lexicalForm
        self.datatype = RDFSyntaxNamespace.langString
        // Most tags are in lower case already, and folding makes a new string.
        let isFolded = !language.utf8.contains { $0 &- 0x41 < 26 || $0 >= 0x80 }
        self.language = isFolded ? language : language.lowercased()
    }

    /// An `xsd:boolean` in canonical form.
    public init(_ value: Bool) {
        self.init(value ? "true" : "false", datatype: XSD.boolean)
    }

    /// An `xsd:integer` in canonical form.
    public init(_ value: Int) {
        self.init(String(value), datatype: XSD.integer)
    }
}

extension Literal: Hashable {
    public static func == (a: Literal, b: Literal) -> Bool {
        CodePointText.equal(a.lexicalForm, b.lexicalForm)
            && a.datatype == b.datatype
            && a.language == b.language
    }

    public func hash(into hasher: inout Hasher) {
        CodePointText.hash(lexicalForm, into: &hasher)
        hasher.combine(datatype)
        hasher.combine(language)
    }
}

extension Literal: CustomStringConvertible {
    /// The literal in quotation marks, escaped as in N-Triples.
    public var description: String {
        let quoted = "\"\(NTriplesEscaping.escape(lexicalForm))\""
        if let language { return "\(quoted)@\(language)" }
        return datatype == XSD.string ? quoted : "\(quoted)^^\(datatype)"
    }
}
