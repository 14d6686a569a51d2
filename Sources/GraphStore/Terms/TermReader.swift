/// Reads terms of a dictionary in hot loops: pointers only, so that no reference is counted per term.
///
/// Invariant: lent by `TermDictionary.withReader` for the length of a call, in which the dictionary keeps
/// the buffers alive. Every id and every extent is checked before it is followed.
package struct TermReader: BitwiseCopyable {
    /// One of the dictionary's two tables.
    private struct Layer: BitwiseCopyable {
        let bytes: UnsafeBufferPointer<UInt8>
        let ends: UnsafeBufferPointer<UInt64>
        let classes: UnsafeBufferPointer<UInt32>

        init(_ table: TermTable) {
            bytes = UnsafeBufferPointer(start: table.bytes.base, count: table.bytes.count)
            ends = UnsafeBufferPointer(start: table.ends.base, count: table.ends.count)
            classes = UnsafeBufferPointer(start: table.classes.base, count: table.classes.count)
        }
    }

    private let base: Layer
    private let added: Layer

    fileprivate init(_ dictionary: TermDictionary) {
        base = Layer(dictionary.base)
        added = Layer(dictionary.added)
    }

    @inline(__always)
    private func place(_ id: TermID) -> (layer: Layer, number: Int) {
        let number = Int(id) &- 1, baseCount = base.classes.count
        if number >= 0, number < baseCount { return (base, number) }
        let second = number &- baseCount
        precondition(second >= 0 && second < added.classes.count, "an id of another dictionary")
        return (added, second)
    }

    /// The class of a term.
    @inline(__always)
    package func classIndex(_ id: TermID) -> TermClassTable.Index {
        let (layer, number) = place(id)
        return layer.classes[number]
    }

    /// The UTF-8 bytes of a term's text.
    @inline(__always)
    package func text(_ id: TermID) -> UnsafeBufferPointer<UInt8> {
        let (layer, number) = place(id)
        precondition(number &+ 1 < layer.ends.count, "a term without an end")
        let start = layer.ends[number], end = layer.ends[number &+ 1]
        precondition(start <= end && end <= UInt64(layer.bytes.count), "text outside the arena")
        guard let first = layer.bytes.baseAddress else { return UnsafeBufferPointer(start: nil, count: 0) }
        return UnsafeBufferPointer(start: first + Int(start), count: Int(end &- start))
    }
}

extension TermDictionary {
    /// Lends a reader for the length of `body`.
    @inline(__always)
    package func withReader<Result, Failure: Error>(
        _ body: (TermReader) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try withExtendedLifetime(self) { () throws(Failure) in try body(TermReader(self)) }
    }
}
