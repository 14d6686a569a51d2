import RDF

/// A triple any of whose positions may be a variable
/// ([SPARQL 1.1 Query, section 18.1.5](https://www.w3.org/TR/sparql11-query/#defn_TriplePattern)).
public struct TriplePattern: Hashable, Sendable {
    public var subject: PatternTerm
    public var predicate: PatternTerm
    public var object: PatternTerm

    public init(_ subject: PatternTerm, _ predicate: PatternTerm, _ object: PatternTerm) {
        self.subject = subject
        self.predicate = predicate
        self.object = object
    }
}

extension TriplePattern: CustomStringConvertible {
    public var description: String { "\(subject) \(predicate) \(object)" }
}

/// Two ends and the property path between them
/// ([SPARQL 1.1 Query, section 18.1.7](https://www.w3.org/TR/sparql11-query/#defn_PropertyPathPattern)).
public struct PathPattern: Hashable, Sendable {
    public var subject: PatternTerm
    public var path: PropertyPath
    public var object: PatternTerm

    public init(_ subject: PatternTerm, _ path: PropertyPath, _ object: PatternTerm) {
        self.subject = subject
        self.path = path
        self.object = object
    }
}
