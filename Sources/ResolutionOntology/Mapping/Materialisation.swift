/// Everything that follows from the triples of one document: the least set that holds them and is
/// closed under `ClosureRules`.
///
/// Semi-naive evaluation: each triple is looked at once, when it comes in, together with the triples
/// that are already there. Linear in the number of triples of the closure, apart from joins.
struct Materialisation {
    private let rules: ClosureRules
    /// By number: whether it stands for a literal, which has no type and is no subject.
    private let isLiteral: [Bool]
    private var known: CompactTripleSet
    /// Triples up to here have been looked at.
    private var processed = 0
    /// By predicate and object: the subjects, for the first step of a chain.
    private var subjectsByObject = JoinIndex()
    /// By predicate and subject: the objects, for the second step of a chain.
    private var objectsBySubject = JoinIndex()

    init(rules: ClosureRules, isLiteral: [Bool], minimumCapacity: Int = 512) {
        self.rules = rules
        self.isLiteral = isLiteral
        known = CompactTripleSet(minimumCapacity: minimumCapacity)
    }

    /// Adds a triple whose consequences are still to be found.
    mutating func insert(_ triple: CompactTriple) { _ = known.insert(triple) }

    /// Adds triples that are closed among themselves, so that only what follows from them together
    /// with others is still to be found. To be called before the first `insert(_:)`.
    mutating func insertClosed(_ triples: some Sequence<CompactTriple>) {
        for triple in triples where known.insert(triple) && !isLiteral[Int(triple.object)] { index(triple) }
        processed = known.triples.count
    }

    /// Finds all consequences and gives all triples, those put in first.
    mutating func close() -> [CompactTriple] {
        while processed < known.triples.count {
            let triple = known.triples[processed]
            processed += 1
            if triple.predicate == rules.type {
                for place in rules.superclasses(of: triple.object) {
                    insert(CompactTriple(triple.subject, rules.type, rules.all[place].term))
                }
            } else if isLiteral[Int(triple.object)] {
                consequences(ofLiteral: triple)
            } else {
                index(triple)
                consequences(of: triple)
            }
        }
        guard !rules.auxiliary.isEmpty else { return known.triples }
        return known.triples.filter { !rules.auxiliary.contains($0.predicate) }
    }

    private mutating func consequences(ofLiteral triple: CompactTriple) {
        for place in rules.rules(of: triple.predicate) {
            let rule = rules.all[place]
            switch rule.kind {
            case .superproperty: insert(CompactTriple(triple.subject, rule.term, triple.object))
            case .domain: insert(CompactTriple(triple.subject, rules.type, rule.term))
            case .inverse, .range, .firstStep, .secondStep: break
            }
        }
    }

    private mutating func consequences(of triple: CompactTriple) {
        for place in rules.rules(of: triple.predicate) {
            let rule = rules.all[place]
            switch rule.kind {
            case .superproperty: insert(CompactTriple(triple.subject, rule.term, triple.object))
            case .inverse: insert(CompactTriple(triple.object, rule.term, triple.subject))
            case .domain: insert(CompactTriple(triple.subject, rules.type, rule.term))
            case .range: insert(CompactTriple(triple.object, rules.type, rule.term))
            case .firstStep:
                var next = objectsBySubject.first(rule.other, triple.object)
                while let entry = next {
                    insert(CompactTriple(triple.subject, rule.term, entry.value))
                    next = objectsBySubject.next(after: entry)
                }
            case .secondStep:
                var next = subjectsByObject.first(rule.other, triple.subject)
                while let entry = next {
                    insert(CompactTriple(entry.value, rule.term, triple.object))
                    next = subjectsByObject.next(after: entry)
                }
            }
        }
    }

    /// Makes a triple findable for the joins that its predicate takes part in, once each.
    private mutating func index(_ triple: CompactTriple) {
        let steps = rules.steps(of: triple.predicate)
        guard !steps.isEmpty else { return }
        if steps.contains(.first) { subjectsByObject.add(triple.subject, under: triple.predicate, triple.object) }
        if steps.contains(.second) { objectsBySubject.add(triple.object, under: triple.predicate, triple.subject) }
    }
}

/// Values under a key of two numbers, as chains through one array.
private struct JoinIndex {
    struct Entry {
        var value: UInt32
        /// The place of the entry with the same key that was added before; nil where there is none.
        var next: UInt32?
    }

    private var heads = PairTable()
    private var entries: [Entry] = []

    mutating func add(_ value: UInt32, under predicate: UInt32, _ node: UInt32) {
        let before = heads.set(Int(predicate), Int(node), UInt32(truncatingIfNeeded: entries.count))
        entries.append(Entry(value: value, next: before))
    }

    func first(_ predicate: UInt32, _ node: UInt32) -> Entry? {
        heads[Int(predicate), Int(node)].map { entries[Int($0)] }
    }

    func next(after entry: Entry) -> Entry? { entry.next.map { entries[Int($0)] } }
}
