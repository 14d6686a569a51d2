import Foundation
import GraphStore
import RDF
import SPARQL
import TestSupport
import Testing

@Suite("Snapshots")
struct SnapshotTests {
    private static func triples(_ count: Int, seed: UInt64) -> [Triple] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            let object: Term =
                switch Int.random(in: 0..<6, using: &generator) {
                case 0: .iri(IRI("http://e/o\(Int.random(in: 0..<50, using: &generator))"))
                case 1: .blankNode(BlankNode("b\(Int.random(in: 0..<9, using: &generator))"))
                case 2: .literal(Literal("été \(Int.random(in: 0..<90, using: &generator))", language: "fr-CA"))
                case 3: .literal(Literal(Int.random(in: 0..<90, using: &generator)))
                case 4: .literal(Literal("19\(Int.random(in: 10..<99, using: &generator))-01-01", datatype: XSD.date))
                default: .literal(Literal("text", datatype: IRI("http://e/type")))
                }
            return Triple(
                .iri(IRI("http://e/s\(Int.random(in: 0..<200, using: &generator))")),
                IRI("http://e/p\(Int.random(in: 0..<7, using: &generator))"), object)
        }
    }

    private static func dataset() throws -> Dataset {
        let graphs: [Term?] = [nil, .iri(IRI("http://e/g1")), .blankNode(BlankNode("g2"))]
        let quads = graphs.enumerated().flatMap { number, graph in
            triples(900, seed: UInt64(number + 1)).map { Quad($0, in: graph) }
        }
        return try Dataset(quads: quads)
    }

    private static func bytes(_ dataset: Dataset) -> [UInt8] {
        var bytes: [UInt8] = []
        dataset.writeSnapshot { bytes.append(contentsOf: $0) }
        return bytes
    }

    /// Calls `body` with the path of a file of these bytes.
    private static func withFile<Result>(_ bytes: [UInt8], _ body: (String) throws -> Result) throws -> Result {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).rgx").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return try body(path)
    }

    private static func json(_ dataset: Dataset, _ query: String) throws -> String {
        guard case .solutions(let rows) = try dataset.answer(Query(parsing: query)) else { return "" }
        return String(decoding: try ResultsWriter.document(rows, as: .json), as: UTF8.self)
    }

    /// Why a file is refused; nil if it is taken.
    private static func error(of path: String) -> SnapshotError? {
        do throws(SnapshotError) {
            _ = try Dataset(snapshot: path)
            return nil
        } catch {
            return error
        }
    }

    @Test("A snapshot answers every query as the dataset does that it was written from")
    func roundTrip() throws {
        let original = try Self.dataset()
        // A layer of changes is merged when it is written.
        let changed = try original.inserting(Self.triples(40, seed: 77)).removing(Self.triples(10, seed: 1))
        for dataset in [Dataset(), original, changed] {
            try Self.withFile(Self.bytes(dataset)) { path in
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
                let more = try opened.inserting(Self.triples(30, seed: 99))
                #expect(try more.count == dataset.inserting(Self.triples(30, seed: 99)).count)
            }
        }
    }

    @Test("The same dataset gives the same bytes after a round trip")
    func stable() throws {
        let bytes = Self.bytes(try Self.dataset())
        try Self.withFile(bytes) { path in
            let opened = try Dataset(snapshot: path)
            #expect(Self.bytes(opened) == bytes)
        }
    }

    @Test("A snapshot that was cut off anywhere is refused")
    func truncated() throws {
        let bytes = Self.bytes(try Self.dataset())
        var generator = SeededGenerator(seed: 5)
        let lengths = [0, 1, 7, 8, 63, 64, 65, bytes.count - 1] + (0..<60).map { _ in Int.random(in: 0..<bytes.count, using: &generator) }
        for length in lengths {
            try Self.withFile(Array(bytes.prefix(length))) { path in
                #expect(Self.error(of: path) != nil)
            }
        }
        try Self.withFile(bytes + [0]) { path in
            #expect(Self.error(of: path) != nil)
        }
    }

    @Test("A snapshot in which one bit was altered is refused, or the bit stands between the sections")
    func altered() throws {
        let dataset = try Self.dataset()
        let bytes = Self.bytes(dataset)
        var generator = SeededGenerator(seed: 6)
        var refused = 0
        let places = (0..<8).map { $0 * 8 } + (0..<200).map { _ in Int.random(in: 0..<bytes.count, using: &generator) }
        for place in places {
            var altered = bytes
            altered[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            try Self.withFile(altered) { path in
                do {
                    let opened = try Dataset(snapshot: path)
                    #expect(Self.bytes(opened) == bytes)
                } catch is SnapshotError {
                    refused += 1
                }
            }
        }
        #expect(refused > places.count * 9 / 10)
    }

    @Test("What is no snapshot, or one of another version or byte order, is named as such")
    func foreign() throws {
        let bytes = Self.bytes(try Self.dataset())
        try Self.withFile(Array("@prefix a: <http://e/> .".utf8)) { path in
            #expect(Self.error(of: path) == SnapshotError.foreign(path: path))
        }
        var version = bytes
        version[12] = 99
        try Self.withFile(version) { path in
            #expect(Self.error(of: path) == SnapshotError.version(path: path, found: 99, known: 1))
        }
        var order = bytes
        order[8..<12] = ArraySlice(bytes[8..<12].reversed())
        try Self.withFile(order) { path in
            #expect(Self.error(of: path) == SnapshotError.byteOrder(path: path))
        }
        #expect(Self.error(of: "/no/such/file.rgx") != nil && Self.error(of: "/") != nil)
    }

    @Test("A dataset added to a builder keeps its triples and graphs")
    func adding() throws {
        let dataset = try Self.dataset()
        let builder = DatasetBuilder()
        builder.add(dataset)
        let copy = try builder.build()
        #expect(copy.quadCount == dataset.quadCount)
        let query = "SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } } ORDER BY ?g ?s ?p ?o"
        #expect(try Self.json(copy, query) == Self.json(dataset, query))
    }
}
