/// The triples of a graph in one order: offsets by the first component, and the other two
/// components as columns.
package final class SortedOrder: Sendable {
    package let offsets: LeadingOffsets
    package let second: FixedBuffer<UInt32>
    package let third: FixedBuffer<UInt32>
    /// Where the second components stand, in the orders that start with the predicate.
    package let directory: RunDirectory

    package init(
        offsets: LeadingOffsets, second: FixedBuffer<UInt32>, third: FixedBuffer<UInt32>,
        directory: RunDirectory = RunDirectory()
    ) {
        self.offsets = offsets
        self.second = second
        self.third = third
        self.directory = directory
    }

    package convenience init() {
        self.init(offsets: LeadingOffsets(), second: .init(), third: .init())
    }

    /// The columns of triples that are sorted in `order`. Linear.
    convenience init(_ triples: borrowing GrowableBuffer<IDTriple>, order: TripleOrder, offsets: LeadingOffsets) {
        let (_, second, third) = order.positions
        let seconds = Self.column(of: triples, second), thirds = Self.column(of: triples, third)
        let hasDirectory = order == .pso || order == .pos
        self.init(
            offsets: offsets, second: seconds, third: thirds,
            directory: hasDirectory ? RunDirectory(offsets: offsets, second: seconds) : RunDirectory())
    }

    private static func column(
        of triples: borrowing GrowableBuffer<IDTriple>, _ position: TriplePosition
    ) -> FixedBuffer<UInt32> {
        switch position {
        case .subject: column(of: triples, by: SubjectKey.self)
        case .predicate: column(of: triples, by: PredicateKey.self)
        case .object: column(of: triples, by: ObjectKey.self)
        }
    }

    /// One component of all triples; on all cores.
    private static func column<Key: RadixKey>(
        of triples: borrowing GrowableBuffer<IDTriple>, by key: Key.Type
    ) -> FixedBuffer<UInt32> {
        let count = triples.count
        nonisolated(unsafe) let source = triples.start
        var column = GrowableBuffer<UInt32>(capacity: count)
        column.append(room: count) { target in
            nonisolated(unsafe) let target = target
            Slices(count).perform { _, range in
                for index in range { target[index] = Key.key(of: source[index]) }
            }
            return count
        }
        return column.freeze()
    }

    /// Where the triples stand whose leading components are the given ones; `TermIDs.none` ends the
    /// list of bound components.
    @inline(__always)
    package func range(_ first: TermID, _ second: TermID, _ third: TermID) -> Range<Int> {
        if first == TermIDs.none { return 0..<self.second.count }
        let led = offsets.range(of: first)
        if second == TermIDs.none || led.isEmpty { return led }
        let both = self.second.equalRange(of: second, in: led)
        if third == TermIDs.none || both.isEmpty { return both }
        return self.third.equalRange(of: third, in: both)
    }
}
