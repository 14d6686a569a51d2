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

    /// Puts a term in; false if it was there.
    @inline(__always)
    func insert(_ id: TermID) -> Bool {
        if TermIDs.isLocal(id) {
            guard local.insert(id).inserted else { return false }
        } else {
            let word = Int(id >> 6), bit = UInt64(1) << UInt64(id & 63)
            if words[word] & bit != 0 { return false }
            words[word] |= bit
        }
        nodes.append(id)
        return true
    }

    func removeAll() {
        for id in nodes where !TermIDs.isLocal(id) { words[Int(id >> 6)] = 0 }
        nodes.removeAll(keepingCapacity: true)
        local.removeAll()
    }
}
