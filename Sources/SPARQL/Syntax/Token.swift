/// A token of SPARQL ([SPARQL 1.1 Query, section 19.8](https://www.w3.org/TR/sparql11-query/#sparqlGrammar)),
/// as a range of bytes.
struct Token: Sendable {
    enum Kind: Sendable {
        case end
        /// A keyword, or what might be one: letters, digits and underscores.
        case word
        /// `<…>`
        case iri
        /// `prefix:local`; `mark` is the offset of the colon.
        case prefixedName
        /// `_:label`
        case blankNodeLabel
        /// `?name` or `$name`
        case variable
        /// `@tag`
        case languageTag
        case integer
        case decimal
        case double
        /// A string in quotation marks; `mark` is their number at each end.
        case string

        case leftBrace, rightBrace, leftParenthesis, rightParenthesis, leftBracket, rightBracket
        case dot, comma, semicolon
        case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
        case exclamation, and, or
        case plus, minus, star, slash
        /// `|`, `^` and `?` of property paths, `^^` of literals.
        case pipe, caret, question, doubleCaret
    }

    var kind: Kind
    /// The offset of the first byte.
    var start: Int
    /// The offset behind the last byte.
    var end: Int
    var mark = 0
    /// Whether a string or local name holds a backslash.
    var hasEscapes = false
}
