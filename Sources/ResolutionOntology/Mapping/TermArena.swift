import RDF

/// Terms as bytes behind one another, by number: those of one document, or those that all documents have in common.
///
/// A term costs its bytes, where it ends, and its class; it is no string, and nobody counts references to it. The
/// text of a term is put together in place, behind the last one; then it is either taken as a new term, or looked up
/// among those that were looked up before, and dropped where it is one of them.
package struct TermArena: Sendable {
    private var bytes: [UInt8] = []
    /// `ends[i]` is where term `i` starts and `ends[i + 1]` where it ends.
    private var ends: [Int] = [0]
    private var termClasses: [TermClassTable.Index] = []
    /// Open addressing: 0 where free, else a term's number plus one in the low half, and its hash in the high half.
    private var slots: [UInt64]
    private var slotsTaken = 0
    private let seed: UInt64

    /// - Parameters:
    ///   - expectedTerms: how many terms there will be, about.
    ///   - seed: that of another arena, so that a hash is worth something in both.
    package init(expectedTerms: Int = 0, seed: UInt64 = UInt64.random(in: 1...UInt64.max)) {
        self.seed = seed
        var slotCount = 64
        while slotCount < expectedTerms { slotCount *= 2 }
        slots = [UInt64](repeating: 0, count: slotCount)
        bytes.reserveCapacity(expectedTerms * 32)
        ends.reserveCapacity(expectedTerms + 1)
        termClasses.reserveCapacity(expectedTerms)
    }

    /// An empty arena whose hashes are those of this one.
    package func fresh(expectedTerms: Int) -> TermArena { TermArena(expectedTerms: expectedTerms, seed: seed) }

    package var count: Int { termClasses.count }

    package func termClass(_ number: Int) -> TermClassTable.Index { termClasses[number] }

    /// Gives the bytes of a term's text to `body`.
    package func withText<Result>(_ number: Int, _ body: (Span<UInt8>) -> Result) -> Result {
        body(bytes.span.extracting(ends[number]..<ends[number + 1]))
    }

    package func string(_ number: Int) -> String {
        String(decoding: bytes[ends[number]..<ends[number + 1]], as: UTF8.self)
    }

    // MARK: Putting a text together

    package mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

    package mutating func write(_ text: ArraySlice<UInt8>) { bytes.append(contentsOf: text) }

    package mutating func write(_ text: Span<UInt8>) { text.withUnsafeBufferPointer { bytes.append(contentsOf: $0) } }

    package mutating func write(_ byte: UInt8) { bytes.append(byte) }

    /// Writes a number in decimal digits.
    package mutating func write(_ number: Int) {
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        let start = bytes.count
        var rest = number.magnitude
        repeat {
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit))
            rest = quotient
        } while rest != 0
        bytes[start...].reverse()
    }

    // MARK: Taking it

    /// What was written becomes a new term, which no look-up finds.
    package mutating func append(class termClass: TermClassTable.Index) -> Int {
        ends.append(bytes.count)
        termClasses.append(termClass)
        return termClasses.count - 1
    }

    /// What was written becomes a term, unless a term that was interned before has its text and class.
    package mutating func intern(class termClass: TermClassTable.Index) -> (number: Int, isNew: Bool) {
        let start = ends[termClasses.count]
        return intern(class: termClass, hash: hash(bytes.span.extracting(start..<bytes.count), class: termClass))
    }

    /// The same for what stands in another arena as well: the number there, and nothing is kept here, or the number
    /// here.
    package mutating func intern(class termClass: TermClassTable.Index, unlessIn other: borrowing TermArena) -> Place {
        let text = ends[termClasses.count]..<bytes.count
        let hash = hash(bytes.span.extracting(text), class: termClass)
        if let number = other.find(bytes.span.extracting(text), class: termClass, hash: hash) {
            bytes.removeLast(text.count)
            return .there(number)
        }
        let (number, isNew) = intern(class: termClass, hash: hash)
        return .here(number, isNew: isNew)
    }

    package enum Place {
        case there(Int)
        case here(Int, isNew: Bool)
    }

    /// The number of an interned term, given now if it is new.
    package mutating func intern(_ text: Span<UInt8>, class termClass: TermClassTable.Index) -> Int {
        let hash = hash(text, class: termClass)
        if let number = find(text, class: termClass, hash: hash) { return number }
        write(text)
        return intern(class: termClass, hash: hash).number
    }

    /// The number of an interned term.
    package func number(of text: Span<UInt8>, class termClass: TermClassTable.Index) -> Int? {
        find(text, class: termClass, hash: hash(text, class: termClass))
    }

    private func hash(_ text: Span<UInt8>, class termClass: TermClassTable.Index) -> UInt64 {
        ByteHash.hash(text, seed: seed &+ UInt64(termClass)) | 0xFFFF_FFFF
    }

    /// Interns what was written.
    private mutating func intern(class termClass: TermClassTable.Index, hash: UInt64) -> (number: Int, isNew: Bool) {
        let text = ends[termClasses.count]..<bytes.count
        if let number = find(bytes.span.extracting(text), class: termClass, hash: hash) {
            bytes.removeLast(text.count)
            return (number, false)
        }
        let number = append(class: termClass)
        if (slotsTaken + 1) * 2 > slots.count { growSlots() }
        put(hash & ~0xFFFF_FFFF | UInt64(number + 1))
        slotsTaken += 1
        return (number, true)
    }

    private func find(_ text: Span<UInt8>, class termClass: TermClassTable.Index, hash: UInt64) -> Int? {
        let mask = slots.count - 1
        var position = Int(truncatingIfNeeded: hash >> 32) & mask
        while true {
            let slot = slots[position]
            if slot == 0 { return nil }
            if slot | 0xFFFF_FFFF == hash {
                let number = Int(truncatingIfNeeded: slot & 0xFFFF_FFFF) - 1
                if termClasses[number] == termClass,
                    ByteRuns.equal(bytes.span.extracting(ends[number]..<ends[number + 1]), text)
                {
                    return number
                }
            }
            position = (position + 1) & mask
        }
    }

    private mutating func put(_ slot: UInt64) {
        let mask = slots.count - 1
        var position = Int(truncatingIfNeeded: slot >> 32) & mask
        while slots[position] != 0 { position = (position + 1) & mask }
        slots[position] = slot
    }

    private mutating func growSlots() {
        let old = slots
        slots = [UInt64](repeating: 0, count: old.count * 2)
        for slot in old where slot != 0 { put(slot) }
    }
}
