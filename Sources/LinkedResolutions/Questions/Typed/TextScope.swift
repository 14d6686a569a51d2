import GraphStore
import RDF
import ResolutionOntology

/// In which texts a question looks for its answer.
public enum TextScope: Hashable, Sendable {
    /// In all.
    case all
    /// In the texts of a resolution, by its number as printed and the slug of its series:
    /// `.resolution("11", of: "wtsa")`.
    case resolution(String, of: String)
    /// In the texts of a resolution, or in one text, by its IRI.
    case iri(IRI)
}

extension ResolutionGraph {
    /// The scope that a person names: `Resolution 11`, or `Resolution 11, Dubai 2012`.
    /// - Throws: ``UnknownNameError`` with the nearest names, ``AmbiguousNameError``.
    public func scope(named name: String) throws -> TextScope {
        .iri(try iri(named: name, as: .resolution))
    }

    /// The texts of a scope; nil for all.
    func texts(in scope: TextScope) -> Set<IRI>? {
        let revisions: (IRI) -> [IRI] = { [self] in dataset.subjects(of: Vocabulary.resolution.revisionOf, $0) + [$0] }
        switch scope {
        case .all: return nil
        case .iri(let iri): return Set(revisions(iri))
        case .resolution(let number, let series):
            let ending = "/\(series)/\(Slug.make(number))"
            let works = dataset.subjects(of: RDFSyntaxNamespace.type, Vocabulary.resolution.instrument)
                .filter { $0.string.hasSuffix(ending) }
            return Set(works.flatMap(revisions))
        }
    }
}
