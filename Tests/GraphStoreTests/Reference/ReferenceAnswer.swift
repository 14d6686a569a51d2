import GraphStore
import RDF
import SPARQL

/// The answer to a query in a form that can be compared: rows as a multiset, a truth value, or a set of
/// triples.
enum ReferenceAnswer: Equatable {
    case solutions([Mapping: Int])
    case boolean(Bool)
    case graph(Set<Triple>)

    /// What the naive evaluator gives.
    init(_ query: Query, over quads: [Quad]) {
        let naive = Self.evaluator(query.dataset, quads)
        let mappings = naive.evaluate(query.pattern)
        switch query.form {
        case .select(let variables):
            self = .solutions(Self.counted(mappings.map { $0.filter { variables.contains($0.key) } }))
        case .ask:
            self = .boolean(!mappings.isEmpty)
        case .construct(let template):
            self = .graph(Set(mappings.flatMap { mapping in template.compactMap { Self.triple($0, mapping) } }))
        case .describe:
            self = .graph([])
        }
    }

    /// What the store gives.
    init(_ answer: QueryAnswer) {
        switch answer {
        case .solutions(let solutions):
            self = .solutions(Self.counted(solutions.map { row in
                Dictionary(uniqueKeysWithValues: row.bindings.map { ($0.variable, $0.term) })
            }))
        case .boolean(let boolean): self = .boolean(boolean)
        case .graph(let graph): self = .graph(Set(graph))
        }
    }

    private static func evaluator(_ clause: DatasetClause?, _ quads: [Quad]) -> NaiveEvaluator {
        func graph(_ name: Term?) -> Set<Triple> { Set(quads.filter { $0.graph == name }.map(\.triple)) }
        let names = Set(quads.compactMap(\.graph))
        guard let clause else {
            return NaiveEvaluator(
                defaultGraph: graph(nil), namedGraphs: Dictionary(uniqueKeysWithValues: names.map { ($0, graph($0)) }))
        }
        let named = clause.namedGraphs.map(Term.iri).filter(names.contains)
        return NaiveEvaluator(
            defaultGraph: clause.defaultGraphs.reduce(into: []) { $0.formUnion(graph(.iri($1))) },
            namedGraphs: Dictionary(uniqueKeysWithValues: Set(named).map { ($0, graph($0)) }))
    }

    private static func triple(_ pattern: TriplePattern, _ mapping: Mapping) -> Triple? {
        func term(_ part: PatternTerm) -> Term? { part.term ?? part.variable.flatMap { mapping[$0] } }
        guard let subject = term(pattern.subject), subject.literal == nil, let predicate = term(pattern.predicate)?.iri,
            let object = term(pattern.object)
        else { return nil }
        return Triple(subject, predicate, object)
    }

    private static func counted(_ mappings: [Mapping]) -> [Mapping: Int] {
        mappings.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }
}
