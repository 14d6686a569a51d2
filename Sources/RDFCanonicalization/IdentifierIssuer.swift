/// Gives blank nodes identifiers in the order in which it is asked
/// ([RDFC-1.0, section 4.5](https://www.w3.org/TR/rdf-canon/#issue-identifier)).
struct IdentifierIssuer {
    private let prefix: [UInt8]
    /// The nodes that have an identifier, in the order of issuance.
    private(set) var nodes: [Int] = []
    private var numbers: [Int: Int] = [:]

    init(prefix: String) { self.prefix = Array(prefix.utf8) }

    var count: Int { nodes.count }

    func hasIdentifier(for node: Int) -> Bool { numbers[node] != nil }

    /// The identifier of a node that has one, without `_:`.
    func identifier(of node: Int) -> [UInt8]? {
        guard let number = numbers[node] else { return nil }
        return prefix + Array(String(number).utf8)
    }

    /// Gives the node the next identifier unless it has one.
    mutating func issue(_ node: Int) {
        guard numbers[node] == nil else { return }
        numbers[node] = nodes.count
        nodes.append(node)
    }
}
