/// Picks the id that a pass of the radix sort looks at. A type rather than a closure, so that each
/// pass is compiled for its position.
package protocol RadixKey {
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

/// Stable sorting of triples by one position, least significant digit first.
///
/// Digits of 11 bits were the fastest in measurement (8 and 16 bits cost 5 and 30 % more); a digit
/// in which all keys agree is skipped, so only the bits that are used cost anything. The result
/// swaps between two buffers and is never copied back: a bulk copy at the end of a function is what
/// the compiler's fault with the error register needs, and this code gives it none.
package enum RadixSort {
    private static let digitBits: UInt32 = 11
    private static let bucketCount = 1 << 11

    /// Sorts `triples` stably by one position. `scratch` must be as long as `triples`; what it holds
    /// afterwards is of no use. Linear: two passes over the triples for each 11 bits in use.
    package static func sort<Key: RadixKey>(
        _ triples: inout GrowableBuffer<IDTriple>, scratch: inout GrowableBuffer<IDTriple>, by key: Key.Type
    ) {
        let count = triples.count
        precondition(scratch.count == count, "scratch must be as long as what is sorted")
        guard count > 1 else { return }
        var used: UInt32 = 0
        for index in 0..<count { used |= Key.key(of: triples.start[index]) }
        var buckets = [Int](repeating: 0, count: bucketCount)
        var shift: UInt32 = 0
        while shift < 32, used >> shift != 0 {
            if distribute(triples.start, to: scratch.start, count: count, shift: shift, &buckets, by: key) {
                swap(&triples, &scratch)
            }
            shift += digitBits
        }
    }

    /// One pass by one digit. False where all keys share the digit and nothing was moved.
    ///
    /// Invariant: both pointers address `count` triples; the buckets' starts sum to `count`, so
    /// every write stays inside `target`.
    private static func distribute<Key: RadixKey>(
        _ source: UnsafeMutablePointer<IDTriple>, to target: UnsafeMutablePointer<IDTriple>, count: Int,
        shift: UInt32, _ buckets: inout [Int], by key: Key.Type
    ) -> Bool {
        let mask = UInt32(bucketCount - 1)
        for index in 0..<bucketCount { buckets[index] = 0 }
        for index in 0..<count {
            buckets[Int((Key.key(of: source[index]) >> shift) & mask)] += 1
        }
        var start = 0
        for index in 0..<bucketCount {
            let size = buckets[index]
            if size == count { return false }
            buckets[index] = start
            start += size
        }
        for index in 0..<count {
            let triple = source[index]
            let bucket = Int((Key.key(of: triple) >> shift) & mask)
            target[buckets[bucket]] = triple
            buckets[bucket] += 1
        }
        return true
    }
}
