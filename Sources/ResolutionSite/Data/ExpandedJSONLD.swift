import LinkedResolutions

/// Writes statements as JSON-LD in expanded form, without a context
/// ([JSON-LD 1.1, section 9.1](https://www.w3.org/TR/json-ld11/#expanded-document-form)).
enum ExpandedJSONLD {
    /// The statements, those about a subject together, in the order in which subjects first occur.
    static func text(of triples: [Triple]) -> String {
        var order: [Term] = []
        var about: [Term: [Triple]] = [:]
        for triple in triples {
            if about[triple.subject] == nil { order.append(triple.subject) }
            about[triple.subject, default: []].append(triple)
        }
        let nodes = order.map { subject in node(subject, about[subject] ?? []) }
        return "[" + nodes.joined(separator: ",\n") + "]\n"
    }

    private static func node(_ subject: Term, _ triples: [Triple]) -> String {
        var members = ["\"@id\": \(quoted(name(subject)))"]
        let properties = Dictionary(grouping: triples, by: \.predicate).sorted { $0.key < $1.key }
        for (property, triples) in properties {
            if property == RDFSyntaxNamespace.type {
                members.append("\"@type\": [\(triples.map { quoted(name($0.object)) }.joined(separator: ", "))]")
            } else {
                members.append("\(quoted(property.string)): [\(triples.map { value($0.object) }.joined(separator: ", "))]")
            }
        }
        return "{" + members.joined(separator: ",\n ") + "}"
    }

    private static func name(_ term: Term) -> String {
        switch term {
        case .iri(let iri): iri.string
        case .blankNode(let node): "_:\(node.label)"
        case .literal(let literal): literal.lexicalForm
        }
    }

    private static func value(_ term: Term) -> String {
        guard case .literal(let literal) = term else { return "{\"@id\": \(quoted(name(term)))}" }
        if let language = literal.language {
            return "{\"@value\": \(quoted(literal.lexicalForm)), \"@language\": \(quoted(language))}"
        }
        let type = literal.datatype == XSD.string ? "" : ", \"@type\": \(quoted(literal.datatype.string))"
        return "{\"@value\": \(quoted(literal.lexicalForm))\(type)}"
    }

    private static func quoted(_ text: String) -> String {
        var bytes: [UInt8] = []
        JSONText.append(text, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
