import GraphStore
import RDF
import TestSupport
import Testing

@Suite("Loading N-Triples in parts")
struct NTriplesLoaderTests {
    /// Lines of every kind, with terms that come back in later parts.
    private static func document(_ lineCount: Int, seed: UInt64) -> String {
        var generator = SeededGenerator(seed: seed)
        func number(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }
        return (0..<lineCount).map { _ in
            if number(20) == 0 { return ["", "# a comment", "   "][number(3)] }
            let subject = number(5) == 0 ? "_:b\(number(9))" : "<http://e/s\(number(60))>"
            let object =
                switch number(6) {
                case 0: "<http://e/s\(number(60))>"
                case 1: "\"text \(number(40))\""
                case 2: "\"\(number(40))\"^^<http://www.w3.org/2001/XMLSchema#integer>"
                case 3: "\"été \\u00E9 \(number(9))\"@fr"
                case 4: "\"x\"^^<http://e/type\(number(4))>"
                default: "_:b\(number(9))"
                }
            let graph = number(3) == 0 ? " <http://e/g\(number(3))>" : ""
            return "\(subject) <http://e/p\(number(7))> \(object)\(graph) ."
        }.joined(separator: number(2) == 0 ? "\n" : "\r\n")
    }

    private static func load(
        _ text: String, partLength: Int, partCount: Int, chunkLength: Int = .max, graph: IRI? = nil
    ) throws(RDFReadingError) -> DatasetBuilder {
        let builder = DatasetBuilder()
        var loader = NTriplesLoader(
            builder, allowingGraphs: true, source: "a.nq", graph: graph, document: "d_", partLength: partLength,
            partCount: partCount)
        let bytes = Array(text.utf8)
        var start = 0
        while start < bytes.count {
            let end = chunkLength < bytes.count - start ? start + chunkLength : bytes.count
            try loader.parse(bytes[start..<end].span)
            start = end
        }
        try loader.finish()
        return builder
    }

    /// Graphs in their order, with triples in the order of the index: the same only if every id is.
    private static func contents(_ dataset: Dataset) -> [String] {
        ([nil] + dataset.graphNames.map { $0 }).flatMap { name in
            [name.map { "\($0)" } ?? "default"] + dataset.triples(in: name).map { "\($0)" }
        }
    }

    @Test("Parts read side by side give the very ids that reading line by line gives", arguments: 0..<6)
    func sameIDs(seed: UInt64) throws {
        let text = Self.document(400, seed: seed)
        for graph in [nil, IRI("http://e/target")] {
            let expected = Self.contents(try Self.load(text, partLength: 1, partCount: 1, graph: graph).build())
            for (partLength, partCount) in [(1, 2), (40, 3), (700, 2), (5_000, 4), (1 << 20, 2)] {
                for chunkLength in [Int.max, 1, 900] {
                    let found = Self.contents(
                        try Self.load(
                            text, partLength: partLength, partCount: partCount, chunkLength: chunkLength, graph: graph
                        ).build())
                    #expect(found == expected, "parts of \(partLength), \(partCount) at a time, chunks of \(chunkLength)")
                }
            }
        }
    }

    @Test("An error names the same place, and leaves the same statements, as reading line by line", arguments: 0..<4)
    func sameErrors(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed + 50)
        var lines = Self.document(200, seed: seed).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for _ in 0..<3 { lines[Int.random(in: 0..<lines.count, using: &generator)] = "<http://e/s> <relative> \"x\" ." }
        let text = lines.joined(separator: "\n")
        func failure(_ partLength: Int, _ partCount: Int) -> RDFReadingError? {
            do throws(RDFReadingError) {
                _ = try Self.load(text, partLength: partLength, partCount: partCount)
                return nil
            } catch {
                return error
            }
        }
        let expected = try #require(failure(1, 1))
        #expect(expected.line != nil && expected.source == "a.nq")
        for (partLength, partCount) in [(1, 2), (300, 3), (2_000, 2)] { #expect(failure(partLength, partCount) == expected) }
    }
}
