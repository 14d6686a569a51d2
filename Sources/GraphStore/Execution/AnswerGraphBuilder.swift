import RDF
import SPARQL

/// One triple of a CONSTRUCT template.
struct TemplateTriple {
    enum Part {
        case constant(TermID)
        /// nil: the pattern never binds the variable.
        case column(Int?)
        case blankNode(label: String)

        func id(_ batch: Batch, _ row: Int, _ nodes: [String: TermID]) -> TermID {
            switch self {
            case .constant(let id): id
            case .column(let column): column.map { batch.columns[$0][row] } ?? TermIDs.none
            case .blankNode(let label): nodes[label] ?? TermIDs.none
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
    private var seen: Set<IDTriple> = []

    init(_ context: QueryContext) { self.context = context }

    mutating func add(_ triple: IDTriple) {
        guard triple.subject != TermIDs.none, triple.predicate != TermIDs.none, triple.object != TermIDs.none,
            context.terms.termClass(triple.predicate) == .iri
        else { return }
        switch context.terms.termClass(triple.subject) {
        case .iri, .blankNode: break
        case .datatype, .language: return
        }
        if seen.insert(triple).inserted { triples.append(triple) }
    }

    func checkLimits() throws(QueryError) { try context.limits.checkRows(triples.count) }

    var graph: AnswerGraph { AnswerGraph(triples: triples, terms: context.terms.answerTerms) }
}
