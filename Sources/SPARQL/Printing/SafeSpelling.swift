import RDF

/// How names are written that no query could hold. A program may build algebra of any strings; what is
/// written of it must be the same query or one that finds nothing, never another one. So whatever the
/// grammar does not allow in a name is written as its hexadecimal digits.
enum SafeSpelling {
    /// The IRI, with what no IRI may hold percent-encoded.
    static func iri(_ iri: IRI) -> String {
        var text = iri.string
        let isPlain = text.withUTF8 { IRICharacters.firstForbidden(in: $0.span) == nil }
        if isPlain { return iri.string }
        return encoded(iri.string.utf8, mark: "%") { !IRICharacters.isForbidden($0) }
    }

    /// `@` and the language tag.
    static func language(_ tag: String) -> String {
        LanguageTag.isWellFormed(tag) ? "@" + tag : "@x-" + encoded(tag.utf8, mark: "") { _ in false }
    }

    /// `?name`, or a hidden variable as it is called inside.
    static func variable(_ variable: Variable) -> String {
        if let label = variable.blankNodeLabel { return blankNode(label) }
        let isPlain = !variable.name.isEmpty && variable.name.unicodeScalars.enumerated().allSatisfy { index, scalar in
            index == 0 ? NameCharacters.isNameStart(scalar.value) : NameCharacters.isVariableCharacter(scalar.value)
        }
        if isPlain || variable.isHidden && variable.name.utf8.dropFirst().allSatisfy(NameCharacters.isDigit) {
            return variable.description
        }
        return "?_" + encoded(variable.name.utf8, mark: "") { _ in false }
    }

    /// `_:label`
    static func blankNode(_ label: String) -> String {
        BlankNodeLabel.isWellFormed(label) ? "_:" + label : "_:ill." + encoded(label.utf8, mark: "") { _ in false } + "0"
    }

    /// A prefix, which is left out where it is none.
    static func isPrefix(_ prefix: String) -> Bool {
        guard let first = prefix.unicodeScalars.first else { return true }
        return NameCharacters.isLetter(first.value) && prefix.utf8.last != UInt8(ascii: ".")
            && prefix.unicodeScalars.allSatisfy { NameCharacters.isNameCharacter($0.value) || $0 == "." }
    }

    private static func encoded(_ bytes: some Sequence<UInt8>, mark: String, isPlain: (UInt8) -> Bool) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var text: [UInt8] = []
        for byte in bytes {
            if isPlain(byte) {
                text.append(byte)
            } else {
                text += mark.utf8
                text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
