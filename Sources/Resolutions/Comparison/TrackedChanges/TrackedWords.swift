/// The words of one part of a proposal, told apart by the words of its counterparts.
///
/// What the edition before has too is kept, what it has not is inserted. Where two words run together
/// (a seam), a deletion ends and an insertion begins, or the other way round: there kept words are
/// deleted, as far as the edition after it has them not, or, where that is not at hand, as far as
/// what is inserted says the same in other words.
struct TrackedWords {
    private let utf8: [UInt8]
    /// UTF-8 ranges of words and marks, words that ran together parted.
    private var ranges: [Range<Int>] = []
    /// By word: whether a deletion and an insertion meet before it.
    private var hasSeamBefore: [Bool] = []
    /// By word: the same word in the edition before, and after.
    private var inOld: [Int?]
    private var inNew: [Int?]
    /// Where the texts at hand leave no other reading: that reading.
    private var certain: [TrackedStretch]?
    private let knowsOld: Bool
    private let knowsNew: Bool
    private let isExact: Bool
    private var kinds: [WordDifference.Kind]
    private var confidences: [Double?]

    private static let longestDeletion = 30

    /// - Parameters:
    ///   - old: the words of the counterpart in the edition before: empty where it has none, nil where
    ///     no such edition is at hand.
    ///   - new: the same for the edition after; nil also where it has no counterpart.
    ///   - isExact: whether the edition before is the one that is modified.
    init(_ utf8: [UInt8], old: [UInt8]?, new: [UInt8]?, isExact: Bool, vocabulary: TrackedVocabulary) {
        self.utf8 = utf8
        self.isExact = isExact
        knowsOld = old != nil
        knowsNew = new != nil
        let oldWords = TextWords(old ?? [])
        let newWords = TextWords(new ?? [])
        let words = TextWords(utf8)
        if let old, let new, let runs = MergedText.runs(of: utf8, old: old, new: new) {
            certain = runs.map { run in
                TrackedStretch(kind: run.kind, range: run.range, confidence: isExact || run.kind == .kept ? nil : 0.8)
            }
        }
        let inserted = old.flatMap { MergedText.runs(of: utf8, old: $0, new: nil) }?.filter { $0.kind == .inserted }
        let seams = SeamFinder(words: words, neighbours: [oldWords, newWords], vocabulary: vocabulary)
        var oldCount = 0
        var nextRun = 0
        inOld = []
        for index in 0..<words.count {
            let range = words.ranges[index]
            var parts: [Range<Int>] = []
            var cuts: [Int] = []
            if let inserted {
                // The borders of what was inserted, where they fall within a word.
                while nextRun < inserted.count, inserted[nextRun].range.upperBound <= range.lowerBound { nextRun += 1 }
                var run = nextRun
                while run < inserted.count, inserted[run].range.lowerBound < range.upperBound {
                    cuts += [inserted[run].range.lowerBound, inserted[run].range.upperBound].filter {
                        $0 > range.lowerBound && $0 < range.upperBound
                    }
                    run += 1
                }
            } else if let cut = seams.cut(in: index) {
                cuts = [cut]
            }
            var start = range.lowerBound
            for cut in cuts + [range.upperBound] {
                let pieces = TextWords(Array(utf8[start..<cut]))
                parts += pieces.ranges.map { $0.lowerBound + start..<$0.upperBound + start }
                start = cut
            }
            for part in parts {
                ranges.append(part)
                guard let inserted else {
                    let isGlued = part.lowerBound == range.lowerBound && index > 0 && words.isWord(index)
                        && !words.hasSpaceBefore(index) && SeamFinder.endsPhrase(utf8[range.lowerBound - 1])
                    hasSeamBefore.append(isGlued || cuts.contains(part.lowerBound))
                    continue
                }
                let isInserted = inserted.contains { $0.range.lowerBound <= part.lowerBound && part.upperBound <= $0.range.upperBound }
                let borders = part.lowerBound > 0 && inserted.contains {
                    $0.range.lowerBound == part.lowerBound || $0.range.upperBound == part.lowerBound
                }
                hasSeamBefore.append(borders && Self.isGlued(utf8, part.lowerBound))
                inOld.append(isInserted ? nil : oldCount)
                if !isInserted { oldCount += 1 }
            }
        }
        let count = ranges.count
        var numbering = WordNumbering()
        let own = ranges.map { numbering.number(of: utf8[$0]) }
        func places(_ other: TextWords) -> [Int?] {
            var places = [Int?](repeating: nil, count: count)
            for match in SequenceDifference.matches((0..<other.count).map { numbering.number(of: other[$0]) }, own) {
                places[match.new] = match.old
            }
            return places
        }
        if inserted == nil { inOld = places(oldWords) }
        inNew = places(newWords)
        kinds = Array(repeating: .kept, count: count)
        confidences = Array(repeating: nil, count: count)
    }

    /// Whether no blank stands before a place where one would.
    private static func isGlued(_ utf8: [UInt8], _ place: Int) -> Bool {
        let before = utf8[place - 1]
        let after = utf8[place]
        if ByteClass.continuesWord(after) { return ByteClass.continuesWord(before) || SeamFinder.endsPhrase(before) }
        return SeamFinder.endsPhrase(before) && SeamFinder.endsPhrase(after)
    }

    func stretches() -> [TrackedStretch] {
        if let certain { return certain }
        var work = self
        work.classify()
        for index in work.ranges.indices where work.hasSeamBefore[index] { work.readSeam(before: index) }
        return work.joined()
    }

    // MARK: Kept, inserted, deleted

    private mutating func classify() {
        guard knowsOld else { return }
        for index in ranges.indices where inOld[index] == nil {
            kinds[index] = .inserted
            // Where the very edition is not at hand, an edition between may have brought the words.
            confidences[index] = isExact ? nil : 0.5
        }
    }

    private mutating func readSeam(before seam: Int) {
        guard seam > 0, seam < ranges.count else { return }
        let isLeftKnown = knowsOld ? inOld[seam - 1] != nil : inNew[seam - 1] == nil
        let isRightKnown = knowsOld ? inOld[seam] != nil : inNew[seam] == nil
        if isLeftKnown, !isRightKnown {
            readReplacement(deletedFrom: seam - 1, step: -1, insertedFrom: seam)
        } else if !isLeftKnown, isRightKnown {
            readReplacement(deletedFrom: seam, step: 1, insertedFrom: seam - 1)
        } else if !isLeftKnown, !isRightKnown, knowsOld {
            // The edition before has neither: the edition after tells which side came in.
            if inNew[seam] != nil, inNew[seam - 1] == nil {
                mark(deletedWithoutSource(from: seam - 1, step: -1), .deleted, 0.6)
            } else if inNew[seam - 1] != nil, inNew[seam] == nil {
                mark(deletedWithoutSource(from: seam, step: 1), .deleted, 0.6)
            }
        }
    }

    /// The words from a place on that neither edition has.
    private func deletedWithoutSource(from start: Int, step: Int) -> [Int] {
        var found: [Int] = []
        var index = start
        while ranges.indices.contains(index), inOld[index] == nil, inNew[index] == nil, isWord(index) {
            found.append(index)
            index += step
        }
        return found
    }

    private mutating func readReplacement(deletedFrom start: Int, step: Int, insertedFrom first: Int) {
        let inserted = insertion(from: first, step: -step)
        let (deleted, confidence) = deletion(from: start, step: step, inserted: inserted)
        mark(deleted, .deleted, confidence)
        mark(inserted, .inserted, isExact ? max(confidence, 0.9) : confidence)
    }

    private mutating func mark(_ indexes: [Int], _ kind: WordDifference.Kind, _ confidence: Double) {
        for index in indexes {
            kinds[index] = kind
            confidences[index] = confidence
        }
    }

    /// What came in, from the seam on.
    private func insertion(from first: Int, step: Int) -> [Int] {
        var found: [Int] = []
        var index = first
        while ranges.indices.contains(index), found.isEmpty || !seam(between: index, index - step) {
            if knowsOld {
                guard inOld[index] == nil else { break }
            } else if !found.isEmpty, !isWord(index) {
                break
            }
            found.append(index)
            index += step
        }
        return found
    }

    private func seam(between a: Int, _ b: Int) -> Bool {
        let later = max(a, b)
        return hasSeamBefore.indices.contains(later) && hasSeamBefore[later]
    }

    /// What went out, from the seam on, and how sure that is.
    private func deletion(from start: Int, step: Int, inserted: [Int]) -> ([Int], Double) {
        var run: [Int] = []
        var index = start
        while ranges.indices.contains(index), run.count < Self.longestDeletion, isDeletable(index) {
            if let last = run.last {
                guard !seam(between: index, last), knowsOld == false || follows(index, last, step) else { break }
            }
            run.append(index)
            index += step
        }
        guard knowsOld else { return (run, 0.6) }
        if knowsNew, inNew[start] == nil {
            let gone = Array(run.prefix { inNew[$0] == nil })
            // Sure where the edition after joins the words on both sides.
            let beyond = start + step * gone.count
            if let first = inserted.first, ranges.indices.contains(beyond), let a = inNew[beyond], let b = inNew[first], abs(a - b) == 1 {
                return (gone, 0.95)
            }
            let short = phrase(run, inserted: inserted)
            return gone.count <= short.count ? (gone, 0.7) : (short, 0.6)
        }
        return (phrase(run, inserted: inserted), 0.6)
    }

    private func isDeletable(_ index: Int) -> Bool { knowsOld ? inOld[index] != nil : inNew[index] == nil }

    /// Whether two words stand side by side in the edition before.
    private func follows(_ index: Int, _ last: Int, _ step: Int) -> Bool {
        guard let a = inOld[index], let b = inOld[last] else { return false }
        return a == b + step
    }

    /// As many words as the insertion stands for: back to the words that it repeats and what stands
    /// before those in it, else to the next small word or mark.
    private func phrase(_ run: [Int], inserted: [Int]) -> [Int] {
        let gained = inserted.sorted()
        let lost = run.sorted()
        for (place, index) in gained.enumerated() where isWord(index) && !isSmall(index) {
            guard let same = lost.firstIndex(where: { utf8[ranges[$0]].elementsEqual(utf8[ranges[index]]) }) else { continue }
            // The same number of words before what both have.
            if run.first == lost.last { return Array(lost[max(0, same - place)...].reversed()) }
            let behind = gained.count - place - 1
            return Array(lost[...min(lost.count - 1, same + behind)])
        }
        if let first = run.first, !isWord(first) { return [first] }
        var found: [Int] = []
        for index in run {
            if !found.isEmpty, isSmall(index) || !isWord(index) { break }
            found.append(index)
        }
        return found
    }

    private func isWord(_ index: Int) -> Bool { TextWords.startsWord(utf8, ranges[index].lowerBound) }

    /// Articles, prepositions and the like.
    private func isSmall(_ index: Int) -> Bool {
        let word = utf8[ranges[index]].map(ByteClass.lowered)
        return Self.smallWords.contains(word)
    }

    private static let smallWords: Set<[UInt8]> = Set(
        ["a", "an", "the", "of", "and", "or", "to", "in", "on", "for", "by", "with", "from", "at", "as", "that", "its", "their", "be", "is", "are"]
            .map { Array($0.utf8) })

    // MARK: Stretches

    /// Runs of words of one kind. White space goes with what stands on both sides of it; an insertion
    /// brings the blank before it, a replacement leaves those around it.
    private func joined() -> [TrackedStretch] {
        guard let first = ranges.first, let last = ranges.last else {
            return utf8.isEmpty ? [] : [TrackedStretch(kind: .kept, range: 0..<utf8.count)]
        }
        var pieces: [TrackedStretch] = []
        func add(_ kind: WordDifference.Kind, _ range: Range<Int>, _ confidence: Double?) {
            guard !range.isEmpty else { return }
            if let last = pieces.last, last.kind == kind {
                let lower = [last.confidence, confidence].compactMap { $0 }.min()
                pieces[pieces.count - 1] = TrackedStretch(
                    kind: kind, range: last.range.lowerBound..<range.upperBound, confidence: lower)
            } else {
                pieces.append(TrackedStretch(kind: kind, range: range, confidence: confidence))
            }
        }
        add(.kept, 0..<first.lowerBound, nil)
        for index in ranges.indices {
            if index > 0 { add(gapKind(before: index), ranges[index - 1].upperBound..<ranges[index].lowerBound, confidences[index]) }
            add(kinds[index], ranges[index], confidences[index])
        }
        add(.kept, last.upperBound..<utf8.count, nil)
        for index in pieces.indices where pieces[index].kind == .kept { pieces[index].confidence = nil }
        return pieces
    }

    private func gapKind(before index: Int) -> WordDifference.Kind {
        let left = kinds[index - 1]
        let right = kinds[index]
        if left == right { return left }
        // An insertion that replaces nothing brings the blank before it, at the start the one behind it.
        if right == .inserted, left == .kept { return endsAtDeletion(index) ? .kept : .inserted }
        if left == .inserted, right == .kept, startsText(index - 1) { return .inserted }
        // Between a deletion and an insertion that stand apart: it goes with the later one.
        if left != .kept, right != .kept { return right }
        return .kept
    }

    /// Whether the insertion that starts at a word is followed by a deletion.
    private func endsAtDeletion(_ start: Int) -> Bool {
        var index = start
        while index < kinds.count, kinds[index] == .inserted { index += 1 }
        return index < kinds.count && kinds[index] == .deleted
    }

    /// Whether the insertion that ends at a word starts the text.
    private func startsText(_ end: Int) -> Bool {
        var index = end
        while index >= 0, kinds[index] == .inserted { index -= 1 }
        return index < 0
    }
}
