import RDF

/// Triple patterns with all their abbreviations
/// ([SPARQL 1.1 Query, section 4.2](https://www.w3.org/TR/sparql11-query/#QSynTriples)).
extension QueryParser {
    /// What may stand between subject and object.
    enum Verb {
        case term(PatternTerm)
        case path(PropertyPath, height: Int)
    }

    /// Whether triples may start here.
    var isAtTriples: Bool { isAtNode }

    private var isAtNode: Bool {
        switch token.kind {
        case .variable, .iri, .prefixedName, .blankNodeLabel, .leftParenthesis, .leftBracket: true
        default: isAtLiteral
        }
    }

    /// `TriplesBlock`, or `TriplesTemplate` where paths are not allowed.
    mutating func triples(into group: inout GroupBuilder, allowsPaths: Bool) throws(QuerySyntaxError) {
        repeat {
            guard isAtTriples else { return }
            try triplesSameSubject(into: &group, allowsPaths: allowsPaths)
        } while try take(.dot)
    }

    private mutating func triplesSameSubject(
        into group: inout GroupBuilder, allowsPaths: Bool
    ) throws(QuerySyntaxError) {
        // After `[ … ]` or `( … )` with something inside, the property list may be missing.
        let (subject, isComplete) = try node(into: &group, allowsPaths: allowsPaths)
        if isComplete, !isAtVerb(allowsPaths: allowsPaths) { return }
        try propertyList(of: subject, into: &group, allowsPaths: allowsPaths)
    }

    // MARK: Property lists

    private func isAtVerb(allowsPaths: Bool) -> Bool {
        if token.kind == .variable { return true }
        return allowsPaths ? isAtPath : isAtIRI || isAtTypeKeyword
    }

    /// `PropertyListNotEmpty` or `PropertyListPathNotEmpty`
    private mutating func propertyList(
        of subject: PatternTerm, into group: inout GroupBuilder, allowsPaths: Bool
    ) throws(QuerySyntaxError) {
        guard isAtVerb(allowsPaths: allowsPaths) else {
            throw expected(allowsPaths ? "a predicate, a path or a variable" : "a predicate or a variable")
        }
        repeat {
            // Semicolons may be repeated and may end the list.
            guard isAtVerb(allowsPaths: allowsPaths) else { continue }
            let verb = try verb(into: &group, allowsPaths: allowsPaths)
            repeat {
                let (object, _) = try node(into: &group, allowsPaths: allowsPaths)
                try emit(subject, verb, object, into: &group)
            } while try take(.comma)
        } while try take(.semicolon)
    }

    private mutating func verb(
        into group: inout GroupBuilder, allowsPaths: Bool
    ) throws(QuerySyntaxError) -> Verb {
        if token.kind == .variable {
            let number = try variable()
            group.scope.insert(number)
            return .term(.variable(variables[number]))
        }
        if allowsPaths {
            let path = try path()
            return .path(path.value, height: path.height)
        }
        if isAtTypeKeyword {
            try advance()
            return .term(.iri(RDFSyntaxNamespace.type))
        }
        return .term(.iri(try iri("a predicate")))
    }

    /// Adds the triple, or translates the path (section 18.2.2.4): a single step is a triple
    /// pattern, a sequence has a hidden variable in its middle, everything else stays a path.
    private mutating func emit(
        _ subject: PatternTerm, _ verb: Verb, _ object: PatternTerm, into group: inout GroupBuilder
    ) throws(QuerySyntaxError) {
        switch verb {
        case .term(let predicate):
            group.add(TriplePattern(subject, predicate, object))
        case .path(.predicate(let iri), _):
            group.add(TriplePattern(subject, .iri(iri), object))
        case .path(.inverse(let inner), let height):
            try emit(object, .path(inner, height: height), subject, into: &group)
        case .path(.sequence(let steps), let height):
            var start = subject
            for (index, step) in steps.enumerated() {
                let end = index == steps.count - 1 ? object : freshBlankNode()
                try emit(start, .path(step, height: height), end, into: &group)
                start = end
            }
        case .path(let path, let height):
            group.add(try measured(.path(PathPattern(subject, path, object)), height: height + 1, at: token.start))
        }
    }

    // MARK: Nodes

    /// `GraphNode`; `isComplete` where the node says something by itself.
    private mutating func node(
        into group: inout GroupBuilder, allowsPaths: Bool
    ) throws(QuerySyntaxError) -> (term: PatternTerm, isComplete: Bool) {
        switch token.kind {
        case .leftBracket: return try bracket(into: &group, allowsPaths: allowsPaths)
        case .leftParenthesis: return try collection(into: &group, allowsPaths: allowsPaths)
        case .variable:
            let number = try variable()
            group.scope.insert(number)
            return (.variable(variables[number]), false)
        case .iri, .prefixedName:
            return (.iri(try iri()), false)
        case .blankNodeLabel:
            let label = source.bytes[(token.start + 2)..<token.end]
            guard blankNodes.admits(label) else {
                throw error(
                    at: token.start,
                    "the blank node label '\(source.text(token.start..<token.end))' is already used in another basic graph pattern")
            }
            try advance()
            return (.variable(Variable(blankNodeLabel: String(decoding: label, as: UTF8.self))), false)
        default:
            guard isAtLiteral else { throw expected("an IRI, a literal, a variable or a blank node") }
            return (.term(.literal(try literal())), false)
        }
    }

    mutating func freshBlankNode() -> PatternTerm {
        .variable(Variable(blankNodeLabel: blankNodes.freshLabel()))
    }

    /// `[]` or `[ … ]`
    private mutating func bracket(
        into group: inout GroupBuilder, allowsPaths: Bool
    ) throws(QuerySyntaxError) -> (term: PatternTerm, isComplete: Bool) {
        let opening = token.start
        try enter()
        try advance()
        let node = freshBlankNode()
        if token.kind == .rightBracket {
            try advance()
            leave()
            return (node, false)
        }
        try propertyList(of: node, into: &group, allowsPaths: allowsPaths)
        guard token.kind == .rightBracket else {
            throw expected("']' to close the blank node opened at \(place(opening))")
        }
        try advance()
        leave()
        return (node, true)
    }

    /// `()` or `( … )` (section 4.2.3)
    private mutating func collection(
        into group: inout GroupBuilder, allowsPaths: Bool
    ) throws(QuerySyntaxError) -> (term: PatternTerm, isComplete: Bool) {
        let opening = token.start
        try enter()
        try advance()
        if token.kind == .rightParenthesis {
            try advance()
            leave()
            return (.iri(RDFSyntaxNamespace.nil), false)
        }
        let head = freshBlankNode()
        var current = head
        while true {
            let (item, _) = try node(into: &group, allowsPaths: allowsPaths)
            group.add(TriplePattern(current, .iri(RDFSyntaxNamespace.first), item))
            if token.kind == .rightParenthesis { break }
            guard isAtNode else { throw expected("')' to close the list opened at \(place(opening))") }
            let rest = freshBlankNode()
            group.add(TriplePattern(current, .iri(RDFSyntaxNamespace.rest), rest))
            current = rest
        }
        group.add(TriplePattern(current, .iri(RDFSyntaxNamespace.rest), .iri(RDFSyntaxNamespace.nil)))
        try advance()
        leave()
        return (head, true)
    }
}
