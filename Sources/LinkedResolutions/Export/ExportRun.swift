import Foundation
import GraphStore
import RDF
import Raptor
import ResolutionOntology

/// The files of one export while they are written.
struct ExportRun {
    private let mapper: ResolutionMapper
    private let options: ExportOptions
    /// Where the files of single acts go; nil where there is one merged file only.
    private let folder: String?
    private let syntaxes: [RDFSyntax]
    /// One for each syntax, in their order.
    private let writers: [ActWriter]
    private let prefixes: PrefixMap
    private var alreadyShared = SharedStatements()
    /// What several texts say, kept for the end of the merged files.
    private var shared: [Triple] = []
    private var usedNames: Set<String> = []

    init(
        _ destination: ExportDestination, options: ExportOptions, mapper: ResolutionMapper
    ) throws(ExportError) {
        self.mapper = mapper
        self.options = options
        prefixes = Vocabulary.prefixes(base: options.base)
        let merged: [GraphFile]
        switch destination {
        case .standardOutput(let syntax):
            folder = nil
            syntaxes = []
            merged = [try GraphFile(standardOutputAs: syntax, prefixes: prefixes)]
        case .file(let path, let syntax):
            folder = nil
            syntaxes = []
            merged = [
                try GraphFile(path: path, syntax: syntax, prefixes: prefixes, verifies: options.verifies)
            ]
        case .folder(let path, let wanted):
            folder = path
            syntaxes = wanted
            do throws(OutputError) {
                try OutputFolder.make(path)
            } catch {
                throw .folder(path: path, reason: error.reason)
            }
            var files: [GraphFile] = []
            for syntax in wanted {
                files.append(
                    try GraphFile(
                        path: "\(path)/corpus.\(syntax.fileSuffix)", syntax: syntax, prefixes: prefixes,
                        verifies: options.verifies))
            }
            merged = files
        }
        writers = merged.map { ActWriter(merged: $0, isConcurrent: options.corpus.jobs > 1) }
    }

    private var authorityGraph: IRI { IRI(options.base.string + "graph/authority") }

    // MARK: Acts

    /// Writes one act to files of its own and to the merged ones; with several jobs, while the next
    /// is read.
    mutating func write(_ mapped: MappedRevision, to report: inout ExportReport) throws(ExportError) {
        report.acts += 1
        let act = act(mapped)
        for triple in mapped.shared.compactMap(mapped.terms.triple) where alreadyShared.insert(triple) { shared.append(triple) }
        try wait(&report)
        for (index, writer) in writers.enumerated() {
            var file: GraphFile?
            if let folder {
                file = try GraphFile(
                    path: "\(folder)/\(mapped.fileName).\(syntaxes[index].fileSuffix)", syntax: syntaxes[index],
                    prefixes: prefixes, verifies: options.verifies)
            }
            try writer.write(act, to: file)
        }
    }

    /// Waits for the act that is being written.
    private func wait(_ report: inout ExportReport) throws(ExportError) {
        for writer in writers {
            if let file = try writer.wait() {
                report.files.append(ExportReport.File(path: file.name, statements: file.statementCount))
            }
        }
    }

    /// The statements of an act. What several texts say stands in its own files alone, and at the end of
    /// the merged ones.
    private mutating func act(_ mapped: MappedRevision) -> ActWriter.Act {
        var blocks: [ActWriter.Act.Block] = []
        for block in mapped.blocks {
            let triples = block.compactMap(mapped.terms.triple)
            let fresh = mapped.mayRecur ? triples.filter { alreadyShared.insert($0) } : triples
            blocks.append(
                ActWriter.Act.Block(
                    triples: triples, merged: fresh.count == triples.count ? nil : fresh, graph: mapped.revision))
        }
        if folder != nil {
            for block in [mapped.borrowed, mapped.shared] {
                blocks.append(
                    ActWriter.Act.Block(triples: block.compactMap(mapped.terms.triple), merged: [], graph: authorityGraph))
            }
        }
        return ActWriter.Act(revision: mapped.revision, blocks: blocks)
    }

    // MARK: RDF

    /// Writes the statements of an RDF file again, each once.
    mutating func copy(_ input: InputFile, to report: inout ExportReport) throws {
        try wait(&report)
        var quads: Set<Quad> = []
        var ordered: [Quad] = []
        var receiver = QuadReceiver { if quads.insert($0).inserted { ordered.append($0) } }
        try input.readRDF(into: &receiver)
        if let folder {
            let stem = uniqueName((input.name as NSString).deletingPathExtension)
            for syntax in syntaxes {
                let file = try GraphFile(
                    path: "\(folder)/\(stem).\(syntax.fileSuffix)", syntax: syntax,
                    prefixes: prefixes, verifies: options.verifies)
                try file.write(ordered)
                try file.close()
                report.files.append(ExportReport.File(path: file.name, statements: file.statementCount))
            }
        }
        let fresh = ordered.filter { alreadyShared.insert($0.triple) }
        for writer in writers { try writer.merged.write(fresh) }
    }

    private mutating func uniqueName(_ stem: String) -> String {
        var name = stem.isEmpty || stem == "corpus" ? stem + "-1" : stem
        var attempt = 1
        while !usedNames.insert(name).inserted {
            attempt += 1
            name = "\(stem)-\(attempt)"
        }
        return name
    }

    // MARK: The end

    /// Writes what the texts share and closes the merged files.
    mutating func finish(_ report: inout ExportReport) throws(ExportError) {
        try wait(&report)
        shared.sort { $0.subjectPrecedes($1) }
        for file in writers.map(\.merged) {
            var start = 0
            while start < shared.count {
                var end = min(start + 1000, shared.count)
                while end < shared.count, shared[end].subject == shared[end - 1].subject { end += 1 }
                try file.write(Array(shared[start..<end]), in: authorityGraph)
                start = end
            }
            try file.close()
            report.files.append(ExportReport.File(path: file.name, statements: file.statementCount))
        }
    }
}

extension Triple {
    /// By subject alone, IRIs by code point.
    fileprivate func subjectPrecedes(_ other: Triple) -> Bool {
        guard let a = subject.iri, let b = other.subject.iri else { return false }
        return a < b
    }
}
