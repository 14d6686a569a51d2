import Foundation
import RDF
import RDFCanonicalization
import TestSupport
import Testing

/// Canonical forms held against those that others make.
@Suite("Canonical forms of others")
struct OtherImplementationsTests {
    @Test(
        "pyoxigraph makes the same canonical form of random datasets",
        .enabled(if: CommandLineTool.peers(have: "pyoxigraph"), "needs pyoxigraph (Scripts/install-dependencies --tests)"))
    func pyoxigraph() throws {
        let python = try #require(CommandLineTool.peersPython)
        let folder = try ScratchFolder()
        let script = try folder.write("canonicalize.py", Data(Self.script.utf8))
        var generator = SeededGenerator(seed: 4)
        var expected: [String] = []
        for number in 0..<200 {
            let quads = RandomDataset.quads(&generator)
            try folder.write("\(number).nq", Data(CanonicalNTriples.text(of: quads).utf8))
            expected.append(try CanonicalDataset(quads).text)
        }
        let run = try python.run([script.path, folder.url.path, "\(expected.count)"])
        #expect(run.exitCode == 0, "\(run.errors)")
        let found = run.output.components(separatedBy: "\u{1E}\n")
        #expect(found.count == expected.count + 1)
        for (number, pair) in zip(expected, found).enumerated() where !CodePointText.equal(pair.0, pair.1) {
            Issue.record("dataset \(number): ours\n\(pair.0)theirs\n\(pair.1)")
        }
    }

    private static let script = """
        import sys
        import pyoxigraph as ox
        for number in range(int(sys.argv[2])):
            dataset = ox.Dataset(ox.parse(path=f"{sys.argv[1]}/{number}.nq", format=ox.RdfFormat.N_QUADS))
            dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
            lines = []
            for quad in dataset:
                lines.append(ox.serialize([quad], format=ox.RdfFormat.N_QUADS).decode())
            sys.stdout.write("".join(sorted(lines, key=lambda line: line.encode())) + "\\x1e\\n")
        """

    private static let folder = SharedFolder.url.appendingPathComponent("w3c/rdf-canon/tests/rdfc10")

    @Test(
        "W3C's tests of RDFC-1.0",
        .enabled(if: FileManager.default.fileExists(atPath: folder.path), "needs w3c/rdf-canon in the shared folder"))
    func w3c() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        func text(_ name: String) throws -> String { try String(contentsOf: Self.folder.appendingPathComponent(name), encoding: .utf8) }
        var count = 0
        for name in names.sorted() where name.hasSuffix("-in.nq") {
            let test = name.dropLast("-in.nq".count)
            let quads = try NTriplesReader.quads(in: try text(name), allowingGraphs: true, source: name)
            // 75 is the one test that is to be made with another hash function.
            let hash: CanonicalizationHash = test == "test075" ? .sha384 : .sha256
            count += 1
            guard names.contains("\(test)-rdfc10.nq") else {
                // The datasets without an answer are the poisoned ones.
                #expect(throws: CanonicalizationError.self, "\(test)") { try CanonicalDataset(quads, hash: hash) }
                continue
            }
            let canonical = try CanonicalDataset(quads, hash: hash)
            #expect(canonical.text == (try text("\(test)-rdfc10.nq")), "\(test)")
            guard names.contains("\(test)-rdfc10map.json") else { continue }
            let map = try JSONDecoder().decode([String: String].self, from: Data(try text("\(test)-rdfc10map.json").utf8))
            let found = Dictionary(uniqueKeysWithValues: canonical.labels.map { ($0.key.label, $0.value.label) })
            #expect(found == map, "\(test)")
        }
        #expect(count > 0)
    }
}
