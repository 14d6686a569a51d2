import RDF

/// An RDF dataset in the form that all datasets isomorphic to it share, and no other: blank nodes bear
/// labels that follow from the statements, and the statements stand in the order of their code points
/// ([RDF Dataset Canonicalization, RDFC-1.0](https://www.w3.org/TR/rdf-canon/)).
///
/// ```swift
/// let canonical = try CanonicalDataset(quads)
/// print(canonical.digest)  // the same for the same graph, whatever file it was read from
/// ```
public struct CanonicalDataset: Sendable {
    /// Steps that telling blank nodes apart may take unless another limit is given: seconds.
    public static let defaultWorkLimit = 2_000_000

    /// The statements, each once, with canonical labels and in canonical order.
    public let quads: [Quad]
    /// The canonical label of each blank node.
    public let labels: [BlankNode: BlankNode]
    /// The statements as canonical N-Quads
    /// ([appendix A](https://www.w3.org/TR/rdf-canon/#canonical-quads)), in UTF-8.
    public let bytes: [UInt8]
    private let function: CanonicalizationHash

    /// The canonical N-Quads as text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The hash of the canonical N-Quads in hexadecimal digits: isomorphic datasets have the same.
    public var digest: String { String(decoding: function.digits(of: bytes), as: UTF8.self) }

    /// Brings quads, in any order and with any labels, into canonical form.
    ///
    /// Sorting aside linear where no two blank nodes stand in like statements; where they do, up to
    /// exponential, as the recommendation's algorithm is.
    ///
    /// - Parameters:
    ///   - hash: the hash function; canonical forms made with different ones differ.
    ///   - workLimit: how many steps may be taken to tell like blank nodes apart.
    /// - Throws: ``CanonicalizationError/workLimit(steps:)``.
    public init(
        _ quads: some Sequence<Quad>, hash: CanonicalizationHash = .sha256, workLimit: Int = defaultWorkLimit
    ) throws(CanonicalizationError) {
        let dataset = NumberedDataset(quads)
        let issuer = try Self.issuer(for: dataset, hash, workLimit)
        let names = dataset.nodes.indices.map { issuer.identifier(of: $0) ?? [] }
        var labels: [BlankNode: BlankNode] = [:]
        for (node, name) in zip(dataset.nodes, names) { labels[node] = BlankNode(String(decoding: name, as: UTF8.self)) }
        let lines = zip(dataset.quads, dataset.statements).map { quad, statement in
            (line: statement.line { names[$0] }, quad: quad)
        }.sorted { $0.line.lexicographicallyPrecedes($1.line) }
        bytes = Array(lines.lazy.map(\.line).joined())
        self.quads = lines.map { $0.quad.relabelled(labels) }
        self.labels = labels
        function = hash
    }

    /// Whether two datasets are the same but for the labels of their blank nodes
    /// ([RDF 1.1 Concepts, section 3.6](https://www.w3.org/TR/rdf11-concepts/#graph-isomorphism)).
    public static func areIsomorphic(
        _ a: some Sequence<Quad>, _ b: some Sequence<Quad>, workLimit: Int = defaultWorkLimit
    ) throws(CanonicalizationError) -> Bool {
        let first = try CanonicalDataset(a, workLimit: workLimit)
        let second = try CanonicalDataset(b, workLimit: workLimit)
        return first.bytes == second.bytes
    }

    /// Section 4.4, the canonicalization algorithm up to its labels.
    private static func issuer(
        for dataset: NumberedDataset, _ hash: CanonicalizationHash, _ workLimit: Int
    ) throws(CanonicalizationError) -> IdentifierIssuer {
        var hasher = BlankNodeHasher(dataset, function: hash, workLimit: workLimit)
        var nodesOfHash: [[UInt8]: [Int]] = [:]
        for node in dataset.nodes.indices { nodesOfHash[hasher.firstDegree[node], default: []].append(node) }
        let groups = nodesOfHash.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
        for group in groups where group.count == 1 { hasher.canonical.issue(group[0]) }
        for group in groups where group.count > 1 {
            var results: [NeighbourhoodHash] = []
            for node in group where !hasher.canonical.hasIdentifier(for: node) {
                var temporary = IdentifierIssuer(prefix: "b")
                temporary.issue(node)
                results.append(try NeighbourhoodHash(of: node, issuer: temporary, &hasher))
            }
            for result in results.sorted(by: { $0.hash.lexicographicallyPrecedes($1.hash) }) {
                for node in result.issuer.nodes { hasher.canonical.issue(node) }
            }
        }
        return hasher.canonical
    }
}

extension Quad {
    fileprivate func relabelled(_ labels: [BlankNode: BlankNode]) -> Quad {
        func term(_ term: Term) -> Term { term.blankNode.flatMap { labels[$0] }.map { .blankNode($0) } ?? term }
        return Quad(Triple(term(triple.subject), triple.predicate, term(triple.object)), in: graph.map(term))
    }
}
