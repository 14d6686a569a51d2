/// Everything that follows from the triples of one document: the least set that holds them and is
/// closed under `ClosureRules`.
///
/// Semi-naive evaluation: each triple is looked at once, when it comes in, together with the triples
/// that are already there. Linear in the number of triples of the closure, apart from joins.
struct Materialisation {
    private let rules: ClosureRules
    /// Whether a number stands for a literal, which has no type and is no subject.
    private let isLiteral: (UInt32) -> Bool
    private var known: CompactTripleSet
    /// Triples up to here have been looked at.
    private var processed = 0
    /// By predicate and object: the subjects, for the first step of a chain.
    private var subjectsByObject = JoinIndex()
    /// By predicate and subject: the objects, for the second step of a chain.
    private var objectsBySubject = JoinIndex()

    init(rules: ClosureRules, minimumCapacity: Int = 512, isLiteral: @escaping (UInt32) -> Bool) {
        self.rules = rules
        self.isLiteral = isLiteral
        known = CompactTripleSet(minimumCapacity: minimumCapacity)
    }

    /// Adds a triple whose consequences are still to be found.
    mutating func insert(_ triple: CompactTriple) { _ = known.insert(triple) }

    /// Adds triples that are closed among themselves, so that only what follows from them together
    /// with others is still to be found. To be called before the first `insert(_:)`.
    mutating func insertClosed(_ triples: some Sequence<CompactTriple>) {
        for triple in triples where known.insert(triple) { index(triple) }
        processed = known.triples.count
    }

    /// Finds all consequences and gives all triples, those put in first.
    mutating func close() -> [CompactTriple] {
        while processed < known.triples.count {
            let triple = known.triples[processed]
            processed += 1
            if triple.predicate == rules.type {
                for superclass in rules.superclasses(of: triple.object) {
                    insert(CompactTriple(triple.subject, rules.type, superclass))
                }
                continue
            }
            consequences(of: triple)
        }
        guard !rules.auxiliary.isEmpty else { return known.triples }
        return known.triples.filter { !rules.auxiliary.contains($0.predicate) }
    }

    private mutating func consequences(of triple: CompactTriple) {
        guard let own = rules.rules(of: triple.predicate) else { return }
        for predicate in own.superproperties {
            insert(CompactTriple(triple.subject, predicate, triple.object))
        }
        for aClass in own.domains { insert(CompactTriple(triple.subject, rules.type, aClass)) }
        guard !isLiteral(triple.object) else { return }
        for predicate in own.inverses { insert(CompactTriple(triple.object, predicate, triple.subject)) }
        for aClass in own.ranges { insert(CompactTriple(triple.object, rules.type, aClass)) }
        index(triple, own)
        for join in own.asFirst {
            var next = objectsBySubject.first(join.other, triple.object)
            while let entry = next {
                insert(CompactTriple(triple.subject, join.result, entry.value))
                next = objectsBySubject.next(after: entry)
            }
        }
        for join in own.asSecond {
            var next = subjectsByObject.first(join.other, triple.subject)
            while let entry = next {
                insert(CompactTriple(entry.value, join.result, triple.object))
                next = subjectsByObject.next(after: entry)
            }
        }
    }

    private mutating func index(_ triple: CompactTriple) {
        guard triple.predicate != rules.type, let own = rules.rules(of: triple.predicate),
            !isLiteral(triple.object)
        else { return }
        index(triple, own)
    }

    private mutating func index(_ triple: CompactTriple, _ own: ClosureRules.PredicateRules) {
        if !own.asFirst.isEmpty {
            subjectsByObject.add(triple.subject, under: triple.predicate, triple.object)
        }
        if !own.asSecond.isEmpty {
            objectsBySubject.add(triple.object, under: triple.predicate, triple.subject)
        }
    }
}

/// Values under a key of two numbers, as chains through one array.
private struct JoinIndex {
    struct Entry {
        var value: UInt32
        var next: Int
    }

    private var heads: [UInt64: Int] = [:]
    private var entries: [Entry] = []

    mutating func add(_ value: UInt32, under predicate: UInt32, _ node: UInt32) {
        let key = UInt64(predicate) << 32 | UInt64(node)
        entries.append(Entry(value: value, next: heads[key] ?? -1))
        heads[key] = entries.count - 1
    }

    func first(_ predicate: UInt32, _ node: UInt32) -> Entry? {
        heads[UInt64(predicate) << 32 | UInt64(node)].map { entries[$0] }
    }

    func next(after entry: Entry) -> Entry? { entry.next < 0 ? nil : entries[entry.next] }
}
