import RDF

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Reads whole documents of any readable syntax: N-Triples and N-Quads with RDF's own reader, the
/// others through Raptor. What is generic over the receiver is compiled for each receiver where it is used.
public enum RDFReader {
    /// Reads a file and hands its statements to the receiver.
    ///
    /// - Parameters:
    ///   - path: the file; `-` is standard input.
    ///   - syntax: the file's syntax; by default what its suffix tells.
    ///   - base: what relative IRIs are resolved against; by default the file's own `file:` IRI.
    ///   - warn: hears what the parser warned of, also where it then found an error.
    @inlinable
    public static func read<Receiver: StatementReceiver>(
        path: String, syntax: RDFSyntax? = nil, base: IRI? = nil, into receiver: inout Receiver,
        warn: (RaptorMessage) -> Void
    ) throws(RDFReadingError) {
        guard let syntax = syntax ?? RDFSyntax(path: path) else {
            throw RDFReadingError(source: path, message: "the suffix tells no RDF syntax")
        }
        let base = base ?? fileIRI(of: path)
        if syntax == .ntriples || syntax == .nquads {
            var reader = NTriplesReader(allowingGraphs: syntax == .nquads, source: path)
            try forEachChunk(of: path) { (chunk) throws(RDFReadingError) in
                try reader.parse(chunk, into: &receiver)
            }
            return try reader.finish(into: &receiver)
        }
        var parser = try RaptorParser(syntax: syntax, base: base, source: path)
        defer { parser.takeWarnings().forEach(warn) }
        try forEachChunk(of: path) { (chunk) throws(RDFReadingError) in try parser.parse(chunk, into: &receiver) }
        try parser.finish(into: &receiver)
    }

    @usableFromInline
    static func forEachChunk(
        of path: String, _ body: (Span<UInt8>) throws(RDFReadingError) -> Void
    ) throws(RDFReadingError) {
        let file = try opened(path)
        var chunk: [UInt8] = []
        while try next(&chunk, of: file, at: path) { try body(chunk.span) }
    }

    private static func opened(_ path: String) throws(RDFReadingError) -> ReadableFile {
        do throws(ReadingFailure) {
            return try ReadableFile(path: path)
        } catch {
            throw RDFReadingError(source: path, message: "cannot be read: \(error.reason)")
        }
    }

    private static func next(
        _ chunk: inout [UInt8], of file: borrowing ReadableFile, at path: String
    ) throws(RDFReadingError) -> Bool {
        do throws(ReadingFailure) {
            return try file.read(into: &chunk)
        } catch {
            throw RDFReadingError(source: path, message: "cannot be read: \(error.reason)")
        }
    }

    /// Reads a document in memory and hands its statements to the receiver.
    /// - Parameter warn: hears what the parser warned of, also where it then found an error.
    @inlinable
    public static func read<Receiver: StatementReceiver>(
        _ bytes: Span<UInt8>, syntax: RDFSyntax, base: IRI? = nil, source: String? = nil,
        into receiver: inout Receiver, warn: (RaptorMessage) -> Void
    ) throws(RDFReadingError) {
        if syntax == .ntriples || syntax == .nquads {
            return try NTriplesReader.read(
                bytes, allowingGraphs: syntax == .nquads, source: source, into: &receiver)
        }
        var parser = try RaptorParser(syntax: syntax, base: base, source: source)
        defer { parser.takeWarnings().forEach(warn) }
        try parser.parse(bytes, into: &receiver)
        try parser.finish(into: &receiver)
    }

    /// All statements of a text, for small documents.
    /// - Parameter warn: hears what the parser warned of.
    public static func quads(
        in text: String, syntax: RDFSyntax, base: IRI? = nil, source: String? = nil, warn: (RaptorMessage) -> Void = { _ in }
    ) throws(RDFReadingError) -> [Quad] {
        var quads: [Quad] = []
        var receiver = QuadReceiver { quads.append($0) }
        let bytes = Array(text.utf8)
        try read(bytes.span, syntax: syntax, base: base, source: source, into: &receiver, warn: warn)
        return quads
    }

    /// All statements of a file, for small documents.
    /// - Parameter warn: hears what the parser warned of.
    public static func quads(
        path: String, syntax: RDFSyntax? = nil, base: IRI? = nil, warn: (RaptorMessage) -> Void = { _ in }
    ) throws(RDFReadingError) -> [Quad] {
        var quads: [Quad] = []
        var receiver = QuadReceiver { quads.append($0) }
        try read(path: path, syntax: syntax, base: base, into: &receiver, warn: warn)
        return quads
    }

    /// The `file:` IRI of a path, made absolute against the working folder, or nil for standard
    /// input. Bytes that no IRI path may hold are percent-encoded; letters beyond ASCII are kept.
    public static func fileIRI(of path: String) -> IRI? {
        if path == "-" { return nil }
        var absolute = path
        if path.utf8.first != UInt8(ascii: "/") {
            guard let folder = getcwd(nil, 0) else { return nil }
            defer { free(folder) }
            absolute = String(cString: folder) + "/" + path
        }
        var encoded: [UInt8] = Array("file://".utf8)
        for byte in absolute.utf8 {
            if IRICharacters.isForbidden(byte) || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "?")
                || byte == UInt8(ascii: "#")
            {
                let digits = Array("0123456789ABCDEF".utf8)
                encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            } else {
                encoded.append(byte)
            }
        }
        return IRIReference.resolve(String(decoding: encoded, as: UTF8.self), against: "file:///")
    }
}
