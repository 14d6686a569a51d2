import RDF

/// IRIs, literals and variables.
extension QueryParser {
    // MARK: IRIs

    /// Whether the token is an IRI or a prefixed name.
    var isAtIRI: Bool { token.kind == .iri || token.kind == .prefixedName }

    /// `iri`
    mutating func iri(_ purpose: String = "an IRI") throws(QuerySyntaxError) -> IRI {
        let result: IRI
        switch token.kind {
        case .iri: result = try resolvedIRI()
        case .prefixedName: result = try expandedName()
        default: throw expected(purpose)
        }
        try advance()
        return result
    }

    /// The IRI in angle brackets, resolved (section 4.1.1.2).
    func resolvedIRI() throws(QuerySyntaxError) -> IRI {
        let range = (token.start + 1)..<(token.end - 1)
        let text = source.text(range)
        if IRICharacters.schemeLength(of: source.bytes[range].span) != nil {
            // RFC 3986, section 5.2.2, takes dot segments out of absolute references too, and so does
            // the reader of data.
            return mayHoldDotSegment(range) ? IRIReference.resolve(text, against: IRI(text)) : IRI(text)
        }
        guard let base else {
            throw error(at: token.start, "the relative IRI <\(text)> has no base to resolve against; declare one with BASE")
        }
        return IRIReference.resolve(text, against: base)
    }

    private func mayHoldDotSegment(_ range: Range<Int>) -> Bool {
        range.contains { source.bytes[$0] == UInt8(ascii: ".") && source.bytes[$0 - 1] == UInt8(ascii: "/") }
    }

    private func expandedName() throws(QuerySyntaxError) -> IRI {
        let prefix = source.bytes[token.start..<token.mark]
        guard let namespace = prefixes.namespace(of: prefix) else {
            throw error(
                at: token.start, "the prefix '\(String(decoding: prefix, as: UTF8.self)):' is not declared")
        }
        let local = source.bytes[(token.mark + 1)..<token.end]
        guard token.hasEscapes else { return IRI(namespace + String(decoding: local, as: UTF8.self)) }
        return IRI(namespace + String(decoding: local.filter { $0 != UInt8(ascii: "\\") }, as: UTF8.self))
    }

    // MARK: Literals

    /// Whether a signed or unsigned number stands here.
    var isAtNumber: Bool {
        switch token.kind {
        case .integer, .decimal, .double: true
        case .plus, .minus: lexer.isNumber(at: token.end)
        default: false
        }
    }

    /// Whether a literal stands here.
    var isAtLiteral: Bool {
        token.kind == .string || keyword == .true || keyword == .false || isAtNumber
    }

    /// `RDFLiteral`, `NumericLiteral` or `BooleanLiteral`
    mutating func literal() throws(QuerySyntaxError) -> Literal {
        if token.kind == .string { return try stringLiteral() }
        if keyword == .true || keyword == .false {
            let value = keyword == .true
            try advance()
            return Literal(value)
        }
        return try number()
    }

    private mutating func number() throws(QuerySyntaxError) -> Literal {
        let start = token.start
        if token.kind == .plus || token.kind == .minus { try advance() }
        let datatype =
            switch token.kind {
            case .integer: XSD.integer
            case .decimal: XSD.decimal
            case .double: XSD.double
            default: throw expected("a number")
            }
        let text = source.text(start..<token.end)
        try advance()
        return Literal(text, datatype: datatype)
    }

    private mutating func stringLiteral() throws(QuerySyntaxError) -> Literal {
        let text = try string()
        switch token.kind {
        case .languageTag:
            let tag = source.text((token.start + 1)..<token.end)
            try advance()
            return Literal(text, language: tag)
        case .doubleCaret:
            try advance()
            return Literal(text, datatype: try iri("the IRI of a datatype after '^^'"))
        default:
            return Literal(text)
        }
    }

    /// `String`
    mutating func string() throws(QuerySyntaxError) -> String {
        guard token.kind == .string else { throw expected("a string") }
        let content = source.bytes[(token.start + token.mark)..<(token.end - token.mark)]
        let text = token.hasEscapes ? StringEscapes.unescape(content) : String(decoding: content, as: UTF8.self)
        try advance()
        return text
    }

    // MARK: Variables

    /// `Var`, as its number
    mutating func variable(_ purpose: String = "a variable") throws(QuerySyntaxError) -> Int {
        guard token.kind == .variable else { throw expected(purpose) }
        let number = variables.number(of: source.bytes[(token.start + 1)..<token.end])
        try advance()
        return number
    }

    /// `Var`
    mutating func namedVariable() throws(QuerySyntaxError) -> Variable {
        let number = try variable()
        return variables[number]
    }

    /// `VarOrIri`; a variable is added to the scope.
    mutating func variableOrIRI(
        _ purpose: String, scope: inout VariableScope
    ) throws(QuerySyntaxError) -> PatternTerm {
        if token.kind == .variable {
            let number = try variable()
            scope.insert(number)
            return .variable(variables[number])
        }
        return .iri(try iri(purpose))
    }
}
