import Foundation
import LinkedResolutions
import TestSupport
import Testing

/// Questions about the five real texts whose answers careful readers wrote down.
@Suite(.enabled(if: SharedFolder.isPresent, "\(SharedFolder.absenceReason)"))
struct ReferenceQuestionsTests {
    struct File: Decodable {
        var prefixes: [String: String]
        var questions: [Question]
    }

    struct Question: Decodable, Sendable, CustomTestStringConvertible {
        var id: String
        var question: String
        var sparql: String
        var ordered: Bool
        var expected: [[String]]
        var testDescription: String { "\(id): \(question)" }
    }

    static let file: File? = {
        guard let data = try? Data(contentsOf: SharedFolder.url.appendingPathComponent("gold/questions.json"))
        else { return nil }
        return try? JSONDecoder().decode(File.self, from: data)
    }()

    static let graph: ResolutionGraph? = {
        let seeds = SharedFolder.url.appendingPathComponent("seeds")
        guard let corpus = try? Corpus(contentsOf: [seeds]) else { return nil }
        return try? ResolutionGraph(corpus)
    }()

    @Test("The graph answers as the readers did", arguments: Self.file?.questions ?? [])
    func question(_ question: Question) throws {
        var graph = try #require(Self.graph)
        let prefixes = try #require(Self.file).prefixes
        for (prefix, namespace) in prefixes { graph.prefixes[prefix] = IRI(namespace) }
        let rows = try graph.select(question.sparql).map { row in
            row.bindings.map { Self.value($0.term) }
        }
        let expected = question.expected.map { $0.map { Self.expand($0, prefixes) } }
        let agrees =
            question.ordered ? rows == expected : rows.sorted(by: Self.precedes) == expected.sorted(by: Self.precedes)
        #expect(agrees, "answered \(rows.sorted(by: Self.precedes)), expected \(expected.sorted(by: Self.precedes))")
    }

    private static func value(_ term: Term) -> String {
        switch term {
        case .iri(let iri): iri.string
        case .literal(let literal): literal.lexicalForm
        case .blankNode(let node): node.description
        }
    }

    /// IRIs are written by prefix or in angle brackets; all else is a lexical form.
    private static func expand(_ text: String, _ prefixes: [String: String]) -> String {
        if text.hasPrefix("<"), text.hasSuffix(">") { return String(text.dropFirst().dropLast()) }
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let namespace = prefixes[String(parts[0])], !parts[1].contains(" ") else { return text }
        return namespace + parts[1]
    }

    private static func precedes(_ a: [String], _ b: [String]) -> Bool { a.lexicographicallyPrecedes(b) }
}
