/// Picks the id that a pass of the radix sort looks at. A type rather than a closure, so that each
/// pass is compiled for its position.
package protocol RadixKey: SendableMetatype {
    static func key(of triple: IDTriple) -> UInt32
}

package enum SubjectKey: RadixKey {
    @inline(__always) package static func key(of triple: IDTriple) -> UInt32 { triple.subject }
}

package enum PredicateKey: RadixKey {
    @inline(__always) package static func key(of triple: IDTriple) -> UInt32 { triple.predicate }
}

package enum ObjectKey: RadixKey {
    @inline(__always) package static func key(of triple: IDTriple) -> UInt32 { triple.object }
}

/// Stable sorting of triples by one position, least significant digit first, on all cores: each pass cuts
/// the triples into slices, one for each core, whose places in every bucket are known before any is moved.
///
/// Digits have up to 12 bits, and all the same number (8 and 16 bits cost 5 and 30 % more a pass); a digit
/// in which all keys agree is skipped, so only the bits that are used cost anything. The result
/// swaps between two buffers and is never copied back: a bulk copy at the end of a function is what
/// the compiler's fault with the error register needs, and this code gives it none.
package enum RadixSort {
    private static let mostDigitBits: UInt32 = 12

    /// Sorts `triples` stably by one position. `scratch` must be as long as `triples`; what it holds
    /// afterwards is of no use. Linear: two passes over the triples for each 12 bits in use.
    package static func sort<Key: RadixKey>(
        _ triples: inout GrowableBuffer<IDTriple>, scratch: inout GrowableBuffer<IDTriple>, by key: Key.Type
    ) {
        sort(&triples, scratch: &scratch, by: key, slices: Slices(triples.count))
    }

    /// The same in a given number of slices.
    package static func sort<Key: RadixKey>(
        _ triples: inout GrowableBuffer<IDTriple>, scratch: inout GrowableBuffer<IDTriple>, by key: Key.Type,
        slices: Slices
    ) {
        let count = triples.count
        precondition(scratch.count == count && slices.count == count, "scratch must be as long as what is sorted")
        guard count > 1 else { return }
        var used: UInt32 = 0
        for index in 0..<count { used |= Key.key(of: triples.start[index]) }
        let bits = UInt32(32 - used.leadingZeroBitCount)
        let passes = (bits + mostDigitBits - 1) / mostDigitBits
        guard passes > 0 else { return }
        let digitBits = (bits + passes - 1) / passes
        var buckets = [UInt32](repeating: 0, count: slices.sliceCount << digitBits)
        var shift: UInt32 = 0
        while shift < bits {
            if distribute(triples.start, to: scratch.start, slices, shift, digitBits, &buckets, by: key) {
                swap(&triples, &scratch)
            }
            shift += digitBits
        }
    }

    /// One pass by one digit. False where all keys share the digit and nothing was moved.
    ///
    /// Invariant: both pointers address `slices.count` triples. Each slice counts its own row of buckets;
    /// the starts of all rows together sum to the count, so every write stays inside `target`, and no two
    /// slices write to the same place.
    private static func distribute<Key: RadixKey>(
        _ source: UnsafeMutablePointer<IDTriple>, to target: UnsafeMutablePointer<IDTriple>, _ slices: Slices,
        _ shift: UInt32, _ digitBits: UInt32, _ buckets: inout [UInt32], by key: Key.Type
    ) -> Bool {
        nonisolated(unsafe) let source = source, target = target
        let bucketCount = 1 << Int(digitBits)
        return buckets.withUnsafeMutableBufferPointer { buckets in
            nonisolated(unsafe) let buckets = buckets
            slices.perform { slice, range in
                let row = UnsafeMutableBufferPointer(rebasing: buckets[(slice * bucketCount)...].prefix(bucketCount))
                count(source, range, shift, row, by: key)
            }
            var start: UInt32 = 0
            for bucket in 0..<bucketCount {
                let before = start
                for slice in 0..<slices.sliceCount {
                    let size = buckets[slice * bucketCount + bucket]
                    buckets[slice * bucketCount + bucket] = start
                    start += size
                }
                if Int(start - before) == slices.count { return false }
            }
            slices.perform { slice, range in
                let row = UnsafeMutableBufferPointer(rebasing: buckets[(slice * bucketCount)...].prefix(bucketCount))
                move(source, range, to: target, shift, row, by: key)
            }
            return true
        }
    }

    /// Counts the digits of a slice. Invariant: `buckets` has a place for every digit.
    private static func count<Key: RadixKey>(
        _ source: UnsafeMutablePointer<IDTriple>, _ range: Range<Int>, _ shift: UInt32,
        _ buckets: UnsafeMutableBufferPointer<UInt32>, by key: Key.Type
    ) {
        let mask = buckets.count - 1
        for bucket in buckets.indices { buckets[bucket] = 0 }
        for index in range { buckets[Int(Key.key(of: source[index]) >> shift) & mask] &+= 1 }
    }

    private static func move<Key: RadixKey>(
        _ source: UnsafeMutablePointer<IDTriple>, _ range: Range<Int>, to target: UnsafeMutablePointer<IDTriple>,
        _ shift: UInt32, _ buckets: UnsafeMutableBufferPointer<UInt32>, by key: Key.Type
    ) {
        let mask = buckets.count - 1
        for index in range {
            let triple = source[index]
            let bucket = Int(Key.key(of: triple) >> shift) & mask
            target[Int(buckets[bucket])] = triple
            buckets[bucket] &+= 1
        }
    }
}
