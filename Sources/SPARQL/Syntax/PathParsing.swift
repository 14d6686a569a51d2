import RDF

/// Property paths ([SPARQL 1.1 Query, section 9](https://www.w3.org/TR/sparql11-query/#propertypaths)).
extension QueryParser {
    /// Whether a path may start here.
    var isAtPath: Bool {
        isAtIRI || isAtTypeKeyword || token.kind == .caret || token.kind == .exclamation || token.kind == .leftParenthesis
    }

    /// Whether the token is `a`, which must be in lower case.
    var isAtTypeKeyword: Bool {
        token.kind == .word && token.end - token.start == 1 && source.bytes[token.start] == UInt8(ascii: "a")
    }

    /// `Path`: alternatives of sequences.
    mutating func path() throws(QuerySyntaxError) -> Measured<PropertyPath> {
        try enter()
        let start = token.start
        var parts: [PropertyPath] = []
        var height = 0
        repeat {
            let part = try pathSequence()
            parts.append(part.value)
            height = max(height, part.height)
        } while try take(.pipe)
        leave()
        if parts.count == 1 { return Measured(value: parts[0], height: height) }
        return try measured(.alternative(parts), height: height + 1, at: start)
    }

    private mutating func pathSequence() throws(QuerySyntaxError) -> Measured<PropertyPath> {
        let start = token.start
        var parts: [PropertyPath] = []
        var height = 0
        repeat {
            let part = try pathElementOrInverse()
            parts.append(part.value)
            height = max(height, part.height)
        } while try take(.slash)
        if parts.count == 1 { return Measured(value: parts[0], height: height) }
        return try measured(.sequence(parts), height: height + 1, at: start)
    }

    private mutating func pathElementOrInverse() throws(QuerySyntaxError) -> Measured<PropertyPath> {
        let start = token.start
        guard try take(.caret) else { return try pathElement() }
        let element = try pathElement()
        return try measured(.inverse(element.value), height: element.height + 1, at: start)
    }

    private mutating func pathElement() throws(QuerySyntaxError) -> Measured<PropertyPath> {
        let start = token.start
        let primary = try pathPrimary()
        switch token.kind {
        case .star:
            try advance()
            return try measured(.zeroOrMore(primary.value), height: primary.height + 1, at: start)
        // `+1` after a path is a number, by the rule of the longest token.
        case .plus where !lexer.isNumber(at: token.end):
            try advance()
            return try measured(.oneOrMore(primary.value), height: primary.height + 1, at: start)
        case .question:
            try advance()
            return try measured(.zeroOrOne(primary.value), height: primary.height + 1, at: start)
        default:
            return primary
        }
    }

    private mutating func pathPrimary() throws(QuerySyntaxError) -> Measured<PropertyPath> {
        if token.kind == .leftParenthesis {
            let opening = token.start
            try advance()
            let inner = try path()
            guard token.kind == .rightParenthesis else {
                throw expected("')' to close the path opened at \(place(opening))")
            }
            try advance()
            return inner
        }
        if try take(.exclamation) { return Measured(value: .negated(try negatedPropertySet()), height: 1) }
        return Measured(value: .predicate(try pathPredicate()), height: 1)
    }

    private mutating func pathPredicate() throws(QuerySyntaxError) -> IRI {
        if isAtTypeKeyword {
            try advance()
            return RDFSyntaxNamespace.type
        }
        return try iri("a predicate or path")
    }

    /// `PathNegatedPropertySet`
    private mutating func negatedPropertySet() throws(QuerySyntaxError) -> NegatedPropertySet {
        var set = NegatedPropertySet()
        guard token.kind == .leftParenthesis else {
            try negatedProperty(into: &set)
            return set
        }
        let opening = token.start
        try advance()
        if try take(.rightParenthesis) { return set }
        repeat { try negatedProperty(into: &set) } while try take(.pipe)
        guard token.kind == .rightParenthesis else {
            throw expected("'|' or ')' to close the set opened at \(place(opening))")
        }
        try advance()
        return set
    }

    private mutating func negatedProperty(into set: inout NegatedPropertySet) throws(QuerySyntaxError) {
        if try take(.caret) {
            set.inverse.append(try pathPredicate())
        } else {
            set.forward.append(try pathPredicate())
        }
    }
}
