import RDF

/// Which literals Raptor 2.0.15 spells wrongly in Turtle, and their right spelling.
enum TurtleLiteral {
    /// Whether Raptor must not spell the literal.
    ///
    /// Raptor writes whatever `strtod` takes as a bare number, so that `"1"^^xsd:decimal` becomes an
    /// integer; `"1"^^xsd:boolean` becomes `true`; a carriage return stands raw between quotation
    /// marks; and a datatype is shortened to a name that ends in a full stop.
    static func needsOwnSpelling(_ literal: Literal) -> Bool {
        if literal.lexicalForm.utf8.contains(where: isHiddenControl) { return true }
        guard literal.language == nil, literal.datatype != XSD.string else { return false }
        let form = literal.lexicalForm.utf8
        if literal.datatype == XSD.boolean {
            return !form.elementsEqual("true".utf8) && !form.elementsEqual("false".utf8)
        }
        if literal.datatype == XSD.integer { return numberForm(form) != .integer }
        if literal.datatype == XSD.decimal { return numberForm(form) != .decimal }
        if literal.datatype == XSD.double { return numberForm(form) != .double }
        return endsInFullStop(literal.datatype)
    }

    /// The literal in quotation marks, with its datatype as spelled or its tag.
    static func spelling(of literal: Literal, datatype: String) -> String {
        let quoted = "\"\(escape(literal.lexicalForm))\""
        if let language = literal.language { return "\(quoted)@\(language)" }
        return literal.datatype == XSD.string ? quoted : "\(quoted)^^\(datatype)"
    }

    /// Characters that are legal between quotation marks, or not even that (CR), but that no one
    /// sees there.
    private static func isHiddenControl(_ byte: UInt8) -> Bool {
        byte < 0x20 ? byte != 0x0A && byte != 0x09 && byte != 0 : byte == 0x7F
    }

    private static func escape(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 8)
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in text.utf8 {
            switch byte {
            case 0x22, 0x5C: bytes += [0x5C, byte]
            case 0x0A: bytes += Array("\\n".utf8)
            case 0x0D: bytes += Array("\\r".utf8)
            case 0x08: bytes += Array("\\b".utf8)
            case 0x0C: bytes += Array("\\f".utf8)
            case 0x09: bytes.append(byte)
            case 0..<0x20, 0x7F:
                bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether a name that the IRI is shortened to would end in a full stop, as none may.
    static func endsInFullStop(_ iri: IRI) -> Bool { iri.string.utf8.last == UInt8(ascii: ".") }

    private enum NumberForm { case integer, decimal, double, none }

    /// The form of a bare number of [Turtle, section 2.5.2](https://www.w3.org/TR/turtle/#abbrev):
    /// `INTEGER`, `DECIMAL` (digits on both sides of the point, which is asked more than the grammar
    /// does) or `DOUBLE`.
    private static func numberForm(_ text: String.UTF8View) -> NumberForm {
        var rest = text[...]
        func digits() -> Int {
            let run = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            rest = rest.dropFirst(run.count)
            return run.count
        }
        if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
        guard digits() > 0 else { return .none }
        var form = NumberForm.integer
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            guard digits() > 0 else { return .none }
            form = .decimal
        }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest = rest.dropFirst()
            if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
            guard digits() > 0 else { return .none }
            form = .double
        }
        return rest.isEmpty ? form : .none
    }
}
