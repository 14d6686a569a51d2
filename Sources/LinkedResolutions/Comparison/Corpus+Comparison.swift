import RDF
import ResolutionOntology
import Resolutions

extension Corpus {
    /// The text that a person means by its IRI or by words of its label: `Resolution 11, Dubai 2012`.
    public func revision(_ name: String) throws(RevisionFinderError) -> Revision {
        let finder = RevisionFinder(context, mapper: mapper())
        let wanted = TextKey(try finder.text(name))
        guard let revision = revisions.first(where: { TextKey($0) == wanted }) else {
            throw RevisionFinderError(name: name, isAmbiguous: false, candidates: [])
        }
        return revision
    }

    /// Compares two texts by their names.
    public func comparison(from old: String, to new: String) throws(RevisionFinderError) -> Comparison {
        Comparison(from: try revision(old), to: try revision(new))
    }

    /// What names and maps the texts of this corpus.
    public func mapper(base: IRI = Vocabulary.defaultBase, includesText: Bool = true) -> ResolutionMapper {
        knowledge.mapper(base: base, includesText: includesText, context: context)
    }

    /// One clause through all texts of its act that are at hand, the earliest first: in each of them
    /// the counterpart of the clause, or nil where it has none.
    ///
    /// - Parameters:
    ///   - fragment: the clause in the given text: `resolves_2`.
    ///   - revision: the text.
    /// - Returns: empty where the text has no such component.
    public func history(ofClause fragment: String, in revision: Revision) -> [ClauseVersion] {
        guard let index = revision.components.firstIndex(where: { $0.fragment == fragment }) else { return [] }
        let texts = revisions.filter {
            $0.identifier.work == revision.identifier.work && $0.language == revision.language
        }
        let place = ChronologicalPlace(revision)
        return texts.sorted { ChronologicalPlace($0) < ChronologicalPlace($1) }.map { text in
            if text.identifier == revision.identifier {
                return ClauseVersion(revision: text, component: index, change: nil, difference: nil)
            }
            // Always from the earlier to the later, as in the graph.
            let isEarlier = ChronologicalPlace(text) < place
            let comparison = isEarlier ? Comparison(from: text, to: revision) : Comparison(from: revision, to: text)
            let change = comparison.changes.first { (isEarlier ? $0.new : $0.old) == index }
            return ClauseVersion(
                revision: text, component: isEarlier ? change?.old : change?.new, change: change,
                difference: change.map { comparison.difference(of: $0) })
        }
    }
}

/// A clause in one text of its act.
public struct ClauseVersion: Sendable {
    public let revision: Revision
    /// The index of the component that is the clause's counterpart; nil where there is none.
    public let component: Int?
    /// How it relates to the clause that was asked for; nil for that clause itself.
    public let change: ComponentChange?
    /// The words of the change, from the earlier text to the later.
    public let difference: WordDifference?

    /// The words of the clause in this text.
    public var text: String? { component.map { revision.components[$0].passage.text } }
}
