/// Numbers for words, compared byte by byte: an arena of UTF-8 and an open-addressing table.
///
/// The words of `Word` have the numbers of their raw values; 0 is no word.
struct WordTable: Sendable {
    private var bytes: [UInt8] = []
    /// End of each word in `bytes`; word `n` starts where `n - 1` ends.
    private var ends: [Int32] = [0]
    private var slots: [Int32]

    init() {
        slots = Array(repeating: 0, count: 4096)
        for word in Word.allCases where word != .unknown { _ = intern(Array(word.spelling.utf8)[...]) }
    }

    var count: Int { ends.count }

    func spelling(_ number: Int32) -> ArraySlice<UInt8> {
        guard number > 0, Int(number) < ends.count else { return [] }
        return bytes[Int(ends[Int(number) - 1])..<Int(ends[Int(number)])]
    }

    /// The number of a word in lower case, or 0. Constant time.
    func find(_ word: ArraySlice<UInt8>) -> Int32 { slots[slot(of: word)] }

    mutating func intern(_ word: ArraySlice<UInt8>) -> Int32 {
        guard !word.isEmpty else { return 0 }
        let slot = slot(of: word)
        if slots[slot] != 0 { return slots[slot] }
        let number = Int32(ends.count)
        bytes.append(contentsOf: word)
        ends.append(Int32(bytes.count))
        slots[slot] = number
        if ends.count * 2 > slots.count { grow() }
        return number
    }

    private func slot(of word: ArraySlice<UInt8>) -> Int {
        let mask = slots.count - 1
        var index = Int(truncatingIfNeeded: Self.hash(word)) & mask
        while slots[index] != 0 && !equals(slots[index], word) { index = (index + 1) & mask }
        return index
    }

    private func equals(_ number: Int32, _ word: ArraySlice<UInt8>) -> Bool {
        let start = Int(ends[Int(number) - 1])
        guard Int(ends[Int(number)]) - start == word.count else { return false }
        var offset = start
        for byte in word {
            if bytes[offset] != byte { return false }
            offset += 1
        }
        return true
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: slots.count * 2)
        for number in 1..<ends.count { slots[slot(of: spelling(Int32(number)))] = Int32(number) }
    }

    /// FNV-1a with a final mix.
    private static func hash(_ word: ArraySlice<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash ^ (hash >> 29)
    }
}
