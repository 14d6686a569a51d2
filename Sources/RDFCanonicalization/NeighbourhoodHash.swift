/// The hash of a blank node by what lies around it as far as blank nodes reach: Hash N-Degree Quads
/// ([RDFC-1.0, section 4.8](https://www.w3.org/TR/rdf-canon/#hash-nd-quads)).
///
/// The recommendation's recursion is a list of visits here, so that no chain of blank nodes is too long
/// for the machine's stack.
struct NeighbourhoodHash {
    let hash: [UInt8]
    /// With an identifier for each node that was met.
    let issuer: IdentifierIssuer

    /// Steps: one for each related node in each order that is tried, and one for every sixteen
    /// identifiers that are copied.
    init(of node: Int, issuer: IdentifierIssuer, _ hasher: inout BlankNodeHasher) throws(CanonicalizationError) {
        var visits = [try NodeVisit(node, issuer, &hasher)]
        while true {
            let last = visits.count - 1
            switch try visits[last].advance(&hasher) {
            case .visit(let node, let issuer):
                visits.append(try NodeVisit(node, issuer, &hasher))
            case .done(let hash, let issuer):
                if last == 0 {
                    self.hash = hash
                    self.issuer = issuer
                    return
                }
                visits.removeLast()
                visits[last - 1].resume(hash, issuer)
            }
        }
    }
}

/// One call of Hash N-Degree Quads, which stops where it calls itself.
private struct NodeVisit {
    enum Step {
        /// The hash of this node is needed.
        case visit(Int, IdentifierIssuer)
        case done([UInt8], IdentifierIssuer)
    }

    /// An order of the related nodes that is being tried.
    private struct Attempt {
        var issuer: IdentifierIssuer
        var path: [UInt8] = []
        /// The nodes whose own hashes belong into the path, and how many are there already.
        var pending: [Int] = []
        var visited = 0
    }

    private static let none = IdentifierIssuer(prefix: "")

    private var issuer: IdentifierIssuer
    private let groups: [(hash: [UInt8], nodes: [Int])]
    private var group = -1
    private var orders = Permutation(of: [])
    private var attempt: Attempt?
    private var chosen: Attempt?
    private var data: [UInt8] = []

    init(_ node: Int, _ issuer: IdentifierIssuer, _ hasher: inout BlankNodeHasher) throws(CanonicalizationError) {
        try hasher.spend(1)
        groups = try hasher.related(to: node, issuer: issuer)
        self.issuer = issuer
    }

    /// Goes on until a related node's hash is needed or all is done.
    mutating func advance(_ hasher: inout BlankNodeHasher) throws(CanonicalizationError) -> Step {
        while true {
            if attempt != nil {
                if let next = takeNext() { return next }
            } else if let order = orders.next() {
                try begin(order, &hasher)
            } else {
                if let chosen {
                    data += chosen.path
                    issuer = chosen.issuer
                }
                chosen = nil
                group += 1
                guard group < groups.count else { return .done(hasher.function.digits(of: data), issuer) }
                data += groups[group].hash
                orders = Permutation(of: groups[group].nodes)
            }
        }
    }

    /// Takes the hash of the node that was asked for.
    mutating func resume(_ hash: [UInt8], _ issuer: IdentifierIssuer) {
        guard var attempt else { return }
        self.attempt = nil
        let node = attempt.pending[attempt.visited]
        attempt.visited += 1
        attempt.path += [UInt8(ascii: "_"), UInt8(ascii: ":")]
        attempt.path += issuer.identifier(of: node) ?? []
        attempt.path += [UInt8(ascii: "<")] + hash + [UInt8(ascii: ">")]
        attempt.issuer = issuer
        self.attempt = attempt
    }

    private mutating func begin(_ order: [Int], _ hasher: inout BlankNodeHasher) throws(CanonicalizationError) {
        var new: Attempt
        if order.count == 1 {
            // The only order is the chosen one: nothing has to be kept, nor copied.
            new = Attempt(issuer: issuer)
            issuer = Self.none
        } else {
            try hasher.spend(issuer.count / 16)
            new = Attempt(issuer: issuer)
        }
        for node in order {
            try hasher.spend(1)
            let identifier: [UInt8]
            if let canonical = hasher.canonical.identifier(of: node) {
                identifier = canonical
            } else {
                if !new.issuer.hasIdentifier(for: node) {
                    new.pending.append(node)
                    new.issuer.issue(node)
                }
                identifier = new.issuer.identifier(of: node) ?? []
            }
            new.path += [UInt8(ascii: "_"), UInt8(ascii: ":")]
            new.path += identifier
        }
        attempt = new
    }

    /// The next node to visit, or nil where the attempt is at its end or cannot become the best.
    private mutating func takeNext() -> Step? {
        guard var current = attempt else { return nil }
        attempt = nil
        if let chosen, current.path.count >= chosen.path.count, chosen.path.lexicographicallyPrecedes(current.path) {
            return nil
        }
        guard current.visited < current.pending.count else {
            if chosen.map({ current.path.lexicographicallyPrecedes($0.path) }) ?? true { chosen = current }
            return nil
        }
        let issuer = current.issuer
        current.issuer = Self.none
        let node = current.pending[current.visited]
        attempt = current
        return .visit(node, issuer)
    }
}
