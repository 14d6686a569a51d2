import Foundation
import LinkedResolutions
import TestSupport
import Testing

/// Typed questions, on the graph of five real texts, against the named questions of the same meaning.
@Suite struct TypedQuestionTests {
    private func graph() throws -> ResolutionGraph { try #require(NamedQuestionTests.graph) }

    private func rows(_ name: String, _ arguments: [String: String] = [:]) throws -> Solutions {
        let question = try QuestionLibrary().question(named: name)
        guard case .solutions(let solutions) = try graph().answer(question, arguments) else {
            throw CancellationError()
        }
        return solutions
    }

    @Test("Whom texts instruct, invite and request is what the named questions say")
    func addressed() throws {
        let graph = try graph()
        for (name, typed) in [
            ("instructed", graph.agentsInstructed()), ("invited", graph.agentsInvited()), ("requested", graph.agentsRequested()),
        ] {
            let pairs = Set(typed.flatMap { agent in agent.directives.map { "\(agent.agent.label) \($0.clause.iri)" } })
            let expected = try Set(rows(name).map { try "\($0.string("name")) \($0.iri("clause"))" })
            #expect(pairs == expected && !pairs.isEmpty, "\(name)")
            #expect(typed.allSatisfy { $0.directives.allSatisfy { $0.evidence != nil && $0.clause.evidence != nil } })
        }
    }

    @Test("Reporting lines, consultations and collaborations are what the named questions say")
    func relations() throws {
        let graph = try graph()
        for (name, kind) in [
            ("reporting-lines", ResolutionGraph.Relation.Kind.reportsTo), ("consultations", .consults),
            ("collaborations", .collaboratesWith), ("assistance", .assists),
        ] {
            let typed = Set(graph.relations(kind).map { "\($0.from.label) \($0.to.label) \($0.directive.clause.iri)" })
            let expected = try Set(rows(name).map { try "\($0.string("who")) \($0.string("whom")) \($0.iri("clause"))" })
            #expect(typed == expected && !typed.isEmpty, "\(name)")
        }
    }

    @Test("Reporting lines to and from an agent are parts of all reporting lines")
    func reportingLines() throws {
        let graph = try graph()
        let tsag = try graph.agent(named: "TSAG")
        let director = try graph.agent(named: "Director of TSB")
        let all = graph.relations(.reportsTo)
        #expect(graph.reportingLines(to: tsag) == all.filter { $0.to == tsag })
        #expect(graph.reportingLines(from: director) == all.filter { $0.from == director })
        #expect(graph.collaborators(of: try graph.agent(named: "ITU-T")).allSatisfy { $0.kind == .collaboratesWith })
    }

    @Test("Directives to an agent stand in the order of the texts, those to its groups where asked for")
    func directives() throws {
        let graph = try graph()
        let director = try graph.agent(named: "Director of TSB")
        let own = graph.directives(addressedTo: director, in: .resolution("11", of: "wtsa"))
        #expect(own.count == 6 && own.allSatisfy { $0.addressees.contains(director) })
        let withGroups = graph.directives(addressedTo: director, includingGroups: true)
        #expect(withGroups.count >= graph.directives(addressedTo: director).count)
        let expected = try Set(rows("directives-to", ["who": "Director of TSB"]).map { try $0.iri("clause") })
        #expect(Set(withGroups.map(\.clause.iri)) == expected)
    }

    @Test("References to an instrument and from a text are what the named questions say")
    func references() throws {
        let graph = try graph()
        let convention = try graph.instrument(named: "ITU Convention")
        let expected = try Set(rows("references-to", ["instrument": "ITU Convention"]).map { try "\($0.string("cited")) \($0.iri("clause"))" })
        #expect(Set(graph.references(to: convention).map { "\($0.targetLabel ?? "") \($0.clause.iri)" }) == expected)
        let from = graph.references(from: try graph.scope(named: "Resolution 18"))
        #expect(try Set(from.map(\.clause.iri)) == Set(rows("references-from", ["resolution": "Resolution 18"]).map { try $0.iri("clause") }))
        #expect(from.allSatisfy { $0.evidence != nil })
    }

    @Test("What rests on an instrument is what the named question says, each with a chain that ends there")
    func resting() throws {
        let graph = try graph()
        for name in ["ITU Constitution", "WTSA Resolution 1", "Resolution 44"] {
            let thing = try graph.instrument(named: name)
            let typed = graph.textsResting(on: thing)
            #expect(try Set(typed.map(\.text.iri)) == Set(rows("rests-on", ["instrument": name]).map { try $0.iri("text") }), "\(name)")
            #expect(typed.allSatisfy { $0.chain.first?.clause.text == $0.text.iri })
        }
    }

    @Test("The texts of a resolution come earliest first, a proposal before what was adopted")
    func revisions() throws {
        let texts = try graph().revisions(of: .resolution("11", of: "wtsa"))
        #expect(texts.map(\.year) == [2012, 2016, 2024, 2024])
        #expect(texts.map(\.isProposal) == [false, false, true, false])
        #expect(texts[1].files.isEmpty && texts[3].session == "WTSA (New Delhi, 2024)")
    }

    @Test("A shortest path is made of directives that have both ends of each step as parties")
    func paths() throws {
        let graph = try graph()
        let start = try graph.agent(named: "UPU")
        let end = try graph.agent(named: "TSAG")
        let path = try #require(graph.shortestPath(from: start, to: end, includingMembership: true))
        #expect(path.first?.from == start && path.last?.to == end)
        for (step, next) in zip(path, path.dropFirst()) { #expect(step.to == next.from) }
        #expect(path.allSatisfy { ($0.tie == .directive) == !$0.directives.isEmpty })
        #expect(graph.shortestPath(from: start, to: start) == [])
        // No directive has one party only, so the way back is as long.
        #expect(graph.shortestPath(from: end, to: start, includingMembership: true)?.count == path.count)
    }

    @Test("Rows decode into values, an unbound variable into nil, a wrong type into an error that says where")
    func decoding() throws {
        struct Row: Decodable, Equatable {
            enum Level: String, Decodable { case high }
            var who: IRI
            var link: URL
            var name: String
            var count: Int
            var share: Double
            var isOpen: Bool
            var level: Level
            var missing: String?
        }
        let graph = ResolutionGraph(Dataset())
        let query = """
            SELECT (<http://example.org/a> AS ?who) (?who AS ?link) ("x"@en AS ?name) (3 AS ?count) (0.5 AS ?share)
                   (true AS ?isOpen) ("high" AS ?level) ?missing {}
            """
        let rows = try graph.select(query).decoded(as: Row.self)
        #expect(rows.first?.who == "http://example.org/a" && rows.first?.link.absoluteString == "http://example.org/a")
        #expect(rows.first?.count == 3 && rows.first?.share == 0.5 && rows.first?.isOpen == true && rows.first?.missing == nil)
        #expect(try graph.select("SELECT (7 AS ?n) {}").decoded(as: Int.self) == [7])
        struct Wrong: Decodable { var n: Int }
        let error = #expect(throws: DecodingError.self) { try graph.select("SELECT (\"x\" AS ?n) {}").decoded(as: Wrong.self) }
        #expect("\(String(describing: error))".contains("[0].n"))
        #expect(throws: RowError.self) { try graph.select("SELECT (1 AS ?n) {}")[0].iri("n") }
    }

    @Test("A value bound to a variable is found, whatever is in it")
    func binding() throws {
        let graph = try graph()
        let tsag = try graph.agent(named: "TSAG")
        #expect(try graph.ask("ASK { ?who rg:partOfBody body:itu-t }", binding: ["who": tsag.iri]))
        #expect(try !graph.ask("ASK { ?who rdfs:label ?name }", binding: ["name": "\" } #"]))
        #expect(try graph.construct("CONSTRUCT WHERE { ?who rg:acronym ?short }", binding: ["who": tsag.iri]).count == 1)
        #expect(graph.triples(matching: TriplePattern(subject: .iri(tsag.iri), predicate: Vocabulary.resolution.acronym)).count == 1)
        #expect(throws: AnswerFormError.self) { try graph.select("ASK {}") }
    }

    @Test("A query of a cancelled task ends with an error that says so")
    func cancellation() async throws {
        let graph = try graph()
        let task = Task {
            // Without cancellation this goes on for longer than anybody would wait.
            try await graph.select("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(STR(?a) = STR(?i)) }")
        }
        try await Task.sleep(for: .milliseconds(100))
        task.cancel()
        await #expect(throws: QueryError.cancelled) { try await task.value }
        #expect(try await graph.ask("ASK { ?s ?p ?o }"))
    }
}
