import RDF

/// Terms as tests write them: `1`, `1.5`, `1e0`, `true`, `"text"`, `"text"@en`, `"1"^^byte`,
/// `"x"^^<datatype>`, `<iri>`, `_:node`, and `error` for no term.
enum TermNotation {
    static func term(_ text: String) -> Term? {
        if text == "error" { return nil }
        if text.hasPrefix("<") { return .iri(IRI(String(text.dropFirst().dropLast()))) }
        if text.hasPrefix("_:") { return .blankNode(BlankNode(String(text.dropFirst(2)))) }
        if text == "true" || text == "false" { return .literal(Literal(text, datatype: XSD.boolean)) }
        guard text.hasPrefix("\""), let end = text.lastIndex(of: "\"") else {
            let datatype = text.contains("e") || text.contains("E") || text.contains("N") ? XSD.double : text.contains(".") ? XSD.decimal : XSD.integer
            return .literal(Literal(text, datatype: datatype))
        }
        let lexicalForm = String(text[text.index(after: text.startIndex)..<end])
        let rest = text[text.index(after: end)...]
        if rest.hasPrefix("@") { return .literal(Literal(lexicalForm, language: String(rest.dropFirst()))) }
        if rest.hasPrefix("^^<") { return .literal(Literal(lexicalForm, datatype: IRI(String(rest.dropFirst(3).dropLast())))) }
        if rest.hasPrefix("^^") { return .literal(Literal(lexicalForm, datatype: IRI(XSD.iri.string + rest.dropFirst(2)))) }
        return .literal(Literal(lexicalForm))
    }
}
