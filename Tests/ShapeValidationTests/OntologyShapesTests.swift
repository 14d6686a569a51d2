import Foundation
import LinkedResolutions
import ShapeValidation
import TestSupport
import Testing

/// The shapes of the ontology on the graphs that the program writes.
@Suite struct OntologyShapesTests {
    private static func shapes() throws -> ShapesGraph {
        try ShapesGraph(try #require(OntologyFile.named("shapes.ttl")).triples())
    }

    private static func ontology() throws -> [Triple] {
        try #require(OntologyFile.named("resolution-graph.ttl")).triples()
    }

    private static func load(_ file: String) throws -> Dataset {
        try DataSource(inputs: [SharedFolder.packageRoot.appendingPathComponent(file).path]).load()
    }

    @Test("What is exported conforms", arguments: ["Output/specimens/corpus.nt", "Output/itu-wtsa/corpus.nt"])
    func exported(_ file: String) throws {
        let report = try Self.shapes().validate(Self.load(file), ontology: Self.ontology())
        #expect(report.conforms, "\(report.results.prefix(5))")
    }

    @Test("The seeds conform, read and mapped anew", .enabled(if: SharedFolder.isPresent, "\(SharedFolder.absenceReason)"))
    func seeds() throws {
        let source = DataSource(inputs: [SharedFolder.url.appendingPathComponent("seeds").path])
        let report = try Self.shapes().validate(source.load(), ontology: Self.ontology())
        #expect(report.conforms, "\(report.results.prefix(5))")
    }

    /// Faults put into the graph of a specimen: what is taken out, what is put in, and the words of the finding.
    static let faults: [(removed: String?, added: String?, message: String)] = [
        ("#considering_a> <RG#order>", "<T#considering_a> <RG#order> \"7\"^^<XSD#integer> .", "the same place"),
        ("#ref_recognizing_a_2> <RG#target> <BASEinstrument/ifu-charter#no-13>", nil, "expanded to every number"),
        (nil, "<T#considering_a> <RG#text> \"see [bookmark: x]\"@en .", "no mark of a word processor"),
        ("#d_instructs2_1> <RG#addressee>", nil, "has an addressee"),
        (nil, "<BASEresolution/wfa/4/proposal-nsc-17a2-3> <RG#adoptedAt> <BASEsession/wfa/valparaiso-2025> .", "not adopted"),
        (nil, "<BASEbody/wfa> <RG#reportsTo> <BASEbody/ils> .", "No directive"),
        ("#ref_considering_c_1> <RG#target>", nil, "target or the status"),
        (nil, "<T#d_resolves_1> <RG#confidence> \"1.5\"^^<XSD#decimal> .", "from 0 to 1"),
    ]

    @Test("A deliberate fault in a real graph is found by name", arguments: 0..<8)
    func fault(_ number: Int) throws {
        let fault = Self.faults[number]
        let base = "https://example.org/ferry/id/"
        func expanded(_ text: String) -> String {
            text.replacingOccurrences(of: "<T#", with: "<\(base)resolution/wfa/4/valparaiso-2025#")
                .replacingOccurrences(of: "BASE", with: base)
                .replacingOccurrences(of: "RG#", with: Vocabulary.resolution.namespace.string)
                .replacingOccurrences(of: "XSD#", with: XSD.iri.string)
        }
        let file = SharedFolder.packageRoot.appendingPathComponent("Output/specimens/ifu-wfa-resolution-4-2025.nt")
        let other = SharedFolder.packageRoot.appendingPathComponent("Output/specimens/ifu-wfa-resolution-4-proposal-nsc-17a2-3.nt")
        var lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
        lines += try String(contentsOf: other, encoding: .utf8).split(separator: "\n").map(String.init)
        if let removed = fault.removed.map(expanded) {
            let count = lines.count
            lines.removeAll { $0.contains("valparaiso-2025" + removed) }
            #expect(lines.count < count, "the specimen has no such statement: \(removed)")
        }
        if let added = fault.added.map(expanded) { lines.append(added) }
        let triples = try RDFReader.quads(in: lines.joined(separator: "\n"), syntax: .ntriples, source: "test").map(\.triple)
        let report = try Self.shapes().validate(Dataset(triples), ontology: Self.ontology())
        #expect(report.results.contains { $0.message.contains(fault.message) }, "\(report.results.prefix(5))")
    }
}
