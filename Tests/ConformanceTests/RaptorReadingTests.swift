import Foundation
import RDF
import Raptor
import TestSupport
import Testing

/// W3C's test suites of [Turtle](https://www.w3.org/TR/turtle/) and
/// [N-Triples](https://www.w3.org/TR/n-triples/), read through Raptor 2.0.15 and our guards.
@Suite(
    "W3C Turtle and N-Triples through Raptor", .serialized,
    .enabled(if: SharedFolder.isPresent, "\(SharedFolder.absenceReason)"))
struct RaptorReadingTests {
    /// What Raptor does not read although it should, and why. It says so with an error.
    static let knownTurtleFailures: [String: String] = [
        "IRI-resolution-08": "resolves '..' wrongly where the base has an empty path segment",
        "LITERAL1_all_controls": "cuts a literal off at U+0000",
        "LITERAL1_ascii_boundaries": "cuts a literal off at U+0000",
        "LITERAL2_ascii_boundaries": "cuts a literal off at U+0000",
        "LITERAL_LONG1_ascii_boundaries": "cuts a literal off at U+0000",
        "LITERAL_LONG2_ascii_boundaries": "cuts a literal off at U+0000",
    ]

    @Test("Turtle: every test passes but those that Raptor fails, which are named")
    func turtle() throws {
        let suite = try ReadingSuite(folder: "rdf-turtle", syntax: .turtle)
        let failures = suite.failures { bytes, base in
            try RDFReader.quads(in: bytes, through: .turtle, base: base)
        }
        print("W3C Turtle through Raptor: \(suite.tests.count - failures.count) of \(suite.tests.count) pass")
        for failure in failures { print("  \(failure.name): \(failure.fault)") }
        #expect(Set(failures.map(\.name)) == Set(Self.knownTurtleFailures.keys))
        #expect(failures.allSatisfy { !$0.isSilent }, "a wrong graph must never come without an error")
    }

    /// The same for N-Triples, which `RDFReader` therefore reads with our own reader.
    static let knownNTriplesFailures: [String: String] = [
        "literal_all_controls": "cuts a literal off at U+0000",
        "literal_ascii_boundaries": "cuts a literal off at U+0000",
        "minimal_whitespace": "takes the full stop after a blank node into its label",
        "nt-syntax-subm-01": "takes the full stop after a blank node into its label",
    ]

    @Test("N-Triples: every test passes through Raptor but those that it fails, which are named")
    func ntriplesThroughRaptor() throws {
        let suite = try ReadingSuite(folder: "rdf-n-triples", syntax: .ntriples)
        let failures = suite.failures { bytes, base in
            try RDFReader.quads(in: bytes, through: .ntriples, base: base)
        }
        print("W3C N-Triples through Raptor: \(suite.tests.count - failures.count) of \(suite.tests.count) pass")
        for failure in failures { print("  \(failure.name): \(failure.fault)") }
        #expect(Set(failures.map(\.name)) == Set(Self.knownNTriplesFailures.keys))
        #expect(failures.allSatisfy { !$0.isSilent }, "a wrong graph must never come without an error")
    }

    @Test("N-Triples: every test passes with our own reader")
    func ntriples() throws {
        let suite = try ReadingSuite(folder: "rdf-n-triples", syntax: .ntriples)
        let failures = suite.failures { bytes, _ in
            var quads: [Quad] = []
            var receiver = QuadReceiver { quads.append($0) }
            try NTriplesReader.read(bytes.span, into: &receiver)
            return quads
        }
        print("W3C N-Triples with our reader: \(suite.tests.count - failures.count) of \(suite.tests.count) pass")
        for failure in failures { print("  \(failure.name): \(failure.fault)") }
        #expect(failures.isEmpty)
    }
}

extension RDFReader {
    /// All statements, through Raptor whatever the syntax, in small chunks.
    fileprivate static func quads(
        in bytes: [UInt8], through syntax: RDFSyntax, base: IRI
    ) throws -> [Quad] {
        var quads: [Quad] = []
        var receiver = QuadReceiver { quads.append($0) }
        var parser = try RaptorParser(syntax: syntax, base: base)
        var start = 0
        while start < bytes.count {
            let end = min(start + 100, bytes.count)
            try parser.parse(bytes.span.extracting(start..<end), into: &receiver)
            start = end
        }
        try parser.finish(into: &receiver)
        return quads
    }
}

/// A W3C test suite of one reading syntax.
private struct ReadingSuite {
    struct Test {
        let name: String
        let action: URL
        let result: URL?
        let isNegative: Bool
    }

    struct Failure {
        let name: String
        let fault: String
        /// Whether something wrong was read without an error.
        let isSilent: Bool
    }

    private(set) var tests: [Test] = []
    private let base: String

    init(folder: String, syntax: RDFSyntax) throws {
        let folder = SharedFolder.url.appendingPathComponent("w3c/rdf11/\(folder)")
        let root = "https://manifest.example/"
        let manifest = try RDFReader.quads(
            path: folder.appendingPathComponent("manifest.ttl").path, base: IRI(root)
        ).map(\.triple)
        let mf = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
        func values(_ subject: Term, _ property: String) -> [Term] {
            manifest.filter { $0.subject == subject && $0.predicate == IRI(property) }.map(\.object)
        }
        func file(_ term: Term?) -> URL? {
            (term?.iri?.string.dropFirst(root.count)).map { folder.appendingPathComponent(String($0)) }
        }
        base = values(.iri(IRI(root)), mf + "assumedTestBase").first?.iri?.string ?? root
        for triple in manifest where triple.predicate == RDFSyntaxNamespace.type {
            guard let type = triple.object.iri?.string, type.hasPrefix("http://www.w3.org/ns/rdftest#Test"),
                let action = file(values(triple.subject, mf + "action").first)
            else { continue }
            tests.append(
                Test(
                    name: values(triple.subject, mf + "name").first?.literal?.lexicalForm ?? "",
                    action: action, result: file(values(triple.subject, mf + "result").first),
                    isNegative: type.contains("Negative")))
        }
        tests.sort { $0.name < $1.name }
        #expect(tests.count > 60)
    }

    func failures(_ read: ([UInt8], IRI) throws -> [Quad]) -> [Failure] {
        tests.compactMap { test in
            do {
                let bytes = Array(try Data(contentsOf: test.action))
                let quads = try read(bytes, IRI(base + test.action.lastPathComponent))
                if test.isNegative { return Failure(name: test.name, fault: "accepted", isSilent: true) }
                guard let result = test.result else { return nil }
                let expected = try RDFReader.quads(path: result.path, syntax: .ntriples)
                return GraphIsomorphism.areIsomorphic(quads, expected)
                    ? nil : Failure(name: test.name, fault: "another graph", isSilent: true)
            } catch {
                return test.isNegative ? nil : Failure(name: test.name, fault: "\(error)", isSilent: false)
            }
        }
    }
}
