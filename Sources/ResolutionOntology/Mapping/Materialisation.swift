/// Everything that follows from the triples of one document: the least set that holds them and is
/// closed under `ClosureRules`.
///
/// Semi-naive evaluation: each triple is looked at once, when it comes in, together with the triples
/// that are already there. Linear in the number of triples of the closure, apart from joins.
///
/// Most of what follows is that a node is of a class, and most of that is known already: it is one bit of a number for
/// each node (`NodeTable`), and only other triples are put into a set. What is said of common terms beforehand is
/// not put into it either: all of it is in one set that is made once (`described`). Both were half of the
/// cost. The closure is checked against repeating every rule over all triples.
struct Materialisation {
    private let rules: ClosureRules
    /// What is said of common terms, closed under the rules, for all documents.
    private let described: CompactTripleSet
    private(set) var nodes: NodeTable
    private var known: CompactTripleSet
    /// Triples up to here have been looked at.
    private var processed = 0
    /// By predicate and object: the subjects, for the first step of a chain.
    private var subjectsByObject = JoinIndex()
    /// By predicate and subject: the objects, for the second step of a chain.
    private var objectsBySubject = JoinIndex()

    /// - Parameters:
    ///   - nodes: the terms, with the types of those that are described.
    ///   - described: what is said of the common terms among them.
    ///   - statedCount: how many triples will be put in, about.
    init(rules: ClosureRules, nodes: consuming NodeTable, described: CompactTripleSet, statedCount: Int) {
        self.rules = rules
        self.nodes = nodes
        self.described = described
        known = CompactTripleSet(minimumCapacity: statedCount, appendedCount: statedCount)
    }

    /// Adds a triple whose consequences are still to be found.
    @inline(__always)
    mutating func insert(_ triple: CompactTriple) {
        if triple.predicate == rules.type {
            let bit = rules.effects(ofClass: triple.object).bit
            if bit != 0 {
                if nodes.addType(bit, triple.subject) { known.append(triple) }
                return
            }
        }
        if Int(triple.subject) < nodes.commonCount {
            if isDescribed(triple) { return }
            nodes.meetLate(triple.subject)
        }
        _ = known.insert(triple)
    }

    /// Whether a triple with a common subject is in its description.
    @inline(never)
    private func isDescribed(_ triple: CompactTriple) -> Bool {
        Int(triple.object) < nodes.commonCount && nodes.hasMet(triple.subject) && described.contains(triple)
    }

    /// Adds the description of a common term that was met, so that only what follows from it together
    /// with others is still to be found. To be called before the first `insert(_:)`.
    mutating func insertDescription(_ triples: ArraySlice<CompactTriple>) {
        for triple in triples where !nodes.isLiteral(triple.object) {
            index(triple, rules.effects(of: triple.predicate).steps)
        }
        known.append(contentsOf: triples)
        processed = known.triples.count
    }

    /// Finds all consequences and gives all triples, those put in first.
    mutating func close() -> [CompactTriple] {
        while processed < known.triples.count {
            let triple = known.triples[processed]
            processed += 1
            if triple.predicate == rules.type {
                let effects = rules.effects(ofClass: triple.object)
                if !nodes.hasTypes(effects.superclassBits, triple.subject) {
                    for place in effects.superclasses {
                        insert(CompactTriple(triple.subject, rules.type, rules.all[place].term))
                    }
                }
            } else {
                consequences(of: triple)
            }
        }
        guard !rules.auxiliary.isEmpty else { return known.triples }
        return known.triples.filter { !rules.auxiliary.contains($0.predicate) }
    }

    private mutating func consequences(of triple: CompactTriple) {
        let effects = rules.effects(of: triple.predicate)
        if nodes.isLiteral(triple.object) {
            for place in nodes.hasTypes(effects.subjectTypes, triple.subject) ? effects.others : effects.rules {
                let rule = rules.all[place]
                switch rule.kind {
                case .superproperty: insert(CompactTriple(triple.subject, rule.term, triple.object))
                case .domain: insert(CompactTriple(triple.subject, rules.type, rule.term))
                case .inverse, .range, .firstStep, .secondStep: break
                }
            }
            return
        }
        index(triple, effects.steps)
        let isTyped = nodes.hasTypes(effects.subjectTypes, triple.subject) && nodes.hasTypes(effects.objectTypes, triple.object)
        for place in isTyped ? effects.others : effects.rules { apply(rules.all[place], to: triple) }
    }

    private mutating func apply(_ rule: ClosureRules.Rule, to triple: CompactTriple) {
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

    /// Makes a triple findable for the joins that its predicate takes part in, once each.
    @inline(__always)
    private mutating func index(_ triple: CompactTriple, _ steps: ClosureRules.Steps) {
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
