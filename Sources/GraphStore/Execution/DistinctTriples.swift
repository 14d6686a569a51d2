import RDF

/// Triples, each once, in the order in which they came.
package struct DistinctTriples {
    package private(set) var triples: [IDTriple] = []
    private var slots = HashSlots()

    package init() {}

    /// Makes room for more triples, so that a batch does not grow the table again and again.
    package mutating func reserve(_ additional: Int) { slots.reserve(triples.count + additional) }

    /// Adds a triple that is not there yet and passes the test. Constant time on average.
    @inline(__always)
    package mutating func insert(_ triple: IDTriple, where isWanted: (IDTriple) -> Bool = { _ in true }) {
        let hash = HashSlots.hash(triple.subject, triple.predicate, triple.object)
        let position = slots.position(of: hash) { triples[$0] == triple }
        guard slots.number(at: position) == nil, isWanted(triple) else { return }
        slots.take(position, hash: hash, number: triples.count)
        triples.append(triple)
    }
}
