/// The form of language tags in RDF's text syntaxes: letters, then subtags of letters and digits
/// ([N-Triples, LANGTAG](https://www.w3.org/TR/n-triples/#grammar-production-LANGTAG)).
public enum LanguageTag {
    /// Whether the bytes are `[a-zA-Z]+ ('-' [a-zA-Z0-9]+)*`. Linear.
    @inlinable
    public static func isWellFormed(_ tag: Span<UInt8>) -> Bool {
        var isFirst = true
        var length = 0
        for index in tag.indices {
            switch tag[index] {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
                length += 1
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                if isFirst { return false }
                length += 1
            case UInt8(ascii: "-"):
                if length == 0 { return false }
                isFirst = false
                length = 0
            default: return false
            }
        }
        return length > 0
    }

    /// Whether the text is a well-formed tag.
    public static func isWellFormed(_ tag: String) -> Bool {
        var tag = tag
        return tag.withUTF8 { isWellFormed($0.span) }
    }
}
