import Foundation
import GraphStore
import RDF
import Raptor
import ResolutionOntology
import Resolutions

/// Turns texts into files of linked data.
///
/// Two passes: all headers are read and identities settled first, then text by text is read, mapped
/// and written, in the order of the names of their files, so that memory holds the texts of one act at
/// a time, which are compared, and what the texts share. RDF among the inputs is written again unchanged.
public struct Exporter: Sendable {
    private let options: ExportOptions
    private let reader: CorpusReader

    /// - Throws: `AuthorityError` for an authority file that cannot be used.
    public init(options: ExportOptions = ExportOptions()) throws {
        self.options = options
        reader = try CorpusReader(options: options.corpus)
    }

    /// Exports what the inputs stand for.
    ///
    /// An input that cannot be taken is reported and the others are still exported.
    /// - Throws: `ExportError` where the output cannot be written; no file is then half written.
    public func export(
        _ inputs: [String], to destination: ExportDestination,
        report: (CorpusEvent) -> Void = { _ in }
    ) throws -> ExportReport {
        var result = ExportReport()
        result.isVerified = options.verifies
        func note(_ event: CorpusEvent) {
            if case .diagnostic(let diagnostic) = event {
                if diagnostic.level == .error { result.errors += 1 }
                if diagnostic.level == .warning { result.warnings += 1 }
            }
            report(event)
        }
        let survey = reader.survey(inputs, report: note)
        let mapper = reader.knowledge.mapper(
            base: options.base, includesText: options.includesText, context: survey.context)
        var run = try ExportRun(destination, options: options, mapper: mapper)
        do {
            let texts = survey.texts.map { (text: $0, name: firstName(of: $0)) }
                .sorted { CodePointText.compare($0.name, $1.name) < 0 }
            var window = ReadingWindow(texts.map(\.text), of: survey, reader: reader)
            for index in texts.indices {
                note(.progress(done: texts.count + index, total: texts.count * 2))
                guard let (revisions, source) = window.take(index, report: note) else { continue }
                for revision in revisions {
                    let earlier = window.textsCompared(with: revision)
                    let changes = window.trackedChanges(of: revision)
                    let mapped = mapper.map(revision, comparedWith: earlier, trackedChanges: changes) { source.position(of: $0).line }
                    try run.write(mapped, to: &result)
                }
            }
            for (number, file) in survey.rdfFiles.enumerated() {
                let quads: [Quad]
                do {
                    quads = try file.distinctQuads { note(.diagnostic($0)) }
                } catch {
                    guard !error.isLackOfMemory else { throw error }
                    note(.diagnostic(error.diagnostic(file: file)))
                    continue
                }
                let mark = survey.rdfFiles.count == 1 ? "" : "f\(number + 1)_"
                try run.copy(quads, of: file, markedBy: mark, to: &result)
            }
            try run.finish(&result)
        } catch {
            // What was found about the files until then stands beside the error.
            for finding in result.findings + run.takeFindings() { note(.diagnostic(finding)) }
            throw error
        }
        for finding in result.findings { note(.diagnostic(finding)) }
        return result
    }

    /// The name under which the first act of a file is written.
    private func firstName(of text: CorpusSurvey.Text) -> String {
        text.identities.map { ExportName.make(for: $0.identifier, authority: reader.knowledge.authority) }
            .min { CodePointText.compare($0, $1) < 0 } ?? text.source.name
    }
}
