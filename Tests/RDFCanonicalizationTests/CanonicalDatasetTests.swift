import RDF
import RDFCanonicalization
import TestSupport
import Testing

@Suite("Canonical datasets")
struct CanonicalDatasetTests {
    private static func quads(_ text: String) throws -> [Quad] { try NTriplesReader.quads(in: text, allowingGraphs: true) }

    /// Each blank node linked to each, itself included.
    private static func clique(_ count: Int) -> [Quad] {
        (0..<count).flatMap { a in
            (0..<count).map { b in Quad(Triple(.blankNode(BlankNode("n\(a)")), "https://example.org/p", .blankNode(BlankNode("n\(b)")))) }
        }
    }

    private static func chain(_ count: Int) -> [Quad] {
        (0..<count).map { Quad(Triple(.blankNode(BlankNode("n\($0)")), "https://example.org/p", .blankNode(BlankNode("n\($0 + 1)")))) }
    }

    @Test("Labels and order make no difference")
    func disguises() {
        #expect(Property.counterexample(cases: 300) { generator in
            let quads = RandomDataset.quads(&generator, controls: true)
            let other = RandomDataset.disguised(quads, &generator)
            let first = try CanonicalDataset(quads), second = try CanonicalDataset(other)
            return first.bytes == second.bytes && first.digest == second.digest ? nil : "\(first.text)and\n\(second.text)of \(quads)"
        } == nil)
    }

    @Test("Two datasets have one canonical form exactly if a search finds them isomorphic")
    func isomorphism() {
        #expect(Property.counterexample(cases: 300, seed: 7) { generator in
            let quads = RandomDataset.quads(&generator, upTo: 7)
            var others = RandomDataset.disguised(quads, &generator)
            // One end of one statement is moved: often to a node that cannot be told from the old one.
            if let index = others.indices.randomElement(using: &generator), let donor = others.randomElement(using: &generator) {
                others[index].triple.object = donor.triple.subject
            }
            let expected = GraphIsomorphism.areIsomorphic(quads, others)
            let found = try CanonicalDataset.areIsomorphic(quads, others)
            return found == expected ? nil : "isomorphic: \(expected), same form: \(found): \(quads) and \(others)"
        } == nil)
    }

    @Test("The canonical form of a canonical form is itself, with every label its own")
    func fixedPoint() {
        #expect(Property.counterexample(cases: 200, seed: 9) { generator in
            let canonical = try CanonicalDataset(RandomDataset.quads(&generator, controls: true))
            let again = try CanonicalDataset(canonical.quads)
            guard again.bytes == canonical.bytes, again.quads == canonical.quads else { return canonical.text }
            let read = try Self.quads(canonical.text)
            return read == canonical.quads ? nil : "reads back as \(read): \(canonical.text)"
        } == nil)
    }

    @Test("Nodes are labelled in the order of what is said of them")
    func labels() throws {
        let canonical = try CanonicalDataset(try Self.quads("_:z <a:p> \"1\" .\n_:z <a:p> \"1\" .\n_:y <a:q> _:z _:g .\n"))
        #expect(canonical.quads.count == 2)
        #expect(Set(canonical.labels.keys) == [BlankNode("z"), BlankNode("y"), BlankNode("g")])
        #expect(Set(canonical.labels.values) == [BlankNode("c14n0"), BlankNode("c14n1"), BlankNode("c14n2")])
        #expect(try CanonicalDataset([]).text == "")
    }

    @Test("Control characters have the escapes of canonical N-Quads, and nothing else has one")
    func escapes() throws {
        let literal = Literal("\u{0}\u{7}\u{8}\t\n\u{B}\u{C}\r\u{1F} \"'\\\u{7F}\u{80}é\u{FFFD}\u{FFFE}\u{FFFF}\u{10FFFF}")
        let canonical = try CanonicalDataset([Quad(Triple("a:s", "a:p", .literal(literal)))])
        #expect(canonical.text == #"<a:s> <a:p> "\u0000\u0007\b\t\n\u000B\f\r\u001F \"'\\\u007F"# + "\u{80}é\u{FFFD}" + #"\uFFFE\uFFFF"# + "\u{10FFFF}\" .\n")
    }

    @Test("Other hash functions give other digests, and perhaps other labels")
    func hashes() throws {
        let quads = Self.chain(5)
        #expect(try CanonicalDataset(quads).digest.utf8.count == 64)
        #expect(try CanonicalDataset(quads, hash: .sha384).digest.utf8.count == 96)
        // A dataset without blank nodes has one form whatever the hash function.
        let ground = try Self.quads("<a:b> <a:p> <a:c> .\n<a:a> <a:p> <a:c> .\n")
        #expect(try CanonicalDataset(ground, hash: .sha384).bytes == CanonicalDataset(ground).bytes)
    }

    @Test("A graph made to take for ever is refused by name", arguments: [10, 13, 60])
    func poison(_ count: Int) {
        #expect(throws: CanonicalizationError.workLimit(steps: 20_000)) {
            try CanonicalDataset(Self.clique(count), workLimit: 20_000)
        }
    }

    @Test("A chain of blank nodes is told apart from either end")
    func chains() throws {
        let quads = Self.chain(200)
        let canonical = try CanonicalDataset(quads)
        #expect(canonical.labels.count == 201)
        #expect(try CanonicalDataset(quads.reversed()).digest == canonical.digest)
    }
}
