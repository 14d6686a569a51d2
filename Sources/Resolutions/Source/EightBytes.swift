/// Eight bytes of a text, looked at all at once: a test gives a mask with the high bit of each byte that passes it.
///
/// Every test works in seven bits and sets the eighth by an addition that cannot carry into the next byte, so that
/// each answer is exact whatever the other bytes are.
package struct EightBytes {
    /// The first byte lowest.
    let value: UInt64

    private static let every: UInt64 = 0x0101_0101_0101_0101
    private static let sevenBits: UInt64 = every * 0x7F
    package static let highBits: UInt64 = every * 0x80

    /// The bytes from a place on. Precondition: eight of them are left.
    @inline(__always)
    package init(_ text: borrowing Span<UInt8>, at start: Int) {
        value = UInt64(littleEndian: text.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self))
    }

    /// The same where the bounds were looked at before. Precondition: eight bytes are left.
    @inline(__always)
    init(_ text: borrowing Span<UInt8>, atUnchecked start: Int) {
        value = UInt64(littleEndian: text.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: start, as: UInt64.self))
    }

    /// One byte; the others are 0.
    @inline(__always)
    package init(only byte: UInt8) { value = UInt64(byte) }

    @inline(__always)
    package func equal(_ byte: UInt8) -> UInt64 {
        let difference = value ^ (Self.every &* UInt64(byte))
        return ~(((difference & Self.sevenBits) &+ Self.sevenBits) | difference) & Self.highBits
    }

    /// Like `equal`, in half the instructions, but true to the first byte only that is equal: behind it a byte may be marked
    /// that is not. Enough for `next`, also where several are asked for together, since no mark comes too early.
    @inline(__always)
    package func firstEqual(_ byte: UInt8) -> UInt64 {
        let difference = value ^ (Self.every &* UInt64(byte))
        return (difference &- Self.every) & ~difference & Self.highBits
    }

    @inline(__always)
    package func firstEqual(_ character: Unicode.Scalar) -> UInt64 { firstEqual(UInt8(truncatingIfNeeded: character.value)) }

    @inline(__always)
    package func equal(_ character: Unicode.Scalar) -> UInt64 { equal(UInt8(truncatingIfNeeded: character.value)) }

    /// The bytes of a range of ASCII.
    @inline(__always)
    package func within(_ low: UInt8, _ high: UInt8) -> UInt64 {
        let bits = value & Self.sevenBits
        let notBelow = bits &+ Self.every &* UInt64(0x80 - low)
        let above = bits &+ Self.every &* UInt64(0x7F - high)
        return notBelow & ~above & ~value & Self.highBits
    }

    package var digits: UInt64 { within(0x30, 0x39) }
    package var capitals: UInt64 { within(0x41, 0x5A) }
    /// The capitals among letters that are known already: small letters differ from them in one bit.
    @inline(__always)
    func capitals(among letters: UInt64) -> UInt64 { letters & ~(value << 2) }

    /// The ASCII letters in either case.
    package var letters: UInt64 { EightBytes(folded: value).within(0x61, 0x7A) }

    /// With capitals of ASCII made small.
    package var lowered: UInt64 { value | capitals >> 2 }

    /// With the bit set that tells small letters from capitals.
    var folded: UInt64 { value | Self.every &* 0x20 }

    /// With bits set in each byte, so that one look finds two bytes that differ in them.
    @inline(__always)
    func with(_ bits: UInt8) -> EightBytes { EightBytes(value: value | Self.every &* UInt64(bits)) }

    private init(value: UInt64) { self.value = value }

    private init(folded value: UInt64) { self.value = value | Self.every &* 0x20 }

    /// How many of the first bytes a mask holds, without a gap.
    @inline(__always)
    package static func run(_ mask: UInt64) -> Int { (~mask & highBits).trailingZeroBitCount >> 3 }

    @inline(__always)
    static func next(in text: [UInt8], from start: Int, before end: Int, where test: (EightBytes) -> UInt64) -> Int {
        next(in: text.span, from: start, before: end, where: test)
    }

    /// The first byte from a place on that passes a test; `end` where none does. Eight bytes a step.
    @inline(__always)
    package static func next(
        in text: borrowing Span<UInt8>, from start: Int, before end: Int, where test: (EightBytes) -> UInt64
    ) -> Int {
        precondition(start >= 0)
        var position = start
        let last = min(end, text.count - 7)
        while position < last {
            let found = test(EightBytes(text, atUnchecked: position))
            if found != 0 { return min(position + found.trailingZeroBitCount >> 3, end) }
            position &+= 8
        }
        while position < end {
            if test(EightBytes(only: text[position])) & 0x80 != 0 { return position }
            position += 1
        }
        return end
    }
}
