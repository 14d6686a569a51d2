import Foundation
import LinkedResolutions
import TestSupport
import Testing

/// Our graphs in other people's triple stores, and the same questions asked there.
@Suite(.serialized, TwoBuilds.onceIsEnough) struct TripleStoreTests {
    @Test(
        "Oxigraph holds what was pushed and answers the named questions as we do",
        .enabled(if: TripleStoreServer.Engine.oxigraph.program != nil, "\(TripleStoreServer.Engine.oxigraph.absenceReason)"))
    func oxigraph() throws {
        try check(.oxigraph)
    }

    @Test(
        "Virtuoso holds what was pushed and answers the named questions as we do",
        .enabled(if: TripleStoreServer.Engine.virtuoso.program != nil, "\(TripleStoreServer.Engine.virtuoso.absenceReason)"))
    func virtuoso() throws {
        try check(.virtuoso)
    }

    private func check(_ engine: TripleStoreServer.Engine) throws {
        let server = try TripleStoreServer(engine)
        let store = try GraphStoreEndpoint(server.storeAddress)
        let questions = try SPARQLEndpoint(server.queryAddress)
        try namedQuestions(store, questions, engine)
        try pushedGraphs(store, questions, engine)
    }

    // MARK: Counts

    private static let specimens = SharedFolder.packageRoot.appendingPathComponent("Tests/Specimens")

    private func pushedGraphs(
        _ store: GraphStoreEndpoint, _ questions: SPARQLEndpoint, _ engine: TripleStoreServer.Engine
    ) throws {
        var options = PushOptions(base: "https://example.org/ferry/id/")
        options.corpus.authorityFiles = [Self.specimens.appendingPathComponent("authority.ttl").path]
        let report = try GraphPusher(options: options).push([Self.specimens.path], to: store)
        let pushed = try counts(questions, under: options.base)
        #expect(pushed == Dictionary(uniqueKeysWithValues: report.graphs.map { ($0.name?.string ?? "", $0.statements) }))

        // Once more changes nothing; a graph that is replaced has lost what it had.
        _ = try GraphPusher(options: options).push([Self.specimens.path], to: store)
        #expect(try counts(questions, under: options.base) == pushed)
        let scratch = try ScratchFolder()
        let graph = "https://example.org/ferry/id/extra"
        for (object, mode, count) in [("1", GraphStoreEndpoint.Mode.merge, 1), ("2", .merge, 2), ("3", .replace, 1)] {
            let file = try scratch.write("a.nq", Array("<http://a/s> <http://a/p> \"\(object)\" <\(graph)> .\n".utf8))
            options.mode = mode
            _ = try GraphPusher(options: options).push([file.path], to: store)
            #expect(try counts(questions, under: options.base)[graph] == count, "\(engine.rawValue), \(mode)")
        }
        #expect(try questions.answer(try Query(parsing: "ASK { GRAPH ?g { ?s <http://a/p> \"3\" } }")) == .boolean(true))
        #expect(try questions.answer(try Query(parsing: "ASK { GRAPH ?g { ?s <http://a/p> \"1\" } }")) == .boolean(false))
    }

    private func counts(_ endpoint: SPARQLEndpoint, under base: IRI) throws -> [String: Int] {
        let text = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } FILTER(STRSTARTS(STR(?g), \"\(base.string)\")) } GROUP BY ?g"
        guard case .solutions(let table) = try endpoint.answer(try Query(parsing: text)) else { return [:] }
        var counts: [String: Int] = [:]
        for row in table.rows {
            guard let name = row[0]?.iri, let count = row[1]?.literal else { continue }
            counts[name.string] = Int(count.lexicalForm)
        }
        return counts
    }

    // MARK: Questions

    /// The texts whose questions are compared: five real ones without their words, which the repository has; with
    /// `RESGRAPH_ENGINE_TEXTS=all` every real text of the shared folder, which takes minutes.
    private static let texts: [String] =
        ProcessInfo.processInfo.environment["RESGRAPH_ENGINE_TEXTS"] == "all" && SharedFolder.isPresent
        ? ["seeds", "corpus"].map { SharedFolder.url.appendingPathComponent($0).path }
        : [SharedFolder.packageRoot.appendingPathComponent("Output/itu-wtsa/corpus.nt").path]

    /// The endpoint's answer; nil if it says that a row is too long for it, as Virtuoso does of rows of more than
    /// 4 KB that it is to sort. There is such a one in the real texts of the shared folder.
    private static func answer(to query: Query, of endpoint: SPARQLEndpoint) throws -> EndpointAnswer? {
        do {
            return try endpoint.answer(query)
        } catch {
            if "\(error)".contains("SR319") { return nil }
            throw error
        }
    }

    private func namedQuestions(
        _ store: GraphStoreEndpoint, _ endpoint: SPARQLEndpoint, _ engine: TripleStoreServer.Engine
    ) throws {
        let options = PushOptions(unnamedGraph: "https://w3id.org/resolution-graph/id/all")
        _ = try GraphPusher(options: options).push(Self.texts, to: store)
        let ours = ResolutionGraph(try DataSource(inputs: Self.texts).load())
        var asked = 0
        for question in try QuestionLibrary().questions {
            let isPerResolution = question.parameters.contains { $0.name == "resolution" && !$0.isRequired }
            for example in question.examples + (isPerResolution ? ["resolution=\"Resolution 18\""] : []) {
                let arguments = NamedQuestionTests.arguments(example)
                guard let query = try? ours.query(for: question, arguments) else { continue }
                asked += 1
                #expect(try endpoint.query(for: question, arguments) == query, "\(question.name) \(example)")
                guard let answer = try Self.answer(to: query, of: endpoint) else { continue }
                guard case .solutions(let expected) = try ours.dataset.answer(query), case .solutions(let found) = answer else {
                    Issue.record("\(question.name) is no SELECT query")
                    continue
                }
                let ourRows = expected.indices.map { row in
                    expected.variables.indices.map { CanonicalCell.text(expected.term(row: row, column: $0), of: question) }
                }
                let theirRows = found.rows.map { row in
                    expected.variables.map { variable in
                        found.variables.firstIndex(of: variable).map { CanonicalCell.text(row[$0], of: question) } ?? ""
                    }
                }
                let difference = RowDifference(ourRows, theirRows)
                #expect(difference.isEmpty, "\(engine.rawValue), \(question.name) \(example): \(difference)")
            }
        }
        #expect(asked >= 30)
    }
}

/// A cell as text, in which engines agree that give the same answer.
private enum CanonicalCell {
    static func text(_ term: Term?, of question: Question) -> String {
        guard let term else { return "" }
        // SPARQL leaves the order of GROUP_CONCAT to the engine (18.5.1.7); Virtuoso gives an empty string where
        // there is nothing to join.
        if question.text.contains("GROUP_CONCAT"), let literal = term.literal,
            literal.lexicalForm.contains(", ") || literal.lexicalForm.isEmpty
        {
            return literal.lexicalForm.components(separatedBy: ", ").sorted().joined(separator: ", ")
        }
        return "\(term)"
    }
}

/// What one answer has and the other has not, as multisets of rows.
private struct RowDifference: CustomStringConvertible {
    private let ours: [[String]]
    private let theirs: [[String]]

    init(_ ours: [[String]], _ theirs: [[String]]) {
        var counts: [[String]: Int] = [:]
        for row in ours { counts[row, default: 0] += 1 }
        for row in theirs { counts[row, default: 0] -= 1 }
        self.ours = counts.filter { $0.value > 0 }.keys.sorted { $0.lexicographicallyPrecedes($1) }
        self.theirs = counts.filter { $0.value < 0 }.keys.sorted { $0.lexicographicallyPrecedes($1) }
    }

    var isEmpty: Bool { ours.isEmpty && theirs.isEmpty }

    var description: String {
        "only ours (\(ours.count)): \(ours.first ?? []), only theirs (\(theirs.count)): \(theirs.first ?? [])"
    }
}
