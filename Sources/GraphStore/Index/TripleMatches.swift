import RDF

/// Triples that match a pattern: a sequence that makes terms only as it is read.
public struct TripleMatches: Sequence, Sendable {
    private let dictionary: TermDictionary
    private let run: TripleRun

    init(dictionary: TermDictionary, run: TripleRun) {
        self.dictionary = dictionary
        self.run = run
    }

    /// How many triples match. Constant time.
    public var count: Int { run.count }

    public var underestimatedCount: Int { run.count }

    public func makeIterator() -> Iterator { Iterator(dictionary: dictionary, run: run) }

    /// Reads matches in portions, so that nothing is searched per row.
    public struct Iterator: IteratorProtocol {
        private let dictionary: TermDictionary
        private let run: TripleRun
        private var read = 0
        private var portion: [IDTriple] = []
        private var position = 0

        init(dictionary: TermDictionary, run: TripleRun) {
            self.dictionary = dictionary
            self.run = run
        }

        public mutating func next() -> Triple? {
            if position == portion.count {
                guard read < run.count else { return nil }
                let rows = read..<Swift.min(run.count, read + 256)
                var subjects: [TermID] = [], predicates: [TermID] = [], objects: [TermID] = []
                run.append(.subject, rows: rows, to: &subjects)
                run.append(.predicate, rows: rows, to: &predicates)
                run.append(.object, rows: rows, to: &objects)
                portion = subjects.indices.map {
                    IDTriple(subjects[$0], predicates[$0], objects[$0])
                }
                position = 0
                read = rows.upperBound
            }
            let triple = portion[position]
            position += 1
            guard case .iri(let predicate) = dictionary.term(triple.predicate) else { return nil }
            return Triple(dictionary.term(triple.subject), predicate, dictionary.term(triple.object))
        }
    }
}
