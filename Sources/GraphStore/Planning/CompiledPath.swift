import RDF
import SPARQL

/// A property path over ids. Predicates that occur nowhere have no id and lead nowhere.
package indirect enum CompiledPath: Hashable, Sendable {
    case predicate(TermID)
    case inverse(CompiledPath)
    case sequence([CompiledPath])
    case alternative([CompiledPath])
    case zeroOrMore(CompiledPath)
    case oneOrMore(CompiledPath)
    case zeroOrOne(CompiledPath)
    /// One step along a predicate that is not listed; nil where that direction is not walked.
    case negated(forward: Set<TermID>?, inverse: Set<TermID>?)
    /// A predicate that occurs nowhere.
    case nowhere

    package init(_ path: PropertyPath, dictionary: TermDictionary) {
        func id(_ iri: IRI) -> TermID? { dictionary.id(of: .iri(iri)) }
        switch path {
        case .predicate(let iri): self = id(iri).map(CompiledPath.predicate) ?? .nowhere
        case .inverse(let inner): self = .inverse(CompiledPath(inner, dictionary: dictionary))
        case .sequence(let parts): self = .sequence(parts.map { CompiledPath($0, dictionary: dictionary) })
        case .alternative(let parts): self = .alternative(parts.map { CompiledPath($0, dictionary: dictionary) })
        case .zeroOrMore(let inner): self = .zeroOrMore(CompiledPath(inner, dictionary: dictionary))
        case .oneOrMore(let inner): self = .oneOrMore(CompiledPath(inner, dictionary: dictionary))
        case .zeroOrOne(let inner): self = .zeroOrOne(CompiledPath(inner, dictionary: dictionary))
        case .negated(let set):
            self = .negated(
                forward: set.walksForward ? Set(set.forward.compactMap(id)) : nil,
                inverse: set.walksInverse ? Set(set.inverse.compactMap(id)) : nil)
        }
    }

    /// Whether the path can hold between a node and itself without a step.
    package var canBeEmpty: Bool {
        switch self {
        case .predicate, .negated, .nowhere: false
        case .inverse(let inner), .oneOrMore(let inner): inner.canBeEmpty
        case .sequence(let parts): parts.allSatisfy(\.canBeEmpty)
        case .alternative(let parts): parts.contains(where: \.canBeEmpty)
        case .zeroOrMore, .zeroOrOne: true
        }
    }

    /// The same path walked from object to subject.
    package var reversed: CompiledPath {
        switch self {
        case .inverse(let inner): inner
        case .predicate, .negated, .nowhere: .inverse(self)
        case .sequence(let parts): .sequence(parts.reversed().map(\.reversed))
        case .alternative(let parts): .alternative(parts.map(\.reversed))
        case .zeroOrMore(let inner): .zeroOrMore(inner.reversed)
        case .oneOrMore(let inner): .oneOrMore(inner.reversed)
        case .zeroOrOne(let inner): .zeroOrOne(inner.reversed)
        }
    }
}
