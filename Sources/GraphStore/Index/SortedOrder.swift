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
        var second = GrowableBuffer<UInt32>(capacity: triples.count)
        var third = GrowableBuffer<UInt32>(capacity: triples.count)
        switch order {
        case .spo:
            for index in 0..<triples.count {
                second.append(triples.start[index].predicate)
                third.append(triples.start[index].object)
            }
        case .pso:
            for index in 0..<triples.count {
                second.append(triples.start[index].subject)
                third.append(triples.start[index].object)
            }
        case .pos:
            for index in 0..<triples.count {
                second.append(triples.start[index].object)
                third.append(triples.start[index].subject)
            }
        case .osp:
            for index in 0..<triples.count {
                second.append(triples.start[index].subject)
                third.append(triples.start[index].predicate)
            }
        }
        let seconds = second.freeze()
        let hasDirectory = order == .pso || order == .pos
        self.init(
            offsets: offsets, second: seconds, third: third.freeze(),
            directory: hasDirectory ? RunDirectory(offsets: offsets, second: seconds) : RunDirectory())
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
