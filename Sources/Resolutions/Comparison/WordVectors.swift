/// The words of the components of two texts, counted and weighted: a word that few components have
/// says more of what a component is about than one that stands everywhere.
struct WordVectors {
    struct Entry {
        var word: Int32
        var count: Int32
    }

    /// By component, ascending by word.
    let old: [[Entry]]
    let new: [[Entry]]
    private let weights: [Double]
    private let oldTotals: [Double]
    private let newTotals: [Double]
    /// By word: in how many components of both texts it stands.
    let frequencies: [Int]

    init(_ oldUnits: [ComparedText.Unit], _ newUnits: [ComparedText.Unit]) {
        var numbering = WordNumbering()
        func vector(_ unit: ComparedText.Unit) -> [Entry] {
            let words = TextWords(unit.words)
            var numbers: [Int32] = []
            for index in 0..<words.count where words.isWord(index) {
                numbers.append(numbering.foldedNumber(of: words[index]))
            }
            numbers.sort()
            var entries: [Entry] = []
            for number in numbers {
                if entries.last?.word == number {
                    entries[entries.count - 1].count += 1
                } else {
                    entries.append(Entry(word: number, count: 1))
                }
            }
            return entries
        }
        let old = oldUnits.map(vector)
        let new = newUnits.map(vector)
        var frequencies = [Int](repeating: 0, count: numbering.count)
        for entries in old { for entry in entries { frequencies[Int(entry.word)] += 1 } }
        for entries in new { for entry in entries { frequencies[Int(entry.word)] += 1 } }
        let unitCount = old.count + new.count
        let weights = frequencies.map { frequency in
            // The binary logarithm of the rarity, from 1.
            Double(Int.bitWidth - (unitCount / max(frequency, 1)).leadingZeroBitCount)
        }
        func total(_ entries: [Entry]) -> Double {
            entries.reduce(0) { $0 + weights[Int($1.word)] * Double($1.count) }
        }
        self.old = old
        self.new = new
        self.frequencies = frequencies
        self.weights = weights
        oldTotals = old.map(total)
        newTotals = new.map(total)
    }

    /// The weight of the common words of two components against the mean weight of all their words,
    /// from 0 to 1 (Dice's coefficient over weighted multisets).
    func similarity(_ oldIndex: Int, _ newIndex: Int) -> Double {
        let a = old[oldIndex]
        let b = new[newIndex]
        guard !a.isEmpty || !b.isEmpty else { return 1 }
        var shared = 0.0
        var i = 0
        var j = 0
        while i < a.count, j < b.count {
            if a[i].word == b[j].word {
                shared += weights[Int(a[i].word)] * Double(min(a[i].count, b[j].count))
                i += 1
                j += 1
            } else if a[i].word < b[j].word {
                i += 1
            } else {
                j += 1
            }
        }
        return 2 * shared / (oldTotals[oldIndex] + newTotals[newIndex])
    }

    func weight(of word: Int32) -> Double { weights[Int(word)] }
}
