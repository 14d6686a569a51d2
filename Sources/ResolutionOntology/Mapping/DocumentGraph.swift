import RDF

/// The graph of one document while it is made: its terms, numbered from where the common ones end,
/// and the triples that are stated.
struct DocumentGraph {
    /// The group in which what is said of a term is written: a block's number, or one of these.
    enum Home {
        static let shared: Int32 = -1
        static let borrowed: Int32 = -2
    }

    let common: CommonGraph
    private let commonCount: Int
    private var terms: [Term] = []
    private var homes: [Int32] = []
    private var numbers: [IRI: UInt32] = [:]
    private var stated: [CompactTriple] = []
    /// Common terms whose descriptions the document needs, in the order of their first use.
    private var used: [UInt32] = []
    private var isUsed: Set<UInt32> = []

    init(common: CommonGraph, expectedTripleCount: Int) {
        self.common = common
        commonCount = common.terms.count
        stated.reserveCapacity(expectedTripleCount)
        terms.reserveCapacity(expectedTripleCount)
        homes.reserveCapacity(expectedTripleCount)
        numbers.reserveCapacity(expectedTripleCount / 3)
    }

    // MARK: Terms

    /// The number of an IRI, and whether it is new here. A common term brings its description along.
    mutating func node(_ iri: IRI, home: Int32) -> (number: UInt32, isNew: Bool) {
        if let number = common.number(of: iri) {
            use(number)
            // A common term without a description (a class has none either) is described once here.
            return (number, !common.isDescribed(number) && isUsed.insert(number).inserted)
        }
        return ownNode(iri, home: home)
    }

    /// The number of an IRI below this document's revision or source, which no common term has.
    mutating func ownNode(_ iri: IRI, home: Int32) -> (number: UInt32, isNew: Bool) {
        if let number = numbers[iri] { return (number, false) }
        let number = append(.iri(iri), home: home)
        numbers[iri] = number
        return (number, true)
    }

    /// The number of an IRI that nothing else in the document has: whoever asks keeps it.
    mutating func newNode(_ iri: IRI, home: Int32) -> UInt32 { append(.iri(iri), home: home) }

    mutating func literal(_ literal: Literal) -> UInt32 { append(.literal(literal), home: Home.shared) }
    mutating func literal(_ text: String) -> UInt32 { literal(Literal(text)) }
    mutating func literal(_ value: Int) -> UInt32 { literal(Literal(value)) }
    mutating func literal(_ text: String, language: String) -> UInt32 {
        literal(Literal(text, language: language))
    }

    private mutating func append(_ term: Term, home: Int32) -> UInt32 {
        terms.append(term)
        homes.append(home)
        return UInt32(truncatingIfNeeded: commonCount + terms.count - 1)
    }

    /// Takes in the description of a common term, and of all terms that it leads to.
    private mutating func use(_ number: UInt32) {
        guard common.isDescribed(number), isUsed.insert(number).inserted else { return }
        var next = used.count
        used.append(number)
        while next < used.count {
            for triple in common.description(of: used[next])
            where common.isDescribed(triple.object) && isUsed.insert(triple.object).inserted {
                used.append(triple.object)
            }
            next += 1
        }
    }

    // MARK: Triples

    mutating func add(_ subject: UInt32, _ predicate: FixedTerm, _ object: UInt32) {
        stated.append(CompactTriple(subject, predicate.rawValue, object))
    }

    mutating func add(_ subject: UInt32, isA aClass: FixedTerm) {
        stated.append(CompactTriple(subject, FixedTerm.type.rawValue, aClass.rawValue))
    }

    mutating func add(_ subject: UInt32, _ predicate: FixedTerm, _ text: String) {
        add(subject, predicate, literal(text))
    }

    mutating func add(_ subject: UInt32, _ predicate: FixedTerm, _ value: Int) {
        add(subject, predicate, literal(value))
    }

    // MARK: The end

    struct Groups {
        var terms: TermList
        var blocks: [[CompactTriple]]
        var shared: [CompactTriple]
        var borrowed: [CompactTriple]
    }

    /// All triples, with what follows from them where wanted, each once and in its group.
    func finish(isMaterialised: Bool, blockCount: Int) -> Groups {
        let list = TermList(common: common.terms, own: terms)
        var groups = Groups(
            terms: list, blocks: Array(repeating: [], count: blockCount), shared: [], borrowed: [])
        for triple in everything(isMaterialised: isMaterialised) {
            switch home(of: triple) {
            case Home.borrowed: groups.borrowed.append(triple)
            case let block where block >= 0: groups.blocks[Int(block)].append(triple)
            default: groups.shared.append(triple)
            }
        }
        groups.blocks = groups.blocks.filter { !$0.isEmpty }.map(DocumentGraph.bySubject)
        groups.shared = DocumentGraph.bySubject(groups.shared)
        groups.borrowed = DocumentGraph.bySubject(groups.borrowed)
        return groups
    }

    private func everything(isMaterialised: Bool) -> [CompactTriple] {
        let descriptions = used.lazy.flatMap { common.description(of: $0) }
        guard isMaterialised else {
            var set = CompactTripleSet(minimumCapacity: stated.count * 2)
            for triple in stated { _ = set.insert(triple) }
            for triple in descriptions { _ = set.insert(triple) }
            return set.triples
        }
        var isLiteral = common.isLiteral
        isLiteral.reserveCapacity(commonCount + terms.count)
        for term in terms {
            if case .literal = term { isLiteral.append(true) } else { isLiteral.append(false) }
        }
        var closure = Materialisation(
            rules: common.rules, isLiteral: isLiteral, minimumCapacity: stated.count * 2)
        closure.insertClosed(descriptions)
        for triple in stated { closure.insert(triple) }
        return closure.close()
    }

    /// A triple stands where its subject is at home; where that is nowhere in particular, where its
    /// object is (`body/x rg:addresseeOf` a directive of this document).
    private func home(of triple: CompactTriple) -> Int32 {
        let subject = home(of: triple.subject)
        let object = home(of: triple.object)
        if subject >= 0 { return subject }
        if object >= 0 { return object }
        return min(subject, object)
    }

    private func home(of number: UInt32) -> Int32 {
        let index = Int(number) - commonCount
        return index < 0 ? Home.shared : homes[index]
    }

    /// Stable: subjects in the order of their numbers, which is that of their first use.
    private static func bySubject(_ triples: [CompactTriple]) -> [CompactTriple] {
        let keys = triples.indices.map { UInt64(triples[$0].subject) << 32 | UInt64($0) }.sorted()
        return keys.map { triples[Int($0 & 0xFFFF_FFFF)] }
    }
}
