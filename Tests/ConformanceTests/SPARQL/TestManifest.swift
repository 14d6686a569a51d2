import Foundation
import RDF
import Raptor
import TestSupport

/// A manifest of W3C's SPARQL tests
/// ([How the tests are described](https://www.w3.org/2001/sw/DataAccess/tests/README)).
struct TestManifest {
    /// One test of the manifest.
    struct Entry {
        enum Kind {
            case positiveSyntax, negativeSyntax, evaluation
        }

        var name: String
        var kind: Kind
        var query: IRI
        var data: [IRI] = []
        var graphData: [IRI] = []
        /// The endpoints that SERVICE may ask, and the data behind them.
        var serviceData: [(endpoint: IRI, data: [IRI])] = []
        var result: IRI?
        /// Whether duplicates may be missing (REDUCED).
        var hasLaxCardinality = false
    }

    /// The tests in the order of the manifest's list.
    private(set) var entries: [Entry] = []
    /// Tests of kinds that are not about queries, such as protocol tests.
    private(set) var others = 0

    private static let manifest = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
    private static let query = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"

    /// Reads the manifest of a folder such as `sparql11/aggregates`.
    init(folder: String) throws {
        let iri = W3CFile.iri(of: folder + "/manifest.ttl")
        let triples = try RDFReader.quads(path: W3CFile.url(of: iri).path, syntax: .turtle, base: iri).map(\.triple)
        let bySubject = Dictionary(grouping: triples, by: \.subject)
        func objects(_ subject: Term?, _ predicate: String) -> [Term] {
            guard let subject else { return [] }
            return (bySubject[subject] ?? []).filter { $0.predicate == IRI(predicate) }.map(\.object)
        }
        func object(_ subject: Term?, _ predicate: String) -> Term? { objects(subject, predicate).first }
        func list(_ head: Term?) -> [Term] {
            var items: [Term] = []
            var node = head
            while let current = node, current != .iri(RDFSyntaxNamespace.nil) {
                if let item = object(current, RDFSyntaxNamespace.first.string) { items.append(item) }
                node = object(current, RDFSyntaxNamespace.rest.string)
            }
            return items
        }
        for test in list(triples.first { $0.predicate == IRI(Self.manifest + "entries") }?.object) {
            let type = object(test, RDFSyntaxNamespace.type.string)?.iri?.string ?? ""
            let action = object(test, Self.manifest + "action")
            let name =
                test.iri?.string.split(separator: "#").last.map(String.init)
                ?? object(test, Self.manifest + "name")?.literal?.lexicalForm ?? ""
            var entry: Entry
            switch type.dropFirst(Self.manifest.count) {
            case "PositiveSyntaxTest", "PositiveSyntaxTest11":
                guard let query = action?.iri else { continue }
                entry = Entry(name: name, kind: .positiveSyntax, query: query)
            case "NegativeSyntaxTest", "NegativeSyntaxTest11":
                guard let query = action?.iri else { continue }
                entry = Entry(name: name, kind: .negativeSyntax, query: query)
            // The oldest manifests leave the type out.
            case "QueryEvaluationTest", "CSVResultFormatTest", "":
                guard let query = object(action, Self.query + "query")?.iri else { continue }
                entry = Entry(name: name, kind: .evaluation, query: query)
            default:
                others += 1
                continue
            }
            entry.data = objects(action, Self.query + "data").compactMap(\.iri)
            entry.graphData = objects(action, Self.query + "graphData").compactMap(\.iri)
            entry.serviceData = objects(action, Self.query + "serviceData").compactMap { service in
                object(service, Self.query + "endpoint")?.iri.map {
                    ($0, objects(service, Self.query + "data").compactMap(\.iri))
                }
            }
            entry.result = object(test, Self.manifest + "result")?.iri
            entry.hasLaxCardinality = object(test, Self.manifest + "resultCardinality") != nil
            entries.append(entry)
        }
    }
}

/// Files of the suites by IRIs that do not depend on where the shared folder lies.
enum W3CFile {
    private static let root = "https://w3c.example/"

    /// The IRI of a path below the suites' folder.
    static func iri(of path: String) -> IRI { IRI(root + path) }

    static func url(of iri: IRI) -> URL {
        let path = String(iri.string.dropFirst(root.utf8.count)).removingPercentEncoding ?? ""
        return SharedFolder.url.appendingPathComponent("w3c/" + path)
    }

    static func bytes(of iri: IRI) throws -> [UInt8] { Array(try Data(contentsOf: url(of: iri))) }

    /// The triples of a file; its blank nodes are told from those of other files by a prefix.
    static func triples(of iri: IRI, blankNodePrefix: String = "") throws -> [Triple] {
        func own(_ term: Term) -> Term {
            term.blankNode.map { .blankNode(BlankNode(blankNodePrefix + $0.label)) } ?? term
        }
        return try RDFReader.quads(path: url(of: iri).path, base: iri).map(\.triple).map {
            Triple(own($0.subject), $0.predicate, own($0.object))
        }
    }
}
