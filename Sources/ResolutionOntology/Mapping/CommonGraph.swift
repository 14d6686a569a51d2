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
    ///   - descriptions: what is to be said of known agents, instruments and concepts.
    init(ontology: [Triple], descriptions: [Triple], isMaterialised: Bool) {
        let numbering = Numbering()
        rules = ClosureRules(
            axioms: ontology, type: FixedTerm.type.rawValue, number: { numbering.number(of: $0) })
        let described = descriptions.compactMap { numbering.numbered($0) }
        terms = numbering.terms
        numbers = numbering.numbers
        isLiteral = numbering.terms.map { $0.literal != nil }

        var closure = Materialisation(
            rules: rules, isLiteral: isLiteral, minimumCapacity: described.count * 3)
        for triple in described { closure.insert(triple) }
        let subjects = Set(described.map(\.subject))
        var bySubject: [UInt32: [CompactTriple]] = [:]
        for triple in isMaterialised ? closure.close() : described where subjects.contains(triple.subject) {
            bySubject[triple.subject, default: []].append(triple)
        }
        self.descriptions = bySubject
    }

    func number(of iri: IRI) -> UInt32? { numbers[iri] }

    func isDescribed(_ number: UInt32) -> Bool { descriptions[number] != nil }

    func description(of number: UInt32) -> [CompactTriple] { descriptions[number] ?? [] }
}

extension CommonGraph {
    /// Gives terms their numbers, the fixed terms first. A class, because the rules ask it for
    /// numbers while they are made.
    private final class Numbering {
        private(set) var terms: [Term]
        private(set) var numbers: [IRI: UInt32] = [:]
        private var literals: [Literal: UInt32] = [:]

        init() {
            terms = FixedTerm.allCases.map { .iri($0.iri) }
            for term in FixedTerm.allCases { numbers[term.iri] = term.rawValue }
        }

        func number(of iri: IRI) -> UInt32 {
            if let number = numbers[iri] { return number }
            let number = append(.iri(iri))
            numbers[iri] = number
            return number
        }

        /// Nil for a triple with a blank node: descriptions have none.
        func numbered(_ triple: Triple) -> CompactTriple? {
            guard let subject = triple.subject.iri else { return nil }
            let object: UInt32
            switch triple.object {
            case .iri(let iri): object = number(of: iri)
            case .literal(let literal): object = number(of: literal)
            case .blankNode: return nil
            }
            return CompactTriple(number(of: subject), number(of: triple.predicate), object)
        }

        private func number(of literal: Literal) -> UInt32 {
            if let number = literals[literal] { return number }
            let number = append(.literal(literal))
            literals[literal] = number
            return number
        }

        private func append(_ term: Term) -> UInt32 {
            terms.append(term)
            return UInt32(truncatingIfNeeded: terms.count - 1)
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
