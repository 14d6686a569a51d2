import Resolutions

/// How far two names are from each other: the number of letters to insert, delete, replace or swap
/// with their neighbour (optimal string alignment).
package enum EditDistance {
    /// The distance of two byte strings, or nil where it is above `limit`.
    ///
    /// Time is the shorter length times `limit`; rows that can't come back below the limit end it.
    package static func between(_ a: [UInt8], _ b: [UInt8], limit: Int) -> Int? {
        guard abs(a.count - b.count) <= limit else { return nil }
        guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
        let far = limit + 1
        var beforeLast = [Int](repeating: far, count: b.count + 1)
        var last = (0...b.count).map { min($0, far) }
        var row = beforeLast
        for i in 1...a.count {
            row[0] = min(i, far)
            var nearest = row[0]
            let columns = max(1, i - limit)...max(1, min(b.count, i + limit))
            if columns.lowerBound > 1 { row[columns.lowerBound - 1] = far }
            for j in columns {
                var cost = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
                cost = min(cost, last[j] + 1, row[j - 1] + 1)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { cost = min(cost, beforeLast[j - 2] + 1) }
                row[j] = min(cost, far)
                nearest = min(nearest, row[j])
            }
            if columns.upperBound < b.count { row[columns.upperBound + 1] = far }
            if nearest > limit { return nil }
            (beforeLast, last, row) = (last, row, beforeLast)
        }
        return last[b.count] <= limit ? last[b.count] : nil
    }

    /// The candidates nearest to a name, nearest first, then in the order of their bytes: those that
    /// differ in at most a third of its letters (four at most), and those that hold all its words.
    package static func nearest(to name: String, among candidates: some Sequence<String>, limit: Int) -> [String] {
        let wanted = NameKey(name)
        let reach = max(1, min(4, wanted.slug.count / 3))
        var found: [(distance: Int, candidate: String)] = []
        for candidate in candidates {
            let key = NameKey(candidate)
            if let distance = between(wanted.slug, key.slug, limit: reach) {
                found.append((distance, candidate))
            } else if !wanted.words.isEmpty, wanted.words.isSubset(of: key.words) {
                found.append((reach + 1, candidate))
            }
        }
        found.sort { a, b in
            a.distance != b.distance
                ? a.distance < b.distance : a.candidate.utf8.lexicographicallyPrecedes(b.candidate.utf8)
        }
        var seen: Set<String> = []
        return Array(found.map(\.candidate).filter { seen.insert($0).inserted }.prefix(limit))
    }
}

/// A name without what people write differently: case, accents, punctuation, small words.
package struct NameKey: Hashable, Sendable {
    /// Letters and digits with `-` between words.
    package let slug: [UInt8]
    /// The words, without small ones and in no order.
    package let words: Set<String>

    package init(_ name: String) {
        let text = Slug.make(name)
        slug = Array(text.utf8)
        words = Set(text.split(separator: "-").map(String.init).filter { !Self.smallWords.contains($0) })
    }

    private static let smallWords: Set<String> = ["the", "of", "for", "on", "in", "at", "to", "and", "a", "an", "rev"]
}
