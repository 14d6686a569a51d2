import RDF

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Terms in one stretch of memory: their UTF-8 bytes behind one another, where each ends, the class
/// of each, and an open-addressing table from bytes to number. Immutable.
///
/// A slot holds the number plus one in its low half (0: free) and the hash in its high half. The
/// position in the table is the hash's top bits, so the table grows without touching a term.
package final class TermTable: Sendable {
    package let bytes: FixedBuffer<UInt8>
    /// `ends[i]` is where term `i` starts and `ends[i + 1]` where it ends.
    package let ends: FixedBuffer<UInt64>
    package let classes: FixedBuffer<UInt32>
    package let slots: FixedBuffer<UInt64>
    package let seed: UInt64
    /// Which bytes some blank node's label begins with.
    package let blankNodeInitials: Set<UInt8>

    package init(
        bytes: FixedBuffer<UInt8>, ends: FixedBuffer<UInt64>, classes: FixedBuffer<UInt32>,
        slots: FixedBuffer<UInt64>, seed: UInt64, blankNodeInitials: Set<UInt8>? = nil
    ) {
        self.bytes = bytes
        self.ends = ends
        self.classes = classes
        self.slots = slots
        self.seed = seed
        self.blankNodeInitials = blankNodeInitials ?? Self.blankNodeInitials(bytes, ends, classes)
    }

    private static func blankNodeInitials(
        _ bytes: FixedBuffer<UInt8>, _ ends: FixedBuffer<UInt64>, _ classes: FixedBuffer<UInt32>
    ) -> Set<UInt8> {
        var initials: Set<UInt8> = []
        for number in 0..<classes.count where classes[number] == TermClassTable.blankNode {
            let text = Range(untrusted: ends[number], ends[number + 1], count: bytes.count)
            if !text.isEmpty { initials.insert(bytes[text.lowerBound]) }
        }
        return initials
    }

    /// A table without terms.
    package static var empty: TermTable { TermTableBuilder().freeze() }

    package var count: Int { classes.count }

    /// The class of the term with a number.
    @inline(__always)
    package func termClass(_ number: Int) -> TermClassTable.Index { classes[number] }

    /// Where in `bytes` a term's text lies; inside it whatever `ends` holds.
    @inline(__always)
    private func extent(_ number: Int) -> Range<Int> {
        Range(untrusted: ends[number], ends[number + 1], count: bytes.count)
    }

    /// How many bytes a term's text has.
    @inline(__always)
    package func length(_ number: Int) -> Int { extent(number).count }

    /// Gives the bytes of a term's text to `body`; they are valid only within the call.
    @inline(__always)
    package func withText<Result>(_ number: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let extent = extent(number)
        return bytes.withElements { all in
            body(UnsafeBufferPointer(rebasing: all[extent]))
        }
    }

    /// Appends the bytes of a term's text to an array.
    @inline(__always)
    package func appendText(_ number: Int, to output: inout [UInt8]) {
        bytes.append(extent(number), to: &output)
    }

    /// The number of a term, or nil if it does not occur. Constant time.
    package func number(of text: UnsafeBufferPointer<UInt8>, class termClass: TermClassTable.Index) -> Int? {
        let hash = TermTableBuilder.hash(text, class: termClass, seed: seed)
        let mask = slots.count - 1
        let home = TermTableBuilder.home(hash, slotCount: slots.count)
        var position = home
        while true {
            let slot = slots[position]
            if slot == 0 { return nil }
            if UInt32(truncatingIfNeeded: slot >> 32) == hash {
                // Below 0 or beyond the terms only in a damaged file.
                let number = Int(slot & 0xFFFF_FFFF) - 1
                if number >= 0, number < count, classes[number] == termClass, isText(text, of: number) {
                    return number
                }
            }
            position = (position + 1) & mask
            // A table that was built here has free slots; one from a damaged file might not.
            if position == home { return nil }
        }
    }

    private func isText(_ text: UnsafeBufferPointer<UInt8>, of number: Int) -> Bool {
        withText(number) { mine in
            guard mine.count == text.count else { return false }
            guard let a = mine.baseAddress, let b = text.baseAddress else { return true }
            return memcmp(a, b, text.count) == 0
        }
    }
}
