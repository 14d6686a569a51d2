import RDF
import Raptor

/// One graph as N-Triples on its way to an endpoint, in memory or, if it is large, in a file: whole, because
/// a request may have to be sent again.
final class GraphSpool: ByteSink {
    private static let largestInMemory = 4 << 20

    private(set) var statementCount = 0
    private(set) var hasBlankNodes = false
    private var bytes: [UInt8] = []
    private var file: ScratchFile?

    /// A spool that holds the triples, each written as often as it is given.
    init(_ triples: some Sequence<Triple>) throws(RDFWritingError) {
        var writer = try RDFWriter(syntax: .ntriples, sink: self)
        var block: [Triple] = []
        for triple in triples {
            statementCount += 1
            if case .blankNode = triple.subject { hasBlankNodes = true }
            if case .blankNode = triple.object { hasBlankNodes = true }
            block.append(triple)
            if block.count == 1000 {
                try writer.write(block: block)
                block.removeAll(keepingCapacity: true)
            }
        }
        try writer.write(block: block)
        try writer.finish()
    }

    func write(_ bytes: Span<UInt8>) throws(OutputError) {
        bytes.withUnsafeBufferPointer { self.bytes.append(contentsOf: $0) }
        if self.bytes.count > Self.largestInMemory { try moveToFile() }
    }

    func finish() throws(OutputError) {
        if file != nil { try moveToFile() }
    }

    private func moveToFile() throws(OutputError) {
        let file = if let opened = self.file { opened } else { try ScratchFile() }
        self.file = file
        var held: [UInt8] = []
        swap(&held, &bytes)
        try file.append(held.span)
        held.removeAll(keepingCapacity: true)
        swap(&held, &bytes)
    }

    /// What is sent; to be used as long as the spool lives.
    var body: HTTPRequest.Body { file.map { .file(path: $0.path) } ?? .bytes(bytes) }
}
