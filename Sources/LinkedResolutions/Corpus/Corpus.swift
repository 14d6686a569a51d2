import Foundation
import ResolutionOntology
import Resolutions

/// Texts of resolutions, read: what each act says, and what was not understood.
///
/// ```swift
/// let corpus = try Corpus(contentsOf: [folder])
/// for revision in corpus.revisions { print(revision.identifier.path, revision.directives.count) }
/// for diagnostic in corpus.diagnostics { print(diagnostic) }
/// ```
///
/// A corpus holds all its texts in memory. To go through many documents one at a time, use
/// `CorpusReader`; to write files, `Exporter`.
public struct Corpus: Sendable {
    /// The acts, by the name of their file, then by their order in it.
    public let revisions: [Revision]
    /// What was not understood, in the order in which it was found.
    public let diagnostics: [Diagnostic]
    /// What was known beforehand.
    public let knowledge: Knowledge
    /// What the texts are to one another.
    public let context: CorpusContext
    /// The line of each offset, for each revision.
    let sources: [SourceText]
    /// The RDF files that stood among the inputs.
    let rdfFiles: [InputFile]
    /// Where each text stands in `revisions`.
    private let places: [TextKey: Int]

    /// Reads files and folders, folders recursively in name order.
    ///
    /// A file that cannot be read is in `diagnostics`; the others are read all the same.
    /// - Throws: `AuthorityError` for an authority file that cannot be used.
    public init(contentsOf locations: [URL], options: CorpusOptions = CorpusOptions()) throws {
        self.init(inputs: locations.map(\.path), reader: try CorpusReader(options: options))
    }

    /// Reads inputs as the command line takes them: files, folders, `-`.
    public init(
        inputs: [String], reader: CorpusReader, prefersMergedGraph: Bool = false,
        report: (CorpusEvent) -> Void = { _ in }
    ) {
        var revisions: [Revision] = []
        var sources: [SourceText] = []
        var diagnostics: [Diagnostic] = []
        func note(_ event: CorpusEvent) {
            if case .diagnostic(let diagnostic) = event { diagnostics.append(diagnostic) }
            report(event)
        }
        let survey = reader.survey(inputs, prefersMergedGraph: prefersMergedGraph, report: note)
        for (index, text) in survey.texts.enumerated() {
            note(.progress(done: survey.texts.count + index, total: survey.texts.count * 2))
            guard let (read, source) = reader.read(text, of: survey, report: note) else { continue }
            for revision in read {
                revisions.append(revision)
                sources.append(source)
            }
        }
        self.revisions = revisions
        self.sources = sources
        self.diagnostics = diagnostics
        knowledge = reader.knowledge
        context = survey.context
        rdfFiles = survey.rdfFiles
        var places: [TextKey: Int] = [:]
        for (index, revision) in revisions.enumerated() where places[TextKey(revision)] == nil {
            places[TextKey(revision)] = index
        }
        self.places = places
    }

    /// A proposal whose tracked changes were merged, taken apart with the help of the other texts; nil
    /// for any other text, and where no adopted edition is at hand.
    public func trackedChanges(of revision: Revision) -> TrackedChanges? {
        guard ResolutionReader.needsSiblings(revision.header) else { return nil }
        let texts = revisions.filter { $0.identifier.work == revision.identifier.work && $0.language == revision.language }
        return TrackedChanges(of: revision, among: texts)
    }

    /// The earlier texts of the same act that a text is compared with, the earliest first.
    func textsCompared(with revision: Revision) -> [Revision] {
        context.textsCompared(with: revision.identifier, language: revision.language).compactMap { text in
            places[TextKey(text)].map { revisions[$0] }
        }
    }
}
