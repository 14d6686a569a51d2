#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Terms with the bytes that are written for them, numbered as they come.
///
/// One hash and one comparison a term; nothing is allocated for a term that came before. A look-up reads
/// three places in memory, however many terms there are: a slot, an entry, and the bytes, where the spelling
/// stands behind what it is found by.
struct SpelledTerms {
    /// Of each term the bytes by which it is told apart, then those written for it.
    private var bytes: [UInt8] = []
    private var entries: [Entry] = []
    /// Open addressing: the upper half of a term's hash, and its number plus one, or zero. The size is a power
    /// of two, at least twice the number of terms.
    private var slots = [UInt64](repeating: 0, count: 1024)

    private struct Entry {
        var keyStart: Int
        var keyEnd: Int
        var spellingEnd: Int
        var kind: UInt32
        var hash: UInt32
    }

    var count: Int { entries.count }
    var isEmpty: Bool { entries.isEmpty }
    /// How many bytes the terms take.
    var byteCount: Int { bytes.count }

    /// Forgets all terms. Linear in the terms that there were.
    mutating func removeAll() {
        if isEmpty { return }
        let size = slots.count > entries.count * 16 ? max(1024, slots.count / 8) : slots.count
        slots.removeAll(keepingCapacity: true)
        slots.append(contentsOf: repeatElement(0, count: size))
        bytes.removeAll(keepingCapacity: true)
        entries.removeAll(keepingCapacity: true)
    }

    /// The number of a term; nil where it has not come yet. Terms of different kinds are different, whatever
    /// their bytes.
    func number(of key: UnsafeBufferPointer<UInt8>, kind: UInt32 = 0, hash: UInt64) -> Int? {
        var place = Self.place(of: hash, in: slots.count)
        let tag = Self.tag(of: hash)
        while slots[place] != 0 {
            let slot = slots[place]
            if UInt32(truncatingIfNeeded: slot >> 32) == tag {
                let number = Int(slot & 0xFFFF_FFFF) - 1
                if isTerm(number, key, kind: kind) { return number }
            }
            place = (place + 1) & (slots.count - 1)
        }
        return nil
    }

    /// Whether a number is that of a term. One comparison of the bytes, without a hash.
    func isTerm(_ number: Int, _ key: UnsafeBufferPointer<UInt8>, kind: UInt32 = 0) -> Bool {
        guard entries.indices.contains(number) else { return false }
        let start = entries[number].keyStart
        guard entries[number].keyEnd - start == key.count, entries[number].kind == kind else { return false }
        guard let wanted = key.baseAddress else { return true }
        return bytes.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return false }
            return memcmp(base + start, wanted, key.count) == 0
        }
    }

    /// Numbers a term that has not come before. `spell` appends its spelling to the bytes it is given.
    mutating func append(
        _ key: UnsafeBufferPointer<UInt8>, kind: UInt32 = 0, hash: UInt64, spell: (inout [UInt8]) -> Void
    ) -> Int {
        if slots.count < (entries.count + 1) * 2 { grow() }
        let keyStart = bytes.count
        bytes.append(contentsOf: key)
        let keyEnd = bytes.count
        spell(&bytes)
        entries.append(
            Entry(keyStart: keyStart, keyEnd: keyEnd, spellingEnd: bytes.count, kind: kind, hash: Self.tag(of: hash)))
        insert(entries.count - 1)
        return entries.count - 1
    }

    /// Appends the spelling of the term of a number, or nothing where there is none.
    func appendSpelling(of number: Int, to result: inout [UInt8]) {
        guard entries.indices.contains(number) else { return }
        let first = entries[number].keyEnd
        let last = entries[number].spellingEnd
        bytes.withUnsafeBufferPointer { bytes in
            result.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[first..<last]))
        }
    }

    private static func tag(of hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 32) }

    /// The first slot to look at: the tag's upper bits, so that a larger table needs nothing but the tags.
    private static func place(of hash: UInt64, in slotCount: Int) -> Int { place(of: tag(of: hash), in: slotCount) }

    private static func place(of tag: UInt32, in slotCount: Int) -> Int {
        Int(truncatingIfNeeded: (UInt64(tag) &* UInt64(slotCount)) >> 32)
    }

    private mutating func insert(_ number: Int) {
        let tag = entries[number].hash
        var place = Self.place(of: tag, in: slots.count)
        while slots[place] != 0 { place = (place + 1) & (slots.count - 1) }
        slots[place] = UInt64(tag) << 32 | UInt64(number + 1)
    }

    private mutating func grow() {
        slots = [UInt64](repeating: 0, count: slots.count * 2)
        for number in entries.indices { insert(number) }
    }
}
