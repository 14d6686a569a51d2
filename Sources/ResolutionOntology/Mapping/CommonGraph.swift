import RDF
import Resolutions

/// What all documents of a run have in common: the numbers of the ontology's terms, its rules, and
/// the descriptions of known agents, instruments and concepts, closed under the rules beforehand.
struct CommonGraph: Sendable {
    let terms: CommonTerms
    let rules: ClosureRules
    /// The triples of all described terms, those of one subject together.
    private let descriptions: [CompactTriple]
    /// By number: where in `descriptions` the triples of a term stand.
    private let extents: [Range<Int32>]
    /// The same triples as a set.
    let described: CompactTripleSet
    /// The types of all common terms (`NodeTable`).
    let types: [UInt64]
    /// The described terms by the names that documents have for them.
    let names: CommonNames

    /// - Parameters:
    ///   - base: what the IRIs of data start with.
    ///   - ontology: the triples of the ontology.
    ///   - descriptions: what is to be said of known agents, instruments and concepts.
    init(base: IRI, ontology: [Triple], descriptions: [Triple], isMaterialised: Bool) {
        let numbering = CommonNumbering()
        rules = ClosureRules(
            axioms: ontology, type: FixedTerm.type.rawValue, number: { numbering.number(of: $0) })
        let described = descriptions.compactMap { numbering.numbered($0) }
        let terms = numbering.terms()
        self.terms = terms

        var isDescribed = [Bool](repeating: false, count: terms.count)
        for triple in described { isDescribed[Int(triple.subject)] = true }
        var nodes = NodeTable(commonTypes: [])
        nodes.begin(ownTypes: terms.isLiteral.map { $0 ? NodeTable.literal : 0 })
        var closure = Materialisation(
            rules: rules, nodes: nodes, described: CompactTripleSet(minimumCapacity: 0), statedCount: described.count * 2)
        for triple in described { closure.insert(triple) }
        let all = isMaterialised ? closure.close() : described
        let kept = CompactTriple.bySubject(all.filter { isDescribed[Int($0.subject)] }, closure.nodes)
        var extents = [Range<Int32>](repeating: 0..<0, count: terms.count)
        var start = 0
        while start < kept.count {
            let subject = kept[start].subject
            var end = start + 1
            while end < kept.count, kept[end].subject == subject { end += 1 }
            extents[Int(subject)] = Int32(truncatingIfNeeded: start)..<Int32(truncatingIfNeeded: end)
            start = end
        }
        var types: [UInt64] = terms.isLiteral.map { $0 ? NodeTable.literal : 0 }
        var set = CompactTripleSet(minimumCapacity: kept.count)
        for triple in kept {
            _ = set.insert(triple)
            if triple.predicate == rules.type { types[Int(triple.subject)] |= rules.effects(ofClass: triple.object).bit }
        }
        self.descriptions = kept
        self.extents = extents
        self.types = types
        self.described = set
        names = CommonNames(terms: terms, base: base) { !extents[$0].isEmpty }
    }

    func isDescribed(_ number: UInt32) -> Bool {
        let index = Int(number)
        return index < extents.count && !extents[index].isEmpty
    }

    func description(of number: UInt32) -> ArraySlice<CompactTriple> {
        let index = Int(number)
        guard index < extents.count else { return [] }
        return descriptions[Int(extents[index].lowerBound)..<Int(extents[index].upperBound)]
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
