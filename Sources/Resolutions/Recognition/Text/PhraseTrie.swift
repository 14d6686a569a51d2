/// Phrases as sequences of word numbers, each with values; found longest first.
///
/// The recognisers ask at every word of a text whether a phrase begins there, and at most words none does: the
/// first step is one look into an array, and only further steps hash.
package struct PhraseTrie<Value: Sendable>: Sendable {
    /// By word: the node of the phrases that begin with it; 0 for none.
    private var roots: [Int32] = []
    /// Open addressing over (node, word); a free slot leads to 0, which is no node's child.
    private var slots: [Edge] = Array(repeating: Edge(), count: 16)
    private var edgeCount = 0
    private var values: [[Value]] = [[]]

    private struct Edge: Sendable {
        var node: Int32 = 0
        var word: Int32 = 0
        var child: Int32 = 0
    }

    package init() {}

    package mutating func insert(_ words: [Int32], _ value: Value) {
        guard !words.isEmpty, !words.contains(where: { $0 <= 0 }) else { return }
        var node: Int32 = 0
        for word in words { node = child(of: node, by: word) ?? addChild(of: node, by: word) }
        values[Int(node)].append(value)
    }

    /// The node behind one more word; `node` 0 is where all phrases begin.
    package func child(of node: Int32, by word: Int32) -> Int32? {
        guard word > 0 else { return nil }
        let child: Int32
        if node == 0 {
            child = Int(word) < roots.count ? roots[Int(word)] : 0
        } else {
            child = slots[slot(of: node, word)].child
        }
        return child == 0 ? nil : child
    }

    /// Whether a phrase begins with a word: one look into an array.
    @inline(__always)
    func begins(with word: Int32) -> Bool { word > 0 && Int(word) < roots.count && roots[Int(word)] != 0 }

    /// Whether a phrase ends at a node.
    func hasValues(at node: Int32) -> Bool { !values[Int(node)].isEmpty }

    /// The words with which phrases begin, ascending.
    var firstWords: [Int32] { roots.indices.filter { roots[$0] != 0 }.map { Int32($0) } }

    /// How many nodes there are; their numbers are those below.
    var nodeCount: Int { values.count }

    package func values(at node: Int32) -> [Value] { values[Int(node)] }

    private mutating func addChild(of node: Int32, by word: Int32) -> Int32 {
        let child = Int32(values.count)
        values.append([])
        if node == 0 {
            if roots.count <= Int(word) { roots += Array(repeating: 0, count: Int(word) + 1 - roots.count) }
            roots[Int(word)] = child
            return child
        }
        edgeCount += 1
        if edgeCount * 2 > slots.count {
            let edges = slots.filter { $0.child != 0 }
            slots = Array(repeating: Edge(), count: slots.count * 2)
            for edge in edges { slots[slot(of: edge.node, edge.word)] = edge }
        }
        slots[slot(of: node, word)] = Edge(node: node, word: word, child: child)
        return child
    }

    /// The slot of an edge, or the free one where it belongs.
    private func slot(of node: Int32, _ word: Int32) -> Int {
        let key = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
        let mask = slots.count - 1
        var index = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
        while slots[index].child != 0, slots[index].node != node || slots[index].word != word { index = (index + 1) & mask }
        return index
    }
}
