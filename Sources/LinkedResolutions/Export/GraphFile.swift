import RDF
import Raptor

/// A graph being written: to a file that appears when it is whole, or to standard output.
final class GraphFile {
    let syntax: RDFSyntax
    /// The path, or what messages call standard output.
    let name: String
    private(set) var statementCount = 0
    private var file: AtomicFile?
    private let sink: RoutingSink
    private var writer: RDFWriter?
    private var fingerprint: GraphFingerprint?

    /// A file that replaces the one at the path when it is closed.
    init(path: String, syntax: RDFSyntax, prefixes: PrefixMap, verifies: Bool) throws(ExportError) {
        name = path
        self.syntax = syntax
        fingerprint = verifies ? GraphFingerprint() : nil
        do {
            let file = try AtomicFile(replacing: path)
            sink = RoutingSink(file.sink)
            self.file = consume file
            writer = try RDFWriter(syntax: syntax, prefixes: prefixes, sink: sink)
        } catch {
            throw .writing(path: path, error)
        }
    }

    /// Standard output, which cannot be read back.
    init(standardOutputAs syntax: RDFSyntax, prefixes: PrefixMap) throws(ExportError) {
        name = "standard output"
        self.syntax = syntax
        sink = RoutingSink(FileDescriptorSink(1, name: name))
        do {
            writer = try RDFWriter(syntax: syntax, prefixes: prefixes, sink: sink)
        } catch {
            throw .writing(path: name, error)
        }
    }

    /// Begins the statements of one document: its components get the prefix `this:`.
    func beginDocument(_ revision: IRI) throws(ExportError) {
        do {
            try writer?.writeDocumentPrefix("this", IRI(revision.string + "#"))
        } catch {
            throw .writing(path: name, error)
        }
    }

    /// Whether a block is written as the same bytes whatever stands before it.
    private var writesBlocksAlone: Bool { syntax == .turtle || syntax == .ntriples || syntax == .nquads }

    /// Writes one block, into the named graph where the syntax has them.
    func write(_ block: [Triple], in graph: IRI) throws(ExportError) {
        try serialize(block, in: graph)
        note(block, in: graph)
    }

    /// Writes one block to this file and others of the same syntax and prefixes. Serializing is the
    /// dearest step of an export: it is done once, by the writer of this file, where the syntax allows it.
    func write(_ block: [Triple], in graph: IRI, to files: [GraphFile]) throws(ExportError) {
        guard writesBlocksAlone else {
            for file in files { try file.write(block, in: graph) }
            return
        }
        try sink.route(to: files.map(\.sink)) { () throws(ExportError) in try serialize(block, in: graph) }
        for file in files { file.note(block, in: graph) }
    }

    private func serialize(_ block: [Triple], in graph: IRI) throws(ExportError) {
        guard !block.isEmpty else { return }
        do {
            if syntax.hasNamedGraphs {
                try writer?.write(quads: block.map { Quad($0, in: .iri(graph)) })
            } else {
                try writer?.write(block: block)
            }
        } catch {
            throw .writing(path: name, error)
        }
    }

    /// Counts statements that were written.
    private func note(_ block: [Triple], in graph: IRI) {
        statementCount += block.count
        guard fingerprint != nil else { return }
        let graph: Term? = syntax.hasNamedGraphs ? .iri(graph) : nil
        for triple in block { fingerprint?.insert(Quad(triple, in: graph)) }
    }

    func write(_ quads: [Quad]) throws(ExportError) {
        guard !quads.isEmpty else { return }
        do {
            try writer?.write(quads: quads)
        } catch {
            throw .writing(path: name, error)
        }
        statementCount += quads.count
        if fingerprint != nil { for quad in quads { fingerprint?.insert(quad) } }
    }

    /// Writes the end, reads back if asked to, and puts the file in its place.
    func close() throws(ExportError) {
        do {
            if let writer = writer.take() { try writer.finish() }
            guard let file = file.take() else { return }
            if let fingerprint, let path = file.readablePath {
                try file.sink.flush()
                try verify(fingerprint, at: path)
            }
            try file.commit()
        } catch let error as ExportError {
            throw error
        } catch {
            throw .writing(path: name, error)
        }
    }

    private func verify(_ written: GraphFingerprint, at path: String) throws {
        guard syntax.isReadable || syntax == .rdfxmlAbbreviated else { return }
        var read = GraphFingerprint()
        var receiver = QuadReceiver { read.insert($0) }
        let readable = syntax == .rdfxmlAbbreviated ? RDFSyntax.rdfxml : syntax
        try RDFReader.read(path: path, syntax: readable, into: &receiver)
        guard read == written else {
            throw ExportError.verification(path: name, written: written.count, read: read.count)
        }
    }
}
