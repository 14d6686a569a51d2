import Foundation
import LinkedResolutions
import ShapeValidation
import TestSupport
import Testing

@Suite struct ConstraintTests {
    private static func triples(_ turtle: String) throws -> [Triple] {
        try RDFReader.quads(in: turtle, syntax: .turtle, source: "test").map(\.triple)
    }

    private static func report(shapes: String, data: String, ontology: String = "") throws -> ValidationReport {
        try ShapesGraph(triples(shapes)).validate(Dataset(triples(data)), ontology: triples(ontology))
    }

    @Test("What violates a constraint is reported, and nothing else", arguments: ConstraintCase.all)
    func constraint(_ example: ConstraintCase) throws {
        let report = try Self.report(shapes: example.shapes, data: example.turtle)
        #expect(report.results.map { $0.focusNode } == example.faulty.map { .iri(IRI("http://example.org/" + $0)) })
        #expect(report.results.allSatisfy { $0.severity == "Violation" && !$0.message.isEmpty })
    }

    @Test(
        "pySHACL finds the same in every example: nodes, values and components",
        .enabled(if: CommandLineTool.peersPython != nil, "needs RESGRAPH_PEERS"))
    func pySHACL() throws {
        let python = try #require(CommandLineTool.peersPython)
        let scratch = try ScratchFolder()
        let cases = ConstraintCase.all.map { ["shapes": $0.shapes, "data": $0.turtle] }
        let file = try scratch.write("cases.json", try JSONEncoder().encode(cases))
        let script = SharedFolder.packageRoot.appendingPathComponent("Scripts/checks/shacl-results.py").path
        let run = try python.run([script, file.path])
        try #require(run.exitCode == 0, "\(run.errors)")
        let found = try JSONDecoder().decode([[[String?]]].self, from: Data(run.output.utf8))
        for (example, theirs) in zip(ConstraintCase.all, found) {
            let report = try Self.report(shapes: example.shapes, data: example.turtle)
            let ours = Set(report.results.map { [$0.focusNode.description, $0.value?.description, $0.component] })
            #expect(ours.map(Self.compact).sorted() == theirs.map(Self.compact).sorted(), "\(example.name)")
        }
    }

    /// A result in one line.
    private static func compact(_ result: [String?]) -> String { result.map { $0 ?? "–" }.joined(separator: " ") }

    @Test("Classes of an ontology beside the data are known")
    func ontology() throws {
        let shapes = ConstraintCase.prefixes + "ex:S a sh:NodeShape ; sh:targetClass ex:Broad ; sh:property [ sh:path ex:p ; sh:minCount 1 ] ."
        let data = ConstraintCase.prefixes + "ex:a a ex:Narrow ."
        let ontology = ConstraintCase.prefixes + "ex:Narrow rdfs:subClassOf ex:Middle . ex:Middle rdfs:subClassOf ex:Broad ."
        #expect(try Self.report(shapes: shapes, data: data).conforms)
        #expect(try Self.report(shapes: shapes, data: data, ontology: ontology).results.count == 1)
    }

    @Test("Targets are nodes, classes, subjects and objects of properties, and classes that are shapes")
    func targets() throws {
        let data = ConstraintCase.prefixes + "ex:a ex:p ex:b . ex:c a ex:Class . ex:d ex:q 1 ."
        for (target, node) in [
            ("sh:targetNode ex:x", "x"), ("sh:targetClass ex:Class", "c"), ("sh:targetSubjectsOf ex:p", "a"),
            ("sh:targetObjectsOf ex:p", "b"),
        ] {
            let shapes = ConstraintCase.prefixes + "ex:S a sh:NodeShape ; \(target) ; sh:property [ sh:path ex:none ; sh:minCount 1 ] ."
            let report = try Self.report(shapes: shapes, data: data)
            #expect(report.results.map(\.focusNode) == [.iri(IRI("http://example.org/" + node))], "\(target)")
        }
        let implicit = ConstraintCase.prefixes + "ex:Class a sh:NodeShape , rdfs:Class ; sh:property [ sh:path ex:none ; sh:minCount 1 ] ."
        #expect(try Self.report(shapes: implicit, data: data).results.count == 1)
    }

    @Test("Severity and message are the shape's, and a deactivated shape says nothing")
    func severity() throws {
        let property = "sh:property [ sh:path ex:none ; sh:minCount 1 ; sh:severity sh:Warning ; sh:message \"Where is it?\" ]"
        let shapes = ConstraintCase.prefixes + "ex:S a sh:NodeShape ; sh:targetNode ex:x ; \(property) ."
        let result = try #require(try Self.report(shapes: shapes, data: "").results.first)
        #expect(result.severity == "Warning" && result.message == "Where is it?")
        let idle = ConstraintCase.prefixes + "ex:S a sh:NodeShape ; sh:deactivated true ; sh:targetNode ex:x ; \(property) ."
        #expect(try Self.report(shapes: idle, data: "").conforms)
    }

    @Test(
        "What is not translated, or is no shape, is an error and not silence",
        arguments: [
            ("sh:property [ sh:path ex:p ; sh:qualifiedValueShape [ ] ; sh:qualifiedValueShapesDisjoint true ]", "qualifiedValueShapesDisjoint"),
            ("sh:js [ ]", "sh:js"), ("sh:sparql [ sh:ask \"ASK {}\" ]", "sh:select"), ("sh:in ( _:x )", "blank node"),
            ("sh:property [ sh:path ex:p ; sh:minCount -1 ]", "whole number"), ("sh:property [ sh:path \"p\" ]", "list"),
            ("sh:node ex:S", "itself"), ("sh:not [ sh:sparql [ sh:select \"SELECT $this {}\" ] ]", "sh:sparql inside"),
            ("sh:minCount 1", "sh:path"), ("sh:sparql [ sh:select \"SELECT nonsense\" ]", "expected"),
        ])
    func refused(_ shape: String, _ words: String) {
        let shapes = ConstraintCase.prefixes + "ex:S a sh:NodeShape ; sh:targetNode ex:x ; \(shape) ."
        let error = #expect(throws: ShapesError.self) { try Self.report(shapes: shapes, data: "") }
        #expect(error.map { "\($0)".contains(words) } ?? false, "\(error.map { "\($0)" } ?? "")")
    }

    @Test("A report is a graph of the language itself")
    func turtle() throws {
        let shapes = ConstraintCase.prefixes + "ex:S a sh:NodeShape ; sh:targetNode ex:x ; sh:property [ sh:path ex:p ; sh:minCount 1 ] ."
        let triples = try Self.report(shapes: shapes, data: "").triples
        let conforms = IRI("http://www.w3.org/ns/shacl#conforms")
        #expect(triples.contains { $0.predicate == conforms && $0.object == .literal(Literal(false)) })
        #expect(triples.contains { $0.predicate == "http://www.w3.org/ns/shacl#focusNode" && $0.object == .iri("http://example.org/x") })
    }
}
