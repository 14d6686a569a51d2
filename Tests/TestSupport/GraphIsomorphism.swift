import RDF

/// Whether two RDF graphs or datasets are the same but for the labels of their blank nodes
/// ([RDF 1.1 Concepts, section 3.6](https://www.w3.org/TR/rdf11-concepts/#graph-isomorphism)).
///
/// Blank nodes are coloured by what stands around them until the colours no longer divide; what is
/// still alike is tried out. Fast on graphs of tests, not on adversarial ones.
public enum GraphIsomorphism {
    public static func areIsomorphic(_ a: [Triple], _ b: [Triple]) -> Bool {
        areIsomorphic(a.map { Quad($0) }, b.map { Quad($0) })
    }

    public static func areIsomorphic(_ a: [Quad], _ b: [Quad]) -> Bool {
        let first = Set(a)
        let second = Set(b)
        guard first.count == second.count else { return false }
        return match(Array(first), second, Coloring(first), Coloring(second))
    }

    /// Refines both colourings and tries out, where a colour is shared, each partner in turn.
    private static func match(_ a: [Quad], _ b: Set<Quad>, _ left: Coloring, _ right: Coloring) -> Bool {
        var left = left
        var right = right
        left.refine()
        right.refine()
        guard left.histogram == right.histogram else { return false }
        guard let shared = left.smallestSharedColor else {
            let partner = Dictionary(uniqueKeysWithValues: right.colors.map { ($0.value, $0.key) })
            return a.allSatisfy { quad in
                b.contains(quad.renaming { node in left.colors[node].flatMap { partner[$0] } ?? node })
            }
        }
        guard let chosen = left.nodes(of: shared).first else { return false }
        return right.nodes(of: shared).contains { candidate in
            match(a, b, left.marking(chosen), right.marking(candidate))
        }
    }
}

/// A colour for every blank node of a graph.
private struct Coloring {
    private let quads: [Quad]
    private(set) var colors: [BlankNode: UInt64] = [:]
    private var marks: UInt64 = 0

    init(_ quads: Set<Quad>) {
        self.quads = Array(quads)
        for quad in quads { for node in quad.blankNodes { colors[node] = 0 } }
    }

    var histogram: [UInt64: Int] { colors.values.reduce(into: [:]) { $0[$1, default: 0] += 1 } }

    var smallestSharedColor: UInt64? { histogram.filter { $0.value > 1 }.keys.min() }

    func nodes(of color: UInt64) -> [BlankNode] {
        colors.filter { $0.value == color }.keys.sorted { $0.label < $1.label }
    }

    func marking(_ node: BlankNode) -> Coloring {
        var copy = self
        copy.marks += 1
        copy.colors[node] = stableHash("mark \(copy.marks)")
        return copy
    }

    /// Goes on until a round makes no more colours than the one before.
    mutating func refine() {
        var count = Set(colors.values).count
        while true {
            var sums: [BlankNode: UInt64] = [:]
            for quad in quads {
                for (place, node) in quad.places {
                    sums[node, default: 0] &+= stableHash("\(place) " + quad.signature(colors, from: node))
                }
            }
            for (node, sum) in sums { colors[node] = stableHash("\(colors[node] ?? 0) \(sum)") }
            let newCount = Set(colors.values).count
            if newCount == count { return }
            count = newCount
        }
    }
}

private func stableHash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
}

extension Quad {
    fileprivate var blankNodes: [BlankNode] { places.map(\.1) }

    fileprivate var places: [(Int, BlankNode)] {
        [(0, triple.subject), (2, triple.object), (3, graph)].compactMap { place, term in
            term?.blankNode.map { (place, $0) }
        }
    }

    /// The quad with colours for its blank nodes, the node itself marked.
    fileprivate func signature(_ colors: [BlankNode: UInt64], from self_: BlankNode) -> String {
        func text(_ term: Term?) -> String {
            guard let term else { return "default" }
            guard let node = term.blankNode else { return term.description }
            return node == self_ ? "self \(colors[node] ?? 0)" : "node \(colors[node] ?? 0)"
        }
        return "\(text(triple.subject)) \(triple.predicate) \(text(triple.object)) \(text(graph))"
    }

    fileprivate func renaming(_ rename: (BlankNode) -> BlankNode) -> Quad {
        func apply(_ term: Term) -> Term { term.blankNode.map { .blankNode(rename($0)) } ?? term }
        return Quad(Triple(apply(triple.subject), triple.predicate, apply(triple.object)), in: graph.map(apply))
    }
}
