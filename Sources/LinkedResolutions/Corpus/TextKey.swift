import ResolutionOntology
import Resolutions

/// What tells one text of a run from the others: the revision and the language.
struct TextKey: Hashable {
    let revision: String
    let language: String

    init(_ revision: Revision) {
        self.revision = revision.identifier.path
        language = revision.language
    }

    init(_ text: CorpusContext.Text) {
        revision = text.identifier.path
        language = text.language
    }
}
