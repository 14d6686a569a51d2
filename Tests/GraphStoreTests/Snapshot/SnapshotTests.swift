import Foundation
import GraphStore
import RDF
import SPARQL
import TestSupport
import Testing

@Suite("Snapshots")
struct SnapshotTests {
    private static func json(_ dataset: Dataset, _ query: String) throws -> String {
        guard case .solutions(let rows) = try dataset.answer(Query(parsing: query)) else { return "" }
        return String(decoding: try ResultsWriter.document(rows, as: .json), as: UTF8.self)
    }

    @Test("A snapshot answers every query as the dataset does that it was written from")
    func roundTrip() throws {
        let original = try SnapshotSamples.dataset()
        // A layer of changes is merged when it is written.
        let changed = try original.inserting(SnapshotSamples.triples(40, seed: 77)).removing(SnapshotSamples.triples(10, seed: 1))
        for dataset in [Dataset(), original, changed] {
            try SnapshotSamples.withFile(SnapshotSamples.bytes(dataset)) { path in
                let opened = try Dataset(snapshot: path)
                try opened.verifySnapshot()
                #expect(opened.count == dataset.count && opened.quadCount == dataset.quadCount)
                #expect(opened.graphNames == dataset.graphNames)
                for query in [
                    "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o", "SELECT * { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g ?s ?p ?o",
                    "SELECT * { ?s <http://e/p1> ?o . ?t <http://e/p2> ?o } ORDER BY ?s ?t ?o",
                    "SELECT * { ?s <http://e/p1> ?v FILTER(?v > 40) } ORDER BY ?v ?s",
                    "SELECT ?p (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o } GROUP BY ?p ORDER BY ?p",
                ] {
                    #expect(try Self.json(opened, query) == Self.json(dataset, query))
                }
                // What is added to an open snapshot goes on top.
                let more = try opened.inserting(SnapshotSamples.triples(30, seed: 99))
                #expect(try more.count == dataset.inserting(SnapshotSamples.triples(30, seed: 99)).count)
            }
        }
    }

    @Test("The same triples give the same bytes, though each dictionary in memory has a seed of its own")
    func reproducible() throws {
        let first = SnapshotSamples.bytes(try SnapshotSamples.dataset())
        #expect(SnapshotSamples.bytes(try SnapshotSamples.dataset()) == first)
    }

    @Test("The same dataset gives the same bytes after a round trip")
    func stable() throws {
        let bytes = SnapshotSamples.bytes(try SnapshotSamples.dataset())
        try SnapshotSamples.withFile(bytes) { path in
            let opened = try Dataset(snapshot: path)
            #expect(SnapshotSamples.bytes(opened) == bytes)
        }
    }

    @Test("A snapshot that was cut off anywhere is refused")
    func truncated() throws {
        let bytes = SnapshotSamples.bytes(try SnapshotSamples.dataset())
        var generator = SeededGenerator(seed: 5)
        let lengths = [0, 1, 7, 8, 63, 64, 65, bytes.count - 1] + (0..<60).map { _ in Int.random(in: 0..<bytes.count, using: &generator) }
        for length in lengths {
            try SnapshotSamples.withFile(Array(bytes.prefix(length))) { path in
                #expect(SnapshotSamples.error(of: path) != nil)
            }
        }
        try SnapshotSamples.withFile(bytes + [0]) { path in
            #expect(SnapshotSamples.error(of: path) != nil)
        }
    }

    @Test("A snapshot in which one bit was altered is refused")
    func altered() throws {
        let dataset = try SnapshotSamples.dataset()
        let bytes = SnapshotSamples.bytes(dataset)
        var generator = SeededGenerator(seed: 6)
        let places = (0..<8).map { $0 * 8 } + (0..<200).map { _ in Int.random(in: 0..<bytes.count, using: &generator) }
        for place in places {
            var altered = bytes
            altered[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            try SnapshotSamples.withFile(altered) { path in
                #expect(SnapshotSamples.error(of: path) != nil, "bit in the byte at \(place)")
            }
        }
    }

    @Test("What is no snapshot, or one of another version or byte order, is named as such")
    func foreign() throws {
        let bytes = SnapshotSamples.bytes(try SnapshotSamples.dataset())
        try SnapshotSamples.withFile(Array("@prefix a: <http://e/> .".utf8)) { path in
            #expect(SnapshotSamples.error(of: path) == SnapshotError.foreign(path: path))
        }
        var version = bytes
        version[12] = 99
        try SnapshotSamples.withFile(version) { path in
            #expect(SnapshotSamples.error(of: path) == SnapshotError.version(path: path, found: 99, known: 2))
        }
        var order = bytes
        order[8..<12] = ArraySlice(bytes[8..<12].reversed())
        try SnapshotSamples.withFile(order) { path in
            #expect(SnapshotSamples.error(of: path) == SnapshotError.byteOrder(path: path))
        }
        #expect(SnapshotSamples.error(of: "/no/such/file.rgx") != nil && SnapshotSamples.error(of: "/") != nil)
    }

    @Test("A dataset added to a builder keeps its triples and graphs")
    func adding() throws {
        let dataset = try SnapshotSamples.dataset()
        let builder = DatasetBuilder()
        builder.add(dataset)
        let copy = try builder.build()
        #expect(copy.quadCount == dataset.quadCount)
        let query = "SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } } ORDER BY ?g ?s ?p ?o"
        #expect(try Self.json(copy, query) == Self.json(dataset, query))
    }
}
