import Foundation
import GraphStore
import RDF
import SPARQL

extension FuzzTarget {
    static let snapshot = FuzzTarget(
        name: "snapshot",
        abstract: "a snapshot is opened and queried: any bytes, or a true one with numbers altered and its checksums made right"
    ) { bytes in
        guard let first = bytes.first else { return }
        let rest = Array(bytes.dropFirst())
        let file = first & 1 == 0 ? SnapshotForgery.forged(sample, by: rest) : rest
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("fuzz-\(getpid()).rgx").path
        defer { unlink(path) }
        guard (try? Data(file).write(to: URL(fileURLWithPath: path))) != nil,
            let dataset = try? Dataset(snapshot: path), (try? dataset.verifySnapshot()) != nil
        else { return }
        let options = QueryOptions(limits: QueryLimits(time: .seconds(2), rows: 100_000, memory: 64 << 20))
        for query in queries { _ = try? dataset.answer(query, options: options) }
        for triple in dataset.triples().prefix(1000) {
            _ = dataset.contains(triple)
        }
        _ = dataset.graphNames
        let more = try? dataset.inserting([Triple(IRI("http://e/new"), IRI("http://e/p0"), .literal(Literal(5)))])
        more?.writeSnapshot { _ in }
    }

    private static let queries: [Query] = [
        "SELECT * { ?s ?p ?o }", "SELECT * { GRAPH ?g { ?s ?p ?o } }", "SELECT * { ?s <http://e/p1> ?o . ?o <http://e/p2> ?t }",
        "SELECT * { ?s <http://e/p1> ?v FILTER(?v > 4) } ORDER BY ?v", "SELECT ?p (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o } GROUP BY ?p",
        "SELECT * { <http://e/s1> (<http://e/p1>|<http://e/p2>)* ?o }", "SELECT * { ?s ?p 3 }", "SELECT * { <http://e/s1> ?p ?o }",
        "SELECT * { ?s <http://e/p0> ?a ; <http://e/p1> ?b ; <http://e/p2> ?c }",
    ].compactMap { try? Query(parsing: $0) }

    private static let sample: [UInt8] = {
        var quads: [Quad] = []
        for number in 0..<40 {
            let subject = IRI("http://e/s\(number % 9)")
            let object: Term =
                switch number % 4 {
                case 0: .iri(IRI("http://e/s\(number % 5)"))
                case 1: .literal(Literal(number % 7))
                case 2: .blankNode(BlankNode("b\(number % 3)"))
                default: .literal(Literal("text \(number)", language: "en"))
                }
            quads.append(
                Quad(
                    Triple(subject, IRI("http://e/p\(number % 3)"), object),
                    in: number % 5 == 0 ? .iri(IRI("http://e/g")) : nil))
        }
        var bytes: [UInt8] = []
        (try? Dataset(quads: quads))?.writeSnapshot { bytes.append(contentsOf: $0) }
        return bytes
    }()
}
