import Foundation
import RDF
import ResolutionOntology
import Resolutions

/// Two texts to be compared, found by what a person calls them: a file (`-` for standard input), or a
/// text of some data by its IRI or by words of its label.
///
/// Files and data are surveyed together, so that each text is known by all the others; only the
/// two are read.
public struct TextPair: Sendable {
    public let old: Revision
    public let new: Revision
    /// Names and maps the two texts.
    public let mapper: ResolutionMapper

    /// - Parameters:
    ///   - old: the earlier text: a file, or what names a text of `data`.
    ///   - new: the later text.
    ///   - data: files and folders of texts to choose from.
    ///   - reading: which words of a proposal with merged tracked changes are compared: those that it
    ///     starts from, or those that it asks for; nil takes them as printed, run together.
    ///   - reader: reads the texts.
    ///   - report: hears what was found while reading; that both files hold the same edition is no
    ///     finding here.
    /// - Throws: `RevisionFinderError` where a name fits no text or several, `TextPairError` for a file
    ///   without a text.
    public init(
        old: String, new: String, data: [String] = [], reading: TrackedChanges.Reading? = nil, reader: CorpusReader,
        report: (CorpusEvent) -> Void = { _ in }
    ) throws {
        let files = [old, new].filter(Self.isFile)
        let finder = Finder(reader: reader, survey: reader.survey(files + data, report: report))
        let oldTexts = try finder.texts(old, isFile: Self.isFile(old), report: report)
        let newTexts = try finder.texts(new, isFile: Self.isFile(new), report: report)
        // Of files with several acts, the first that both have.
        let pairs = oldTexts.flatMap { from in newTexts.map { (from, $0) } }
        let same = pairs.first { $0.0.identifier.work == $0.1.identifier.work }
        guard let (from, to) = same ?? pairs.first else { throw TextPairError(operand: old) }
        self.old = finder.text(from, reading: reading, report: report)
        self.new = finder.text(to, reading: reading, report: report)
        mapper = reader.knowledge.mapper(
            base: Vocabulary.defaultBase, includesText: true, context: finder.survey.context)
    }

    private static func isFile(_ name: String) -> Bool {
        var isFolder: ObjCBool = false
        return name == "-"
            || FileManager.default.fileExists(atPath: name, isDirectory: &isFolder) && !isFolder.boolValue
    }

    private struct Finder {
        let reader: CorpusReader
        let survey: CorpusSurvey

        /// The acts of a file, or the one text that a name stands for.
        func texts(_ operand: String, isFile: Bool, report: (CorpusEvent) -> Void) throws -> [Revision] {
            guard isFile else {
                let mapper = reader.knowledge.mapper(
                    base: Vocabulary.defaultBase, includesText: true, context: survey.context)
                let wanted = try RevisionFinder(survey.context, mapper: mapper).text(operand)
                let holder = survey.texts.first { text in
                    text.source == wanted.source
                        && text.identities.contains { $0.identifier == wanted.identifier && $0.duplicateOf == nil }
                }
                return holder.map { read($0, of: survey, report).filter { $0.identifier == wanted.identifier } } ?? []
            }
            let location: InputFile.Location = operand == "-" ? .standardInput : .file(path: operand)
            guard let own = survey.texts.first(where: { $0.input.location == location }) else {
                throw TextPairError(operand: operand)
            }
            // Where the same bytes or the same edition were read before: as those, or alone.
            let kept = survey.texts.filter { $0.source.sha256 == own.source.sha256 }.first { text in
                text.identities.contains { $0.duplicateOf == nil }
            }
            if let kept { return read(kept, of: survey, report) }
            let alone = reader.survey([operand], report: report)
            return alone.texts.flatMap { read($0, of: alone, report) }
        }

        /// A text in one of its readings, where it has any; told by the other texts of its act.
        func text(_ revision: Revision, reading: TrackedChanges.Reading?, report: (CorpusEvent) -> Void) -> Revision {
            guard let reading, ResolutionReader.needsSiblings(revision.header) else { return revision }
            let work = revision.identifier.work
            let holders = survey.texts.filter { text in text.identities.contains { $0.identifier.work == work } }
            let texts = holders.flatMap { read($0, of: survey, report) }
            return TrackedChanges(of: revision, among: texts)?.reading(reading) ?? revision
        }

        private func read(
            _ text: CorpusSurvey.Text, of survey: CorpusSurvey, _ report: (CorpusEvent) -> Void
        ) -> [Revision] {
            reader.read(text, of: survey) { event in
                if case .diagnostic(let finding) = event, finding.code == .duplicateEdition { return }
                report(event)
            }?.revisions ?? []
        }
    }
}

/// A file that was to be compared holds no resolution.
public struct TextPairError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file, as it was named.
    public let operand: String

    public var description: String { "\(operand): no resolution was found in it" }
}
