/// Numbers for words, compared byte by byte: an arena of UTF-8 and an open-addressing table.
///
/// The words of `Word` have the numbers of their raw values; 0 is no word. Every word of every text is looked
/// up here once; after that, recognition compares numbers.
package struct WordTable: Sendable {
    private var bytes: [UInt8] = []
    /// End of each word in `bytes`; word `n` starts where `n - 1` ends.
    private var ends: [Int32] = [0]
    /// The upper half of the hash over the number: words that are not in the table, most of a text's names
    /// and rare nouns, are told by the slot alone.
    private var slots: [UInt64]
    /// By number: the number of the singular. Filled by `settleStems`.
    private var stems: [Int32] = []
    /// By byte: the number of the word of that one byte.
    private var singles: [Int32] = Array(repeating: 0, count: 256)

    package init() {
        slots = Array(repeating: 0, count: 4096)
        for word in Word.allCases where word != .unknown { _ = intern(Array(word.spelling.utf8)[...]) }
    }

    var count: Int { ends.count }

    func spelling(_ number: Int32) -> ArraySlice<UInt8> {
        guard number > 0, Int(number) < ends.count else { return [] }
        return bytes[Int(ends[Int(number) - 1])..<Int(ends[Int(number)])]
    }

    /// The number of a word in lower case, or 0. Constant time.
    package func find(_ word: ArraySlice<UInt8>) -> Int32 {
        var hash = WordHash()
        for byte in word { hash.add(byte) }
        return Int32(truncatingIfNeeded: slots[slot(of: hash.value) { equals($0, word) }])
    }

    /// The number of a word as it stands in a text, capitals or not.
    ///
    /// - Parameter hash: of its bytes in lower case, made while its end was looked for.
    func find(_ range: Range<Int>, of text: borrowing Span<UInt8>, hash: WordHash) -> Int32 {
        let mask = slots.count - 1
        var index = Int(truncatingIfNeeded: hash.value) & mask
        while slots[index] != 0 {
            let number = Int32(truncatingIfNeeded: slots[index])
            if slots[index] >> 32 == hash.value >> 32, equals(number, range, of: text) { return number }
            index = (index + 1) & mask
        }
        return 0
    }

    /// The number of the word that is one byte; for signs.
    func find(_ byte: UInt8) -> Int32 { singles[Int(byte)] }

    /// The number of a word's singular; its own where there is no other in the table.
    ///
    /// - Precondition: `settleStems` was called after the last `intern`; before that, every word is its own.
    func stem(of number: Int32) -> Int32 { Int(number) < stems.count ? stems[Int(number)] : number }

    package mutating func intern(_ word: ArraySlice<UInt8>) -> Int32 {
        guard !word.isEmpty else { return 0 }
        var hash = WordHash()
        for byte in word { hash.add(byte) }
        let slot = slot(of: hash.value) { equals($0, word) }
        if slots[slot] != 0 { return Int32(truncatingIfNeeded: slots[slot]) }
        let number = Int32(ends.count)
        bytes.append(contentsOf: word)
        ends.append(Int32(bytes.count))
        slots[slot] = Self.entry(hash.value, number)
        if word.count == 1, let byte = word.first { singles[Int(byte)] = number }
        if ends.count * 2 > slots.count { grow() }
        return number
    }

    /// Works out the singular of every word, once all words are in the table.
    package mutating func settleStems() {
        stems = Array(0..<Int32(ends.count))
        for number in 1..<Int32(ends.count) {
            let word = spelling(number)
            guard let first = word.first, !ByteClass.isDigit(first) else { continue }
            var singular = Array(word)
            Stem.reduce(&singular)
            let stem = find(singular[...])
            if stem != 0 { stems[Int(number)] = stem }
        }
    }

    /// The slot of a word, or the free one where it belongs.
    private func slot(of hash: UInt64, where isSame: (Int32) -> Bool) -> Int {
        let mask = slots.count - 1
        var index = Int(truncatingIfNeeded: hash) & mask
        while slots[index] != 0, slots[index] >> 32 != hash >> 32 || !isSame(Int32(truncatingIfNeeded: slots[index])) {
            index = (index + 1) & mask
        }
        return index
    }

    private static func entry(_ hash: UInt64, _ number: Int32) -> UInt64 {
        (hash >> 32) << 32 | UInt64(UInt32(bitPattern: number))
    }

    private func equals(_ number: Int32, _ word: ArraySlice<UInt8>) -> Bool { spelling(number).elementsEqual(word) }

    private func equals(_ number: Int32, _ range: Range<Int>, of text: borrowing Span<UInt8>) -> Bool {
        let start = Int(ends[Int(number) - 1])
        guard Int(ends[Int(number)]) - start == range.count else { return false }
        for offset in 0..<range.count where bytes[start + offset] != ByteClass.lowered(text[range.lowerBound + offset]) { return false }
        return true
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: slots.count * 2)
        for number in 1..<Int32(ends.count) {
            var hash = WordHash()
            for byte in spelling(number) { hash.add(byte) }
            slots[slot(of: hash.value) { _ in false }] = Self.entry(hash.value, number)
        }
    }
}

/// The hash of a word, byte by byte as the word is read: FNV-1a with a final mix.
struct WordHash {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }

    var value: UInt64 { state ^ (state >> 29) }
}
