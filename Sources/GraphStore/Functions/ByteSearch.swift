/// Looks for places in a text where two of its bytes are as wanted, sixteen places at a time: the
/// inner loop of every search for a literal.
package enum ByteSearch {
    /// One byte that a place must have. Bits of the mask do not matter: with the mask 0x20 a letter is
    /// found in both cases. The value holds all bits of the mask.
    package struct Probe: Sendable {
        package var value: UInt8
        package var mask: UInt8
        /// Distance from the place.
        package var offset: Int

        package init(value: UInt8, mask: UInt8 = 0, offset: Int = 0) {
            self.value = value
            self.mask = mask
            self.offset = offset
        }

        @inline(__always)
        package func accepts(_ byte: UInt8) -> Bool { byte | mask == value }
    }

    /// The first place in a range where both probes accept. Every place plus both offsets must lie in
    /// the text. Linear.
    @inline(__always)
    package static func firstPlace(in text: Span<UInt8>, _ places: Range<Int>, _ a: Probe, _ b: Probe) -> Int? {
        let bytes = text.bytes
        let ones = SIMD2<UInt64>(repeating: 0x0101_0101_0101_0101)
        let highBits = SIMD2<UInt64>(repeating: 0x8080_8080_8080_8080)
        let (aMask, aValue) = (ones &* UInt64(a.mask), ones &* UInt64(a.value))
        let (bMask, bValue) = (ones &* UInt64(b.mask), ones &* UInt64(b.value))
        var place = places.lowerBound
        while place + 16 <= places.upperBound {
            // These loads are checked against the text's bounds; any bytes are valid integers.
            let first = bytes.unsafeLoadUnaligned(fromByteOffset: place + a.offset, as: SIMD2<UInt64>.self)
            let second = bytes.unsafeLoadUnaligned(fromByteOffset: place + b.offset, as: SIMD2<UInt64>.self)
            let differences = ((first | aMask) ^ aValue) | ((second | bMask) ^ bValue)
            // Sets the high bit of the first byte that is zero, and none where no byte is.
            let found = (differences &- ones) & ~differences & highBits
            if found[0] != 0 { return place + UInt64(littleEndian: found[0]).trailingZeroBitCount >> 3 }
            if found[1] != 0 { return place + 8 + UInt64(littleEndian: found[1]).trailingZeroBitCount >> 3 }
            place += 16
        }
        while place < places.upperBound {
            if a.accepts(text[place + a.offset]), b.accepts(text[place + b.offset]) { return place }
            place += 1
        }
        return nil
    }
}
