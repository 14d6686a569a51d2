import RDF
import SPARQL

/// Values in JSON ([SPARQL 1.1 Query Results JSON Format, section 3.2](https://www.w3.org/TR/sparql11-results-json/#select-results-form)).
package enum JSONText {
    static func append(_ row: [Term?], _ variables: [Variable], to buffer: inout [UInt8]) {
        buffer.append(UInt8(ascii: "{"))
        var isFirst = true
        for (variable, term) in zip(variables, row) {
            guard let term else { continue }
            if !isFirst { buffer.append(UInt8(ascii: ",")) }
            isFirst = false
            append(variable.name, to: &buffer)
            switch term {
            case .iri(let iri):
                buffer += ":{\"type\":\"uri\",\"value\":".utf8
                append(iri.string, to: &buffer)
            case .blankNode(let node):
                buffer += ":{\"type\":\"bnode\",\"value\":".utf8
                append(node.label, to: &buffer)
            case .literal(let literal):
                buffer += ":{\"type\":\"literal\",\"value\":".utf8
                append(literal.lexicalForm, to: &buffer)
                if let language = literal.language {
                    buffer += ",\"xml:lang\":".utf8
                    append(language, to: &buffer)
                } else if literal.datatype != XSD.string {
                    buffer += ",\"datatype\":".utf8
                    append(literal.datatype.string, to: &buffer)
                }
            }
            buffer.append(UInt8(ascii: "}"))
        }
        buffer.append(UInt8(ascii: "}"))
    }

    /// A JSON string.
    package static func append(_ text: String, to buffer: inout [UInt8]) { JSONString.append(text, to: &buffer) }
}

/// Values in XML ([SPARQL Query Results XML Format, section 2.3](https://www.w3.org/TR/rdf-sparql-XMLres/#results)).
enum XMLText {
    static let namespace = "http://www.w3.org/2005/sparql-results#"

    static func appendHead(_ variables: [Variable], to buffer: inout [UInt8]) {
        buffer += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sparql xmlns=\"\(namespace)\">\n  <head>\n".utf8
        for variable in variables { buffer += "    <variable name=\"\(attribute(variable.name))\"/>\n".utf8 }
        buffer += "  </head>\n".utf8
    }

    static func append(_ row: [Term?], _ variables: [Variable], to buffer: inout [UInt8]) throws(ResultsWritingError) {
        buffer += "    <result>\n".utf8
        for (variable, term) in zip(variables, row) {
            guard let term else { continue }
            buffer += "      <binding name=\"\(attribute(variable.name))\">".utf8
            switch term {
            case .iri(let iri):
                buffer += "<uri>".utf8
                try append(iri.string, variable, to: &buffer)
                buffer += "</uri>".utf8
            case .blankNode(let node):
                buffer += "<bnode>".utf8
                try append(node.label, variable, to: &buffer)
                buffer += "</bnode>".utf8
            case .literal(let literal):
                if let language = literal.language {
                    buffer += "<literal xml:lang=\"".utf8
                    try append(language, variable, to: &buffer)
                    buffer += "\">".utf8
                } else if literal.datatype != XSD.string {
                    buffer += "<literal datatype=\"".utf8
                    try append(literal.datatype.string, variable, to: &buffer)
                    buffer += "\">".utf8
                } else {
                    buffer += "<literal>".utf8
                }
                try append(literal.lexicalForm, variable, to: &buffer)
                buffer += "</literal>".utf8
            }
            buffer += "</binding>\n".utf8
        }
        buffer += "    </result>\n".utf8
    }

    /// A variable's name, which a program may have chosen freely, with markup escaped.
    private static func attribute(_ name: String) -> String {
        guard name.utf8.contains(where: { $0 == 0x22 || $0 == 0x26 || $0 == 0x3C }) else { return name }
        var text = ""
        for scalar in name.unicodeScalars {
            switch scalar {
            case "\"": text += "&quot;"
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    /// Text with markup escaped, and carriage returns too, which a reader would turn into line feeds.
    private static func append(
        _ text: String, _ variable: Variable, to buffer: inout [UInt8]
    ) throws(ResultsWritingError) {
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x26: buffer += "&amp;".utf8
            case 0x3C: buffer += "&lt;".utf8
            case 0x3E: buffer += "&gt;".utf8
            case 0x22: buffer += "&quot;".utf8
            case 0x0D: buffer += "&#xD;".utf8
            case 0x09, 0x0A, 0x20..<0x80: buffer.append(UInt8(scalar.value))
            case 0..<0x20, 0xFFFE, 0xFFFF:
                throw .characterNotInXML(codePoint: scalar.value, variable: variable)
            default: buffer += UTF8.encode(scalar).map(Array.init) ?? []
            }
        }
    }
}

/// Values in CSV ([SPARQL 1.1 Query Results CSV and TSV Formats, section 3](https://www.w3.org/TR/sparql11-results-csv-tsv/#csv)).
enum CSVText {
    static func append(_ term: Term, to buffer: inout [UInt8]) {
        switch term {
        case .iri(let iri): append(iri.string, to: &buffer)
        case .blankNode(let node): append("_:" + node.label, to: &buffer)
        case .literal(let literal): append(literal.lexicalForm, to: &buffer)
        }
    }

    /// A field, in quotation marks where it needs them ([RFC 4180](https://www.rfc-editor.org/rfc/rfc4180))
    /// and where it is empty, so that an empty text is not an unbound variable.
    static func append(_ text: String, to buffer: inout [UInt8]) {
        let isPlain = text.utf8.allSatisfy { $0 != 0x22 && $0 != 0x2C && $0 != 0x0D && $0 != 0x0A }
        if isPlain, !text.utf8.isEmpty {
            buffer += text.utf8
            return
        }
        buffer.append(0x22)
        for byte in text.utf8 {
            if byte == 0x22 { buffer.append(0x22) }
            buffer.append(byte)
        }
        buffer.append(0x22)
    }
}

/// Terms in TSV ([section 4](https://www.w3.org/TR/sparql11-results-csv-tsv/#tsv)): Turtle's syntax
/// without prefixes, numbers without quotation marks.
enum TSVText {
    static func append(_ term: Term, to buffer: inout [UInt8]) {
        switch term {
        case .iri(let iri): append(iri, to: &buffer)
        case .blankNode(let node): buffer += "_:\(node.label)".utf8
        case .literal(let literal):
            if isNumeral(literal) {
                buffer += literal.lexicalForm.utf8
                return
            }
            buffer.append(0x22)
            for byte in literal.lexicalForm.utf8 {
                switch byte {
                case 0x22: buffer += [0x5C, 0x22]
                case 0x5C: buffer += [0x5C, 0x5C]
                case 0x09: buffer += [0x5C, UInt8(ascii: "t")]
                case 0x0A: buffer += [0x5C, UInt8(ascii: "n")]
                case 0x0D: buffer += [0x5C, UInt8(ascii: "r")]
                default: buffer.append(byte)
                }
            }
            buffer.append(0x22)
            if let language = literal.language {
                buffer += "@\(language)".utf8
            } else if literal.datatype != XSD.string {
                buffer += "^^".utf8
                append(literal.datatype, to: &buffer)
            }
        }
    }

    private static func append(_ iri: IRI, to buffer: inout [UInt8]) {
        buffer.append(UInt8(ascii: "<"))
        for byte in iri.string.utf8 {
            if IRICharacters.isForbidden(byte) {
                let digits = Array("0123456789ABCDEF".utf8)
                buffer += "\\u00".utf8
                buffer += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            } else {
                buffer.append(byte)
            }
        }
        buffer.append(UInt8(ascii: ">"))
    }

    /// Whether Turtle reads the bare lexical form as this very literal.
    private static func isNumeral(_ literal: Literal) -> Bool {
        guard let datatype = XSDDatatype(literal.datatype) else { return false }
        guard datatype == .integer || datatype == .decimal || datatype == .double else { return false }
        return NumeralShape(literal.lexicalForm.utf8)?.datatype == datatype
    }
}

/// Which of Turtle's three kinds of bare numbers a text is.
struct NumeralShape {
    let datatype: XSDDatatype

    init?<Bytes: Sequence<UInt8>>(_ bytes: Bytes) {
        var digits = 0, fraction = 0, exponent = 0
        var hasPoint = false, hasExponent = false, isStart = true
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                if hasExponent { exponent += 1 } else if hasPoint { fraction += 1 } else { digits += 1 }
                isStart = false
                continue
            case UInt8(ascii: "+"), UInt8(ascii: "-"):
                guard isStart else { return nil }
            case UInt8(ascii: "."):
                guard !hasPoint, !hasExponent else { return nil }
                hasPoint = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                guard !hasExponent, digits + fraction > 0 else { return nil }
                hasExponent = true
                isStart = true
                continue
            default: return nil
            }
            isStart = false
        }
        if hasExponent {
            guard exponent > 0 else { return nil }
            datatype = .double
        } else if hasPoint {
            guard fraction > 0 else { return nil }
            datatype = .decimal
        } else {
            guard digits > 0 else { return nil }
            datatype = .integer
        }
    }
}
