import RDF

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A `TermTable` under construction: gives every new term the next number.
///
/// Invariants: `ends` has one entry more than `classes`, rising from 0 to `bytes.count`; `slots` has
/// a power of two of entries, at most two thirds of them taken, so that every probe ends.
package struct TermTableBuilder: ~Copyable {
    private var bytes: GrowableBuffer<UInt8>
    private var ends: GrowableBuffer<UInt64>
    private var classes: GrowableBuffer<UInt32>
    private var slots: GrowableBuffer<UInt64>
    let seed: UInt64
    private var limit: Int
    /// Whether a term was refused because the table is full.
    package private(set) var isFull = false

    /// The hash of each term, in a table that will be added to another one.
    private var hashes = GrowableBuffer<UInt32>()
    private let keepsHashes: Bool

    package init(expectedTerms: Int = 0) {
        self.init(expectedTerms: expectedTerms, seed: UInt64.random(in: 1...UInt64.max), keepsHashes: false)
    }

    /// A table whose terms will be added to the one with this seed, where their hashes are the same.
    init(partOfSeed seed: UInt64) {
        self.init(expectedTerms: 0, seed: seed, keepsHashes: true)
    }

    private init(expectedTerms: Int, seed: UInt64, keepsHashes: Bool) {
        let slotCount = Self.slotCount(terms: expectedTerms)
        bytes = GrowableBuffer(capacity: expectedTerms * 16)
        ends = GrowableBuffer(capacity: expectedTerms + 1)
        ends.append(0)
        classes = GrowableBuffer(capacity: expectedTerms)
        slots = GrowableBuffer(repeating: 0, count: slotCount)
        limit = Self.limit(slotCount: slotCount)
        self.seed = seed
        self.keepsHashes = keepsHashes
    }

    package var count: Int { classes.count }

    /// How many slots a table for so many terms has.
    static func slotCount(terms: Int) -> Int {
        var slotCount = 64
        while limit(slotCount: slotCount) < terms { slotCount *= 2 }
        return slotCount
    }

    /// How many terms a table of so many slots takes.
    private static func limit(slotCount: Int) -> Int { slotCount / 3 * 2 }

    /// Puts what is not there yet where a search for its hash, the slot's high half, comes upon it.
    @inline(__always)
    static func put(_ slot: UInt64, into slots: inout GrowableBuffer<UInt64>) {
        let mask = slots.count - 1
        var position = home(UInt32(truncatingIfNeeded: slot >> 32), slotCount: slots.count)
        while slots[position] != 0 { position = (position + 1) & mask }
        slots[position] = slot
    }

    @inline(__always)
    static func hash(
        _ text: UnsafeBufferPointer<UInt8>, class termClass: TermClassTable.Index, seed: UInt64
    ) -> UInt32 {
        let seed = seed &+ UInt64(termClass) &* 0xD6E8_FEB8_6659_FD93
        return UInt32(truncatingIfNeeded: ByteHash.hash(Span(_unsafeElements: text), seed: seed) >> 32)
    }

    /// The first position to look at: the hash's top bits.
    @inline(__always)
    static func home(_ hash: UInt32, slotCount: Int) -> Int {
        Int((UInt64(hash) &* UInt64(slotCount)) >> 32)
    }

    /// The number of a term, given now if it is new; nil once the table is full.
    ///
    /// This is where loading spends its time: one hash, one probe (usually one cache miss), and a
    /// comparison of the bytes only where all 32 bits of the hash agree.
    @inline(__always)
    package mutating func intern(
        _ text: UnsafeBufferPointer<UInt8>, class termClass: TermClassTable.Index
    ) -> Int? {
        intern(text, class: termClass, hash: Self.hash(text, class: termClass, seed: seed))
    }

    @inline(__always)
    private mutating func intern(
        _ text: UnsafeBufferPointer<UInt8>, class termClass: TermClassTable.Index, hash: UInt32
    ) -> Int? {
        let mask = slots.count - 1
        var position = Self.home(hash, slotCount: slots.count)
        while true {
            let slot = slots[position]
            if slot == 0 { break }
            if UInt32(truncatingIfNeeded: slot >> 32) == hash {
                let number = Int(slot & 0xFFFF_FFFF) - 1
                if classes[number] == termClass, isText(text, of: number) { return number }
            }
            position = (position + 1) & mask
        }
        return insert(text, class: termClass, hash: hash, at: position)
    }

    /// Interns all terms of another table, in their order; gives back the id for each of its ids (0 for 0).
    ///
    /// The terms are looked at in groups: first the slots of all of them are read, then where their texts
    /// lie, and only then are they compared. The reads of a group do not wait for one another, so the
    /// misses of the cache, which are nearly all of the cost, overlap.
    mutating func intern(
        contentsOf other: borrowing TermTableBuilder, classes classNumbers: [TermClassTable.Index]
    ) -> [TermID] {
        let group = 32
        var ids = [TermID](repeating: TermIDs.none, count: other.count + 1)
        var hashes = [UInt32](repeating: 0, count: group)
        var candidates = [Int](repeating: -1, count: group)
        var starts = [UInt64](repeating: 0, count: group)
        var first = 0
        while first < other.count {
            let size = min(group, other.count - first)
            for index in 0..<size {
                let number = first + index
                let hash = hash(ofTerm: number, of: other, classes: classNumbers)
                hashes[index] = hash
                let slot = slots[Self.home(hash, slotCount: slots.count)]
                let isLikely = slot != 0 && UInt32(truncatingIfNeeded: slot >> 32) == hash
                candidates[index] = isLikely ? Int(slot & 0xFFFF_FFFF) - 1 : -1
            }
            for index in 0..<size where candidates[index] >= 0 { starts[index] = ends[candidates[index]] }
            for index in 0..<size {
                let number = first + index
                let text = other.text(number), termClass = classNumbers[Int(other.classes[number])]
                let candidate = candidates[index]
                if candidate >= 0, classes[candidate] == termClass, ends[candidate + 1] - starts[index] == text.count,
                    isText(text, of: candidate)
                {
                    ids[number + 1] = TermID(truncatingIfNeeded: candidate + 1)
                } else if let own = intern(text, class: termClass, hash: hashes[index]) {
                    ids[number + 1] = TermID(truncatingIfNeeded: own + 1)
                }
            }
            first += size
        }
        return ids
    }

    /// The hash of another table's term here, which is known where that table has the same seed and its class the
    /// same number.
    @inline(__always)
    private borrowing func hash(
        ofTerm number: Int, of other: borrowing TermTableBuilder, classes classNumbers: [TermClassTable.Index]
    ) -> UInt32 {
        let theirs = other.classes[number], ours = classNumbers[Int(theirs)]
        if other.keepsHashes, other.seed == seed, ours == theirs { return other.hashes[number] }
        return Self.hash(other.text(number), class: ours, seed: seed)
    }

    /// The bytes of a term, valid until the next term is added.
    private borrowing func text(_ number: Int) -> UnsafeBufferPointer<UInt8> {
        let start = Int(ends[number]), end = Int(ends[number + 1])
        return UnsafeBufferPointer(start: bytes.start + start, count: end - start)
    }

    @inline(__always)
    private mutating func isText(_ text: UnsafeBufferPointer<UInt8>, of number: Int) -> Bool {
        let start = Int(ends[number]), end = Int(ends[number + 1])
        guard end - start == text.count else { return false }
        guard let other = text.baseAddress else { return true }
        return memcmp(bytes.start + start, other, text.count) == 0
    }

    private mutating func insert(
        _ text: UnsafeBufferPointer<UInt8>, class termClass: TermClassTable.Index, hash: UInt32,
        at position: Int
    ) -> Int? {
        let number = classes.count
        guard number < Int(TermIDs.last) else {
            isFull = true
            return nil
        }
        bytes.append(contentsOf: text)
        ends.append(UInt64(bytes.count))
        classes.append(termClass)
        if keepsHashes { hashes.append(hash) }
        slots[position] = UInt64(hash) << 32 | UInt64(number + 1)
        if classes.count > limit { growSlots() }
        return number
    }

    /// Doubles the table. Old slots are read in order and land in order, since the position is the
    /// hash's top bits: sequential memory on both sides.
    private mutating func growSlots() {
        let slotCount = slots.count * 2
        var next = GrowableBuffer<UInt64>(repeating: 0, count: slotCount)
        for index in 0..<slots.count {
            let slot = slots[index]
            if slot != 0 { Self.put(slot, into: &next) }
        }
        slots = next
        limit = Self.limit(slotCount: slotCount)
    }

    /// The terms so far, from now on immutable.
    package consuming func freeze() -> TermTable {
        let seed = seed
        return TermTable(
            bytes: bytes.freeze(), ends: ends.freeze(), classes: classes.freeze(),
            slots: slots.freeze(), seed: seed)
    }
}
