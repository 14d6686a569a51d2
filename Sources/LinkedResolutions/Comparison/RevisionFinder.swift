import RDF
import ResolutionOntology
import Resolutions

/// Finds the text of a corpus that a person means: by its IRI, or by words of its label.
///
/// `Resolution 11, Dubai 2012` is a text whose label, series and IRI have all these words. Where an
/// adopted text and a proposal both have them, the adopted one is meant.
public struct RevisionFinder: Sendable {
    private struct Candidate {
        var text: CorpusContext.Text
        var iri: IRI
        var label: String
        var words: Set<String>
    }

    private let candidates: [Candidate]

    /// - Parameters:
    ///   - context: the texts to choose from.
    ///   - mapper: names the texts.
    public init(_ context: CorpusContext, mapper: ResolutionMapper) {
        candidates = context.texts.map { text in
            let label = mapper.label(of: text)
            let words = Self.words(label).union(Self.words(text.identifier.path))
            return Candidate(
                text: text, iri: mapper.namespace.iri(of: text.identifier), label: label, words: words)
        }
    }

    /// - Throws: where no text or more than one is meant; the error names those that may be.
    public func text(_ name: String) throws(RevisionFinderError) -> CorpusContext.Text {
        let iri = name.hasPrefix("<") && name.hasSuffix(">") ? String(name.dropFirst().dropLast()) : name
        if let exact = candidates.first(where: { $0.iri == IRI(iri) || $0.label == name || $0.text.identifier.path == name }) {
            return exact.text
        }
        let wanted = Self.words(name)
        var found = wanted.isEmpty ? [] : candidates.filter { wanted.isSubset(of: $0.words) }
        if found.count > 1 {
            let adopted = found.filter { if case .adopted = $0.text.identifier.edition { true } else { false } }
            if !adopted.isEmpty { found = adopted }
        }
        // A text in several languages is one revision.
        let distinct = Set(found.map(\.iri))
        if let only = found.first, distinct.count == 1 { return only.text }
        throw RevisionFinderError(
            name: name, isAmbiguous: !found.isEmpty,
            candidates: (found.isEmpty ? candidates : found).map { "\($0.label)  \($0.iri.string)" })
    }

    /// The words of a name, without those that say nothing.
    private static func words(_ text: String) -> Set<String> {
        Set(Slug.make(text).split(separator: "-").map(String.init)).subtracting(["rev", "of", "the", "no", "and"])
    }
}

/// No text of a corpus, or several of them, are called by a name.
public struct RevisionFinderError: Error, Hashable, Sendable, CustomStringConvertible {
    public let name: String
    /// Whether several texts are meant; else none is.
    public let isAmbiguous: Bool
    /// Labels and IRIs: of the texts that are meant, or of all.
    public let candidates: [String]

    public var description: String {
        let first = isAmbiguous
            ? "'\(name)' may be any of these; say which, by more words or by its IRI"
            : candidates.isEmpty
                ? "'\(name)' is neither a file nor a text of the data: give --data INPUT with the texts to choose from"
                : "'\(name)' is neither a file nor a text of the data, which are"
        let shown = candidates.prefix(20).map { "\n  " + $0 }.joined()
        return first + shown + (candidates.count > 20 ? "\n  and \(candidates.count - 20) more" : "")
    }
}
