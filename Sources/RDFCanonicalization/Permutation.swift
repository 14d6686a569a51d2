/// All orders of some nodes, one after the other, of which no more than one is held at a time; none of no nodes.
struct Permutation {
    private let nodes: [Int]
    private var order: [Int]
    private var isFirst: Bool

    init(of nodes: [Int]) {
        self.nodes = nodes
        order = Array(nodes.indices)
        isFirst = !nodes.isEmpty
    }

    /// The next order, or nil after the last. Linear in the nodes.
    mutating func next() -> [Int]? {
        if isFirst {
            isFirst = false
            return nodes
        }
        // The longest falling end is turned round behind the next larger element.
        guard let pivot = order.indices.dropLast().last(where: { order[$0] < order[$0 + 1] }),
            let larger = order.indices.last(where: { order[$0] > order[pivot] })
        else { return nil }
        order.swapAt(pivot, larger)
        order[(pivot + 1)...].reverse()
        return order.map { nodes[$0] }
    }
}
