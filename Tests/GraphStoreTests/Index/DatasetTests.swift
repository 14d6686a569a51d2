import GraphStore
import RDF
import SPARQL
import TestSupport
import Testing

@Suite("Dataset")
struct DatasetTests {
    private static func iri(_ name: String) -> IRI { IRI("http://example.org/\(name)") }

    private static func triple(_ subject: String, _ predicate: String, _ object: String) -> Triple {
        Triple(iri(subject), iri(predicate), .iri(iri(object)))
    }

    @Test("A dataset is a set: a triple given twice counts once")
    func set() throws {
        let triples = [Self.triple("a", "p", "b"), Self.triple("a", "p", "b"), Self.triple("a", "p", "c")]
        let dataset = try Dataset(triples)
        #expect(dataset.count == 2)
        #expect(Set(dataset.triples()) == Set(triples))
    }

    @Test("A literal can be neither a subject nor the name of a graph")
    func literals() {
        let literal = Literal("a")
        #expect(throws: DatasetError.literalSubject(Triple(.literal(literal), "p", .iri("o")))) {
            try Dataset([Triple(.literal(literal), "p", .iri("o"))])
        }
        #expect(throws: DatasetError.literalGraphName(literal)) {
            try Dataset(quads: [Quad(Self.triple("a", "p", "b"), in: .literal(literal))])
        }
    }

    @Test("Patterns with constants and with repeated variables find their triples")
    func patterns() throws {
        let triples = [
            Self.triple("a", "p", "a"), Self.triple("a", "p", "b"), Self.triple("p", "p", "p"),
            Self.triple("b", "q", "b"),
        ]
        let dataset = try Dataset(triples)
        #expect(dataset.triples(matching: TriplePattern(subject: .iri(Self.iri("a")))).count == 2)
        #expect(dataset.triples(matching: TriplePattern(predicate: Self.iri("nowhere"))).count == 0)
        #expect(dataset.count(matching: TriplePattern(.variable("x"), .variable("y"), .variable("x"))) == 3)
        #expect(
            Array(dataset.triples(matching: TriplePattern(.variable("x"), .variable("x"), .variable("x"))))
                == [triples[2]])
        #expect(dataset.contains(triples[1]) && !dataset.contains(Self.triple("b", "p", "b")))
    }

    @Test("Named graphs are kept apart from the default graph and from one another")
    func namedGraphs() throws {
        let one: Term = .iri(Self.iri("one")), two: Term = .blankNode(BlankNode("two"))
        let dataset = try Dataset(quads: [
            Quad(Self.triple("a", "p", "b")), Quad(Self.triple("a", "p", "b"), in: one),
            Quad(Self.triple("a", "p", "c"), in: two), Quad(Self.triple("a", "p", "d"), in: one),
        ])
        #expect(dataset.count == 1 && dataset.quadCount == 4)
        #expect(dataset.graphNames == [one, two])
        #expect(dataset.triples(in: one).count == 2)
        #expect(Array(dataset.triples(in: two)) == [Self.triple("a", "p", "c")])
        #expect(dataset.triples(in: .iri("nowhere")).count == 0)
    }

    @Test("Snapshots answer like sets under random changes, and older ones never change", arguments: 1...3)
    func snapshots(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let graphs: [Term?] = [nil, .iri("http://example.org/g1"), .iri("http://example.org/g2")]
        func random() -> Quad {
            Quad(
                Self.triple(
                    "s\(Int.random(in: 0..<12, using: &generator))", "p\(Int.random(in: 0..<3, using: &generator))",
                    "o\(Int.random(in: 0..<400, using: &generator))"),
                in: graphs[Int.random(in: 0..<3, using: &generator)])
        }
        var history: [(Dataset, Set<Quad>)] = [(Dataset(), [])]
        for _ in 0..<25 {
            let (dataset, quads) = history[history.count - 1]
            let inserted = (0..<20).map { _ in random() }
            let removed = (0..<8).map { _ in random() } + quads.prefix(5)
            let next = try dataset.changing(inserting: inserted, removing: removed)
            history.append((next, quads.subtracting(removed).union(inserted)))
        }
        for (dataset, quads) in history {
            var found: Set<Quad> = []
            for graph in graphs {
                for triple in dataset.triples(in: graph) { found.insert(Quad(triple, in: graph)) }
            }
            #expect(found == quads && dataset.quadCount == quads.count)
        }
    }
}
