/// The predicates of triples, each with a bucket: what brings triples into an order that begins with the predicate, in
/// one pass and straight into columns, for predicates are few however high their ids.
package struct PredicateBuckets {
    /// More predicates than this have no buckets: the ends of their columns would fit no near cache.
    package static let limit = 4096

    /// The predicates, ascending.
    private let predicates: [TermID]
    /// By id: the place in `predicates`.
    private let places: [UInt16]

    /// Nil for more than `limit` predicates, and for ids so high that a table by id would be out of proportion: few
    /// triples put beside a large graph, or what a damaged snapshot says. Linear.
    package init?(of triples: borrowing GrowableBuffer<IDTriple>, limit: Int = Self.limit) {
        var highest = TermIDs.none
        for index in 0..<triples.count { highest = max(highest, triples.start[index].predicate) }
        guard Int(highest) / 8 <= max(triples.count, 1 << 12) else { return nil }
        var places = [UInt16](repeating: 0, count: Int(highest) + 1)
        var predicates: [TermID] = []
        for index in 0..<triples.count {
            let predicate = triples.start[index].predicate
            if places[Int(predicate)] != 0 { continue }
            if predicates.count == limit { return nil }
            places[Int(predicate)] = 1
            predicates.append(predicate)
        }
        predicates.sort()
        for (place, predicate) in predicates.enumerated() { places[Int(predicate)] = UInt16(truncatingIfNeeded: place) }
        self.predicates = predicates
        self.places = places
    }

    /// The triples stably ordered by predicate; on all cores.
    func order<Second: RadixKey, Third: RadixKey>(
        _ triples: borrowing GrowableBuffer<IDTriple>, second: Second.Type, third: Third.Type
    ) -> SortedOrder {
        let columns = order(triples, second: second, third: third, slices: Slices(triples.count))
        return SortedOrder(
            offsets: columns.offsets, second: columns.second, third: columns.third,
            directory: RunDirectory(offsets: columns.offsets, second: columns.second))
    }

    /// Its columns, in a given number of slices.
    ///
    /// Two passes: each slice counts its own row of buckets; then the starts of all rows are known, which together sum
    /// to the count, so every write stays inside the columns and no two slices write to the same place.
    package func order<Second: RadixKey, Third: RadixKey>(
        _ triples: borrowing GrowableBuffer<IDTriple>, second: Second.Type, third: Third.Type, slices: Slices
    ) -> (offsets: LeadingOffsets, second: FixedBuffer<UInt32>, third: FixedBuffer<UInt32>) {
        let count = triples.count, bucketCount = predicates.count
        nonisolated(unsafe) let source = triples.start
        var rows = [UInt32](repeating: 0, count: bucketCount * slices.sliceCount)
        var firsts = GrowableBuffer<UInt32>(capacity: bucketCount + 1)
        var seconds = GrowableBuffer<UInt32>(capacity: count), thirds = GrowableBuffer<UInt32>(capacity: count)
        rows.withUnsafeMutableBufferPointer { rows in
            nonisolated(unsafe) let rows = rows
            slices.perform { slice, range in
                let row = UnsafeMutableBufferPointer(rebasing: rows[(slice * bucketCount)...].prefix(bucketCount))
                for index in range { row[bucket(of: source[index])] += 1 }
            }
            var start: UInt32 = 0
            for bucket in 0..<bucketCount {
                firsts.append(start)
                for slice in 0..<slices.sliceCount {
                    let size = rows[slice * bucketCount + bucket]
                    rows[slice * bucketCount + bucket] = start
                    start += size
                }
            }
            firsts.append(start)
            seconds.append(room: count) { secondTarget in
                nonisolated(unsafe) let secondTarget = secondTarget
                thirds.append(room: count) { thirdTarget in
                    nonisolated(unsafe) let thirdTarget = thirdTarget
                    slices.perform { slice, range in
                        let row = UnsafeMutableBufferPointer(rebasing: rows[(slice * bucketCount)...].prefix(bucketCount))
                        for index in range {
                            let triple = source[index], bucket = bucket(of: triple)
                            let place = Int(row[bucket])
                            row[bucket] += 1
                            secondTarget[place] = Second.key(of: triple)
                            thirdTarget[place] = Third.key(of: triple)
                        }
                    }
                    return count
                }
                return count
            }
        }
        let offsets = LeadingOffsets(
            keys: FixedBuffer(predicates), firsts: firsts.freeze(), isDense: false, distinctCount: bucketCount)
        return (offsets, seconds.freeze(), thirds.freeze())
    }

    @inline(__always)
    private func bucket(of triple: IDTriple) -> Int { Int(places[Int(triple.predicate)]) }
}
