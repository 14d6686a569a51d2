import Foundation
import MessageDigests
import RDF
import Raptor
import ResolutionOntology
import Resolutions

/// Reads texts as one run, in two passes, so that memory holds one text at a time: `survey` reads all
/// headers and settles identity across the inputs; `read` then reads one text after the other.
public struct CorpusReader: Sendable {
    public let knowledge: Knowledge
    private let options: CorpusOptions
    private let reader: ResolutionReader

    /// - Throws: `AuthorityError` for an authority file that cannot be used.
    public init(options: CorpusOptions = CorpusOptions()) throws {
        self.options = options
        knowledge = try Knowledge(adding: options.authorityFiles)
        reader = ResolutionReader(authority: knowledge.authority)
    }

    var jobs: Int { options.jobs }

    // MARK: The first pass

    /// Reads the headers of all texts among the inputs and settles what each is a text of.
    ///
    /// An input that cannot be taken is reported, and the others are still read. So is what the parsers of
    /// authority files warned of.
    public func survey(
        _ inputs: [String], prefersMergedGraph: Bool = false, report: (CorpusEvent) -> Void
    ) -> CorpusSurvey {
        let (files, errors) = InputExpansion.expand(
            inputs, override: options.content, prefersMergedGraph: prefersMergedGraph)
        for warning in knowledge.warnings { report(.diagnostic(warning)) }
        for error in errors { report(.diagnostic(error.diagnostic)) }
        var hasErrors = !errors.isEmpty
        var texts: [CorpusSurvey.Text] = []
        var documents: [IdentityResolver.Document] = []
        let candidates = files.filter { $0.content == .resolutionText }.sorted(by: InputFile.precedes)
        var start = 0
        while start < candidates.count {
            report(.progress(done: start, total: candidates.count * 2))
            let batch = Array(candidates[start..<min(start + (jobs > 1 ? jobs * 4 : 1), candidates.count)])
            for found in ConcurrentMap.map(batch.count, jobs: jobs, { candidateTexts(in: batch[$0]) }) {
                texts += found.texts
                documents += found.documents
                for failure in found.failures { report(.diagnostic(failure)) }
                hasErrors = hasErrors || !found.failures.isEmpty
            }
            start += batch.count
        }
        let settled = IdentityResolver(authority: knowledge.authority).settle(
            documents, supplied: suppliedIdentities(for: texts, report: report))
        var known: [CorpusContext.Text] = []
        for (index, identities) in settled.enumerated() {
            texts[index].identities = identities
            for (header, identity) in zip(documents[index].headers, identities)
            where identity.duplicateOf == nil {
                known.append(
                    CorpusContext.Text(
                        identifier: identity.identifier, header: header, source: texts[index].source,
                        language: documents[index].language))
            }
        }
        return CorpusSurvey(
            texts: texts, rdfFiles: files.filter { $0.content != .resolutionText && !isAuthorityFile($0) },
            context: CorpusContext(known), hasErrors: hasErrors)
    }

    /// The texts found in a file, and why others were not taken.
    private struct Candidates: Sendable {
        var texts: [CorpusSurvey.Text] = []
        var documents: [IdentityResolver.Document] = []
        var failures: [Diagnostic] = []
    }

    /// The texts in a file: the file as a whole, or the acts of a large one.
    private func candidateTexts(in file: InputFile) -> Candidates {
        let count = file.byteCount
        if let count, count > options.largestWholeFile { return parts(of: file) }
        let bytes = Self.bytes(of: file)
        switch bytes.flatMap({ Self.source($0, of: file) }) {
        case .failure(let failure):
            return Candidates(failures: [failure.diagnostic])
        case .success(let source):
            let document = reader.document(source)
            guard isResolution(source, document) else { return Candidates(failures: [.notAResolution(file)]) }
            var text = text(file, source, document)
            if count == nil { text.heldBytes = try? bytes.get() }
            return Candidates(texts: [text], documents: [document])
        }
    }

    private func text(_ file: InputFile, _ source: SourceText, _ document: IdentityResolver.Document) -> CorpusSurvey.Text {
        CorpusSurvey.Text(
            input: file, part: nil, source: source.file, identities: [],
            needsSiblings: document.headers.contains(where: ResolutionReader.needsSiblings), heldBytes: nil)
    }

    private static let chunkSize = 1 << 20

    /// The hash as the graph tells it.
    private static func sha256(of bytes: [UInt8]) -> String { Hexadecimal.text(of: HashFunction.sha256.digest(of: bytes)) }

    /// The acts of a large file, each to be read on its own; the file is gone through once.
    private func parts(of file: InputFile) -> Candidates {
        var found = Candidates()
        var digest = MessageDigest(.sha256)
        var splitter = ActSplitter(authority: knowledge.authority)
        func take(_ parts: [ActSplitter.Part]) {
            for part in parts {
                switch Self.source(part.bytes, of: file, sha256: "", part: part.place) {
                case .failure(let failure): found.failures.append(failure.diagnostic)
                case .success(let source):
                    let document = reader.document(source)
                    guard isResolution(source, document) else {
                        var finding = Diagnostic.notAResolution(file)
                        finding.position = source.position(of: source.startOffset)
                        found.failures.append(finding)
                        continue
                    }
                    var text = text(file, source, document)
                    text.part = CorpusSurvey.Part(
                        place: part.place, byteCount: part.bytes.count, sha256: Self.sha256(of: part.bytes))
                    found.texts.append(text)
                    found.documents.append(document)
                }
            }
        }
        var isTooLarge = false
        do {
            try file.forEachChunk(of: Self.chunkSize) { chunk in
                digest.update(chunk.span.bytes)
                guard !isTooLarge else { return }
                take(splitter.append(chunk))
                isTooLarge = splitter.pendingByteCount > SourceText.maximumByteCount
            }
        } catch {
            return Candidates(failures: [error.diagnostic])
        }
        if isTooLarge {
            found.failures.append(InputError.tooLarge(path: file.displayName, maximum: SourceText.maximumByteCount).diagnostic)
        } else {
            take(splitter.finish())
        }
        let sha256 = Hexadecimal.text(of: digest.finish())
        for index in found.texts.indices { found.texts[index].source.sha256 = sha256 }
        return found
    }

    /// Whether a text is one: a head says so, or failing that a heading verb or a paragraph's verb.
    private func isResolution(_ source: SourceText, _ document: IdentityResolver.Document) -> Bool {
        if document.headers.contains(where: { $0.number != nil || $0.series != nil || $0.formula != nil }) {
            return true
        }
        let identities = IdentityResolver(authority: knowledge.authority).settle([document])
        return reader.read(source, identities: identities.first ?? []).contains { revision in
            revision.components.contains { $0.keyword != nil }
        }
    }

    /// Whether an input was given as authority too: what is known beforehand is no data to publish.
    private func isAuthorityFile(_ file: InputFile) -> Bool {
        guard case .file(let path) = file.location else { return false }
        let resolved = ResolvedPath(path)
        return options.authorityFiles.contains { ResolvedPath($0) == resolved }
    }

    // MARK: The second pass

    /// Reads the acts of one surveyed file: their structure and what they lay down. Duplicates of an
    /// edition that was read before are reported and left out.
    ///
    /// - Returns: the acts, and where each line of the file starts.
    public func read(
        _ text: CorpusSurvey.Text, of survey: CorpusSurvey, report: (CorpusEvent) -> Void
    ) -> (revisions: [Revision], source: SourceText)? {
        let source: SourceText
        switch load(text) {
        case .failure(let failure):
            report(.diagnostic(failure.diagnostic))
            return nil
        case .success(let loaded): source = loaded
        }
        var revisions: [Revision] = []
        let read = reader.read(
            source, identities: text.identities, siblings: siblings(of: text, in: survey))
        for (revision, identity) in zip(read, text.identities) {
            var revision = revision
            if identity.duplicateOf == nil {
                revisions.append(revision)
            } else {
                revision.diagnostics.removeAll { $0.code != .duplicateEdition }
            }
            for var diagnostic in revision.diagnostics {
                if diagnostic.position == nil, let range = diagnostic.range {
                    diagnostic.position = source.position(of: range.lowerBound)
                }
                diagnostic.file = text.input.displayName
                report(.diagnostic(diagnostic))
            }
        }
        return (revisions, source)
    }

    /// Goes through all acts of the inputs, one at a time, in the order of their files' names.
    public func readEach(
        _ inputs: [String], report: (CorpusEvent) -> Void, body: (Revision) throws -> Void
    ) rethrows {
        let survey = survey(inputs, report: report)
        var ahead = TextsAhead(survey.texts, of: survey, reader: self, jobs: jobs)
        for index in survey.texts.indices {
            report(.progress(done: survey.texts.count + index, total: survey.texts.count * 2))
            guard let outcome = ahead.take(index) else { continue }
            for event in outcome.events { report(event) }
            for revision in outcome.text?.revisions ?? [] { try body(revision) }
        }
    }

    // MARK: Loading

    private func load(_ text: CorpusSurvey.Text) -> Result<SourceText, LoadingFailure> {
        if let part = text.part { return load(part, of: text) }
        let bytes = text.heldBytes.map { .success($0) } ?? Self.bytes(of: text.input)
        return bytes.flatMap { Self.source($0, of: text.input) }.flatMap { source in
            source.file.sha256 == text.source.sha256
                ? .success(source) : .failure(LoadingFailure(diagnostic: .changedWhileRead(text.input)))
        }
    }

    private func load(_ part: CorpusSurvey.Part, of text: CorpusSurvey.Text) -> Result<SourceText, LoadingFailure> {
        do {
            let bytes = try text.input.bytes(from: part.place.bytesBefore, count: part.byteCount)
            guard Self.sha256(of: bytes) == part.sha256 else {
                return .failure(LoadingFailure(diagnostic: .changedWhileRead(text.input)))
            }
            return Self.source(bytes, of: text.input, sha256: text.source.sha256, part: part.place)
        } catch {
            return .failure(LoadingFailure(error))
        }
    }

    private static func bytes(of file: InputFile) -> Result<[UInt8], LoadingFailure> {
        do {
            return .success(try file.bytes())
        } catch {
            return .failure(LoadingFailure(error))
        }
    }

    /// The other texts of the same works, where the reading of this one asks for them.
    private func siblings(of text: CorpusSurvey.Text, in survey: CorpusSurvey) -> [SourceText] {
        guard text.needsSiblings else { return [] }
        let works = Set(text.identities.map(\.identifier.work))
        return survey.texts.compactMap { other in
            guard other.input != text.input || other.part?.place != text.part?.place,
                other.identities.contains(where: { works.contains($0.identifier.work) })
            else { return nil }
            return try? load(other).get()
        }
    }

    /// - Parameter sha256: of the whole file, where the bytes are a part of it.
    private static func source(
        _ bytes: [UInt8], of file: InputFile, sha256: String? = nil, part: FilePart = FilePart()
    ) -> Result<SourceText, LoadingFailure> {
        do {
            return .success(
                try SourceText(bytes: bytes, name: file.name, sha256: sha256 ?? Self.sha256(of: bytes), part: part))
        } catch {
            return .failure(LoadingFailure(diagnostic: error.diagnostic(file: file.displayName)))
        }
    }

    private struct LoadingFailure: Error {
        var diagnostic: Diagnostic

        init(diagnostic: Diagnostic) { self.diagnostic = diagnostic }
        init(_ error: InputError) { diagnostic = error.diagnostic }
    }

    /// What the person said that files are, by the names of the files; says so where a file that was
    /// named is not among the inputs.
    private func suppliedIdentities(
        for texts: [CorpusSurvey.Text], report: (CorpusEvent) -> Void
    ) -> [String: IdentityResolver.Supplied] {
        var supplied: [String: IdentityResolver.Supplied] = [:]
        for identity in options.suppliedIdentities {
            let matches = texts.filter {
                $0.source.name == identity.file || $0.input.displayName == identity.file
                    || $0.input.displayName.hasSuffix("/" + identity.file)
            }
            guard let match = matches.first else {
                report(
                    .diagnostic(
                        Diagnostic(
                            .warning, .unknownNumber,
                            "--identify names this file, but it is not among the texts read.",
                            file: identity.file)))
                continue
            }
            supplied[match.source.name] = IdentityResolver.Supplied(
                series: identity.series, number: identity.number, edition: identity.edition)
        }
        return supplied
    }
}

extension InputFile {
    /// By name, then by path, both by code point: the order in which a run reads its texts.
    static func precedes(_ a: InputFile, _ b: InputFile) -> Bool {
        let byName = CodePointText.compare(a.name, b.name)
        return byName == 0 ? CodePointText.compare(a.displayName, b.displayName) < 0 : byName < 0
    }
}
