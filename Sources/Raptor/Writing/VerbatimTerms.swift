import RDF

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Terms of one block that we spell ourselves: those that Raptor would spell wrongly, and IRIs, for
/// each of which it would walk through 1024 buckets of namespaces.
///
/// Raptor gets a short IRI in their place, in a namespace that no real IRI can be in (it holds a
/// space), whose prefix holds a byte that no UTF-8 text has. So `"zf" 0xFE ":v" digits` in what Raptor
/// writes is such a term and nothing else can be, and `expand` puts the spelling there. Terms are
/// numbered as they come, and Raptor sorts by the number: subjects stand in the order of the text.
///
/// One hash and one comparison a term; nothing is allocated for a term that came before.
struct VerbatimTerms {
    static let namespace = "~ verbatim#"
    /// Raptor shortens by a prefix only where it begins with a letter or digit. Its table of prefixes
    /// has this one in the fourth bucket, so that it is found at once.
    static let prefix: [UInt8] = [UInt8(ascii: "z"), UInt8(ascii: "f"), mark]

    private static let mark: UInt8 = 0xFE
    private static let digitCount = 9

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

    var isEmpty: Bool { entries.isEmpty }

    /// Forgets all terms. Linear in the terms of the block before.
    mutating func removeAll() {
        if isEmpty { return }
        let size = places.count > entries.count * 16 ? max(1024, places.count / 8) : places.count
        places.removeAll(keepingCapacity: true)
        places.append(contentsOf: repeatElement(0, count: size))
        keys.removeAll(keepingCapacity: true)
        spellings.removeAll(keepingCapacity: true)
        entries.removeAll(keepingCapacity: true)
    }

    /// The number of a term; nil where it has not come in this block.
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

    /// The IRI that stands for the term of a number.
    static func name(_ number: Int) -> String {
        let digits = String(number)
        return namespace + "v" + String(repeating: "0", count: max(0, digitCount - digits.count)) + digits
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

    /// The bytes with every such term spelled out. One pass.
    func expand(_ bytes: Span<UInt8>, into result: inout [UInt8]) {
        result.removeAll(keepingCapacity: true)
        let length = 3 + Self.digitCount
        bytes.withUnsafeBufferPointer { all in
            spellings.withUnsafeBufferPointer { spellings in
                var start = 0
                while let place = Self.nextMark(in: all, from: start), place >= start + 2,
                    place + length <= all.count
                {
                    result.append(contentsOf: UnsafeBufferPointer(rebasing: all[start..<(place - 2)]))
                    var number = 0
                    for digit in all[(place + 3)..<(place + length)] { number = number * 10 + Int(digit) - 0x30 }
                    if entries.indices.contains(number) {
                        let first = number == 0 ? 0 : entries[number - 1].spellingEnd
                        let last = entries[number].spellingEnd
                        result.append(contentsOf: UnsafeBufferPointer(rebasing: spellings[first..<last]))
                    }
                    start = place + length
                }
                result.append(contentsOf: UnsafeBufferPointer(rebasing: all[start...]))
            }
        }
    }

    private static func nextMark(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard let base = bytes.baseAddress, start < bytes.count,
            let found = memchr(base + start, Int32(mark), bytes.count - start)
        else { return nil }
        return UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
    }
}
