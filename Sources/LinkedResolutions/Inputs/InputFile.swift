import Foundation
import GraphStore
import RDF
import Raptor
import Resolutions

/// One file to read, and what it holds.
public struct InputFile: Hashable, Sendable {
    public enum Content: Hashable, Sendable {
        /// The text of one or more resolutions.
        case resolutionText
        /// RDF in the given syntax.
        case rdf(RDFSyntax)

        /// Whether it can be read; some syntaxes are written only.
        var isReadable: Bool {
            if case .rdf(let syntax) = self { return syntax.isReadable }
            return true
        }
    }

    public enum Location: Hashable, Sendable {
        case file(path: String)
        case standardInput
    }

    public var location: Location
    public var content: Content

    public init(_ location: Location, content: Content) {
        self.location = location
        self.content = content
    }

    /// The name without its folder, as it stands in the graph; `stdin` for standard input.
    public var name: String {
        switch location {
        case .file(let path): (path as NSString).lastPathComponent
        case .standardInput: "stdin"
        }
    }

    /// The path as given, for messages.
    public var displayName: String {
        switch location {
        case .file(let path): path
        case .standardInput: "standard input"
        }
    }

    /// How many bytes a file has; nil where that is not known beforehand: of standard input, of pipes and devices. These
    /// can be read once only, and may never end.
    var byteCount: Int? {
        guard case .file(let path) = location else { return nil }
        return ReadableFile.size(ofRegularFile: path)
    }

    /// Goes through the bytes of a file in chunks, without holding them all.
    /// - Throws: `InputError.unreadable` with the system's reason.
    func forEachChunk(of size: Int, _ body: ([UInt8]) -> Void) throws(InputError) {
        try reading { (file) throws(ReadingFailure) in
            var chunk: [UInt8] = []
            while try file.read(into: &chunk, atMost: size) { body(chunk) }
        }
    }

    /// The bytes of a stretch of a file, fewer where the file has become shorter.
    /// - Throws: `InputError.unreadable` with the system's reason.
    func bytes(from start: Int, count: Int) throws(InputError) -> [UInt8] {
        guard case .file = location else { return Array(try bytes().dropFirst(start).prefix(count)) }
        return try reading { (file) throws(ReadingFailure) in
            try file.seek(to: start)
            return try file.bytes(atMost: count)
        }
    }

    /// The bytes of the file.
    /// - Throws: `InputError.unreadable` with the system's reason; `InputError.tooLarge` for more on
    ///   standard input, or from a pipe or a device, than one text may have, since these are not read in parts.
    public func bytes() throws(InputError) -> [UInt8] {
        guard byteCount == nil else {
            return try reading { (file) throws(ReadingFailure) in try file.bytes() }
        }
        let maximum = SourceText.maximumByteCount
        let bytes = try reading { (file) throws(ReadingFailure) in try file.bytes(atMost: maximum + 1) }
        guard bytes.count <= maximum else { throw .tooLarge(path: displayName, maximum: maximum) }
        return bytes
    }

    private func reading<Result>(
        _ body: (borrowing ReadableFile) throws(ReadingFailure) -> Result
    ) throws(InputError) -> Result {
        let path = switch location {
        case .file(let path): path
        case .standardInput: "-"
        }
        do throws(ReadingFailure) {
            return try body(try ReadableFile(path: path))
        } catch {
            throw .unreadable(path: displayName, reason: error.reason)
        }
    }

    /// Loads the statements of an RDF file into a builder; large N-Triples and N-Quads on all cores.
    /// - Parameter warn: hears what the parser warned of, also where it then found an error.
    func readRDF(
        into builder: DatasetBuilder, graph: IRI? = nil, document: String, warn: (Diagnostic) -> Void
    ) throws {
        guard case .rdf(let syntax) = content, syntax == .ntriples || syntax == .nquads, case .file(let path) = location
        else {
            var receiver = DatasetReceiver(builder, graph: graph, document: document)
            return try readRDF(into: &receiver, warn: warn)
        }
        var loader = NTriplesLoader(
            builder, allowingGraphs: syntax == .nquads, source: path, graph: graph, document: document)
        do {
            let file = try ReadableFile(path: path)
            var chunk: [UInt8] = []
            while try file.read(into: &chunk, atMost: 32 << 20) { try loader.parse(chunk.span) }
        } catch let error as ReadingFailure {
            throw InputError.unreadable(path: path, reason: error.reason)
        }
        try loader.finish()
    }

    /// Hands the statements of an RDF file to the receiver; relative IRIs resolve against the file's
    /// own `file:` IRI.
    /// - Parameter warn: hears what the parser warned of, also where it then found an error.
    func readRDF<Receiver: StatementReceiver>(
        into receiver: inout Receiver, warn: (Diagnostic) -> Void
    ) throws(RDFReadingError) {
        guard case .rdf(let syntax) = content else { return }
        let path =
            switch location {
            case .file(let path): path
            case .standardInput: "-"
            }
        try RDFReader.read(path: path, syntax: syntax, into: &receiver) { warn($0.diagnostic(path: displayName)) }
    }

    /// The statements of an RDF file in its order, each once in each graph.
    /// - Parameter warn: hears what the parser warned of, also where it then found an error.
    func distinctQuads(warn: (Diagnostic) -> Void) throws(RDFReadingError) -> [Quad] {
        var quads: [Quad] = []
        var known: Set<Quad> = []
        var receiver = QuadReceiver { if known.insert($0).inserted { quads.append($0) } }
        try readRDF(into: &receiver, warn: warn)
        return quads
    }
}
