import RDF

/// What [RDF/XML](https://www.w3.org/TR/rdf-syntax-grammar/) cannot carry.
enum XMLCheck {
    /// - Parameter isAbbreviated: whether a node's class becomes the name of its element.
    static func check(_ triple: Triple, isAbbreviated: Bool) throws(TermRefusal) {
        try checkPredicate(triple.predicate)
        if isAbbreviated, triple.predicate == RDFSyntaxNamespace.type, let type = triple.object.iri {
            guard nameStart(in: Array(type.string.utf8)) != nil else {
                throw TermRefusal(reason: "its class does not end in a name that XML allows for an element")
            }
        }
        if case .literal(let literal) = triple.object {
            try checkText(literal.lexicalForm)
            if literal.datatype.string.utf8.elementsEqual(xmlLiteral.utf8) {
                throw TermRefusal(reason: "Raptor would write its rdf:XMLLiteral unchecked into the XML")
            }
        }
    }

    private static let xmlLiteral = RDFSyntaxNamespace.iri.string + "XMLLiteral"

    /// Names of the RDF namespace that mean something else as the name of a property element
    /// (section 7.2.2 to 7.2.4 and `rdf:li`).
    private static let reservedNames = [
        "RDF", "ID", "about", "parseType", "resource", "nodeID", "datatype", "Description", "aboutEach",
        "aboutEachPrefix", "bagID", "li",
    ]

    /// A predicate becomes the name of an element: it must end in one.
    private static func checkPredicate(_ predicate: IRI) throws(TermRefusal) {
        guard nameStart(in: Array(predicate.string.utf8)) != nil else {
            throw TermRefusal(reason: "its predicate does not end in a name that XML allows for an element")
        }
        guard predicate.string.utf8.starts(with: RDFSyntaxNamespace.iri.string.utf8) else { return }
        let local = predicate.string.utf8.dropFirst(RDFSyntaxNamespace.iri.string.utf8.count)
        // Found by fuzzing: Raptor would declare a namespace of what stands before the name, and no reader takes it.
        guard local.first.map(canBeginName) ?? false, local.allSatisfy(isNameByte) else {
            throw TermRefusal(reason: "its predicate goes on behind the namespace of RDF with what is no name")
        }
        if reservedNames.contains(where: { $0.utf8.elementsEqual(local) }) {
            throw TermRefusal(reason: "its predicate has a meaning of its own in RDF/XML")
        }
    }

    /// Where the name begins that an IRI ends in, or nil where it ends in none.
    private static func nameStart(in bytes: [UInt8]) -> Int? {
        var start = bytes.count
        while start > 0, isNameByte(bytes[start - 1]) { start -= 1 }
        while start < bytes.count, !canBeginName(bytes[start]) { start += 1 }
        return start > 0 && start < bytes.count ? start : nil
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        canBeginName(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }

    private static func canBeginName(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || byte == UInt8(ascii: "_")
    }

    /// [XML 1.0, Char](https://www.w3.org/TR/xml/#NT-Char), but for U+007F, which Raptor refuses.
    private static func checkText(_ text: String) throws(TermRefusal) {
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x80...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: continue
            default:
                let digits = String(scalar.value, radix: 16, uppercase: true)
                let code = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
                throw TermRefusal(reason: "its literal holds U+\(code), which Raptor cannot write in XML 1.0")
            }
        }
    }
}
