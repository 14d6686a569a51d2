import RDF

/// One thing that does not conform ([SHACL, section 3.6.2](https://www.w3.org/TR/shacl/#results-validation-result)).
public struct ValidationResult: Hashable, Sendable {
    /// The node that a shape is about.
    public let focusNode: Term
    /// The path as SPARQL writes it; nil where the shape has none.
    public let path: String?
    /// The value that is wrong, where it is a single one.
    public let value: Term?
    /// The local name of the constraint's component: `MinCountConstraintComponent`.
    public let component: String
    /// The IRI of the shape, or of the nearest around it that has one.
    public let shape: String
    /// `Violation`, `Warning` or `Info`.
    public let severity: String
    public let message: String
    /// The path where it is a single property.
    let property: IRI?
}

/// What validation found ([SHACL, section 3.6.1](https://www.w3.org/TR/shacl/#results-validation-report)).
public struct ValidationReport: Sendable {
    /// By shape, focus node, component and value.
    public let results: [ValidationResult]

    /// Whether nothing at all was found.
    public var conforms: Bool { results.isEmpty }

    /// The report as statements of the language itself.
    public var triples: [Triple] {
        let report = Term.blankNode(BlankNode("report"))
        let type = RDFSyntaxNamespace.type
        var triples = [
            Triple(report, type, .iri(SHACL.term("ValidationReport"))),
            Triple(report, SHACL.term("conforms"), .literal(Literal(conforms))),
        ]
        for (index, result) in results.enumerated() {
            let node = Term.blankNode(BlankNode("result\(index + 1)"))
            func add(_ name: String, _ value: Term?) {
                if let value { triples.append(Triple(node, SHACL.term(name), value)) }
            }
            triples.append(Triple(report, SHACL.term("result"), node))
            triples.append(Triple(node, type, .iri(SHACL.term("ValidationResult"))))
            add("focusNode", result.focusNode)
            add("resultPath", result.property.map(Term.iri))
            add("value", result.value)
            add("sourceConstraintComponent", .iri(SHACL.term(result.component)))
            add("resultSeverity", .iri(SHACL.term(result.severity)))
            add("resultMessage", .literal(Literal(result.message)))
        }
        return triples
    }
}
