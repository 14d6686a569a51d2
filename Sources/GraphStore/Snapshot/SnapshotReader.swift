import RDF

extension Dataset {
    /// Opens a snapshot that `writeSnapshot(to:)` made: the file is mapped into memory, read-only, and
    /// used as it lies there.
    ///
    /// Nothing is parsed or copied. A file of up to 64 MiB is held against its checksums at once; of a
    /// larger one header and structure at once, and each block of 64 KiB before it is first read, so that the
    /// first query pays for what it reads and not for the file. Where one is not what was written, the query
    /// ends with an error; who reads triples without a query asks `verifySnapshot()` before.
    ///
    /// Whatever a file holds, nothing outside of it is read and nothing stops the program. A file should be
    /// replaced, never changed in place while it is in use (the dataset then still sees the old file); where
    /// one is changed or cut off all the same, the next verdict says so. For all this the signals SIGBUS
    /// and SIGSEGV are caught, in this memory only.
    /// - Throws: `SnapshotError` for a file that is foreign, cut off or altered.
    public init(snapshot path: String) throws(SnapshotError) {
        try self.init(snapshot: path, verified: .automatically)
    }

    package init(snapshot path: String, verified time: SnapshotVerification.Time) throws(SnapshotError) {
        var reader = try SnapshotReader(try SnapshotMapping(path), path: path, verified: time)
        self = try reader.readDataset()
    }

    /// Verifies the whole snapshot that this dataset lies in, and makes sure that the file was not changed
    /// since it was opened; returns at once for any other dataset. Reads the file once, and is one system call
    /// from then on.
    /// - Throws: `SnapshotError.damaged` where a checksum does not hold, `.changed` where the file was cut
    ///   off or written to while it was in use.
    public func verifySnapshot() throws(SnapshotError) {
        try verification?.verifyAll()
    }
}

/// Reads numbers and sections back, in the order in which they were written.
struct SnapshotReader {
    private let mapping: SnapshotMapping
    private let memory: FixedMemory
    private let path: String
    private let time: SnapshotVerification.Time
    private var numbers: ArraySlice<UInt64>
    private var sections: ArraySlice<(offset: Int, length: Int)>
    private var verification: SnapshotVerification?

    init(_ mapping: SnapshotMapping, path: String, verified time: SnapshotVerification.Time) throws(SnapshotError) {
        self.mapping = mapping
        let memory = mapping.memory
        self.memory = memory
        self.path = path
        self.time = time
        let bytes = UnsafeRawBufferPointer(start: memory.base, count: memory.byteCount)
        guard bytes.count >= SnapshotFormat.headerLength, bytes.prefix(8).elementsEqual(SnapshotFormat.magic) else {
            // The beginning of a snapshot is one that was cut off.
            let isBeginning = bytes.count > 0 && bytes.prefix(8).elementsEqual(SnapshotFormat.magic.prefix(bytes.count))
            throw isBeginning ? .damaged(path: path, reason: "cut off in its header") : .foreign(path: path)
        }
        func number(_ offset: Int) -> UInt64 { bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self) }
        guard bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self) == SnapshotFormat.byteOrderMark else {
            let isSwapped =
                bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self) == SnapshotFormat.byteOrderMark.byteSwapped
            throw isSwapped ? .byteOrder(path: path) : .damaged(path: path, reason: "the header was altered")
        }
        let version = bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self)
        guard version == SnapshotFormat.version else {
            throw .version(path: path, found: version, known: SnapshotFormat.version)
        }
        guard SnapshotFormat.checksum(UnsafeRawBufferPointer(rebasing: bytes[0..<56])) == number(56) else {
            throw .damaged(path: path, reason: "the header was altered")
        }
        guard number(16) == UInt64(bytes.count) else {
            throw .length(path: path, found: bytes.count, expected: number(16))
        }
        let room = UInt64((bytes.count - SnapshotFormat.headerLength) / 8)
        guard number(24) <= room else { throw .damaged(path: path, reason: "the list of sections is cut off") }
        let count = Int(number(24))
        let list = UnsafeRawBufferPointer(
            rebasing: bytes[SnapshotFormat.headerLength..<(SnapshotFormat.headerLength + count * 8)])
        guard SnapshotFormat.checksum(list) == number(32) else {
            throw .damaged(path: path, reason: "the list of sections was altered")
        }
        numbers = (0..<count).map { list.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self) }[...]
        sections = []
        try readSections(bytes, numberCount: count)
    }

    /// Takes the sections from the front of the numbers, and the checksums.
    private mutating func readSections(_ bytes: UnsafeRawBufferPointer, numberCount: Int) throws(SnapshotError) {
        let start = SnapshotFormat.sectionsStart(numberCount: numberCount)
        let room = bytes.count - start
        guard room >= 0 else { throw damaged("the sections are cut off") }
        let listEnd = SnapshotFormat.headerLength + numberCount * 8
        guard bytes[listEnd..<start].allSatisfy({ $0 == 0 }) else { throw damaged("the space before the sections was altered") }
        let sectionCount = try nextNumber()
        var found: [(offset: Int, length: Int)] = []
        for _ in 0..<sectionCount {
            let offset = try nextNumber(), length = try nextNumber()
            guard offset <= room, length <= room - offset else { throw damaged("a section lies outside the file") }
            found.append((start + offset, length))
        }
        let blockCount = SnapshotFormat.blockCount(room)
        guard numbers.count >= blockCount else { throw damaged("a checksum is missing") }
        let checksums = numbers.prefix(blockCount)
        numbers = numbers.dropFirst(blockCount)
        sections = found[...]
        let isLate: Bool
        switch time {
        case .never: return
        case .whenRead: isLate = true
        case .automatically: isLate = bytes.count > 64 << 20
        }
        let blocks = mapping.blocks(checksums, sectionsStart: start, length: room, whenRead: isLate)
        let verification = SnapshotVerification(blocks, of: mapping, path: path)
        self.verification = verification
        if !blocks.isVerifiedWhenRead { try verification.verifyAll() }
    }

    private func damaged(_ reason: String) -> SnapshotError { .damaged(path: path, reason: reason) }

    private mutating func nextRaw() throws(SnapshotError) -> UInt64 {
        guard let number = numbers.popFirst() else { throw damaged("a number is missing") }
        return number
    }

    /// A number that counts something in the file.
    private mutating func nextNumber() throws(SnapshotError) -> Int {
        guard let number = Int(exactly: try nextRaw()), number <= 1 << 48 else { throw damaged("a number is too large") }
        return number
    }

    private mutating func next<Element>(_ type: Element.Type = Element.self) throws(SnapshotError) -> FixedBuffer<Element> {
        guard let section = sections.popFirst(), section.length % MemoryLayout<Element>.stride == 0,
            let buffer = FixedBuffer<Element>(
                owner: memory, byteOffset: section.offset, count: section.length / MemoryLayout<Element>.stride)
        else { throw damaged("a section is missing") }
        return buffer
    }

    private func check(_ condition: Bool, _ what: String) throws(SnapshotError) {
        if !condition { throw damaged(what) }
    }

    // MARK: The dataset

    mutating func readDataset() throws(SnapshotError) -> Dataset {
        let dictionary = try readDictionary()
        let graphCount = try nextNumber()
        let defaultGraph = GraphIndex(try readIndex())
        var named: [(name: TermID, index: GraphIndex)] = []
        for _ in 0..<graphCount {
            let name = try nextNumber()
            try check(name >= 1 && name <= dictionary.count, "a graph without a name")
            named.append((TermID(name), GraphIndex(try readIndex())))
        }
        return Dataset(
            dictionary: dictionary, defaultGraph: defaultGraph, namedGraphs: named, verification: verification)
    }

    private mutating func readDictionary() throws(SnapshotError) -> TermDictionary {
        let classes = try readClasses()
        let seed = try nextRaw()
        var initials: Set<UInt8> = []
        for word in 0..<4 {
            let bits = try nextRaw()
            for bit in 0..<64 where bits >> UInt64(bit) & 1 != 0 { initials.insert(UInt8(word * 64 + bit)) }
        }
        let bytes = try next(UInt8.self), ends = try next(UInt64.self)
        let termClasses = try next(UInt32.self), slots = try next(UInt64.self)
        try check(
            ends.count == termClasses.count + 1 && ends[ends.count - 1] == UInt64(bytes.count)
                && termClasses.count <= Int(TermIDs.last), "the terms do not fit together")
        try check(
            slots.count.nonzeroBitCount == 1 && slots.count > termClasses.count, "the table of terms is too small")
        let table = TermTable(
            bytes: bytes, ends: ends, classes: termClasses, slots: slots, seed: seed, blankNodeInitials: initials)
        let values = ValueOrder(keys: try next(), ids: try next(), starts: try next())
        try check(values.keys.count == values.ids.count, "the values do not fit together")
        return TermDictionary(base: table, classes: classes, values: values)
    }

    private mutating func readClasses() throws(SnapshotError) -> TermClassTable {
        let count = try nextNumber()
        var forms: [(kind: Int, length: Int)] = []
        for _ in 0..<count { forms.append((try nextNumber(), try nextNumber())) }
        let texts = try next(UInt8.self)
        var classes = TermClassTable()
        var start = 0
        for (kind, length) in forms {
            try check(length <= texts.count - start && (kind == 2 || kind == 3), "a class of terms is cut off")
            let text = String(decoding: texts.array(start..<(start + length)), as: UTF8.self)
            start += length
            let expected = TermClassTable.Index(classes.count)
            let index = classes.intern(kind == 2 ? .datatype(IRI(text)) : .language(text))
            try check(index == expected, "a class of terms occurs twice")
        }
        return classes
    }

    private mutating func readIndex() throws(SnapshotError) -> TripleIndex {
        var orders: [SortedOrder] = []
        for _ in TripleOrder.allCases { orders.append(try readOrder()) }
        let statistics = try next(UInt64.self)
        try check(
            orders.allSatisfy { $0.second.count == orders[0].second.count }
                && statistics.count == orders[1].offsets.keys.count * 4,
            "the orders of a graph do not fit together")
        let count = UInt64(orders[0].second.count)
        // Never more than there are triples, so that no estimate can overflow.
        func number(_ position: Int) -> Int { Int(truncatingIfNeeded: min(statistics[position], count)) }
        return TripleIndex(
            spo: orders[0], pso: orders[1], pos: orders[2], osp: orders[3],
            statistics: (0..<(statistics.count / 4)).map { row in
                PredicateStatistics(
                    predicate: TermID(truncatingIfNeeded: statistics[row * 4]), count: number(row * 4 + 1),
                    distinctSubjects: number(row * 4 + 2), distinctObjects: number(row * 4 + 3))
            })
    }

    private mutating func readOrder() throws(SnapshotError) -> SortedOrder {
        let isDense = try nextNumber() == 1, distinctCount = try nextNumber()
        let keys = try next(UInt32.self), firsts = try next(UInt32.self)
        let second = try next(UInt32.self), third = try next(UInt32.self)
        try check(
            second.count == third.count && firsts.count > 0 && Int(firsts[firsts.count - 1]) == second.count
                && (firsts.count > 1 || second.count == 0) && distinctCount <= second.count
                && (isDense || firsts.count == keys.count + 1), "an order does not fit together")
        return SortedOrder(
            offsets: LeadingOffsets(keys: keys, firsts: firsts, isDense: isDense, distinctCount: distinctCount),
            second: second, third: third, directory: RunDirectory(entries: try next(), starts: try next()))
    }
}
