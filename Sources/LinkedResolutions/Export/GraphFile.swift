import Foundation
import PropertyGraph
import RDF
import Raptor
import ResolutionOntology
import Resolutions

/// What all files of an export share.
struct GraphFileSettings {
    var prefixes: PrefixMap
    /// What the keys of JSON-LD stand for, where that is written.
    var context: JSONLDContext?
    /// How triples become nodes and edges, where such formats are written.
    var propertyGraph: PropertyGraphOptions?
    var verifies: Bool

    init(for formats: [ExportFormat], base: IRI, verifies: Bool) throws(ExportError) {
        prefixes = Vocabulary.prefixes(base: base)
        self.verifies = verifies
        do throws(RDFReadingError) {
            if formats.contains(.rdf(.jsonld)) { context = try Vocabulary.context(base: base) }
            for case .propertyGraph in formats where propertyGraph == nil { propertyGraph = try .resolutions(base: base) }
        } catch {
            throw .writing(path: "the ontology", reason: "\(error)")
        }
    }
}

/// A graph being written: to a file that appears when it is whole (some formats have several), or to
/// standard output.
final class GraphFile {
    let format: ExportFormat
    /// The paths, or what messages call standard output.
    let names: [String]
    private(set) var statementCount = 0
    /// What was warned of when the file was read back.
    private var findings: [Diagnostic] = []
    private var file: AtomicFile?
    private let sink: RoutingSink
    private var writer: RDFWriter?
    /// Instead of a writer: statements that become nodes and edges when all have come.
    private var propertyGraph: PropertyGraph?
    private var fingerprint: GraphFingerprint?
    /// The bytes of a file that is held in memory for another.
    private let held: MemorySink?

    var name: String { names[0] }
    private var syntax: RDFSyntax? { if case .rdf(let syntax) = format { syntax } else { nil } }
    /// Whether what is written can be compared with the graph.
    var canBeVerified: Bool { syntax.map { $0.isReadable || $0 == .rdfxmlAbbreviated } ?? false }

    /// Files that replace those at the paths when they are closed; one for each suffix of the format.
    init(paths: [String], format: ExportFormat, settings: GraphFileSettings) throws(ExportError) {
        names = paths
        self.format = format
        held = nil
        guard case .rdf(let syntax) = format else {
            sink = RoutingSink(MemorySink())
            propertyGraph = PropertyGraph(options: settings.propertyGraph ?? PropertyGraphOptions())
            return
        }
        fingerprint = settings.verifies ? GraphFingerprint() : nil
        do {
            let file = try AtomicFile(replacing: paths[0])
            sink = RoutingSink(file.sink)
            self.file = consume file
            writer = try RDFWriter(syntax: syntax, prefixes: settings.prefixes, context: settings.context, sink: sink)
        } catch {
            throw .writing(path: paths[0], error)
        }
    }

    /// Standard output, which cannot be read back.
    init(standardOutputAs format: ExportFormat, settings: GraphFileSettings) throws(ExportError) {
        names = ["standard output"]
        self.format = format
        held = nil
        sink = RoutingSink(FileDescriptorSink(1, name: names[0]))
        guard case .rdf(let syntax) = format else {
            propertyGraph = PropertyGraph(options: settings.propertyGraph ?? PropertyGraphOptions())
            return
        }
        do {
            writer = try RDFWriter(syntax: syntax, prefixes: settings.prefixes, context: settings.context, sink: sink)
        } catch {
            throw .writing(path: names[0], error)
        }
    }

    /// What a thread writes for a file that several write to: held in memory until that file takes it.
    init(heldFor whole: GraphFile, settings: GraphFileSettings) throws(ExportError) {
        names = whole.names
        format = whole.format
        let held = MemorySink()
        self.held = held
        sink = RoutingSink(held)
        fingerprint = settings.verifies ? GraphFingerprint() : nil
        guard let syntax else { return }
        do {
            writer = try RDFWriter(syntax: syntax, prefixes: settings.prefixes, context: settings.context, sink: sink)
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
        // The whole file writes its own beginning.
        held?.removeAll()
    }

    /// Takes the statements of one document that another thread has written.
    func take(_ part: GraphFile, of revision: IRI) throws(ExportError) {
        guard let held = part.held else { return }
        try beginDocument(revision)
        do {
            try sink.write(held.bytes.span)
        } catch {
            throw .writing(path: name, error)
        }
        held.removeAll()
        statementCount += part.statementCount
        part.statementCount = 0
        if let other = part.fingerprint { fingerprint?.add(other) }
        if part.fingerprint != nil { part.fingerprint = GraphFingerprint() }
        findings += part.takeFindings()
    }

    /// Whether a block is written as the same bytes whatever stands before it.
    var writesBlocksAlone: Bool { syntax == .turtle || syntax == .ntriples || syntax == .nquads }

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
            if let propertyGraph {
                for triple in block { try propertyGraph.add(triple, in: graph) }
            } else if syntax?.hasNamedGraphs == true {
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
        let graph: Term? = syntax?.hasNamedGraphs == true ? .iri(graph) : nil
        for triple in block { fingerprint?.insert(Quad(triple, in: graph)) }
    }

    func write(_ quads: [Quad]) throws(ExportError) {
        guard !quads.isEmpty else { return }
        do {
            if let propertyGraph {
                for quad in quads { try propertyGraph.add(quad.triple, in: quad.graph?.iri) }
            } else {
                try writer?.write(quads: quads)
            }
        } catch {
            throw .writing(path: name, error)
        }
        statementCount += quads.count
        if fingerprint != nil { for quad in quads { fingerprint?.insert(quad) } }
    }

    /// Writes the end, reads back if asked to, and puts the file in its place.
    func close() throws(ExportError) {
        do {
            if let propertyGraph {
                self.propertyGraph = nil
                return try write(propertyGraph)
            }
            if let writer = writer.take() { try writer.finish() }
            guard let file = file.take() else { return }
            if let fingerprint, let path = file.readablePath {
                try file.sink.flush()
                try verify(fingerprint, at: path)
            }
            try file.commit()
        } catch {
            throw .writing(path: name, error)
        }
    }

    /// What was found about the file since this was last asked.
    func takeFindings() -> [Diagnostic] {
        defer { findings = [] }
        return findings
    }

    private func write(_ graph: PropertyGraph) throws {
        guard case .propertyGraph(let format) = format else { return }
        guard names.count == format.fileSuffixes.count, names != ["standard output"] else {
            try graph.write(as: format, to: [sink])
            return
        }
        let files = try names.map(HeldFile.init)
        try graph.write(as: format, to: files.compactMap(\.sink), fileNames: names.map { ($0 as NSString).lastPathComponent })
        for file in files { try file.commit() }
    }

    private func verify(_ written: GraphFingerprint, at path: String) throws {
        guard let syntax, canBeVerified else { return }
        var read = GraphFingerprint()
        var receiver = QuadReceiver { read.insert($0) }
        let readable = syntax == .rdfxmlAbbreviated ? RDFSyntax.rdfxml : syntax
        do throws(RDFReadingError) {
            try RDFReader.read(path: path, syntax: readable, into: &receiver) { findings.append($0.diagnostic(path: name)) }
        } catch {
            // Where the file is read is no name that anybody gave it.
            let line = error.line.map { "line \($0): " } ?? ""
            throw ExportError.writing(path: name, reason: "cannot be read back: \(line)\(error.message)")
        }
        guard read == written else {
            throw ExportError.verification(path: name, written: written.count, read: read.count)
        }
    }
}

/// A file to be kept in an array.
private final class HeldFile {
    private var file: AtomicFile?
    let sink: FileDescriptorSink?

    init(_ path: String) throws(OutputError) {
        let file = try AtomicFile(replacing: path)
        sink = file.sink
        self.file = consume file
    }

    func commit() throws(OutputError) {
        if let file = file.take() { try file.commit() }
    }
}
