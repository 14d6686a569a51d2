import Foundation
import LinkedResolutions
import TestSupport
import Testing

@Suite("Comparing the texts of a corpus")
struct CorpusComparisonTests {
    private static let folder = SharedFolder.packageRoot.appendingPathComponent("Tests/Specimens")
    private static let corpus = Result {
        try Corpus(
            contentsOf: [folder],
            options: CorpusOptions(authorityFiles: [folder.appendingPathComponent("authority.ttl").path]))
    }

    @Test("A clause is followed through all texts of its act, the earliest first")
    func history() throws {
        let corpus = try Self.corpus.get()
        let text = try corpus.revision("Resolution 4, Valparaíso 2025")
        let history = corpus.history(ofClause: "resolves_1", in: text)
        #expect(
            history.map(\.revision.identifier.edition.slug) == [
                "lagos-2017", "bergen-2021", "proposal-nsc-17a2-3", "valparaiso-2025",
            ])
        #expect(history.map { $0.change?.type } == [.modified, .modified, .modified, nil])
        #expect(history.allSatisfy { $0.text?.contains("publish, every spring") ?? false })
        let added = corpus.history(ofClause: "resolves_3", in: text)
        #expect(added.map(\.component).prefix(3).allSatisfy { $0 == nil })
        #expect(corpus.history(ofClause: "nowhere", in: text).isEmpty)
    }

    @Test("What is written to files is what the graph in memory holds")
    func exportAgreesWithGraph() throws {
        let graph = try ResolutionGraph(try Self.corpus.get())
        let scratch = try ScratchFolder()
        let file = scratch.url.appendingPathComponent("all.nt").path
        let options = ExportOptions(
            corpus: CorpusOptions(authorityFiles: [Self.folder.appendingPathComponent("authority.ttl").path]))
        _ = try Exporter(options: options).export([Self.folder.path], to: .file(path: file, .ntriples))
        let written = Set(try RDFReader.quads(path: file).map(\.triple))
        #expect(written == Set(graph.dataset.triples()))
        #expect(written.contains { $0.predicate == Vocabulary.resolution.textAfter })
        #expect(written.contains { $0.predicate == Vocabulary.resolution.changeType })
    }
}
