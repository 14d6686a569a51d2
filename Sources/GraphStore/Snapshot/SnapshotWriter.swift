import RDF

extension Dataset {
    /// Writes the dataset as it lies in memory, for `init(snapshot:)`.
    ///
    /// The whole file goes to `write` in order, in pieces of any size. The bytes follow from the terms, their
    /// numbers and the triples alone: the same input gives the same file. Linear; what later changes
    /// added is merged first, so that the file holds one layer.
    public func writeSnapshot<Failure: Error>(
        to write: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        let dataset = compacted()
        var writer = SnapshotWriter()
        writer.add(dataset)
        try writer.write(to: write)
    }

    /// The same dataset in one layer, with the same ids. Linear, or constant where it is one already.
    func compacted() -> Dataset {
        let isPlain = dictionary.added.count == 0 && defaultGraph.isCompact && namedGraphs.allSatisfy(\.index.isCompact)
        return isPlain
            ? self
            : Dataset(
                dictionary: dictionary.merged, defaultGraph: defaultGraph.compacted(),
                namedGraphs: namedGraphs.map { ($0.name, $0.index.compacted()) })
    }
}

/// Lays a dataset out as numbers and sections.
private struct SnapshotWriter {
    private struct Section {
        let owner: FixedMemory?
        let bytes: UnsafeRawBufferPointer

        /// How many zeros stand between it and the next: fewer than divide a block, so that none is filled
        /// beyond its end.
        var paddingCount: Int { SnapshotFormat.aligned(bytes.count) - bytes.count }
    }

    private var numbers: [UInt64] = []
    private var sections: [Section] = []

    private mutating func add(_ number: Int) { numbers.append(UInt64(truncatingIfNeeded: number)) }

    private mutating func add<Element>(_ buffer: FixedBuffer<Element>) {
        let (owner, bytes) = buffer.rawBytes
        sections.append(Section(owner: owner, bytes: bytes))
    }

    mutating func add(_ dataset: Dataset) {
        add(dataset.dictionary)
        add(dataset.namedGraphs.count)
        add(dataset.defaultGraph.base)
        for graph in dataset.namedGraphs {
            add(Int(graph.name))
            add(graph.index.base)
        }
    }

    private mutating func add(_ dictionary: TermDictionary) {
        // The first three classes are always the same.
        var texts: [UInt8] = []
        add(dictionary.classes.count - 3)
        for termClass in dictionary.classes.classes.dropFirst(3) {
            let (kind, text) = termClass.snapshotForm
            add(kind)
            add(text.utf8.count)
            texts += text.utf8
        }
        add(FixedBuffer(texts))
        let table = dictionary.base.reproducible()
        numbers.append(table.seed)
        for word in 0..<4 {
            numbers.append(
                (0..<64).reduce(UInt64(0)) { bits, bit in
                    table.blankNodeInitials.contains(UInt8(word * 64 + bit)) ? bits | 1 << UInt64(bit) : bits
                })
        }
        add(table.bytes)
        add(table.ends)
        add(table.classes)
        add(table.slots)
        add(dictionary.values.keys)
        add(dictionary.values.ids)
        add(dictionary.values.starts)
    }

    private mutating func add(_ index: TripleIndex) {
        for order in TripleOrder.allCases {
            let sorted = index[order]
            add(sorted.offsets.isDense ? 1 : 0)
            add(sorted.offsets.distinctCount)
            add(sorted.offsets.keys)
            add(sorted.offsets.firsts)
            add(sorted.second)
            add(sorted.third)
            add(sorted.directory.entries)
            add(sorted.directory.starts)
        }
        add(
            FixedBuffer<UInt64>(
                index.predicateStatistics.flatMap { statistics in
                    [Int(statistics.predicate), statistics.count, statistics.distinctSubjects, statistics.distinctObjects]
                        .map { UInt64($0) }
                }))
    }

    /// Writes header, numbers and sections.
    func write<Failure: Error>(to write: (UnsafeRawBufferPointer) throws(Failure) -> Void) throws(Failure) {
        var all: [UInt64] = [UInt64(sections.count)]
        var length = 0
        for section in sections {
            all += [UInt64(length), UInt64(section.bytes.count)]
            length = SnapshotFormat.aligned(length + section.bytes.count)
        }
        all += blockChecksums()
        all += numbers
        let sectionsStart = SnapshotFormat.sectionsStart(numberCount: all.count)
        let header = Self.header(numbers: all, fileLength: sectionsStart + length)
        try Self.write(header, to: write)
        try Self.write(all, to: write)
        let written = header.count + all.count * 8
        try Self.write([UInt8](repeating: 0, count: sectionsStart - written), to: write)
        for section in sections {
            try withExtendedLifetime(section.owner) { () throws(Failure) in
                if section.bytes.count > 0 { try write(section.bytes) }
            }
            try Self.write([UInt8](repeating: 0, count: section.paddingCount), to: write)
        }
    }

    private static func take(_ block: inout [UInt8], into checksums: inout [UInt64]) {
        checksums.append(block.withUnsafeBytes { SnapshotFormat.checksum($0) })
        block.removeAll(keepingCapacity: true)
    }

    /// The checksum of each block of what the sections are laid out to.
    private func blockChecksums() -> [UInt64] {
        var checksums: [UInt64] = []
        var block: [UInt8] = []
        block.reserveCapacity(SnapshotFormat.blockLength)
        for section in sections {
            withExtendedLifetime(section.owner) {
                var start = 0
                while start < section.bytes.count {
                    let end = min(start + SnapshotFormat.blockLength - block.count, section.bytes.count)
                    block.append(contentsOf: UnsafeRawBufferPointer(rebasing: section.bytes[start..<end]))
                    start = end
                    if block.count == SnapshotFormat.blockLength { Self.take(&block, into: &checksums) }
                }
            }
            block.append(contentsOf: repeatElement(0, count: section.paddingCount))
            if block.count == SnapshotFormat.blockLength { Self.take(&block, into: &checksums) }
        }
        if !block.isEmpty { Self.take(&block, into: &checksums) }
        return checksums
    }

    private static func header(numbers: [UInt64], fileLength: Int) -> [UInt8] {
        var header = SnapshotFormat.magic
        func append<Number: FixedWidthInteger>(_ number: Number) {
            withUnsafeBytes(of: number) { header.append(contentsOf: $0) }
        }
        append(SnapshotFormat.byteOrderMark)
        append(SnapshotFormat.version)
        append(UInt64(fileLength))
        append(UInt64(numbers.count))
        append(numbers.withUnsafeBytes { SnapshotFormat.checksum($0) })
        append(UInt64(0))
        append(UInt64(0))
        append(header.withUnsafeBytes { SnapshotFormat.checksum($0) })
        return header
    }

    private static func write<Element: BitwiseCopyable & Sendable, Failure: Error>(
        _ elements: [Element], to write: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        let (owner, bytes) = FixedBuffer(elements).rawBytes
        try withExtendedLifetime(owner) { () throws(Failure) in try write(bytes) }
    }
}

extension TermClass {
    /// What stands for the class in a snapshot.
    fileprivate var snapshotForm: (kind: Int, text: String) {
        switch self {
        case .iri: (0, "")
        case .blankNode: (1, "")
        case .datatype(let datatype): (2, datatype.string)
        case .language(let tag): (3, tag)
        }
    }
}
