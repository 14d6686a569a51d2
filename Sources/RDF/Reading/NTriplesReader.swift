/// Reads [N-Triples](https://www.w3.org/TR/n-triples/) and [N-Quads](https://www.w3.org/TR/n-quads/),
/// whole or in chunks, and hands the statements to a receiver as bytes.
///
/// Every line is checked against the grammar; errors say line, column and what was expected. No term
/// is copied unless it has an escape. One pass, memory for one chunk and one line.
public struct NTriplesReader {
    @usableFromInline var line: NTriplesLine
    /// The beginning of a line whose end has not come yet.
    @usableFromInline var pending: [UInt8] = []
    @usableFromInline var isStopped = false

    /// - Parameters:
    ///   - allowingGraphs: whether a fourth term may name a graph, as in N-Quads.
    ///   - source: what errors call the document, such as the file's path.
    public init(allowingGraphs: Bool = false, source: String? = nil) {
        line = NTriplesLine(allowsGraphs: allowingGraphs, source: source)
    }

    /// How many line ends were read.
    package var lineEndCount: Int { line.lineNumber - 1 }

    /// Reads the next bytes of the document.
    @inlinable
    public mutating func parse<Receiver: StatementReceiver>(
        _ chunk: Span<UInt8>, into receiver: inout Receiver
    ) throws(RDFReadingError) {
        if isStopped { return }
        guard let lastEnd = Self.lastLineEnd(in: chunk) else {
            append(chunk.extracting(0..<chunk.count))
            return
        }
        var start = 0
        if !pending.isEmpty {
            let firstEnd = Self.firstLineEnd(in: chunk)
            append(chunk.extracting(0..<firstEnd))
            start = firstEnd
            let joined = pending
            pending.removeAll(keepingCapacity: true)
            try readLines(joined.span, into: &receiver)
        }
        if start < lastEnd { try readLines(chunk.extracting(start..<lastEnd), into: &receiver) }
        append(chunk.extracting(lastEnd..<chunk.count))
    }

    /// Ends the document, whose last line needs no line end.
    @inlinable
    public mutating func finish<Receiver: StatementReceiver>(
        into receiver: inout Receiver
    ) throws(RDFReadingError) {
        let last = pending
        pending = []
        if !last.isEmpty { try readLines(last.span, into: &receiver) }
    }

    /// Reads a document in memory.
    @inlinable
    public static func read<Receiver: StatementReceiver>(
        _ bytes: Span<UInt8>, allowingGraphs: Bool = false, source: String? = nil,
        into receiver: inout Receiver
    ) throws(RDFReadingError) {
        var reader = NTriplesReader(allowingGraphs: allowingGraphs, source: source)
        try reader.readLines(bytes, into: &receiver)
    }

    /// All statements of a text, for small documents.
    public static func quads(
        in text: String, allowingGraphs: Bool = false, source: String? = nil
    ) throws(RDFReadingError) -> [Quad] {
        var quads: [Quad] = []
        var receiver = QuadReceiver { quads.append($0) }
        let bytes = Array(text.utf8)
        try read(bytes.span, allowingGraphs: allowingGraphs, source: source, into: &receiver)
        return quads
    }

    /// Reads whole lines.
    @inlinable
    mutating func readLines<Receiver: StatementReceiver>(
        _ bytes: Span<UInt8>, into receiver: inout Receiver
    ) throws(RDFReadingError) {
        if isStopped { return }
        line.beginPiece()
        var known = RepeatedTerms<Receiver.TermID>()
        while line.position < bytes.count {
            let wasStatement: Bool
            do {
                wasStatement = try line.read(bytes, knowing: &known, into: &receiver)
            } catch {
                throw line.locate(error)
            }
            if wasStatement, !receiver.wantsMore {
                isStopped = true
                return
            }
        }
    }

    @usableFromInline
    mutating func append(_ bytes: Span<UInt8>) {
        bytes.withUnsafeBufferPointer { pending.append(contentsOf: $0) }
    }

    /// The offset after the first line feed; the chunk has one.
    @usableFromInline
    static func firstLineEnd(in bytes: Span<UInt8>) -> Int {
        for index in bytes.indices where bytes[index] == 0x0A { return index + 1 }
        return bytes.count
    }

    /// The offset after the last line feed, or nil.
    @usableFromInline
    static func lastLineEnd(in bytes: Span<UInt8>) -> Int? {
        for index in bytes.indices.reversed() where bytes[index] == 0x0A { return index + 1 }
        return nil
    }
}
