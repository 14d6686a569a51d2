import RDF

/// Which prefixes can be declared.
enum PrefixCheck {
    /// Letters, digits, `-` and `_`, a letter first; or nothing at all. Turtle and XML both allow
    /// more, but not the same.
    static func check(_ entry: PrefixMap.Entry) throws(RDFWritingError) {
        for (index, byte) in entry.prefix.utf8.enumerated() {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): continue
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                if index > 0 { continue }
                fallthrough
            default:
                throw .prefix(entry.prefix, reason: "a prefix is a letter, then letters, digits, '-' and '_'")
            }
        }
        if let fault = entry.namespace.syntaxFault { throw .prefix(entry.prefix, reason: fault) }
    }
}
