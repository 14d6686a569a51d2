import RDF
import Raptor
import ResolutionOntology
import Resolutions

extension FuzzTarget {
    static let resolution = FuzzTarget(
        name: "resolution", abstract: "a text is read into the model, mapped to triples, and compared with itself"
    ) { bytes in
        guard let knowledge, let source = try? SourceText(bytes: bytes, name: "fuzz.txt", sha256: "00") else { return }
        let document = knowledge.reader.document(source)
        let identities = IdentityResolver(authority: knowledge.library.authority).settle([document])
        let revisions = knowledge.reader.read(source, identities: identities.first ?? [])
        var mapper = knowledge.mapper
        mapper.context = CorpusContext(revisions)
        for revision in revisions {
            let mapped = mapper.map(revision) { source.position(of: $0).line }
            check(mapped.triples)
        }
        if let first = revisions.first, let last = revisions.last, revisions.count > 1 {
            check(mapper.map(last, comparedWith: [first]).triples)
            _ = TrackedChanges(of: last, among: revisions)
        }
    }

    private struct Knowledge: Sendable {
        let library: AuthorityLibrary
        let reader: ResolutionReader
        let mapper: ResolutionMapper
    }

    private static let knowledge: Knowledge? = {
        guard let library = try? AuthorityLibrary(), let mapper = try? ResolutionMapper(library: library) else {
            return nil
        }
        return Knowledge(library: library, reader: ResolutionReader(authority: library.authority), mapper: mapper)
    }()

    /// Every triple can be written, and reads back.
    private static func check(_ triples: [Triple]) {
        let text = CanonicalNTriples.text(of: triples.map { Quad($0) })
        do {
            let again = try NTriplesReader.quads(in: text)
            require(again.map(\.triple) == triples, "the triples of a text read back")
        } catch {
            require(false, "the triples of a text can be written: \(error)")
        }
    }
}
