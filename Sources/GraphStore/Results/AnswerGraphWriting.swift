import RDF

extension AnswerGraph {
    /// The graph as canonical [N-Triples](https://www.w3.org/TR/n-triples/#canonical-ntriples), straight
    /// from the dictionary's bytes.
    public var nTriples: [UInt8] {
        var buffer: [UInt8] = []
        for triple in triples {
            append(triple.subject, to: &buffer)
            buffer.append(UInt8(ascii: " "))
            append(triple.predicate, to: &buffer)
            buffer.append(UInt8(ascii: " "))
            append(triple.object, to: &buffer)
            buffer += [UInt8(ascii: " "), UInt8(ascii: "."), UInt8(ascii: "\n")]
        }
        return buffer
    }

    private func append(_ id: TermID, to buffer: inout [UInt8]) {
        switch terms.termClass(id) {
        case .iri:
            buffer.append(UInt8(ascii: "<"))
            terms.withText(id) { buffer.append(contentsOf: $0) }
            buffer.append(UInt8(ascii: ">"))
        case .blankNode:
            buffer += [UInt8(ascii: "_"), UInt8(ascii: ":")]
            terms.withText(id) { buffer.append(contentsOf: $0) }
        case .datatype(let datatype):
            appendQuoted(id, to: &buffer)
            if datatype != XSD.string { buffer += "^^<\(datatype.string)>".utf8 }
        case .language(let tag):
            appendQuoted(id, to: &buffer)
            buffer += "@\(tag)".utf8
        }
    }

    private func appendQuoted(_ id: TermID, to buffer: inout [UInt8]) {
        buffer.append(UInt8(ascii: "\""))
        terms.withText(id) { text in
            for byte in text {
                switch byte {
                case 0x22, 0x5C: buffer += [0x5C, byte]
                case 0x0A: buffer += [0x5C, UInt8(ascii: "n")]
                case 0x0D: buffer += [0x5C, UInt8(ascii: "r")]
                default: buffer.append(byte)
                }
            }
        }
        buffer.append(UInt8(ascii: "\""))
    }
}
