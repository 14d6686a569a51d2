import Foundation
import RDF
import Raptor
import ResolutionOntology
import TestSupport
import Testing

@Suite("The graph of the real documents", .enabled(if: SharedFolder.isPresent, "\(SharedFolder.absenceReason)"))
struct SeedGraphTests {
    let mapped: SeedGraph.Mapped

    init() throws { mapped = try SeedGraph.materialised.get() }

    @Test("Files are named by what the texts say of themselves")
    func fileNames() {
        #expect(
            mapped.documents.map(\.fileName) == [
                "itu-wtsa-resolution-11-2024", "itu-wtsa-resolution-11-proposal-arb-36a1-1",
                "itu-wtsa-resolution-11-2012", "itu-wtsa-resolution-18-2024", "itu-wtsa-resolution-7-2024",
            ])
    }

    @Test("The Dubai 2012 text has all triples of the reference, but for what clauses lay down")
    func reference() throws {
        let path = SharedFolder.url.appendingPathComponent("gold/seed002-complete.ttl").path
        let reference = Set(try RDFReader.quads(path: path).map(\.triple))
        let document = try #require(mapped.documents.first { $0.fileName == "itu-wtsa-resolution-11-2012" })
        let missing = reference.subtracting(document.triples).map(\.description).sorted()
        let structural = missing.filter { line in
            !["#d_", "collaboratesWith", "instructs>", "#topic>"].contains { line.contains($0) }
        }
        #expect(structural == [])
        if !missing.isEmpty { print("missing of the reference, for recognition: \(missing.count)") }
    }

    @Test("No statement stands twice, in no file alone and not in the file of all")
    func noDuplicates() {
        for document in mapped.documents {
            let triples = document.triples
            #expect(Set(triples).count == triples.count, "\(document.fileName)")
        }
        let corpus = SeedGraph.corpus(mapped.documents)
        #expect(Set(corpus).count == corpus.count)
        #expect(Set(corpus) == Set(mapped.documents.flatMap(\.triples)))
    }

    @Test("What is written as type, predicate or concept is a term that the ontology declares")
    func termsAreDeclared() throws {
        let ontology = try ResolutionMapper.builtInOntology()
        let library = try AuthorityLibrary()
        let described = library.descriptions.allTriples(base: Vocabulary.defaultBase)
        let declared = Set((ontology + described).compactMap(\.subject.iri))
        var used: Set<IRI> = []
        for triple in SeedGraph.corpus(mapped.documents) {
            used.insert(triple.predicate)
            if let object = triple.object.iri { used.insert(object) }
        }
        let own = used.filter { iri in
            iri.string.hasPrefix(Vocabulary.resolution.namespace.string)
                || iri.string.hasPrefix(ConceptScheme.vocabularyNamespace.string)
        }
        #expect(own.subtracting(declared).map(\.string).sorted() == [])
    }
}
