/// What one text has to lose and to gain, word by word, to become another.
///
/// ```swift
/// let difference = WordDifference(from: "every spring", to: "every spring and autumn")
/// for stretch in difference.stretches { print(stretch.kind, stretch.text) }
/// try difference.applied(to: "every spring")   // "every spring and autumn"
/// ```
public struct WordDifference: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// In both texts.
        case kept
        /// In the old text only.
        case deleted
        /// In the new text only.
        case inserted
    }

    /// A run of characters of one fate. Offsets count code points from the start of each text.
    public struct Stretch: Hashable, Sendable {
        public var kind: Kind
        public var text: String
        /// Where the words stand in the old text; where they are inserted: the place, empty.
        public var old: Range<Int>
        /// Where the words stand in the new text; where they are deleted: the place, empty.
        public var new: Range<Int>

        public init(kind: Kind, text: String, old: Range<Int>, new: Range<Int>) {
            self.kind = kind
            self.text = text
            self.old = old
            self.new = new
        }
    }

    /// In reading order; no two of one kind stand side by side, and what is deleted stands before what
    /// is inserted in its place.
    public let stretches: [Stretch]

    public init(stretches: [Stretch]) { self.stretches = stretches }

    /// Compares two texts. Linear where they differ little; see `SequenceDifference` for the bound.
    public init(from old: String, to new: String) {
        self.init(from: Array(old.utf8), to: Array(new.utf8))
    }

    package init(from old: [UInt8], to new: [UInt8]) {
        var builder = WordDifferenceBuilder(old: TextWords(old), new: TextWords(new))
        stretches = builder.build()
    }

    /// The text before: what is kept and what is deleted.
    public var oldText: String { text(without: .inserted) }
    /// The text after: what is kept and what is inserted.
    public var newText: String { text(without: .deleted) }

    private func text(without hidden: Kind) -> String {
        stretches.reduce(into: "") { if $1.kind != hidden { $0 += $1.text } }
    }

    /// Whether the texts are the same.
    public var isEmpty: Bool { stretches.allSatisfy { $0.kind == .kept } }

    /// The old text, changed as the difference says.
    /// - Throws: where the text is not the one that the difference was made from.
    public func applied(to text: String) throws(WordDifferenceError) -> String {
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        var position = 0
        for stretch in stretches {
            guard stretch.kind != .inserted else {
                result.append(contentsOf: stretch.text.unicodeScalars)
                continue
            }
            guard stretch.old.lowerBound == position, stretch.old.upperBound <= scalars.count,
                scalars[stretch.old].elementsEqual(stretch.text.unicodeScalars)
            else { throw WordDifferenceError(offset: position, expected: stretch.text) }
            if stretch.kind == .kept { result.append(contentsOf: scalars[stretch.old]) }
            position = stretch.old.upperBound
        }
        guard position == scalars.count else { throw WordDifferenceError(offset: position, expected: "") }
        return String(result)
    }

    /// The share of the words that are kept, from 0 to 1, by length.
    public var similarity: Double {
        var kept = 0
        var all = 0
        for stretch in stretches {
            if stretch.kind == .kept { kept += stretch.old.count * 2 }
            all += stretch.old.count + stretch.new.count
        }
        return all == 0 ? 1 : Double(kept) / Double(all)
    }
}

/// A difference was applied to another text than the one that it was made from.
public struct WordDifferenceError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Where the texts part, in code points.
    public let offset: Int
    /// What was expected there; empty for the end of the text.
    public let expected: String

    public var description: String {
        expected.isEmpty
            ? "the text goes on behind character \(offset), where the difference ends"
            : "the text differs at character \(offset); expected '\(expected)'"
    }
}

/// Puts a difference together from the words that two texts have in common.
private struct WordDifferenceBuilder {
    let old: TextWords
    let new: TextWords
    private var stretches: [WordDifference.Stretch] = []
    /// Up to here, in UTF-8, both texts have been put into stretches; and the same in code points.
    private var oldByte = 0
    private var newByte = 0
    private var oldOffset = 0
    private var newOffset = 0

    init(old: TextWords, new: TextWords) {
        self.old = old
        self.new = new
    }

    mutating func build() -> [WordDifference.Stretch] {
        for run in runs() {
            let oldStart = old.ranges[run.old.lowerBound].lowerBound
            let newStart = new.ranges[run.new.lowerBound].lowerBound
            let shared = sharedSpace(before: oldStart, newStart)
            change(toOld: oldStart - shared, toNew: newStart - shared)
            keep(toOld: old.ranges[run.old.upperBound - 1].upperBound)
        }
        // White space at both ends that is the same is kept too.
        var tail = 0
        while old.utf8.count - tail > oldByte, new.utf8.count - tail > newByte,
            TextWords.isSpace(old.utf8[old.utf8.count - tail - 1]),
            old.utf8[old.utf8.count - tail - 1] == new.utf8[new.utf8.count - tail - 1]
        {
            tail += 1
        }
        change(toOld: old.utf8.count - tail, toNew: new.utf8.count - tail)
        keep(toOld: old.utf8.count)
        return stretches
    }

    private struct Run {
        var old: Range<Int>
        var new: Range<Int>
    }

    /// Runs of words that both texts have with the same white space between; a short run of small words
    /// or a mark between two changes is left to the change, which reads better whole.
    private func runs() -> [Run] {
        var numbering = WordNumbering()
        let matches = SequenceDifference.matches(
            (0..<old.count).map { numbering.number(of: old[$0]) },
            (0..<new.count).map { numbering.number(of: new[$0]) })
        var runs: [Run] = []
        for match in matches {
            if let last = runs.last, last.old.upperBound == match.old, last.new.upperBound == match.new,
                gap(in: old, before: match.old).elementsEqual(gap(in: new, before: match.new))
            {
                runs[runs.count - 1].old = last.old.lowerBound..<match.old + 1
                runs[runs.count - 1].new = last.new.lowerBound..<match.new + 1
            } else {
                runs.append(Run(old: match.old..<match.old + 1, new: match.new..<match.new + 1))
            }
        }
        return runs.indices.filter { !isIsland($0, of: runs) }.map { runs[$0] }
    }

    private func isIsland(_ index: Int, of runs: [Run]) -> Bool {
        let run = runs[index]
        guard run.old.count == 1, old[run.old.lowerBound].count <= 3 else { return false }
        let oldBefore = index == 0 ? 0 : runs[index - 1].old.upperBound
        let newBefore = index == 0 ? 0 : runs[index - 1].new.upperBound
        let oldAfter = index + 1 == runs.count ? old.count : runs[index + 1].old.lowerBound
        let newAfter = index + 1 == runs.count ? new.count : runs[index + 1].new.lowerBound
        let before = min(run.old.lowerBound - oldBefore, run.new.lowerBound - newBefore)
        let after = min(oldAfter - run.old.upperBound, newAfter - run.new.upperBound)
        // A comma between two words that both were replaced, as in a place and a year, is one with them.
        let needed = old.isWord(run.old.lowerBound) ? 2 : 1
        return before >= needed && after >= needed
    }

    private func gap(in words: TextWords, before index: Int) -> ArraySlice<UInt8> {
        words.utf8[words.ranges[index - 1].upperBound..<words.ranges[index].lowerBound]
    }

    /// How many bytes of white space before two places are the same and not yet used.
    private func sharedSpace(before oldEnd: Int, _ newEnd: Int) -> Int {
        var count = 0
        while oldEnd - count > oldByte, newEnd - count > newByte,
            TextWords.isSpace(old.utf8[oldEnd - count - 1]),
            old.utf8[oldEnd - count - 1] == new.utf8[newEnd - count - 1]
        {
            count += 1
        }
        return count
    }

    private mutating func change(toOld oldEnd: Int, toNew newEnd: Int) {
        // The white space that both begin with is kept.
        var shared = 0
        while oldByte + shared < oldEnd, newByte + shared < newEnd, TextWords.isSpace(old.utf8[oldByte + shared]),
            old.utf8[oldByte + shared] == new.utf8[newByte + shared]
        {
            shared += 1
        }
        keep(toOld: oldByte + shared)
        if oldEnd > oldByte { append(.deleted, old.utf8[oldByte..<oldEnd]) }
        if newEnd > newByte { append(.inserted, new.utf8[newByte..<newEnd]) }
        oldByte = oldEnd
        newByte = newEnd
    }

    private mutating func keep(toOld oldEnd: Int) {
        guard oldEnd > oldByte else { return }
        append(.kept, old.utf8[oldByte..<oldEnd])
        newByte += oldEnd - oldByte
        oldByte = oldEnd
    }

    private mutating func append(_ kind: WordDifference.Kind, _ bytes: ArraySlice<UInt8>) {
        let count = bytes.count { $0 & 0xC0 != 0x80 }
        let text = String(decoding: bytes, as: UTF8.self)
        let oldEnd = kind == .inserted ? oldOffset : oldOffset + count
        let newEnd = kind == .deleted ? newOffset : newOffset + count
        let oldRange = oldOffset..<oldEnd
        let newRange = newOffset..<newEnd
        oldOffset = oldEnd
        newOffset = newEnd
        if kind == .kept, let last = stretches.last, last.kind == .kept {
            stretches[stretches.count - 1] = WordDifference.Stretch(
                kind: kind, text: last.text + text, old: last.old.lowerBound..<oldEnd,
                new: last.new.lowerBound..<newEnd)
        } else {
            stretches.append(WordDifference.Stretch(kind: kind, text: text, old: oldRange, new: newRange))
        }
    }
}
