/// Finds the counterparts of the components of two texts.
///
/// Components with the same words under the same heading are paired first, where there is one of them
/// on each side. The others are paired so that the sum of their likeness is greatest: first under
/// the same heading verb and addressees, then, for what is left and nearly the same, under any. Only
/// pairs that have words in common or stand at the same place are looked at, so that the work grows
/// with the length of the texts.
struct ComponentAligner {
    let old: ComparedText
    let new: ComparedText
    private let limits: ComparisonLimits
    private let vectors: WordVectors
    private var newOfOld: [Int?]
    private var oldOfNew: [Int?]
    private var confidenceOfNew: [Double?]
    private var confidenceOfRemoved: [Double?]

    /// A pair that may be counterparts.
    private struct Candidate {
        var old: Int
        var new: Int
        var similarity: Double
        /// Likeness of words and place.
        var score: Double
    }

    /// From here on two components under the same heading are counterparts.
    private static let threshold = 0.4
    /// From here on two components under different headings are.
    private static let thresholdElsewhere = 0.75
    /// How much better a pair has to be than any other of its members to be no choice.
    private static let clearMargin = 0.12
    /// Below this likeness of words a pair is a choice in any case.
    private static let clearSimilarity = 0.4
    /// Words that stand in more components than this don't lead to candidates.
    private static let maximumPostings = 64

    init(_ old: ComparedText, _ new: ComparedText, limits: ComparisonLimits) {
        self.limits = limits
        self.old = old
        self.new = new
        vectors = WordVectors(old.units, new.units)
        newOfOld = Array(repeating: nil, count: old.units.count)
        oldOfNew = Array(repeating: nil, count: new.units.count)
        confidenceOfNew = Array(repeating: nil, count: new.units.count)
        confidenceOfRemoved = Array(repeating: nil, count: old.units.count)
    }

    mutating func changes() -> [ComponentChange] {
        pairIdentical()
        pairAlike(.same)
        pairAlike(.different)
        return inOrder(types())
    }

    private mutating func pair(_ oldIndex: Int, _ newIndex: Int, confidence: Double? = nil) {
        newOfOld[oldIndex] = newIndex
        oldOfNew[newIndex] = oldIndex
        confidenceOfNew[newIndex] = confidence
    }

    // MARK: The same words under the same heading

    private struct IdenticalKey: Hashable {
        var kind: ComponentKind
        var verb: String
        var words: [UInt8]
    }

    private mutating func pairIdentical() {
        var places: [IdenticalKey: (old: [Int], new: [Int])] = [:]
        for (index, unit) in old.units.enumerated() where !unit.words.isEmpty {
            places[IdenticalKey(kind: unit.kind, verb: unit.verb, words: unit.words), default: ([], [])].old.append(index)
        }
        for (index, unit) in new.units.enumerated() where !unit.words.isEmpty {
            places[IdenticalKey(kind: unit.kind, verb: unit.verb, words: unit.words)]?.new.append(index)
        }
        for place in places.values where place.old.count == 1 && place.new.count == 1 {
            let a = place.old[0]
            let b = place.new[0]
            if HeadingRelation(old.units[a], new.units[b]) == .same { pair(a, b) }
        }
    }

    // MARK: Like words

    private mutating func pairAlike(_ relation: HeadingRelation) {
        let threshold = relation == .same ? Self.threshold : Self.thresholdElsewhere
        let candidates = candidates(relation, threshold: threshold - 0.1)
        guard !candidates.isEmpty else { return }
        for group in groups(of: candidates.filter { $0.score >= threshold }) {
            for candidate in assign(group, threshold: threshold) {
                pair(candidate.old, candidate.new)
            }
        }
        judge(candidates, relation, threshold: threshold)
    }

    /// Pairs of components that have no counterpart yet and whose likeness reaches a threshold.
    private func candidates(_ relation: HeadingRelation, threshold: Double) -> [Candidate] {
        var postings: [Int32: [Int]] = [:]
        for (index, counterpart) in oldOfNew.enumerated() where counterpart == nil {
            for entry in vectors.new[index] where vectors.frequencies[Int(entry.word)] <= Self.maximumPostings {
                postings[entry.word, default: []].append(index)
            }
        }
        var result: [Candidate] = []
        var shared = [Double](repeating: 0, count: new.units.count)
        for (index, counterpart) in newOfOld.enumerated() where counterpart == nil {
            var touched: [Int] = []
            for entry in vectors.old[index] {
                for other in postings[entry.word] ?? [] {
                    if shared[other] == 0 { touched.append(other) }
                    shared[other] += vectors.weight(of: entry.word)
                }
            }
            let related = touched.filter { HeadingRelation(old.units[index], new.units[$0]) == relation }
            var chosen = related.count <= limits.counterparts
                ? related : Array(related.sorted { (shared[$0], $1) > (shared[$1], $0) }.prefix(limits.counterparts))
            for other in touched { shared[other] = 0 }
            for other in atTheSamePlace(as: index)
            where oldOfNew[other] == nil && !chosen.contains(other)
                && HeadingRelation(old.units[index], new.units[other]) == relation
            {
                chosen.append(other)
            }
            for other in chosen {
                let candidate = candidate(index, other, relation)
                if candidate.score >= threshold { result.append(candidate) }
            }
        }
        return result
    }

    /// Components of the new text that stand where one of the old text stood: by their neighbours or
    /// their parent.
    private func atTheSamePlace(as index: Int) -> [Int] {
        var found: [Int] = []
        let unit = old.units[index]
        if let before = unit.previous, let other = newOfOld[before], let next = new.units[other].next { found.append(next) }
        if let after = unit.next, let other = newOfOld[after], let previous = new.units[other].previous { found.append(previous) }
        if unit.previous == nil, let parent = unit.parent, let other = newOfOld[parent], other + 1 < new.units.count,
            new.units[other + 1].parent == other
        {
            found.append(other + 1)
        }
        return found
    }

    private func candidate(_ a: Int, _ b: Int, _ relation: HeadingRelation) -> Candidate {
        var similarity = vectors.similarity(a, b)
        let isHeading = old.units[a].kind == .section || old.units[a].kind == .annex
        if isHeading, relation == .same { similarity = max(similarity, 0.5) }
        var score = similarity
        if relation == .same {
            let from = old.units[a]
            let to = new.units[b]
            score += 0.10 * likeness(from.parent, to.parent)
            score += 0.03 * (likeness(from.previous, to.previous) + likeness(from.next, to.next))
            if from.label == to.label { score += 0.03 }
        } else if vectors.old[a].count < 6 {
            // A few words under another heading are somebody else's.
            score = 0
        }
        return Candidate(old: a, new: b, similarity: similarity, score: score)
    }

    /// How alike the surroundings of a pair are.
    private func likeness(_ a: Int?, _ b: Int?) -> Double {
        guard let a, let b else { return a == nil && b == nil ? 1 : 0 }
        if newOfOld[a] == b { return 1 }
        guard newOfOld[a] == nil, oldOfNew[b] == nil else { return 0 }
        return vectors.similarity(a, b)
    }

    /// The connected groups of candidates: what is decided in one has no bearing on another.
    private func groups(of candidates: [Candidate]) -> [[Candidate]] {
        var roots = Array(0..<old.units.count + new.units.count)
        func root(_ index: Int) -> Int {
            var index = index
            while roots[index] != index {
                roots[index] = roots[roots[index]]
                index = roots[index]
            }
            return index
        }
        for candidate in candidates {
            let a = root(candidate.old)
            let b = root(old.units.count + candidate.new)
            roots[max(a, b)] = min(a, b)
        }
        var groups: [[Candidate]] = []
        var groupOfRoot: [Int: Int] = [:]
        for candidate in candidates {
            let key = root(candidate.old)
            if let group = groupOfRoot[key] {
                groups[group].append(candidate)
            } else {
                groupOfRoot[key] = groups.count
                groups.append([candidate])
            }
        }
        return groups
    }

    private func assign(_ group: [Candidate], threshold: Double) -> [Candidate] {
        guard group.count > 1 else { return group }
        let rows = Array(Set(group.map(\.old))).sorted()
        let columns = Array(Set(group.map(\.new))).sorted()
        guard rows.count <= limits.assignment, columns.count <= limits.assignment else { return greedily(group) }
        let rowOf = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1, $0) })
        let columnOf = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
        var gains = [[Double]](
            repeating: [Double](repeating: 0, count: columns.count), count: rows.count)
        var places: [Int: Candidate] = [:]
        for candidate in group {
            guard let row = rowOf[candidate.old], let column = columnOf[candidate.new] else { continue }
            gains[row][column] = candidate.score - threshold + 0.05
            places[row * columns.count + column] = candidate
        }
        return Assignment.best(gains).enumerated().compactMap { row, column in
            column.flatMap { places[row * columns.count + $0] }
        }
    }

    private func greedily(_ group: [Candidate]) -> [Candidate] {
        var taken: Set<Int> = []
        return group.sorted { ($0.score, $1.old, $1.new) > ($1.score, $0.old, $0.new) }.filter { candidate in
            let a = candidate.old
            let b = old.units.count + candidate.new
            guard !taken.contains(a), !taken.contains(b) else { return false }
            taken.insert(a)
            taken.insert(b)
            return true
        }
    }

    // MARK: Confidence

    /// Says how sure each decision is, where another one was near.
    private mutating func judge(_ candidates: [Candidate], _ relation: HeadingRelation, threshold: Double) {
        var bestOther: [Int: Double] = [:]
        var chosen: [Candidate] = []
        for candidate in candidates {
            if newOfOld[candidate.old] == candidate.new {
                chosen.append(candidate)
            } else {
                for key in [candidate.old, old.units.count + candidate.new] {
                    bestOther[key] = max(bestOther[key] ?? 0, candidate.score)
                }
                if newOfOld[candidate.old] == nil, oldOfNew[candidate.new] == nil {
                    // Near to being counterparts, and not taken for it.
                    let confidence = Self.rounded(0.5 + 4 * (threshold - min(candidate.score, threshold)))
                    confidenceOfRemoved[candidate.old] = min(confidenceOfRemoved[candidate.old] ?? 1, confidence)
                    confidenceOfNew[candidate.new] = min(confidenceOfNew[candidate.new] ?? 1, confidence)
                }
            }
        }
        for candidate in chosen {
            let other = max(bestOther[candidate.old] ?? 0, bestOther[old.units.count + candidate.new] ?? 0)
            let margin = candidate.score - other
            var confidence = 1.0
            if margin < Self.clearMargin { confidence = 0.5 + 4 * max(margin, 0) }
            if candidate.similarity < Self.clearSimilarity { confidence = min(confidence, 0.4 + candidate.similarity) }
            if relation != .same { confidence = min(confidence, candidate.similarity * 0.9) }
            confidenceOfRemoved[candidate.old] = nil
            confidenceOfNew[candidate.new] = confidence < 1 ? Self.rounded(confidence) : nil
        }
    }

    private static func rounded(_ value: Double) -> Double {
        (min(max(value, 0), 0.99) * 100).rounded() / 100
    }

    // MARK: The outcome

    /// By component of the new text: what became of it.
    private func types() -> [ChangeType] {
        let moved = moved()
        return new.units.indices.map { index in
            guard let counterpart = oldOfNew[index] else { return .added }
            if old.units[counterpart].words != new.units[index].words { return .modified }
            return moved.contains(index) ? .moved : .unchanged
        }
    }

    /// The components of the new text that stand at another place than their counterparts: under
    /// another heading, in another item, or in another order than their neighbours.
    private func moved() -> Set<Int> {
        var moved: Set<Int> = []
        var orders: [String: [Int]] = [:]
        for (index, counterpart) in oldOfNew.enumerated() {
            guard let counterpart else { continue }
            let from = old.units[counterpart]
            let to = new.units[index]
            if HeadingRelation(from, to) != .same || isElsewhere(from.parent, to.parent) {
                moved.insert(index)
                continue
            }
            let inSection = to.parent.map { new.units[$0].kind == .section } ?? true
            let place = inSection ? "\(to.kind)|\(to.headingKey)" : "\(to.parent ?? -1)"
            orders[place, default: []].append(index)
        }
        for members in orders.values {
            let positions = members.map { oldOfNew[$0] ?? 0 }
            var kept = Set(members)
            for place in IncreasingSubsequence.longest(of: positions) { kept.remove(members[place]) }
            moved.formUnion(kept)
        }
        return moved
    }

    /// Whether two parents are not each other's counterparts though one of them has one. What
    /// stands directly under a heading is at home there.
    private func isElsewhere(_ a: Int?, _ b: Int?) -> Bool {
        let from = a.flatMap { old.units[$0].kind == .section ? nil : $0 }
        let to = b.flatMap { new.units[$0].kind == .section ? nil : $0 }
        if let from, let counterpart = newOfOld[from] { return counterpart != to }
        if let to, let counterpart = oldOfNew[to] { return counterpart != from }
        return (from == nil) != (to == nil)
    }

    /// The changes in the order of the new text, each removal behind what stood before it in the old.
    private func inOrder(_ types: [ChangeType]) -> [ComponentChange] {
        var removals: [Int: [Int]] = [:]
        var last = -1
        for index in old.units.indices {
            if let counterpart = newOfOld[index] { last = counterpart } else { removals[last, default: []].append(index) }
        }
        func removed(after index: Int) -> [ComponentChange] {
            (removals[index] ?? []).map {
                ComponentChange(type: .removed, old: $0, new: nil, confidence: confidenceOfRemoved[$0])
            }
        }
        var changes = removed(after: -1)
        for index in new.units.indices {
            changes.append(
                ComponentChange(
                    type: types[index], old: oldOfNew[index], new: index, confidence: confidenceOfNew[index]))
            changes += removed(after: index)
        }
        return changes
    }
}
