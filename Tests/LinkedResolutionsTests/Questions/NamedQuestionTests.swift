import Foundation
import LinkedResolutions
import TestSupport
import Testing

/// The questions of `Ontology/questions/`, on the graph of five real texts.
@Suite struct NamedQuestionTests {
    static let folder = SharedFolder.packageRoot.appendingPathComponent("Ontology/questions")
    static let questions = (try? QuestionLibrary().questions) ?? []
    static let graph: ResolutionGraph? = (try? DataSource(
        inputs: [SharedFolder.packageRoot.appendingPathComponent("Output/itu-wtsa/corpus.nt").path]
    ).load()).map { ResolutionGraph($0) }

    @Test("The binary holds the questions of the folder, byte for byte")
    func embedded() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter { $0.hasSuffix(".rq") }
        #expect(names.sorted() == OntologyFile.questions.map(\.name))
        for file in OntologyFile.questions {
            #expect(try Data(contentsOf: Self.folder.appendingPathComponent(file.name)) == Data(file.bytes), "\(file.name)")
        }
    }

    @Test("There are at least twenty-eight questions, each with a summary of one line")
    func many() {
        #expect(Self.questions.count >= 28)
        #expect(Self.questions.allSatisfy { !$0.summary.isEmpty && $0.summary.utf8.count < 100 })
    }

    @Test("Each example of a question is answered", arguments: questions.flatMap { question in
        question.examples.map { (question, $0) }
    })
    func examples(_ question: Question, _ example: String) throws {
        let graph = try #require(Self.graph)
        let answer = try graph.answer(question, Self.arguments(example))
        guard case .solutions(let solutions) = answer else {
            Issue.record("\(question.name) is no SELECT query")
            return
        }
        // The last column names the clause, or the thing, that the row rests on.
        let last = try #require(solutions.variables.last)
        #expect(solutions.allSatisfy { $0[last]?.iri != nil } || solutions.isEmpty, "\(question.name)")
    }

    @Test("A question printed as SPARQL is the same question, so that any engine can answer it", arguments: questions)
    func printed(_ question: Question) throws {
        let query = try question.query(binding: ["resolution": IRI("http://example.org/r")])
        let again = try Query(parsing: query.description)
        #expect(again.pattern == query.pattern && again.form == query.form)
        #expect(!query.description.contains("<<") && question.text.contains("PREFIX rg:"))
    }

    @Test(
        "A question written as SPARQL gives the rows that another engine gives", .enabled(if: CommandLineTool.peersPython != nil, "RESGRAPH_PEERS is not set"),
        arguments: questions)
    func otherEngine(_ question: Question) throws {
        let graph = try #require(Self.graph)
        let python = try #require(CommandLineTool.peersPython)
        let example = try #require(question.examples.first)
        let query = try graph.query(for: question, Self.arguments(example))
        let script = """
            import sys, pyoxigraph as o
            store = o.Store()
            store.load(path=sys.argv[1], format=o.RdfFormat.N_TRIPLES)
            answer = store.query(sys.stdin.read())
            print(len(list(answer)))
            """
        let run = try python.run(
            ["-c", script, SharedFolder.packageRoot.appendingPathComponent("Output/itu-wtsa/corpus.nt").path],
            input: query.description)
        guard case .solutions(let solutions) = try graph.dataset.answer(query) else { return }
        #expect(run.output == "\(solutions.count)\n", "\(question.name): \(run.errors)")
    }

    @Test(
        "A header with a fault is refused with its line",
        arguments: [
            ("SELECT * {}", 1, "summary"), ("#+ summary: x\n#+ parameter: who\nSELECT * { ?who ?p ?o }", 2, "kind in parentheses"),
            ("#+ summary: x\n#+ parameter: who (person)\nSELECT * { ?who ?p ?o }", 2, "found 'person'"),
            ("#+ summary: x\n#+ parameter: who (agent)\nSELECT * { ?s ?p ?o }", 2, "no variable ?who"),
            ("#+ summary: x\n#+ colour: red\nSELECT * {}", 2, "found 'colour'"),
            ("#+ summary: x\nSELECT * {", 2, "'}'"),
        ])
    func faults(_ text: String, _ line: Int, _ part: String) {
        let error = #expect(throws: QuestionError.self) { try Question(named: "q", text: text) }
        #expect(error?.line == line && error?.message.contains(part) == true, "\(String(describing: error))")
    }

    /// The arguments of an example, as a shell takes them apart.
    static func arguments(_ example: String) -> [String: String] {
        var words: [String] = [""]
        var isQuoted = false
        for character in example {
            switch character {
            case "\"": isQuoted.toggle()
            case " " where !isQuoted: words.append("")
            default: words[words.count - 1].append(character)
            }
        }
        return words.reduce(into: [:]) { arguments, word in
            if let equals = word.firstIndex(of: "=") {
                arguments[String(word[..<equals])] = String(word[word.index(after: equals)...])
            }
        }
    }
}
