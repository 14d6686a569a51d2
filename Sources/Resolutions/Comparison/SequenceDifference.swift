/// Which elements two sequences have in common, in the order of both.
///
/// Finds a longest common subsequence by E. W. Myers' greedy algorithm ("An O(ND) difference
/// algorithm and its variations", 1986) where the sequences differ in at most `maximumCost` elements.
/// Where they differ in more, they are cut at the elements that occur once in each of them (a patience
/// alignment), and what cannot be cut is taken as replaced. So the time is at most
/// proportional to the length of both times `maximumCost`, and linear where little differs.
enum SequenceDifference {
    /// A pair of equal elements, by their indexes.
    struct Match: Hashable {
        var old: Int
        var new: Int
    }

    private static let maximumCost = 400
    private static let maximumDepth = 6

    /// The common elements, ascending in both indexes.
    static func matches(_ old: [Int32], _ new: [Int32]) -> [Match] {
        var matches: [Match] = []
        align(old, 0..<old.count, new, 0..<new.count, depth: 0, into: &matches)
        return matches
    }

    private static func align(
        _ old: [Int32], _ oldRange: Range<Int>, _ new: [Int32], _ newRange: Range<Int>, depth: Int,
        into matches: inout [Match]
    ) {
        var oldStart = oldRange.lowerBound
        var newStart = newRange.lowerBound
        var oldEnd = oldRange.upperBound
        var newEnd = newRange.upperBound
        while oldStart < oldEnd, newStart < newEnd, old[oldStart] == new[newStart] {
            matches.append(Match(old: oldStart, new: newStart))
            oldStart += 1
            newStart += 1
        }
        var tail = 0
        while oldStart < oldEnd, newStart < newEnd, old[oldEnd - 1] == new[newEnd - 1] {
            oldEnd -= 1
            newEnd -= 1
            tail += 1
        }
        if oldStart < oldEnd, newStart < newEnd {
            if let found = shortest(old, oldStart..<oldEnd, new, newStart..<newEnd) {
                matches += found
            } else if depth < maximumDepth {
                cut(old, oldStart..<oldEnd, new, newStart..<newEnd, depth: depth, into: &matches)
            }
        }
        for index in 0..<tail { matches.append(Match(old: oldEnd + index, new: newEnd + index)) }
    }

    /// Myers' greedy algorithm; nil where the difference costs more than the limit.
    private static func shortest(
        _ old: [Int32], _ oldRange: Range<Int>, _ new: [Int32], _ newRange: Range<Int>
    ) -> [Match]? {
        let oldCount = oldRange.count
        let newCount = newRange.count
        let limit = min(oldCount + newCount, maximumCost)
        // Of each cost, how far along `old` each diagonal from -cost to cost (in steps of 2) reaches.
        var rows: [[Int32]] = []
        var reached = [Int32](repeating: 0, count: 2 * limit + 3)
        let middle = limit + 1
        for cost in 0...limit {
            for diagonal in stride(from: -cost, through: cost, by: 2) {
                let goesDown = diagonal == -cost
                    || (diagonal != cost && reached[middle + diagonal - 1] < reached[middle + diagonal + 1])
                // May step over the edge; such a path is never the shortest.
                var x = goesDown ? Int(reached[middle + diagonal + 1]) : Int(reached[middle + diagonal - 1]) + 1
                var y = x - diagonal
                while x < oldCount, y >= 0, y < newCount,
                    old[oldRange.lowerBound + x] == new[newRange.lowerBound + y]
                {
                    x += 1
                    y += 1
                }
                reached[middle + diagonal] = Int32(truncatingIfNeeded: x)
                if x >= oldCount, y >= newCount {
                    rows.append(Array(reached[(middle - cost)...(middle + cost)]))
                    return path(rows, oldCount, newCount).map {
                        Match(old: oldRange.lowerBound + $0.old, new: newRange.lowerBound + $0.new)
                    }
                }
            }
            rows.append(Array(reached[(middle - cost)...(middle + cost)]))
        }
        return nil
    }

    /// Walks back from the ends to the starts.
    private static func path(_ rows: [[Int32]], _ oldCount: Int, _ newCount: Int) -> [Match] {
        var matches: [Match] = []
        var x = oldCount
        var y = newCount
        for cost in stride(from: rows.count - 1, through: 0, by: -1) {
            let diagonal = x - y
            guard cost > 0 else {
                while x > 0, y > 0 {
                    x -= 1
                    y -= 1
                    matches.append(Match(old: x, new: y))
                }
                break
            }
            let row = rows[cost - 1]
            func reach(_ diagonal: Int) -> Int {
                let index = diagonal + cost - 1
                return row.indices.contains(index) ? Int(row[index]) : -1
            }
            let goesDown = diagonal == -cost || (diagonal != cost && reach(diagonal - 1) < reach(diagonal + 1))
            let previousDiagonal = goesDown ? diagonal + 1 : diagonal - 1
            let previousX = reach(previousDiagonal)
            let startX = goesDown ? previousX : previousX + 1
            while x > startX, y > 0 {
                x -= 1
                y -= 1
                matches.append(Match(old: x, new: y))
            }
            x = previousX
            y = previousX - previousDiagonal
        }
        return matches.reversed()
    }

    /// Cuts both ranges at the elements that each of them has once, as many as stand in one order,
    /// and aligns what stands between.
    private static func cut(
        _ old: [Int32], _ oldRange: Range<Int>, _ new: [Int32], _ newRange: Range<Int>, depth: Int,
        into matches: inout [Match]
    ) {
        var places: [Int32: (oldCount: Int, newCount: Int, old: Int, new: Int)] = [:]
        for index in oldRange {
            places[old[index], default: (0, 0, 0, 0)].oldCount += 1
            places[old[index]]?.old = index
        }
        for index in newRange where places[new[index]] != nil {
            places[new[index]]?.newCount += 1
            places[new[index]]?.new = index
        }
        let unique = places.values.filter { $0.oldCount == 1 && $0.newCount == 1 }
            .map { Match(old: $0.old, new: $0.new) }.sorted { $0.old < $1.old }
        let kept = IncreasingSubsequence.longest(of: unique.map(\.new)).map { unique[$0] }
        guard !kept.isEmpty else { return }
        var oldStart = oldRange.lowerBound
        var newStart = newRange.lowerBound
        for match in kept {
            align(old, oldStart..<match.old, new, newStart..<match.new, depth: depth + 1, into: &matches)
            matches.append(match)
            oldStart = match.old + 1
            newStart = match.new + 1
        }
        align(
            old, oldStart..<oldRange.upperBound, new, newStart..<newRange.upperBound, depth: depth + 1,
            into: &matches)
    }
}

/// Longest strictly increasing subsequences.
enum IncreasingSubsequence {
    /// The indexes of one, ascending. In time n log n.
    static func longest(of values: [Int]) -> [Int] {
        var tails: [Int] = []
        var previous = [Int](repeating: -1, count: values.count)
        for (index, value) in values.enumerated() {
            var low = 0
            var high = tails.count
            while low < high {
                let middle = (low + high) / 2
                if values[tails[middle]] < value { low = middle + 1 } else { high = middle }
            }
            if low > 0 { previous[index] = tails[low - 1] }
            if low == tails.count { tails.append(index) } else { tails[low] = index }
        }
        var result: [Int] = []
        var index = tails.last ?? -1
        while index >= 0 {
            result.append(index)
            index = previous[index]
        }
        return result.reversed()
    }
}
