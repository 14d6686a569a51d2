/// Reads a text as the merge of two others: every character is kept (in both), deleted (in the old one
/// only) or inserted (in the new one only), and what is kept and deleted is the old text to the letter,
/// what is kept and inserted the new one.
///
/// Among all readings the one with the fewest and most natural borders is found by dynamic programming:
/// borders stand between words rather than within them, unless a deletion meets an insertion there.
struct MergedText {
    struct Run: Hashable {
        var kind: WordDifference.Kind
        /// UTF-8 offsets in the merged text.
        var range: Range<Int>
    }

    private let merged: [UInt8]
    private let old: [UInt8]
    /// Nil where it is not known: then what is kept and what is deleted are one, called kept.
    private let new: [UInt8]?
    private let deletedCount: Int
    private let insertedCount: Int
    /// By place, number of bytes deleted and inserted so far, and kind of the byte before: the kind of
    /// the byte before that, or 255 where the state is not reached.
    private var origins: [UInt8] = []

    private static let maximumStates = 6_000_000
    private static let kinds: [WordDifference.Kind] = [.kept, .deleted, .inserted]
    private static let unreached = UInt8.max

    /// The runs, in order; nil where the text is no merge of these, or where it is too long and too
    /// different to be read. Time and space grow with its length times the bytes deleted and inserted.
    static func runs(of merged: [UInt8], old: [UInt8], new: [UInt8]?) -> [Run]? {
        let deleted = new.map { merged.count - $0.count } ?? 0
        let inserted = merged.count - old.count
        guard deleted >= 0, inserted >= 0, !merged.isEmpty,
            (deleted + 1) * (inserted + 1) <= maximumStates / (3 * (merged.count + 1))
        else { return nil }
        var reading = MergedText(merged: merged, old: old, new: new, deletedCount: deleted, insertedCount: inserted)
        return reading.read()
    }

    private init(merged: [UInt8], old: [UInt8], new: [UInt8]?, deletedCount: Int, insertedCount: Int) {
        self.merged = merged
        self.old = old
        self.new = new
        self.deletedCount = deletedCount
        self.insertedCount = insertedCount
    }

    private var layerSize: Int { (deletedCount + 1) * (insertedCount + 1) * 3 }

    private func state(_ deleted: Int, _ inserted: Int, _ kind: Int) -> Int {
        (deleted * (insertedCount + 1) + inserted) * 3 + kind
    }

    private mutating func read() -> [Run]? {
        let far = Int32.max
        origins = [UInt8](repeating: Self.unreached, count: (merged.count + 1) * layerSize)
        var costs = [Int32](repeating: far, count: layerSize)
        costs[0] = 0
        for place in merged.indices {
            var next = [Int32](repeating: far, count: layerSize)
            let firstDeleted = max(0, place - (new?.count ?? place))
            let firstInserted = max(0, place - old.count)
            guard firstDeleted <= min(deletedCount, place), firstInserted <= min(insertedCount, place) else { return nil }
            for deleted in firstDeleted...min(deletedCount, place) {
                for inserted in firstInserted...min(insertedCount, place) {
                    for kind in 0..<3 where costs[state(deleted, inserted, kind)] != far {
                        let cost = costs[state(deleted, inserted, kind)]
                        step(from: kind, cost, at: place, deleted, inserted, into: &next)
                    }
                }
            }
            costs = next
        }
        var best: (cost: Int32, kind: Int)?
        for kind in 0..<3 {
            let cost = costs[state(deletedCount, insertedCount, kind)]
            if cost != far, cost < best?.cost ?? far { best = (cost, kind) }
        }
        return best.map { runs(endingWith: $0.kind) }
    }

    /// Reads one byte in each way that the texts allow.
    private mutating func step(
        from kind: Int, _ cost: Int32, at place: Int, _ deleted: Int, _ inserted: Int, into next: inout [Int32]
    ) {
        let byte = merged[place]
        let oldPlace = place - inserted
        let newPlace = place - deleted
        let isOld = oldPlace < old.count && old[oldPlace] == byte
        let isNew = new.map { newPlace < $0.count && $0[newPlace] == byte } ?? true
        func go(to other: Int, _ deleted: Int, _ inserted: Int) {
            guard deleted <= deletedCount, inserted <= insertedCount else { return }
            guard let border = border(kind, other, at: place) else { return }
            let target = state(deleted, inserted, other)
            if cost + border < next[target] {
                next[target] = cost + border
                origins[(place + 1) * layerSize + target] = UInt8(truncatingIfNeeded: kind)
            }
        }
        if isOld, isNew { go(to: 0, deleted, inserted) }
        if isOld, new != nil { go(to: 1, deleted + 1, inserted) }
        if isNew { go(to: 2, deleted, inserted + 1) }
    }

    /// What it costs to go from one kind to another before a byte; nil within a character.
    private func border(_ from: Int, _ to: Int, at place: Int) -> Int32? {
        guard from != to else { return 0 }
        guard place > 0 else { return 4 }
        guard merged[place] & 0xC0 != 0x80 else { return nil }
        let isWithinWord = ByteClass.continuesWord(merged[place - 1]) && ByteClass.continuesWord(merged[place])
        var cost: Int32 = 4
        // Where the new text is not known, what is deleted is called kept, and a seam is likely there.
        if isWithinWord, from == 0 || to == 0 { cost += new == nil ? 2 : 6 }
        if from == 2, to == 1 { cost += 1 }
        // An insertion brings the blank before it rather than the one behind it.
        if from != 0, merged[place - 1] == 0x20 { cost += 1 }
        return cost
    }

    private func runs(endingWith last: Int) -> [Run] {
        var runs: [Run] = []
        var kind = last
        var deleted = deletedCount
        var inserted = insertedCount
        var end = merged.count
        for place in stride(from: merged.count, to: 0, by: -1) {
            let before = Int(origins[place * layerSize + state(deleted, inserted, kind)])
            if kind == 1 { deleted -= 1 }
            if kind == 2 { inserted -= 1 }
            if before != kind || place == 1 {
                runs.append(Run(kind: Self.kinds[kind], range: place - 1..<end))
                end = place - 1
            }
            kind = before
        }
        return runs.reversed()
    }
}
