import RDF

extension QueryWriter {
    mutating func write(_ term: PatternTerm) {
        switch term {
        case .variable(let variable): write(SafeSpelling.variable(variable))
        case .term(let term): write(term)
        }
    }

    mutating func write(_ term: Term) {
        switch term {
        case .iri(let iri): write(iri)
        case .blankNode(let node): write(SafeSpelling.blankNode(node.label))
        case .literal(let literal): write(literal)
        }
    }

    mutating func write(_ iri: IRI) {
        guard let name = prefixes.shorten(iri), let colon = name.utf8.firstIndex(of: UInt8(ascii: ":")),
            // A local name may hold a hyphen but not begin with one.
            name.utf8[name.utf8.index(after: colon)...].first != UInt8(ascii: "-")
        else {
            write("<\(SafeSpelling.iri(iri))>")
            return
        }
        write(name)
    }

    private mutating func write(_ literal: Literal) {
        if isShorthand(literal) {
            write(literal.lexicalForm)
            return
        }
        write("\"\(StringEscapes.escape(literal.lexicalForm))\"")
        if let language = literal.language {
            write(SafeSpelling.language(language))
        } else if literal.datatype != XSD.string {
            write("^^")
            write(literal.datatype)
        }
    }

    /// Whether the lexical form alone says what the literal is.
    private func isShorthand(_ literal: Literal) -> Bool {
        switch literal.datatype {
        case XSD.boolean:
            CodePointText.equal(literal.lexicalForm, "true") || CodePointText.equal(literal.lexicalForm, "false")
        case XSD.integer: isWholeToken(literal.lexicalForm, .integer)
        case XSD.decimal: isWholeToken(literal.lexicalForm, .decimal)
        case XSD.double: isWholeToken(literal.lexicalForm, .double)
        default: false
        }
    }

    /// Whether the text, without a sign, is one token of the kind.
    private func isWholeToken(_ text: String, _ kind: Token.Kind) -> Bool {
        let isSigned = text.utf8.first == UInt8(ascii: "+") || text.utf8.first == UInt8(ascii: "-")
        let unsigned = Substring(text.utf8.dropFirst(isSigned ? 1 : 0))
        guard let first = unsigned.utf8.first, first == UInt8(ascii: ".") || NameCharacters.isDigit(first),
            let source = try? QuerySource(String(unsigned))
        else { return false }
        var lexer = Lexer(source)
        guard let token = try? lexer.next() else { return false }
        return token.kind == kind && token.end == source.count
    }

    // MARK: Paths

    /// How tightly a path binds, loosest first.
    enum PathBinding: Int {
        case alternative, sequence, inverse, modified, primary
    }

    /// Writes the path, in parentheses if it binds less tightly than its place demands.
    mutating func write(_ path: PropertyPath, within wanted: PathBinding) {
        let needsParentheses = binding(of: path).rawValue < wanted.rawValue
        if needsParentheses { write("(") }
        switch path {
        case .predicate(let iri): write(iri)
        case .inverse(let inner):
            write("^")
            write(inner, within: .modified)
        case .sequence(let parts): writePaths(parts, separator: "/", within: .inverse)
        case .alternative(let parts): writePaths(parts, separator: "|", within: .sequence)
        case .zeroOrMore(let inner): writeModified(inner, "*")
        case .oneOrMore(let inner): writeModified(inner, "+")
        case .zeroOrOne(let inner): writeModified(inner, "?")
        case .negated(let set): write(set)
        }
        if needsParentheses { write(")") }
    }

    private func binding(of path: PropertyPath) -> PathBinding {
        switch path {
        case .alternative: .alternative
        case .sequence: .sequence
        case .inverse: .inverse
        case .zeroOrMore, .oneOrMore, .zeroOrOne: .modified
        case .predicate, .negated: .primary
        }
    }

    private mutating func writeModified(_ inner: PropertyPath, _ modifier: String) {
        write(inner, within: .primary)
        write(modifier)
    }

    private mutating func writePaths(_ parts: [PropertyPath], separator: String, within wanted: PathBinding) {
        for (index, part) in parts.enumerated() {
            if index > 0 { write(separator) }
            write(part, within: wanted)
        }
    }

    private mutating func write(_ set: NegatedPropertySet) {
        write("!(")
        for (index, iri) in set.forward.enumerated() {
            if index > 0 { write("|") }
            write(iri)
        }
        for (index, iri) in set.inverse.enumerated() {
            write(index > 0 || !set.forward.isEmpty ? "|^" : "^")
            write(iri)
        }
        write(")")
    }
}
