/// Phrases as sequences of word numbers, each with values; found longest first.
struct PhraseTrie<Value: Sendable>: Sendable {
    private var edges: [UInt64: Int32] = [:]
    private var values: [[Value]] = [[]]

    mutating func insert(_ words: [Int32], _ value: Value) {
        guard !words.isEmpty, !words.contains(0) else { return }
        var node: Int32 = 0
        for word in words {
            let key = Self.key(node, word)
            if let next = edges[key] {
                node = next
            } else {
                let next = Int32(values.count)
                values.append([])
                edges[key] = next
                node = next
            }
        }
        values[Int(node)].append(value)
    }

    func child(of node: Int32, by word: Int32) -> Int32? {
        word == 0 ? nil : edges[Self.key(node, word)]
    }

    func values(at node: Int32) -> [Value] { values[Int(node)] }

    private static func key(_ node: Int32, _ word: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
    }
}
