import RDF
import Resolutions

/// What a file of many texts already says of things that several texts may describe.
///
/// Keeps the statements, so that none is written twice, and the names, so that a thing that two texts
/// name differently (an agent coined from their words, a topic in other capitals) keeps the first
/// name in each language. Memory grows with the number of different shared statements.
public struct SharedStatements: Sendable {
    private var written: Set<Triple> = []
    private var named: Set<NameKey> = []

    private struct NameKey: Hashable {
        var subject: Term
        var predicate: IRI
        var language: String?
    }

    public init() {}

    /// Whether a statement is still to be written; it counts as written from now on.
    public mutating func insert(_ triple: Triple) -> Bool {
        if SharedStatements.names(triple.predicate), case .literal(let literal) = triple.object {
            guard !written.contains(triple) else { return false }
            let key = NameKey(
                subject: triple.subject, predicate: triple.predicate, language: literal.language)
            guard named.insert(key).inserted else { return false }
        }
        return written.insert(triple).inserted
    }

    /// The predicates that give a thing its one name or number.
    private static func names(_ predicate: IRI) -> Bool {
        predicate == RDFS.label || predicate == SKOS.prefLabel || predicate == FixedTerm.number.iri
    }
}
