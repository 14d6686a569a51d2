import RDF
import Resolutions

/// What all documents of a run have in common: the numbers of the ontology's terms, its rules, and
/// the descriptions of known agents, instruments and concepts, closed under the rules beforehand.
struct CommonGraph: Sendable {
    let terms: [Term]
    /// By number: whether it stands for a literal.
    let isLiteral: [Bool]
    let rules: ClosureRules
    private let numbers: [IRI: UInt32]
    /// The triples of each described term, by subject.
    private let descriptions: [UInt32: [CompactTriple]]

    /// - Parameters:
    ///   - ontology: the triples of the ontology.
    ///   - concepts: the triples of the closed lists.
    init(
        ontology: [Triple], concepts: [Triple], authority: Authority, namespace: DataNamespace,
        isMaterialised: Bool
    ) {
        let builder = Builder()
        rules = ClosureRules(
            axioms: ontology, type: FixedTerm.type.rawValue, number: { builder.number(of: $0) })
        for triple in concepts { builder.addConcept(triple) }
        for agent in authority.agents { builder.add(agent, in: namespace) }
        for instrument in authority.instruments { builder.add(instrument, in: namespace) }
        terms = builder.terms
        numbers = builder.numbers

        isLiteral = builder.terms.map { $0.literal != nil }
        var closure = Materialisation(
            rules: rules, isLiteral: isLiteral, minimumCapacity: builder.triples.count * 3)
        for triple in builder.triples { closure.insert(triple) }
        let described = Set(builder.triples.map(\.subject))
        var descriptions: [UInt32: [CompactTriple]] = [:]
        for triple in isMaterialised ? closure.close() : builder.triples
        where described.contains(triple.subject) {
            descriptions[triple.subject, default: []].append(triple)
        }
        self.descriptions = descriptions
    }

    func number(of iri: IRI) -> UInt32? { numbers[iri] }

    func isDescribed(_ number: UInt32) -> Bool { descriptions[number] != nil }

    func description(of number: UInt32) -> [CompactTriple] { descriptions[number] ?? [] }
}

extension CommonGraph {
    /// Numbers terms; a class because the rules ask it for numbers while they are made.
    private final class Builder {
        var terms: [Term]
        var numbers: [IRI: UInt32] = [:]
        var triples: [CompactTriple] = []

        init() {
            terms = FixedTerm.allCases.map { .iri($0.iri) }
            for term in FixedTerm.allCases { numbers[term.iri] = term.rawValue }
        }

        func number(of iri: IRI) -> UInt32 {
            if let number = numbers[iri] { return number }
            let number = UInt32(truncatingIfNeeded: terms.count)
            numbers[iri] = number
            terms.append(.iri(iri))
            return number
        }

        func number(of literal: Literal) -> UInt32 {
            terms.append(.literal(literal))
            return UInt32(truncatingIfNeeded: terms.count - 1)
        }

        func add(_ subject: UInt32, _ predicate: FixedTerm, _ object: UInt32) {
            triples.append(CompactTriple(subject, predicate.rawValue, object))
        }

        /// Takes of a concept what a file needs that uses it: its type, names, list and hierarchy.
        func addConcept(_ triple: Triple) {
            guard let subject = triple.subject.iri else { return }
            let wanted: FixedTerm
            switch triple.predicate {
            case RDFSyntaxNamespace.type: wanted = .type
            case SKOS.prefLabel: wanted = .prefLabel
            case SKOS.inScheme: wanted = .inScheme
            case SKOS.broader: wanted = .broader
            default: return
            }
            switch triple.object {
            case .iri(let iri): add(number(of: subject), wanted, number(of: iri))
            case .literal(let literal): add(number(of: subject), wanted, number(of: literal))
            case .blankNode: return
            }
        }

        func add(_ agent: Authority.Agent, in namespace: DataNamespace) {
            let node = number(of: namespace.iri(of: agent.identifier))
            add(node, .type, agent.kind.fixedTerm.rawValue)
            add(node, .label, number(of: Literal(agent.label, language: "en")))
            for acronym in agent.acronyms { add(node, .acronym, number(of: Literal(acronym))) }
            let relations: [(FixedTerm, [AgentIdentifier])] = [
                (.partOfBody, agent.partOfBody), (.headOf, agent.headOf), (.groupMember, agent.members),
                (.jointBodyOf, agent.jointBodyOf),
            ]
            for (predicate, others) in relations {
                for other in others { add(node, predicate, number(of: namespace.iri(of: other))) }
            }
        }

        func add(_ instrument: Authority.Instrument, in namespace: DataNamespace) {
            let node = number(of: namespace.iri(of: InstrumentIdentifier(slug: instrument.slug)))
            add(node, .type, instrument.kind.fixedTerm.rawValue)
            add(node, .label, number(of: Literal(instrument.label, language: "en")))
            if let owner = instrument.instrumentOf {
                add(node, .instrumentOf, number(of: namespace.iri(of: owner)))
            }
        }
    }
}

extension Authority.AgentKind {
    var fixedTerm: FixedTerm {
        switch self {
        case .body: .body
        case .post: .post
        case .group: .group
        }
    }
}

extension InstrumentKind {
    var fixedTerm: FixedTerm {
        switch self {
        case .resolution: .resolution
        case .decision: .decision
        case .recommendation: .recommendation
        case .opinion: .opinion
        case .report: .report
        case .question: .question
        case .basicInstrument: .basicInstrument
        case .arrangement: .arrangement
        case .instrument: .instrument
        }
    }
}

extension ActClass {
    var fixedTerm: FixedTerm {
        switch self {
        case .resolution: .resolution
        case .decision: .decision
        case .recommendation: .recommendation
        case .opinion: .opinion
        }
    }

    /// The word that stands before the number: `Resolution`.
    var word: String {
        switch self {
        case .resolution: "Resolution"
        case .decision: "Decision"
        case .recommendation: "Recommendation"
        case .opinion: "Opinion"
        }
    }
}
