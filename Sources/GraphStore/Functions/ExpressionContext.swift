import RDF

/// The solution that an expression is evaluated for: what its slots hold.
///
/// Slots are numbers that the evaluator's maker gave to variables. Only the first two requirements
/// must be met; the rest let a store answer from ids what would otherwise need text.
package protocol ExpressionContext {
    /// The term in a slot; nil if the variable is unbound.
    func term(at slot: Int) -> Term?
    /// Whether the pattern with this number (see ``ExpressionEvaluator/patterns``) has a solution that
    /// is compatible with this one.
    func exists(_ pattern: Int) -> Bool

    /// The value in a slot; an error if the variable is unbound.
    func value(at slot: Int) -> Value
    func isBound(_ slot: Int) -> Bool
    /// Whether both slots hold the same term; nil if one is unbound.
    func haveSameTerm(_ first: Int, _ second: Int) -> Bool?
    /// What kind of term a slot holds; nil if the variable is unbound.
    func kind(at slot: Int) -> TermKind?
    /// The text of the IRI or the lexical form of the literal in a slot, as STR gives it; nil for a
    /// blank node and an unbound variable.
    func text(at slot: Int) -> String?
    /// Gives the bytes of the plain or language-tagged string in a slot to `body`, if the context has
    /// them at hand; nil otherwise, and for any other term.
    func withString<Result>(at slot: Int, _ body: (Span<UInt8>) -> Result) -> Result?
    /// Gives the bytes of what `text(at:)` returns to `body`, if the context has them at hand.
    func withText<Result>(at slot: Int, _ body: (Span<UInt8>) -> Result) -> Result?
    /// A number that no other solution of the query has: `BNODE("label")` gives one node per solution
    /// and label.
    var solutionNumber: Int { get }
}

/// The three kinds of RDF terms.
package enum TermKind: UInt8, Sendable {
    case iri, blankNode, literal

    package init(_ term: Term) {
        switch term {
        case .iri: self = .iri
        case .blankNode: self = .blankNode
        case .literal: self = .literal
        }
    }
}

extension ExpressionContext {
    package func value(at slot: Int) -> Value { Value(term(at: slot)) }

    package func isBound(_ slot: Int) -> Bool { term(at: slot) != nil }

    package func haveSameTerm(_ first: Int, _ second: Int) -> Bool? {
        guard let first = term(at: first), let second = term(at: second) else { return nil }
        return first == second
    }

    package func kind(at slot: Int) -> TermKind? { term(at: slot).map { TermKind($0) } }

    package func text(at slot: Int) -> String? {
        switch term(at: slot) {
        case .iri(let iri)?: iri.string
        case .literal(let literal)?: literal.lexicalForm
        case .blankNode?, nil: nil
        }
    }

    package func withString<Result>(at slot: Int, _ body: (Span<UInt8>) -> Result) -> Result? { nil }

    package func withText<Result>(at slot: Int, _ body: (Span<UInt8>) -> Result) -> Result? { nil }

    package func exists(_ pattern: Int) -> Bool { false }

    package var solutionNumber: Int { 0 }
}

/// A solution that binds nothing, for expressions without variables.
package struct EmptySolution: ExpressionContext {
    package init() {}
    package func term(at slot: Int) -> Term? { nil }
}
