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
    private var triples: [IDTriple] = []
    private var seen = RowTable(width: 3)

    init(_ context: QueryContext) { self.context = context }

    /// Adds the triples of one template triple for a batch of solutions; columns of equal length.
    mutating func add(subjects: [TermID], predicates: [TermID], objects: [TermID]) {
        var known = seen.count
        let numbers = seen.insert([subjects, predicates, objects], count: subjects.count)
        for row in numbers.indices where Int(numbers[row]) >= known {
            known += 1
            let triple = IDTriple(subjects[row], predicates[row], objects[row])
            if isTriple(triple) { triples.append(triple) }
        }
    }

    /// Whether all is bound, and what stands where RDF allows it.
    private func isTriple(_ triple: IDTriple) -> Bool {
        guard triple.subject != TermIDs.none, triple.predicate != TermIDs.none, triple.object != TermIDs.none,
            context.terms.kind(triple.predicate) == .iri
        else { return false }
        return context.terms.kind(triple.subject) != .literal
    }

    mutating func add(_ triple: IDTriple) {
        add(subjects: [triple.subject], predicates: [triple.predicate], objects: [triple.object])
    }

    func checkLimits() throws(QueryError) { try context.limits.checkRows(triples.count) }

    var graph: AnswerGraph { AnswerGraph(triples: triples, terms: context.terms.answerTerms) }
}
