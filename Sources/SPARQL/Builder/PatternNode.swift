import RDF

/// What may stand at the ends of a triple pattern: a variable, a term, or a Swift value that stands for
/// a literal.
public protocol PatternNode: Sendable {
    var patternTerm: PatternTerm { get }
}

extension Variable: PatternNode {
    public var patternTerm: PatternTerm { .variable(self) }
}

extension PatternTerm: PatternNode {
    public var patternTerm: PatternTerm { self }
}

extension BlankNode: PatternNode {
    /// A node of which nothing is known but what the pattern says; in the template of CONSTRUCT, a new
    /// node for each solution.
    public var patternTerm: PatternTerm { .term(.blankNode(self)) }
}

extension TermConvertible where Self: PatternNode {
    public var patternTerm: PatternTerm { .term(rdfTerm) }
}

extension Term: PatternNode {}
extension IRI: PatternNode {}
extension Literal: PatternNode {}
extension String: PatternNode {}
extension Int: PatternNode {}
extension Double: PatternNode {}
extension Bool: PatternNode {}

/// What may stand between the ends of a triple pattern: a property, a path of properties, a variable.
public protocol PatternVerb: Sendable {
    var patternVerb: Verb { get }
}

/// A property path, or a single position.
public enum Verb: Hashable, Sendable {
    case term(PatternTerm)
    case path(PropertyPath)
}

extension Variable: PatternVerb {
    public var patternVerb: Verb { .term(.variable(self)) }
}

extension IRI: PatternVerb {
    public var patternVerb: Verb { .term(.iri(self)) }
}

extension PropertyPath: PatternVerb {
    public var patternVerb: Verb { .path(self) }
}
