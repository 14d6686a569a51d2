import Foundation
import GraphStore
import RDF
import TestSupport

/// Datasets and files for the tests of snapshots.
enum SnapshotSamples {
    static func triples(_ count: Int, seed: UInt64) -> [Triple] {
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

    static func dataset() throws -> Dataset {
        let graphs: [Term?] = [nil, .iri(IRI("http://e/g1")), .blankNode(BlankNode("g2"))]
        let quads = graphs.enumerated().flatMap { number, graph in
            triples(900, seed: UInt64(number + 1)).map { Quad($0, in: graph) }
        }
        return try Dataset(quads: quads)
    }

    static func bytes(_ dataset: Dataset) -> [UInt8] {
        var bytes: [UInt8] = []
        dataset.writeSnapshot { bytes.append(contentsOf: $0) }
        return bytes
    }

    /// Calls `body` with the path of a file of these bytes.
    static func withFile<Result>(_ bytes: [UInt8], _ body: (String) throws -> Result) throws -> Result {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).rgx").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return try body(path)
    }

    /// Why a file is refused; nil if it is taken.
    static func error(of path: String) -> SnapshotError? {
        do throws(SnapshotError) {
            _ = try Dataset(snapshot: path)
            return nil
        } catch {
            return error
        }
    }
}
