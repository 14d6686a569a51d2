import Foundation
import RDF
import ResolutionOntology
import Resolutions
import TestSupport

/// The five real documents, read and mapped as one run.
enum SeedGraph {
    struct Mapped {
        var sources: [SourceText]
        var revisions: [Revision]
        var documents: [MappedRevision]
    }

    /// The digest that the reference graph has; nothing else depends on the others.
    private static let digests = [
        "002_31bf5039bd8e250f.txt": "37f71e1a752dc95901bf89ecc98054d641c064552755d0222be6c5d2f1c99fc1"
    ]

    static func map(options: MappingOptions = MappingOptions()) throws -> Mapped {
        let library = try AuthorityLibrary()
        let sources = try SharedFolder.seedFiles().map { url in
            try SourceText(
                bytes: [UInt8](Data(contentsOf: url)), name: url.lastPathComponent,
                sha256: digests[url.lastPathComponent] ?? String(repeating: "0", count: 64))
        }
        let revisions = ResolutionReader(authority: library.authority).read(sources)
        let mapper = try ResolutionMapper(
            library: library, options: options, context: CorpusContext(revisions))
        let bySource = Dictionary(sources.map { ($0.file, $0) }, uniquingKeysWith: { first, _ in first })
        let documents = revisions.map { revision in
            let earlier = mapper.context.textsCompared(with: revision.identifier, language: revision.language)
                .compactMap { text in revisions.first { $0.identifier == text.identifier } }
            let changes = TrackedChanges(of: revision, among: revisions)
            return mapper.map(revision, comparedWith: earlier, trackedChanges: changes) { bySource[revision.source]?.position(of: $0).line }
        }
        return Mapped(sources: sources, revisions: revisions, documents: documents)
    }

    static let materialised = Result { try map() }
    static let core = Result { try map(options: MappingOptions(isMaterialised: false)) }

    /// What a file of all five holds.
    static func corpus(_ documents: [MappedRevision]) -> [Triple] {
        var shared = SharedStatements()
        var triples: [Triple] = []
        for document in documents {
            triples += document.blocks.joined().compactMap(document.terms.triple)
            triples += document.shared.compactMap(document.terms.triple).filter { shared.insert($0) }
        }
        return triples
    }

    static func nTriples(_ triples: [Triple]) -> String {
        triples.map { $0.description + "\n" }.joined()
    }
}
