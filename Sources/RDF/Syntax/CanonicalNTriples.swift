/// The [canonical form of N-Triples](https://www.w3.org/TR/n-triples/#canonical-ntriples) (section 4)
/// and of N-Quads: one space between terms, raw UTF-8, and no escapes but `\"`, `\\`, `\n` and `\r`.
///
/// For messages, comparison and hashing: files are written by Raptor.
public enum CanonicalNTriples {
    /// Appends the statement as a line with its line feed.
    public static func append(_ quad: Quad, to bytes: inout [UInt8]) {
        append(quad.triple.subject, to: &bytes)
        bytes.append(0x20)
        append(quad.triple.predicate, to: &bytes)
        bytes.append(0x20)
        append(quad.triple.object, to: &bytes)
        bytes.append(0x20)
        if let graph = quad.graph {
            append(graph, to: &bytes)
            bytes.append(0x20)
        }
        bytes += [UInt8(ascii: "."), 0x0A]
    }

    /// The statements as lines, in the order given.
    public static func text(of quads: some Sequence<Quad>) -> String {
        var bytes: [UInt8] = []
        for quad in quads { append(quad, to: &bytes) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends one term.
    ///
    /// - Parameter escapingControls: whether all control characters have escapes, as the canonical form of
    ///   N-Quads in [RDFC-1.0](https://www.w3.org/TR/rdf-canon/#canonical-quads) wants.
    package static func append(_ term: Term, escapingControls: Bool = false, to bytes: inout [UInt8]) {
        switch term {
        case .iri(let iri): append(iri, to: &bytes)
        case .blankNode(let node): bytes += Array("_:".utf8) + Array(node.label.utf8)
        case .literal(let literal):
            bytes.append(0x22)
            NTriplesEscaping.append(literal.lexicalForm, escapingControls: escapingControls, to: &bytes)
            bytes.append(0x22)
            if let language = literal.language {
                bytes.append(UInt8(ascii: "@"))
                bytes.append(contentsOf: language.utf8)
            } else if literal.datatype != XSD.string {
                bytes += Array("^^".utf8)
                append(literal.datatype, to: &bytes)
            }
        }
    }

    private static func append(_ iri: IRI, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "<"))
        bytes.append(contentsOf: iri.string.utf8)
        bytes.append(UInt8(ascii: ">"))
    }
}
