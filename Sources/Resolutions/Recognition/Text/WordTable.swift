/// Numbers for words, compared byte by byte: an arena of UTF-8 and an open-addressing table.
///
/// The words of `Word` have the numbers of their raw values; 0 is no word. Every word of every text is looked
/// up here once; after that, recognition compares numbers. What a look-up costs is memory that is not in the
/// nearest cache, so a slot holds all that is asked of a word of up to seven bytes.
package struct WordTable: Sendable {
    private struct Slot: Sendable {
        /// The first eight bytes of the word, the first one lowest; all of it where one of them is 0.
        var head: UInt64 = 0
        /// 0 for a free slot.
        var number: Int32 = 0
        /// The number of the singular; the word's own until `settleStems`.
        var stem: Int32 = 0
    }

    private var bytes: [UInt8] = []
    /// End of each word in `bytes`; word `n` starts where `n - 1` ends.
    private var ends: [Int32] = [0]
    private var slots: [Slot]
    /// By byte: the number of the word of that one byte.
    private var singles: [Int32] = Array(repeating: 0, count: 256)
    /// By number: what may begin at a word, and at one of which no more than the singular is known.
    private var marks: [TokenMarks] = []
    private var marksOfSingulars: [TokenMarks] = []

    package init() {
        slots = Array(repeating: Slot(), count: 4096)
        for word in Word.allCases where word != .unknown { _ = intern(Array(word.spelling.utf8)[...]) }
    }

    package var count: Int { ends.count }

    package func spelling(_ number: Int32) -> ArraySlice<UInt8> {
        guard number > 0, Int(number) < ends.count else { return [] }
        return bytes[Int(ends[Int(number) - 1])..<Int(ends[Int(number)])]
    }

    /// The number of a word in lower case, or 0. Constant time.
    package func find(_ word: ArraySlice<UInt8>) -> Int32 { slots[slot(of: word, WordHash(word))].number }

    /// The numbers of a word as it stands in a text, capitals or not, and of its singular; 0 for an unknown word.
    ///
    /// - Parameter hash: of its bytes in lower case, made while its end was looked for.
    func find(_ range: Range<Int>, of text: borrowing Span<UInt8>, hash: WordHash) -> (word: Int32, stem: Int32) {
        let mask = slots.count - 1
        var index = hash.slot & mask
        while slots[index].number != 0 {
            let slot = slots[index]
            if slot.head == hash.head, hash.isWhole || equals(slot.number, range, of: text) { return (slot.number, slot.stem) }
            index = (index + 1) & mask
        }
        return (0, 0)
    }

    /// The number of the word that is one byte; for signs.
    func find(_ byte: UInt8) -> Int32 { singles[Int(byte)] }

    package mutating func intern(_ word: ArraySlice<UInt8>) -> Int32 {
        guard !word.isEmpty else { return 0 }
        let hash = WordHash(word)
        let index = slot(of: word, hash)
        if slots[index].number != 0 { return slots[index].number }
        let number = Int32(ends.count)
        bytes.append(contentsOf: word)
        ends.append(Int32(bytes.count))
        slots[index] = Slot(head: hash.head, number: number, stem: number)
        if word.count == 1, let byte = word.first { singles[Int(byte)] = number }
        if ends.count * 2 > slots.count { grow() }
        return number
    }

    /// Works out the singular of every word, once all words are in the table.
    package mutating func settleStems() {
        for index in slots.indices where slots[index].number != 0 {
            let word = spelling(slots[index].number)
            guard let first = word.first, !ByteClass.isDigit(first) else { continue }
            var singular = Array(word)
            Stem.reduce(&singular)
            let stem = find(singular[...])
            if stem != 0 { slots[index].stem = stem }
        }
    }

    /// Says what may begin at words, however they are printed.
    mutating func mark(_ words: some Sequence<Int32>, _ mark: TokenMarks) {
        prepareMarks()
        for word in words where word > 0 { marks[Int(word)].formUnion(mark) }
    }

    mutating func mark(_ words: some Sequence<Word>, _ mark: TokenMarks) { self.mark(words.map(\.rawValue), mark) }

    /// Says what may begin at all words with these singulars.
    ///
    /// - Precondition: all words are in the table, and their singulars are settled.
    mutating func mark(singulars: some Sequence<Int32>, _ mark: TokenMarks) {
        prepareMarks()
        for stem in singulars where stem > 0 { marksOfSingulars[Int(stem)].formUnion(mark) }
        for slot in slots where slot.number != 0 { marks[Int(slot.number)].formUnion(marksOfSingulars[Int(slot.stem)]) }
    }

    private mutating func prepareMarks() {
        guard marks.count < ends.count else { return }
        marks += Array(repeating: [], count: ends.count - marks.count)
        marksOfSingulars += Array(repeating: [], count: ends.count - marksOfSingulars.count)
    }

    /// What may begin at a word of the table, or at one that has only its singular there.
    @inline(__always)
    func marks(of word: Int32, singular: Int32) -> TokenMarks {
        // A table that nobody has marked is shorter than its words are many.
        if Int(word) < marks.count, word != 0 { return marks[Int(word)] }
        return Int(singular) < marksOfSingulars.count ? marksOfSingulars[Int(singular)] : []
    }

    /// The slot of a word, or the free one where it belongs.
    private func slot(of word: ArraySlice<UInt8>, _ hash: WordHash) -> Int {
        let mask = slots.count - 1
        var index = hash.slot & mask
        while slots[index].number != 0, slots[index].head != hash.head || !spelling(slots[index].number).elementsEqual(word) {
            index = (index + 1) & mask
        }
        return index
    }

    /// The numbers of a word of seven letters at the most, and of its singular; 0 for an unknown word.
    ///
    /// - Parameter head: its letters in lower case, the first one lowest, and 0 behind them.
    @inline(__always)
    func find(head: UInt64) -> (word: Int32, stem: Int32) {
        let mask = slots.count - 1
        var index = WordHash.slot(ofShort: head) & mask
        while slots[index].number != 0 {
            if slots[index].head == head { return (slots[index].number, slots[index].stem) }
            index = (index + 1) & mask
        }
        return (0, 0)
    }

    /// Whether a word of eight bytes at least is the one of a number; the first eight are known to be the same. Eight
    /// bytes a step, the last step over some that were compared before.
    private func equals(_ number: Int32, _ range: Range<Int>, of text: borrowing Span<UInt8>) -> Bool {
        let start = Int(ends[Int(number) - 1])
        let count = range.count
        guard Int(ends[Int(number)]) - start == count, count >= 8 else { return false }
        let known = bytes.span
        var offset = 8
        while offset < count {
            let step = min(offset, count - 8)
            if EightBytes(known, at: start + step).value != EightBytes(text, at: range.lowerBound + step).lowered { return false }
            offset = step + 8
        }
        return true
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: Slot(), count: old.count * 2)
        for entry in old where entry.number != 0 {
            let word = spelling(entry.number)
            slots[slot(of: word, WordHash(word))] = entry
        }
    }
}

/// The hash of a word and its first bytes, made as the word is read: eight bytes a step, by multiplication.
///
/// The same for the same bytes, however they come: one by one or eight at a time.
struct WordHash {
    private static let start: UInt64 = 0xCBF2_9CE4_8422_2325
    private var state = WordHash.start
    /// The bytes since the last whole step, the first one lowest, and how many bits they are.
    private var step: UInt64 = 0
    private var bits: UInt64 = 0
    private var first: UInt64 = 0
    /// Whether the word has no more than seven bytes, so that `head` holds all of them and shows their number: words
    /// have no zero bytes.
    private(set) var isWhole = true

    init() {}

    init(_ word: ArraySlice<UInt8>) {
        for byte in word { add(byte) }
    }

    @inline(__always)
    mutating func add(_ byte: UInt8) {
        step |= UInt64(byte) &<< bits
        bits += 8
        if bits == 64 { finishStep() }
    }

    /// Adds up to eight bytes, the first one lowest and those that are not there 0.
    ///
    /// - Precondition: a multiple of eight bytes was added before.
    @inline(__always)
    mutating func add(_ bytes: UInt64, count: Int) {
        step = bytes
        bits = UInt64(truncatingIfNeeded: count) &* 8
        if count == 8 { finishStep() }
    }

    private mutating func finishStep() {
        if isWhole { first = step }
        isWhole = false
        state = (state ^ step) &* 0x9E37_79B9_7F4A_7C15
        state ^= state >> 32
        step = 0
        bits = 0
    }

    /// The first eight bytes, the first one lowest.
    var head: UInt64 { isWhole ? step : first }

    var slot: Int { Self.slot(state ^ step) }

    /// The slot of a word of less than eight bytes, the first one lowest.
    @inline(__always)
    static func slot(ofShort word: UInt64) -> Int { slot(start ^ word) }

    @inline(__always)
    private static func slot(_ value: UInt64) -> Int {
        let mixed = value &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: (mixed ^ (mixed >> 29)) >> 16 & 0x7FFF_FFFF)
    }
}
