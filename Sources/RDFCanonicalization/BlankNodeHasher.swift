import RDF

/// The hashes that tell blank nodes apart, and the state that they are computed from
/// ([RDFC-1.0, sections 4.6 to 4.8](https://www.w3.org/TR/rdf-canon/#hash-1d-quads)).
struct BlankNodeHasher {
    let dataset: NumberedDataset
    let function: CanonicalizationHash
    /// The canonical identifiers so far.
    var canonical = IdentifierIssuer(prefix: "c14n")
    /// For each blank node: the hash of the statements that it stands in.
    let firstDegree: [[UInt8]]
    private var stepsLeft: Int
    private let workLimit: Int

    init(_ dataset: NumberedDataset, function: CanonicalizationHash, workLimit: Int) {
        self.dataset = dataset
        self.function = function
        self.workLimit = workLimit
        stepsLeft = workLimit
        let itself = [UInt8(ascii: "a")], other = [UInt8(ascii: "z")]
        firstDegree = dataset.nodes.indices.map { node in
            let lines = dataset.statementsOfNode[node].map { statement in
                dataset.statements[statement].line { $0 == node ? itself : other }
            }
            return function.digits(of: Array(lines.sorted { $0.lexicographicallyPrecedes($1) }.joined()))
        }
    }

    /// Counts work, and refuses more of it than is allowed.
    mutating func spend(_ steps: Int) throws(CanonicalizationError) {
        stepsLeft -= steps
        if stepsLeft < 0 { throw .workLimit(steps: workLimit) }
    }

    /// The nodes that stand in a statement with the node, by the hashes of how they do, in their order.
    mutating func related(
        to node: Int, issuer: IdentifierIssuer
    ) throws(CanonicalizationError) -> [(hash: [UInt8], nodes: [Int])] {
        var groups: [[UInt8]: [Int]] = [:]
        for index in dataset.statementsOfNode[node] {
            let statement = dataset.statements[index]
            for (position, other) in statement.nodes where other != node {
                try spend(1)
                let hash = relatedHash(of: other, position, statement.predicate, issuer)
                groups[hash, default: []].append(other)
            }
        }
        return groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { ($0.key, $0.value) }
    }

    /// Section 4.7, Hash Related Blank Node.
    private func relatedHash(
        of node: Int, _ position: UInt8, _ predicate: [UInt8], _ issuer: IdentifierIssuer
    ) -> [UInt8] {
        var input = [position]
        if position != UInt8(ascii: "g") { input += predicate }
        if let identifier = canonical.identifier(of: node) ?? issuer.identifier(of: node) {
            input += [UInt8(ascii: "_"), UInt8(ascii: ":")]
            input += identifier
        } else {
            input += firstDegree[node]
        }
        return function.digits(of: input)
    }
}
