import RDF
import Synchronization

/// Loads N-Triples or N-Quads into a `DatasetBuilder`, on all cores where the document is large.
///
/// A large document is cut at line ends into parts that are read side by side, each with a dictionary of
/// its own that is small enough to stay near the processor; then the distinct terms of each part, in the
/// order in which they first occurred, go into the builder. So ids, and with them everything that is ever
/// printed, are the same as from reading line by line, and so are errors, with their lines.
public struct NTriplesLoader {
    private let builder: DatasetBuilder
    private let allowsGraphs: Bool
    private let source: String?
    private let graph: IRI?
    private let document: String
    private let partLength: Int
    private let partCount: Int
    /// How many line ends were read so far.
    private var lineEndCount = 0
    /// The beginning of a line whose end has not come yet.
    private var pending: [UInt8] = []

    /// - Parameters:
    ///   - allowingGraphs: whether a fourth term may name a graph, as in N-Quads.
    ///   - source: what errors call the document.
    ///   - graph: where statements of the default graph go; nil for the default graph itself.
    ///   - document: tells the blank nodes of this document from those of others that go into the same
    ///     builder; empty keeps their labels.
    public init(
        _ builder: DatasetBuilder, allowingGraphs: Bool = false, source: String? = nil, graph: IRI? = nil,
        document: String = ""
    ) {
        self.init(
            builder, allowingGraphs: allowingGraphs, source: source, graph: graph, document: document,
            partLength: 16 << 20, partCount: Slices.coreCount)
    }

    /// - Parameters:
    ///   - partLength: how many bytes a part has at least.
    ///   - partCount: how many parts are read side by side; with 1, line by line.
    package init(
        _ builder: DatasetBuilder, allowingGraphs: Bool = false, source: String? = nil, graph: IRI? = nil,
        document: String = "", partLength: Int, partCount: Int
    ) {
        self.builder = builder
        allowsGraphs = allowingGraphs
        self.source = source
        self.graph = graph
        self.document = document
        self.partLength = max(1, partLength)
        self.partCount = max(1, partCount)
    }

    /// Reads the next bytes of the document: as many at a time as there are, or many megabytes, since only
    /// what comes in one piece can be shared out.
    public mutating func parse(_ chunk: Span<UInt8>) throws(RDFReadingError) {
        let failure = chunk.withUnsafeBufferPointer { parse($0) }
        if let failure { throw failure }
    }

    /// Ends the document, whose last line needs no line end.
    public mutating func finish() throws(RDFReadingError) {
        let last = pending
        pending = []
        if let failure = last.withUnsafeBufferPointer({ read($0) }) { throw failure }
    }

    private mutating func parse(_ chunk: UnsafeBufferPointer<UInt8>) -> RDFReadingError? {
        guard let lastEnd = chunk.lastIndex(of: Self.lineFeed) else {
            pending += chunk
            return nil
        }
        var start = 0
        if !pending.isEmpty, let firstEnd = chunk.firstIndex(of: Self.lineFeed) {
            start = firstEnd + 1
            pending += chunk[..<start]
            let line = pending
            pending = []
            if let failure = line.withUnsafeBufferPointer({ read($0) }) { return failure }
        }
        pending += chunk[(lastEnd + 1)...]
        return read(UnsafeBufferPointer(rebasing: chunk[start..<(lastEnd + 1)]))
    }

    private static let lineFeed: UInt8 = 0x0A

    /// Reads whole lines.
    private mutating func read(_ lines: UnsafeBufferPointer<UInt8>) -> RDFReadingError? {
        var cuts = [0]
        while let last = cuts.last, last < lines.count { cuts.append(endOfPart(in: lines, from: last)) }
        // Invariant: the first part alone is read straight into the builder, and no other is added to it before that.
        nonisolated(unsafe) let builder = builder, loader = self, lines = lines
        let ends = cuts
        let seed = builder.seed
        let progress = Mutex((lineEndCount: lineEndCount, failure: RDFReadingError?.none))
        OrderedWork.perform(count: ends.count - 1, workers: min(partCount, ends.count - 1)) { number -> Part in
            let text = UnsafeBufferPointer(rebasing: lines[ends[number]..<ends[number + 1]])
            let part = Part(text, builder: number == 0 ? builder : DatasetBuilder(partOfSeed: seed), loader)
            part.read()
            return part
        } take: { part in
            if part.builder !== builder { builder.add(part.builder) }
            return progress.withLock { progress in
                progress.failure = part.failure
                progress.failure?.line = part.failure?.line.map { $0 + progress.lineEndCount }
                progress.lineEndCount += part.lineEndCount
                return part.failure == nil
            }
        }
        return progress.withLock { progress in
            lineEndCount = progress.lineEndCount
            return progress.failure
        }
    }

    /// Behind a line end, at least a part's length on, or the end.
    private func endOfPart(in lines: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let least = start + partLength
        guard partCount > 1, least < lines.count, let end = lines[least...].firstIndex(of: Self.lineFeed) else {
            return lines.count
        }
        return end + 1
    }

    /// A stretch of whole lines on its way into a builder.
    ///
    /// Invariant: the text outlives the part, and one thread at a time uses it.
    private final class Part: @unchecked Sendable {
        let builder: DatasetBuilder
        private let text: UnsafeBufferPointer<UInt8>
        private var receiver: DatasetReceiver
        private let allowsGraphs: Bool
        private let source: String?
        private(set) var failure: RDFReadingError?
        private(set) var lineEndCount = 0

        init(_ text: UnsafeBufferPointer<UInt8>, builder: DatasetBuilder, _ loader: NTriplesLoader) {
            self.text = text
            self.builder = builder
            receiver = DatasetReceiver(builder, graph: loader.graph, document: loader.document)
            allowsGraphs = loader.allowsGraphs
            source = loader.source
        }

        func read() {
            var reader = NTriplesReader(allowingGraphs: allowsGraphs, source: source)
            // A copy, so that the receiver is not checked for access from elsewhere per term.
            var receiver = receiver
            do throws(RDFReadingError) {
                try reader.parse(Span(_unsafeElements: text), into: &receiver)
                try reader.finish(into: &receiver)
            } catch {
                failure = error
            }
            lineEndCount = reader.lineEndCount
        }
    }
}
