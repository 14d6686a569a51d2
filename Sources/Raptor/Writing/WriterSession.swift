import CRaptor
import RDF

/// What stands behind an `RDFWriter`: the handles and the sink.
class WriterSession {
    let world: RaptorWorld
    let buffer: OutputBuffer
    let terms: TermFactory
    let scope: RDFWriter.BlankNodeScope
    private let sink: any ByteSink
    private(set) var blockNumber = 0

    init(sink: any ByteSink, scope: RDFWriter.BlankNodeScope) throws(RDFWritingError) {
        do {
            world = try RaptorWorld()
            buffer = try OutputBuffer(world: world)
        } catch {
            throw .raptor("\(error)")
        }
        terms = TermFactory(world: world)
        self.sink = sink
        self.scope = scope
    }

    /// Writes one block.
    func write(_ block: Span<Triple>) throws(RDFWritingError) {}

    /// Writes one block of quads, all in the default graph but where the syntax has named graphs.
    func write(quads: Span<Quad>) throws(RDFWritingError) {
        var triples: [Triple] = []
        triples.reserveCapacity(quads.count)
        for index in quads.indices {
            if let graph = quads[index].graph {
                throw .refused(
                    quads[index].triple, reason: "it stands in the graph \(graph), and the syntax has no named graphs")
            }
            triples.append(quads[index].triple)
        }
        try write(triples.span)
    }

    func beginBlock() { blockNumber += 1 }

    func rebind(_ prefix: String, to namespace: IRI) throws(RDFWritingError) {}

    func finish() throws(RDFWritingError) {
        try requireNothingLogged()
        do { try sink.finish() } catch { throw .output(error) }
    }

    func pass(_ bytes: Span<UInt8>) throws(RDFWritingError) {
        do { try sink.write(bytes) } catch { throw .output(error) }
    }

    /// Passes all that the buffer holds to the sink.
    func passBuffer() throws(RDFWritingError) {
        try buffer.withBytes { bytes throws(RDFWritingError) in try pass(bytes) }
        buffer.truncate(to: 0)
    }

    /// Most of Raptor's return codes say nothing: success is that nothing was logged. A warning of a serializer is
    /// no less than an error: it tells that something was left out, such as a character that XML cannot carry.
    func requireNothingLogged() throws(RDFWritingError) {
        if let fault = world.log.takeError() ?? world.log.takeWarnings().first { throw .raptor(fault.text) }
        if buffer.isIncomplete { throw .raptor("out of memory: not all could be written") }
    }

    /// A label that every syntax can carry, the same for the same node and different for different
    /// ones: letters, digits, `-` and `_` stay, any other label is spelled out in hexadecimal digits.
    func portableLabel(_ node: BlankNode) throws(TermRefusal) -> String {
        guard BlankNodeLabel.isWellFormed(node.label) else {
            throw TermRefusal(reason: "'\(node.label)' is no label of a blank node")
        }
        let label = BlankNodeSpelling.portable(node.label)
        return scope == .block ? "b\(blockNumber)-\(label)" : label
    }
}

/// Blank node labels that are at once names in XML, Turtle and N-Triples.
enum BlankNodeSpelling {
    private static let spelledOut = Array("x-".utf8)

    static func portable(_ label: String) -> String {
        let bytes = Array(label.utf8)
        if isPlain(bytes), !bytes.starts(with: spelledOut) { return label }
        let digits = Array("0123456789abcdef".utf8)
        var result = spelledOut
        for byte in bytes { result += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
        return String(decoding: result, as: UTF8.self)
    }

    private static func isPlain(_ bytes: [UInt8]) -> Bool {
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): continue
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                if index == 0 { return false }
            default: return false
            }
        }
        return !bytes.isEmpty
    }
}
