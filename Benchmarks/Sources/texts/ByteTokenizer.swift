/// The peer of the reading of texts: cuts bytes into words, folds their case, and looks each up in a table of
/// keywords. As fast as a reader can be that looks at every byte once and knows nothing else.
struct ByteTokenizer {
    private var slots: [UInt64]

    init(keywords: [String]) {
        slots = Array(repeating: 0, count: 1 << 14)
        for keyword in keywords {
            var hash = Self.seed
            for byte in keyword.utf8 { hash = Self.mix(hash, byte) }
            var slot = Int(truncatingIfNeeded: hash >> 40) & (slots.count - 1)
            while slots[slot] != 0 && slots[slot] != hash { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = hash
        }
    }

    /// How many words of the text are keywords.
    func count(_ bytes: [UInt8]) -> Int {
        var found = 0
        var hash = Self.seed
        var isInWord = false
        for byte in bytes {
            let letter = byte | 0x20
            if letter &- 0x61 < 26 {
                hash = Self.mix(hash, letter)
                isInWord = true
            } else if isInWord {
                var slot = Int(truncatingIfNeeded: hash >> 40) & (slots.count - 1)
                while slots[slot] != 0 && slots[slot] != hash { slot = (slot + 1) & (slots.count - 1) }
                if slots[slot] != 0 { found += 1 }
                hash = Self.seed
                isInWord = false
            }
        }
        return found
    }

    private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    private static func mix(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15 }
}
