/// The IRIs of the piece that is being read that are likely to come again: the subject of the statement before, and each
/// predicate by the one that it followed last, since the statements of one thing are much like those of the next.
///
/// To find that an IRI stands there again costs a comparison, eight bytes a step. To check and to look it up, as is done
/// where it is another one, costs five times as much.
@usableFromInline
struct RepeatedTerms<TermID> {
    /// Where an IRI stands, with its angle brackets, so that no longer IRI begins with it; and what the receiver calls it.
    @usableFromInline
    struct Known {
        @usableFromInline let range: Range<Int>
        @usableFromInline let id: TermID

        @usableFromInline
        init(_ range: Range<Int>, _ id: TermID) {
            self.range = range
            self.id = id
        }
    }

    @usableFromInline var subject: Known?
    /// By a hash of their last bytes; another predicate of the same place pushes one out.
    @usableFromInline var predicates = [Known?](repeating: nil, count: 64)
    /// By place: that of the predicate that came next.
    @usableFromInline var successors = [Int](repeating: 0, count: 64)
    /// The place of the predicate before.
    @usableFromInline var last = 0

    @usableFromInline
    init() {}

    /// The subject of the statement before, where it stands again.
    @inlinable @inline(__always)
    func subject(in bytes: Span<UInt8>, at position: Int) -> Known? {
        guard let subject, NTriplesTerm.isRepeated(subject.range, in: bytes, at: position) else { return nil }
        return subject
    }

    @inlinable @inline(__always)
    mutating func note(subject id: TermID, _ range: Range<Int>) { subject = Known(range, id) }

    /// The predicate that followed the one before when that was last met, where it stands again.
    @inlinable @inline(__always)
    mutating func predicate(in bytes: Span<UInt8>, at position: Int) -> Known? {
        let place = successors[last]
        guard let likely = predicates[place], NTriplesTerm.isRepeated(likely.range, in: bytes, at: position) else { return nil }
        last = place
        return likely
    }

    @inlinable
    mutating func note(predicate id: TermID, _ range: Range<Int>, in bytes: Span<UInt8>) {
        let place = Self.place(of: range, in: bytes)
        predicates[place] = Known(range, id)
        successors[last] = place
        last = place
    }

    /// One of 64 places, by the last eight bytes before the bracket.
    @usableFromInline
    static func place(of range: Range<Int>, in bytes: Span<UInt8>) -> Int {
        var word: UInt64 = 0
        for index in max(range.lowerBound, range.upperBound - 9)..<range.upperBound { word = word << 8 | UInt64(bytes[index]) }
        return Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) >> 58)
    }
}
