/// Reads texts of resolutions: their headers first, then, when the identity of all of them is
/// settled (`IdentityResolver`), their structure and what they lay down.
///
/// ```swift
/// let reader = ResolutionReader(authority: authority)
/// let documents = sources.map { reader.document($0) }
/// let identities = IdentityResolver(authority: authority).settle(documents)
/// for (source, identity) in zip(sources, identities) { revisions += reader.read(source, identities: identity) }
/// ```
public struct ResolutionReader: Sendable {
    private let vocabulary: StructureVocabulary

    private let recognizer: Recognizer

    public init(authority: Authority) {
        self.vocabulary = StructureVocabulary(authority)
        self.recognizer = Recognizer(authority: authority)
    }

    /// The headers of the acts in a text, in order; for `IdentityResolver`.
    public func document(_ source: SourceText) -> IdentityResolver.Document {
        IdentityResolver.Document(file: source.file.name, headers: headers(of: source))
    }

    /// The headers of the acts in a text, in order. Empty where the text is no resolution.
    public func headers(of source: SourceText) -> [Header] {
        let lines = source.textLines
        return ActBoundaries.find(in: lines, of: source, vocabulary).map {
            HeaderReader.read(source, lines: lines[$0], vocabulary).header
        }
    }

    /// Reads texts as one run, in name order: all headers first, then each text.
    public func read(_ sources: [SourceText], supplied: [String: IdentityResolver.Supplied] = [:]) -> [Revision] {
        let documents = sources.map(document)
        let identities = IdentityResolver(authority: vocabulary.authority).settle(documents, supplied: supplied)
        return sources.indices.flatMap { index in
            var siblings: [SourceText] = []
            if documents[index].headers.contains(where: Self.needsSiblings) {
                let works = Set(identities[index].map(\.identifier.work))
                siblings = sources.indices
                    .filter { other in other != index && identities[other].contains { works.contains($0.identifier.work) } }
                    .map { sources[$0] }
            }
            return read(sources[index], identities: identities[index], siblings: siblings)
        }
    }

    /// Whether reading the text of this header gains from the other texts of the same work: words
    /// that merged tracked changes ran together are told by the words of those.
    public static func needsSiblings(_ header: Header) -> Bool { header.anomalies.contains(.mergedRevisionMarks) }

    /// Reads the acts in a text whose identities are settled. Linear in the length of the text.
    ///
    /// - Parameter siblings: other texts of the same work, where `needsSiblings` asks for them.
    public func read(
        _ source: SourceText, identities: [IdentityResolver.Identity], siblings: [SourceText] = []
    ) -> [Revision] {
        let lines = source.textLines
        let acts = ActBoundaries.find(in: lines, of: source, vocabulary)
        var revisions: [Revision] = []
        for (index, act) in acts.enumerated() where index < identities.count {
            // Between two acts the boundary is the start of the later one's first line.
            let start = index == 0 ? 0 : lines[act.lowerBound].start
            let end = index + 1 < acts.count ? lines[acts[index + 1].lowerBound].start : source.mainEnd
            let reader = ActReader(
                source: source, lines: lines[act], segment: start..<end, isFirst: index == 0,
                isLast: index + 1 == acts.count, siblings: siblings, vocabulary: vocabulary)
            var revision = reader.read(identity: identities[index])
            recognizer.recognize(&revision)
            revisions.append(revision)
        }
        return revisions
    }
}
