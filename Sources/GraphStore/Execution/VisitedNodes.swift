/// A set of terms as a bitmap, for walks through the graph: emptied in time linear in what was put
/// in, so that one can serve many walks.
final class VisitedNodes {
    private var words: [UInt64]
    /// What was put in, in order.
    private(set) var nodes: [TermID] = []
    /// Terms that the query computed; they stand in no graph, and so are at most starts.
    private var local: Set<TermID> = []

    init(highest: TermID) {
        words = [UInt64](repeating: 0, count: Int(highest) / 64 + 1)
    }

    /// Puts a term in; false if it was there, or is no term of the dataset (in a damaged file).
    @inline(__always)
    func insert(_ id: TermID) -> Bool {
        if TermIDs.isLocal(id) {
            guard local.insert(id).inserted else { return false }
        } else {
            let word = Int(id >> 6), bit = UInt64(1) << UInt64(id & 63)
            if word >= words.count || words[word] & bit != 0 { return false }
            words[word] |= bit
        }
        nodes.append(id)
        return true
    }

    /// Puts in all that is reached from the starts over one predicate.
    ///
    /// Per node one look-up and per edge one bit: both arrays are taken out while they grow, so that
    /// nothing is checked for access from elsewhere per edge.
    func close(
        _ runs: RunReader, from starts: [TermID], includingStart: Bool, _ limits: LimitMonitor
    ) throws(QueryError) {
        if includingStart {
            for start in starts { _ = insert(start) }
        }
        var words: [UInt64] = [], nodes: [TermID] = []
        swap(&words, &self.words)
        swap(&nodes, &self.nodes)
        defer {
            swap(&words, &self.words)
            swap(&nodes, &self.nodes)
        }
        if !includingStart {
            for start in starts { Self.add(runs.list(of: start), &words, &nodes) }
        }
        var next = 0
        while next < nodes.count {
            let list = runs.list(of: nodes[next])
            Self.add(list, &words, &nodes)
            next += 1
            try limits.count(1 + list.count)
        }
    }

    @inline(__always)
    private static func add(_ ids: UnsafeBufferPointer<TermID>, _ words: inout [UInt64], _ nodes: inout [TermID]) {
        for id in ids where Int(id >> 6) < words.count {
            let word = Int(id >> 6), bit = UInt64(1) << UInt64(id & 63)
            if words[word] & bit != 0 { continue }
            words[word] |= bit
            nodes.append(id)
        }
    }

    func removeAll() {
        for id in nodes where !TermIDs.isLocal(id) { words[Int(id >> 6)] = 0 }
        nodes.removeAll(keepingCapacity: true)
        local.removeAll()
    }
}
