/// A merge sort that heeds the limits of a query: the standard library's cannot be stopped halfway.
package struct LimitedSort {
    private let limits: LimitMonitor

    /// Sorted by the standard library in well under a millisecond.
    private static let runLength = 256

    package init(limits: LimitMonitor) { self.limits = limits }

    /// The numbers from 0 to before `count` in their order. Equal ones keep theirs. O(n log n).
    package func order(
        count: Int, comesBefore: (Int, Int) -> Bool
    ) throws(QueryError) -> [Int] {
        var order: [Int] = []
        order.reserveCapacity(count)
        while order.count < count {
            let run = order.count..<min(order.count + Self.runLength, count)
            order += run.sorted(by: comesBefore)
            try limits.check()
        }
        var merged = [Int](repeating: 0, count: count)
        var width = Self.runLength
        while width < count {
            var start = 0
            while start < count {
                try merge(order, start, min(start + width, count), min(start + 2 * width, count), into: &merged, comesBefore)
                start += 2 * width
            }
            swap(&order, &merged)
            width *= 2
        }
        return order
    }

    /// Two neighbouring runs into one at the same place.
    private func merge(
        _ runs: [Int], _ start: Int, _ middle: Int, _ end: Int, into merged: inout [Int],
        _ comesBefore: (Int, Int) -> Bool
    ) throws(QueryError) {
        var first = start, second = middle
        for index in start..<end {
            // The second run's number goes first only where it must: that keeps the sort stable.
            if second < end, first == middle || comesBefore(runs[second], runs[first]) {
                merged[index] = runs[second]
                second += 1
            } else {
                merged[index] = runs[first]
                first += 1
            }
            try limits.count(16)
        }
    }
}
