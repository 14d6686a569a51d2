import RDF
import SPARQL

/// One triple of a CONSTRUCT template.
struct TemplateTriple {
    enum Part {
        case constant(TermID)
        /// nil: the pattern never binds the variable.
        case column(Int?)
        case blankNode(label: String)

        /// The ids for all rows of a batch.
        func ids(_ batch: Batch, _ nodes: [String: [TermID]]) -> [TermID] {
            switch self {
            case .constant(let id): [TermID](repeating: id, count: batch.count)
            case .column(let column?): batch.columns[column]
            case .column(nil): [TermID](repeating: TermIDs.none, count: batch.count)
            case .blankNode(let label): nodes[label] ?? [TermID](repeating: TermIDs.none, count: batch.count)
            }
        }
    }

    let subject: Part
    let predicate: Part
    let object: Part

    init(_ triple: TriplePattern, root: Operator, context: QueryContext) {
        func part(_ term: PatternTerm) -> Part {
            switch term {
            case .variable(let variable):
                .column(root.slots.firstIndex(of: context.variables.slot(of: variable)))
            case .term(.blankNode(let node)): .blankNode(label: node.label)
            case .term(let term): .constant(context.terms.id(of: term))
            }
        }
        subject = part(triple.subject)
        predicate = part(triple.predicate)
        object = part(triple.object)
    }

    var labels: [String] {
        [subject, predicate, object].compactMap { part in
            if case .blankNode(let label) = part { return label }
            return nil
        }
    }
}

/// Gathers distinct triples.
struct AnswerGraphBuilder {
    private let context: QueryContext
    private var distinct = DistinctTriples()

    init(_ context: QueryContext) { self.context = context }

    /// Adds the triples of one template triple for a batch of solutions; columns of equal length.
    mutating func add(subjects: [TermID], predicates: [TermID], objects: [TermID]) {
        distinct.reserve(subjects.count)
        for row in subjects.indices { add(IDTriple(subjects[row], predicates[row], objects[row])) }
    }

    mutating func add(_ triple: IDTriple) {
        // The closure holds the terms alone: one that held the builder would have what it holds copied before it changes.
        let terms = context.terms
        distinct.insert(triple) { Self.isTriple($0, terms) }
    }

    /// Whether all is bound, and what stands where RDF allows it.
    private static func isTriple(_ triple: IDTriple, _ terms: QueryTerms) -> Bool {
        guard triple.subject != TermIDs.none, triple.predicate != TermIDs.none, triple.object != TermIDs.none,
            terms.kind(triple.predicate) == .iri
        else { return false }
        return terms.kind(triple.subject) != .literal
    }

    func checkLimits() throws(QueryError) { try context.limits.checkRows(distinct.triples.count) }

    var graph: AnswerGraph { AnswerGraph(triples: distinct.triples, terms: context.terms.answerTerms) }
}
