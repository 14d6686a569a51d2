import RDF
import SPARQL

/// What documents of results may call variables and blank nodes. Another server made them: what could
/// not be written again, or is a name that the store uses inside, must not get in.
enum ResultTerms {
    /// What is wrong with a variable's name, or nil: it must begin like one of SPARQL, and hold no
    /// white space, no quotation mark and no control character. (Servers do give `callret-0`.)
    static func fault(ofVariable name: String) -> String? {
        guard let first = name.unicodeScalars.first else { return "a variable needs a name" }
        let begins = first == "_" || first.properties.isAlphabetic || first.properties.numericType != nil
        let goesOn = name.unicodeScalars.allSatisfy { scalar in
            scalar.value > 0x20 && !(0x7F...0x9F).contains(scalar.value) && !scalar.properties.isWhitespace
                && !"\"'<>&:,".unicodeScalars.contains(scalar)
        }
        return begins && goesOn ? nil : "'\(name)' is no name of a variable"
    }

    /// The variables of a line of names, or what is wrong with them.
    static func variables(_ names: [String]) -> Result<[Variable], ResultsFault> {
        var seen: Set<Variable> = []
        var variables: [Variable] = []
        for name in names {
            if let fault = fault(ofVariable: name) { return .failure(ResultsFault(fault)) }
            let variable = Variable(name)
            guard seen.insert(variable).inserted else {
                return .failure(ResultsFault("the variable ?\(name) is declared twice"))
            }
            variables.append(variable)
        }
        return .success(variables)
    }

    /// The blank node of a label. A label that RDF's syntaxes cannot carry (`nodeID://b1`) becomes
    /// `ill.` and the hexadecimal digits of its bytes; so does one that begins so, to keep them apart.
    static func blankNode(_ label: String) -> BlankNode {
        if BlankNodeLabel.isWellFormed(label), !label.utf8.starts(with: "ill.".utf8) { return BlankNode(label) }
        let digits = Array("0123456789abcdef".utf8)
        let text = label.utf8.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return BlankNode("ill." + (text.isEmpty ? "0" : String(decoding: text, as: UTF8.self)))
    }
}
