/// What the planner knows of one predicate of a graph: all exact.
package struct PredicateStatistics: Hashable, Sendable {
    package let predicate: TermID
    /// How many triples have the predicate.
    package let count: Int
    package let distinctSubjects: Int
    package let distinctObjects: Int

    package init(predicate: TermID, count: Int, distinctSubjects: Int, distinctObjects: Int) {
        self.predicate = predicate
        self.count = count
        self.distinctSubjects = distinctSubjects
        self.distinctObjects = distinctObjects
    }

    /// The statistics of every predicate, by one pass over two orders.
    static func gather(pso: SortedOrder, pos: SortedOrder) -> [PredicateStatistics] {
        let keys = pso.offsets.keys
        var result: [PredicateStatistics] = []
        result.reserveCapacity(keys.count)
        for rank in 0..<keys.count {
            let range = pso.offsets.range(of: keys[rank])
            result.append(
                PredicateStatistics(
                    predicate: keys[rank], count: range.count,
                    distinctSubjects: runs(pso.second, range), distinctObjects: runs(pos.second, range)))
        }
        return result
    }

    /// How many runs of equal ids there are in a range.
    private static func runs(_ column: FixedBuffer<UInt32>, _ range: Range<Int>) -> Int {
        column.withElements { ids in
            var runs = 0
            var previous = TermIDs.none
            for index in range where ids[index] != previous {
                runs += 1
                previous = ids[index]
            }
            return runs
        }
    }
}
