import RDF
import SPARQL

extension TriplePattern {
    /// A pattern of constants, nil where anything matches.
    public init(subject: Term? = nil, predicate: IRI? = nil, object: Term? = nil) {
        self.init(
            subject.map(PatternTerm.term) ?? .variable("subject"),
            predicate.map(PatternTerm.iri) ?? .variable("predicate"),
            object.map(PatternTerm.term) ?? .variable("object"))
    }
}

extension Dataset {
    /// The triples of a graph that match a pattern, in the order of the index; a variable matches
    /// anything, and the same thing wherever it is repeated. The default graph if none is named.
    ///
    /// Found in constant time, made into terms one by one as they are read; linear in the candidates
    /// where a variable is repeated.
    public func triples(matching pattern: TriplePattern = TriplePattern(), in graph: Term? = nil) -> TripleMatches {
        guard let index = index(of: graph), let ids = ids(of: pattern) else {
            return TripleMatches(dictionary: dictionary, run: GraphIndex().matches(of: IDPattern()))
        }
        var run = index.matches(of: ids)
        let repeated = Self.repeatedPositions(of: pattern)
        if !repeated.isEmpty {
            let kept = run.triples().filter { triple in repeated.allSatisfy { triple[$0.0] == triple[$0.1] } }
            run = GraphIndex(TripleIndex(kept)).matches(of: ids)
        }
        return TripleMatches(dictionary: dictionary, run: run)
    }

    /// How many triples of a graph match a pattern. Exact, in constant time but for short searches
    /// (and patterns that repeat a variable).
    public func count(matching pattern: TriplePattern, in graph: Term? = nil) -> Int {
        if !Self.repeatedPositions(of: pattern).isEmpty { return triples(matching: pattern, in: graph).count }
        guard let index = index(of: graph), let ids = ids(of: pattern) else { return 0 }
        return index.count(of: ids)
    }

    /// Whether a graph holds a triple.
    public func contains(_ triple: Triple, in graph: Term? = nil) -> Bool {
        count(
            matching: TriplePattern(
                subject: triple.subject, predicate: triple.predicate, object: triple.object),
            in: graph) > 0
    }

    /// The pattern in ids, or nil where a term of it occurs nowhere.
    private func ids(of pattern: TriplePattern) -> IDPattern? {
        var ids = IDPattern()
        for (position, part) in [
            (TriplePosition.subject, pattern.subject), (.predicate, pattern.predicate), (.object, pattern.object),
        ] {
            guard case .term(let term) = part else { continue }
            guard let id = dictionary.id(of: term) else { return nil }
            ids[position] = id
        }
        return ids
    }

    /// Pairs of positions that hold the same variable.
    private static func repeatedPositions(of pattern: TriplePattern) -> [(TriplePosition, TriplePosition)] {
        var pairs: [(TriplePosition, TriplePosition)] = []
        if pattern.subject.variable != nil {
            if pattern.subject == pattern.predicate { pairs.append((.subject, .predicate)) }
            if pattern.subject == pattern.object { pairs.append((.subject, .object)) }
        }
        if pattern.predicate.variable != nil, pattern.predicate == pattern.object {
            pairs.append((.predicate, .object))
        }
        return pairs
    }
}
