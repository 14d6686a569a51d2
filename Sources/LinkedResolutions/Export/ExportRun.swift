import Foundation
import GraphStore
import RDF
import Raptor
import ResolutionOntology
import Resolutions

/// The files of one export while they are written.
struct ExportRun {
    private let mapper: ResolutionMapper
    private let options: ExportOptions
    /// Where the files of single acts go; nil where there is one merged file only.
    private let folder: String?
    private let formats: [ExportFormat]
    /// One for each format, in their order.
    private let writers: [ActWriter]
    private let settings: GraphFileSettings
    private var alreadyShared = SharedStatements()
    /// What was copied of the named graphs of RDF.
    private var alreadyCopied: Set<Quad> = []
    /// What several texts say, kept for the end of the merged files.
    private var shared: [Triple] = []
    /// In lower case; the merged files come first.
    private var usedNames: Set<String> = ["corpus"]

    init(
        _ destination: ExportDestination, options: ExportOptions, mapper: ResolutionMapper
    ) throws(ExportError) {
        self.mapper = mapper
        self.options = options
        settings = try GraphFileSettings(for: destination.formats, base: options.base, verifies: options.verifies)
        let merged: [GraphFile]
        switch destination {
        case .standardOutput(let format):
            folder = nil
            formats = []
            merged = [try GraphFile(standardOutputAs: format, settings: settings)]
        case .file(let path, let format):
            folder = nil
            formats = []
            merged = [try GraphFile(paths: format.paths(for: path), format: format, settings: settings)]
        case .folder(let path, let wanted):
            folder = path
            formats = wanted
            do throws(OutputError) {
                try OutputFolder.make(path)
            } catch {
                throw .folder(path: path, reason: error.reason)
            }
            var files: [GraphFile] = []
            for format in wanted {
                files.append(try GraphFile(paths: format.paths(stem: "\(path)/corpus"), format: format, settings: settings))
            }
            merged = files
        }
        // As many for each format, since what is reported stands in the order of the acts. More than there are threads to
        // do the work, since acts differ in length; more than eight would wait for the one thread that maps acts.
        let jobs = options.corpus.jobs
        let laneCount = jobs > 1 && merged.allSatisfy(\.writesBlocksAlone) ? min(jobs * 2, 8) : 1
        var writers: [ActWriter] = []
        for file in merged { writers.append(try ActWriter(merged: file, jobs: jobs, laneCount: laneCount, settings: settings)) }
        self.writers = writers
    }

    private var authorityGraph: IRI { IRI(options.base.string + "graph/authority") }

    // MARK: Acts

    /// Writes one act to files of its own and to the merged ones; with several jobs, while others are
    /// read and written.
    mutating func write(_ mapped: MappedRevision, to report: inout ExportReport) throws(ExportError) {
        report.acts += 1
        let terms = mapped.terms.values
        alreadyShared.begin(mapped.terms)
        let act = act(mapped, terms)
        let name = uniqueName(mapped.fileName)
        shared += mapped.shared.filter { alreadyShared.insert($0, of: mapped.terms) }.compactMap(terms.triple)
        if act.isLarge { try finishAll(&report) }
        while writers.contains(where: { !$0.hasRoom }) { try finishFirst(&report) }
        for (index, writer) in writers.enumerated() {
            var file: GraphFile?
            if let folder {
                file = try GraphFile(
                    paths: formats[index].paths(stem: "\(folder)/\(name)"), format: formats[index], settings: settings)
            }
            writer.write(act, to: file)
        }
    }

    /// What was found about files since this was last asked, those included that could not be written.
    func takeFindings() -> [Diagnostic] { writers.flatMap { $0.takeFindings() } }

    /// Waits for the act given first of those that are being written.
    private func finishFirst(_ report: inout ExportReport) throws(ExportError) {
        for writer in writers {
            if let file = try writer.finishFirst() { report.add(file) }
        }
    }

    /// Waits for all acts that are being written.
    private func finishAll(_ report: inout ExportReport) throws(ExportError) {
        while writers.contains(where: \.isBusy) { try finishFirst(&report) }
    }

    /// The statements of an act. What several texts say stands in its own files alone, and at the end of
    /// the merged ones.
    private mutating func act(_ mapped: MappedRevision, _ terms: TermValues) -> ActWriter.Act {
        var blocks: [ActWriter.Act.Block] = []
        for block in mapped.blocks {
            let fresh = mapped.mayRecur ? block.filter { alreadyShared.insert($0, of: mapped.terms) }[...] : block
            blocks.append(
                ActWriter.Act.Block(
                    triples: block.compactMap(terms.triple),
                    merged: fresh.count == block.count ? nil : fresh.compactMap(terms.triple), graph: mapped.revision))
        }
        if folder != nil {
            for block in [mapped.borrowed, mapped.shared] {
                blocks.append(
                    ActWriter.Act.Block(triples: block.compactMap(terms.triple), merged: [], graph: authorityGraph))
            }
        }
        return ActWriter.Act(revision: mapped.revision, blocks: blocks)
    }

    // MARK: RDF

    /// Writes the statements of an RDF file again, unchanged, each once in each graph.
    /// - Parameter mark: tells its blank nodes from those of other files in the merged files.
    mutating func copy(
        _ quads: [Quad], of input: InputFile, markedBy mark: String, to report: inout ExportReport
    ) throws(ExportError) {
        try finishAll(&report)
        if let folder {
            let stem = uniqueName((input.name as NSString).deletingPathExtension)
            for format in formats {
                let file = try GraphFile(paths: format.paths(stem: "\(folder)/\(stem)"), format: format, settings: settings)
                defer { report.findings += file.takeFindings() }
                try file.write(quads)
                try file.close()
                report.add(file)
            }
        }
        let fresh = quads.map { $0.marked(by: mark) }.filter { quad in
            quad.graph == nil ? alreadyShared.insertUnchanged(quad.triple) : alreadyCopied.insert(quad).inserted
        }
        for writer in writers { try writer.merged.write(fresh) }
    }

    /// A file name without suffix that no other file of this run has, not even where case makes no
    /// difference, and that no system keeps for itself.
    private mutating func uniqueName(_ stem: String) -> String {
        let stem = ExportName.safe(stem)
        var name = stem
        var attempt = 1
        while !usedNames.insert(name.lowercased()).inserted {
            attempt += 1
            name = "\(stem)-\(attempt)"
        }
        return name
    }

    // MARK: The end

    /// Writes what the texts share and closes the merged files.
    mutating func finish(_ report: inout ExportReport) throws(ExportError) {
        try finishAll(&report)
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
            report.add(file)
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

extension ExportReport {
    /// Notes a file, or the files of one graph, that were written.
    fileprivate mutating func add(_ file: GraphFile) {
        findings += file.takeFindings()
        for name in file.names { files.append(File(path: name, statements: file.statementCount)) }
        if !file.canBeVerified { unverified.insert(file.format.name) }
    }
}
