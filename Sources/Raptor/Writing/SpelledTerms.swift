#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Terms with the bytes that are written for them, numbered as they come.
///
/// One hash and one comparison a term; nothing is allocated for a term that came before.
struct SpelledTerms {
    /// The bytes by which terms are told apart, and those written for them, one after the other.
    private var keys: [UInt8] = []
    private var spellings: [UInt8] = []
    private var entries: [Entry] = []
    /// Open addressing: the number of a term plus one, or zero. The size is a power of two, at least
    /// twice the number of terms.
    private var places = [UInt32](repeating: 0, count: 1024)

    private struct Entry {
        var hash: UInt64
        var keyEnd: Int
        var spellingEnd: Int
    }

    var count: Int { entries.count }
    var isEmpty: Bool { entries.isEmpty }
    /// How many bytes the terms take.
    var byteCount: Int { keys.count + spellings.count }

    /// Forgets all terms. Linear in the terms that there were.
    mutating func removeAll() {
        if isEmpty { return }
        let size = places.count > entries.count * 16 ? max(1024, places.count / 8) : places.count
        places.removeAll(keepingCapacity: true)
        places.append(contentsOf: repeatElement(0, count: size))
        keys.removeAll(keepingCapacity: true)
        spellings.removeAll(keepingCapacity: true)
        entries.removeAll(keepingCapacity: true)
    }

    /// The number of a term; nil where it has not come yet.
    func number(of key: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int? {
        var place = Int(truncatingIfNeeded: hash) & (places.count - 1)
        while places[place] != 0 {
            let number = Int(places[place]) - 1
            if entries[number].hash == hash, holds(key, at: number) { return number }
            place = (place + 1) & (places.count - 1)
        }
        return nil
    }

    /// Numbers a term that has not come before. `spell` appends its spelling to the bytes it is given.
    mutating func append(
        _ key: UnsafeBufferPointer<UInt8>, hash: UInt64, spell: (inout [UInt8]) -> Void
    ) -> Int {
        if places.count < (entries.count + 1) * 2 { grow() }
        keys.append(contentsOf: key)
        spell(&spellings)
        entries.append(Entry(hash: hash, keyEnd: keys.count, spellingEnd: spellings.count))
        insert(entries.count - 1)
        return entries.count - 1
    }

    /// Appends the spelling of the term of a number, or nothing where there is none.
    func appendSpelling(of number: Int, to result: inout [UInt8]) {
        guard entries.indices.contains(number) else { return }
        let first = number == 0 ? 0 : entries[number - 1].spellingEnd
        let last = entries[number].spellingEnd
        spellings.withUnsafeBufferPointer { bytes in
            result.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[first..<last]))
        }
    }

    private func holds(_ key: UnsafeBufferPointer<UInt8>, at number: Int) -> Bool {
        let start = number == 0 ? 0 : entries[number - 1].keyEnd
        guard entries[number].keyEnd - start == key.count else { return false }
        guard let wanted = key.baseAddress else { return true }
        return keys.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return false }
            return memcmp(base + start, wanted, key.count) == 0
        }
    }

    private mutating func insert(_ number: Int) {
        var place = Int(truncatingIfNeeded: entries[number].hash) & (places.count - 1)
        while places[place] != 0 { place = (place + 1) & (places.count - 1) }
        places[place] = UInt32(truncatingIfNeeded: number + 1)
    }

    private mutating func grow() {
        places = [UInt32](repeating: 0, count: places.count * 2)
        for number in entries.indices { insert(number) }
    }
}
