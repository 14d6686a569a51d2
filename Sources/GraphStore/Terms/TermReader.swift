import RDF

/// Reads terms of a dictionary in hot loops: pointers only, so that no reference is counted per term.
///
/// Invariant: lent by `TermDictionary.withReader` for the length of a call, in which the dictionary keeps
/// the buffers alive. Every id and every extent is cut to what there is before it is followed.
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
    private let lastClass: TermClassTable.Index

    fileprivate init(_ dictionary: TermDictionary) {
        base = Layer(dictionary.base)
        added = Layer(dictionary.added)
        lastClass = dictionary.lastClass
    }

    @inline(__always)
    private func place(_ id: TermID) -> (layer: Layer, number: Int)? {
        let number = Int(id) &- 1, baseCount = base.classes.count
        if number >= 0, number < baseCount { return (base, number) }
        let second = number &- baseCount
        return second >= 0 && second < added.classes.count ? (added, second) : nil
    }

    /// The class of a term; that of IRIs for an id that is none of the dictionary's.
    @inline(__always)
    package func classIndex(_ id: TermID) -> TermClassTable.Index {
        guard let (layer, number) = place(id) else { return TermClassTable.iri }
        return min(layer.classes[number], lastClass)
    }

    /// The UTF-8 bytes of a term's text.
    @inline(__always)
    package func text(_ id: TermID) -> UnsafeBufferPointer<UInt8> {
        guard let (layer, number) = place(id), number &+ 1 < layer.ends.count, let first = layer.bytes.baseAddress
        else { return UnsafeBufferPointer(start: nil, count: 0) }
        let extent = Range(untrusted: layer.ends[number], layer.ends[number &+ 1], count: layer.bytes.count)
        return UnsafeBufferPointer(start: first + extent.lowerBound, count: extent.count)
    }

    /// Finds the classes and texts of several terms; `TermIDs.none` and ids of the query's own get a place
    /// without text.
    ///
    /// Each look-up waits for memory three times (class, extent, text). Asked for one after the other in a
    /// loop that does nothing else, many of them are under way at once: where the terms are spread over a
    /// large dictionary, that takes a third of the time of looking each up when it is written.
    package func look(up ids: [TermID], into places: inout [TermPlace]) {
        places.removeAll(keepingCapacity: true)
        places.reserveCapacity(ids.count)
        for id in ids {
            let text = text(id)
            places.append(TermPlace(text: text, classIndex: classIndex(id), firstByte: text.first ?? 0))
        }
    }
}

/// Where the text of a term lies, as long as the reader that found it is lent.
package struct TermPlace: BitwiseCopyable {
    package let text: UnsafeBufferPointer<UInt8>
    package let classIndex: TermClassTable.Index
    /// Read so that the text is on its way from memory when it is needed.
    let firstByte: UInt8
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
