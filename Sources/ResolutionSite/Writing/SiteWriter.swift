import Foundation
import LinkedResolutions

/// Writes a site into a folder, for a static host.
///
/// Each file is written beside its place and renamed, so that a reader never sees half a page; pages are
/// made one by one, so that memory holds the graph and a page for each thread. The same graph gives the
/// same bytes.
public struct SiteWriter: Sendable {
    private let site: ResolutionSite
    private let jobs: Int

    /// - Parameter jobs: how many threads work at a time.
    public init(_ site: ResolutionSite, jobs: Int = 1) {
        self.site = site
        self.jobs = max(jobs, 1)
    }

    /// Writes all files; the folder is made where it is missing, files of other names in it are left alone.
    ///
    /// - Parameter progress: told now and then how many of how many documents are written.
    /// - Returns: how many files were written.
    @discardableResult
    public func write(
        to folder: String, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) throws(SiteError) -> Int {
        var count = 0
        for path in site.ownPaths {
            guard let file = try site.file(at: path) else { continue }
            try write(file, to: folder, path)
            count += 1
        }
        if let dump = site.options.dump {
            try writeDump(to: folder + "/" + dump)
            count += 1
        }
        let documents = site.catalogue.all
        // In batches, so that what went wrong ends the run soon.
        let size = 64 * jobs
        for start in stride(from: 0, to: documents.count, by: size) {
            let batch = Array(documents[start..<min(start + size, documents.count)])
            let results = ConcurrentMap.map(batch.count, jobs: jobs) { index in
                Result { () throws(SiteError) in try write(batch[index], to: folder) }
            }
            for result in results { count += try result.get() }
            progress(min(start + size, documents.count), documents.count)
        }
        return count
    }

    /// Writes a document in all its forms.
    private func write(_ document: IRI, to folder: String) throws(SiteError) -> Int {
        guard let path = site.addresses.path(of: document) else { return 0 }
        for form in PageForm.allCases {
            let address = path.text + "." + form.suffix
            if let file = try site.file(at: address) { try write(file, to: folder, address) }
        }
        return PageForm.allCases.count
    }

    /// Writes the whole graph, statement by statement.
    private func writeDump(to path: String) throws(SiteError) {
        do {
            let output = try AtomicFile(replacing: path)
            var writer = try RDFWriter(syntax: .ntriples, sink: output.sink)
            try writer.write(site.graph.dataset.triples(), inBlocksOf: 1000)
            try writer.finish()
            try output.commit()
        } catch {
            throw SiteError.writing(path: path, reason: "\(error)")
        }
    }

    private func write(_ file: SiteFile, to folder: String, _ path: String) throws(SiteError) {
        // The site's own names are constants; those from the data were checked when they were taken in.
        let name = ResolutionSite.isOwnHidden(path) ? path : SitePath(path).fileName
        guard let name else { throw SiteError.writing(path: path, reason: "this is no name for a file") }
        let target = folder + "/" + name
        do throws(OutputError) {
            try OutputFolder.make((target as NSString).deletingLastPathComponent)
            try AtomicFile.write(file.bytes, to: target)
        } catch {
            throw SiteError.writing(path: target, reason: error.reason)
        }
    }
}
