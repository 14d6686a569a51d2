/// A merge sort that heeds the limits of a query: the standard library's cannot be stopped halfway.
package struct LimitedSort {
    private let limits: LimitMonitor

    /// Sorted by the standard library in well under a millisecond.
    private static let runLength = 256

    /// What is moved about: the key lies beside the number, so that most comparisons read nothing else.
    private struct Entry {
        var key: UInt64
        var number: Int
    }

    package init(limits: LimitMonitor) { self.limits = limits }

    /// The numbers from 0 to before `keys.count` in the order of their keys, those of equal keys in an order that the caller
    /// tells. What that leaves equal stays as it is. O(n log n).
    package func order(
        keys: [UInt64], comesBefore: (Int, Int) -> Bool
    ) throws(QueryError) -> [Int] {
        func isBefore(_ a: Entry, _ b: Entry) -> Bool {
            a.key == b.key ? comesBefore(a.number, b.number) : a.key < b.key
        }
        let count = keys.count
        var order: [Entry] = []
        order.reserveCapacity(count)
        while order.count < count {
            let run = order.count..<min(order.count + Self.runLength, count)
            order += run.map { Entry(key: keys[$0], number: $0) }.sorted(by: isBefore)
            try limits.check()
        }
        var merged = [Entry](repeating: Entry(key: 0, number: 0), count: count)
        var width = Self.runLength
        while width < count {
            var start = 0
            while start < count {
                try merge(order, start, min(start + width, count), min(start + 2 * width, count), into: &merged, isBefore)
                start += 2 * width
            }
            swap(&order, &merged)
            width *= 2
        }
        return order.map(\.number)
    }

    /// Two neighbouring runs into one at the same place.
    private func merge(
        _ runs: [Entry], _ start: Int, _ middle: Int, _ end: Int, into merged: inout [Entry],
        _ isBefore: (Entry, Entry) -> Bool
    ) throws(QueryError) {
        var first = start, second = middle
        for index in start..<end {
            // The second run's number goes first only where it must: that keeps the sort stable.
            if second < end, first == middle || isBefore(runs[second], runs[first]) {
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
