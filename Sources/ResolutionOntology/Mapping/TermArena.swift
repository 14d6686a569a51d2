import RDF

/// Terms as bytes behind one another, by number: those of one document, or those that all documents have in common.
///
/// A term costs its bytes, where it ends, and its class; it is no string, and nobody counts references to it. The
/// text of a term is put together in place, behind the last one; then it is either taken as a new term, or looked up
/// among those that were looked up before, and dropped where it is one of them.
@usableFromInline
package struct TermArena: Sendable {
    @usableFromInline var bytes: [UInt8] = []
    /// `ends[i]` is where term `i` starts and `ends[i + 1]` where it ends.
    @usableFromInline var ends: [Int] = [0]
    @usableFromInline var termClasses: [TermClassTable.Index] = []
    /// The numbers of the terms that can be looked up.
    private var slots: HashSlots
    private let seed: UInt64

    /// - Parameters:
    ///   - expectedTerms: how many terms there will be, about.
    ///   - expectedInterned: how many of them will be looked up, about.
    ///   - seed: that of another arena, so that a hash is worth something in both.
    package init(
        expectedTerms: Int = 0, expectedInterned: Int? = nil, seed: UInt64 = UInt64.random(in: 1...UInt64.max)
    ) {
        self.seed = seed
        slots = HashSlots(minimumCapacity: expectedInterned ?? expectedTerms)
        bytes.reserveCapacity(expectedTerms * 32)
        ends.reserveCapacity(expectedTerms + 1)
        termClasses.reserveCapacity(expectedTerms)
    }

    /// An empty arena whose hashes are those of this one.
    package func fresh(expectedTerms: Int, expectedInterned: Int? = nil) -> TermArena {
        TermArena(expectedTerms: expectedTerms, expectedInterned: expectedInterned, seed: seed)
    }

    package var count: Int { termClasses.count }

    @inlinable
    package func termClass(_ number: Int) -> TermClassTable.Index { termClasses[number] }

    /// For each term the types that it is known to have (`NodeTable`): none yet.
    func types() -> [UInt64] { termClasses.map { $0 > TermClassTable.blankNode ? NodeTable.literal : 0 } }

    /// Gives the bytes of a term's text to `body`.
    @inlinable
    package func withText<Result>(_ number: Int, _ body: (Span<UInt8>) -> Result) -> Result {
        body(bytes.span.extracting(ends[number]..<ends[number + 1]))
    }

    package func string(_ number: Int) -> String {
        String(decoding: bytes[ends[number]..<ends[number + 1]], as: UTF8.self)
    }

    // MARK: Putting a text together

    package mutating func write(_ text: String) {
        // Without a copy of the string, which counts references; every native string has its bytes at hand.
        if text.utf8.withContiguousStorageIfAvailable({ bytes.append(contentsOf: $0) }) == nil {
            bytes.append(contentsOf: text.utf8)
        }
    }

    package mutating func write(_ text: ArraySlice<UInt8>) { bytes.append(contentsOf: text) }

    package mutating func write(_ text: Span<UInt8>) { text.withUnsafeBufferPointer { bytes.append(contentsOf: $0) } }

    package mutating func write(_ byte: UInt8) { bytes.append(byte) }

    /// Writes a number in decimal digits.
    ///
    /// Most numbers are offsets, several a statement: their digits are found from the last to the first beside the
    /// arena and copied once, since turning them round in place costs a copy of an array.
    package mutating func write(_ number: Int) {
        guard var rest = UInt32(exactly: number) else { return bytes.append(contentsOf: String(number).utf8) }
        var digits = InlineArray<10, UInt8>(repeating: 0)
        var first = digits.count
        repeat {
            first &-= 1
            digits[first] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        } while rest != 0
        digits.span.extracting(first..<digits.count).withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
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

    /// The same for what may stand in another arena of the same seed: the number there, and nothing is kept here, or
    /// the number here.
    ///
    /// - Parameter findThere: asks the other arena (`find`), which is not handed over itself: that would count
    ///   references to all that it holds, once a term.
    @inline(__always)
    package mutating func intern(
        class termClass: TermClassTable.Index, unlessThere findThere: (Span<UInt8>, UInt64) -> Int?
    ) -> Place {
        let text = ends[termClasses.count]..<bytes.count
        let hash = hash(bytes.span.extracting(text), class: termClass)
        if let number = findThere(bytes.span.extracting(text), hash) {
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
        ByteHash.hash(text, seed: seed &+ UInt64(termClass))
    }

    /// Interns what was written.
    private mutating func intern(class termClass: TermClassTable.Index, hash: UInt64) -> (number: Int, isNew: Bool) {
        let text = ends[termClasses.count]..<bytes.count
        let position = position(of: bytes.span.extracting(text), class: termClass, hash: hash)
        if let number = slots.number(at: position) {
            bytes.removeLast(text.count)
            return (number, false)
        }
        let number = append(class: termClass)
        slots.take(position, hash: hash, number: number)
        return (number, true)
    }

    /// The number of an interned term whose hash is known.
    package func find(_ text: Span<UInt8>, class termClass: TermClassTable.Index, hash: UInt64) -> Int? {
        slots.number(at: position(of: text, class: termClass, hash: hash))
    }

    @inline(__always)
    private func position(of text: Span<UInt8>, class termClass: TermClassTable.Index, hash: UInt64) -> Int {
        slots.position(of: hash) { number in
            termClasses[number] == termClass
                && ByteRuns.equal(bytes.span.extracting(ends[number]..<ends[number + 1]), text)
        }
    }
}
