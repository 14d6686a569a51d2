import ArgumentParser
import Foundation
import LinkedResolutions
import ShapeValidation

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Tells what was not understood, and where.",
        discussion: """
            Reads every text as `export` would and lists the findings by file, line and
            column: a heading verb that is not known, an addressee that no authority
            knows, a break in a list's labels, characters that no rule could place. Exit
            code 1 when a finding is an error.

            With --shapes it validates a graph instead, of texts or of RDF: the SHACL
            shapes of the ontology run as queries of the store. Exit code 1 when something
            violates them.

            EXAMPLES
              resgraph check texts/
              resgraph check texts/ --level warning
              resgraph check texts/ --results json
              resgraph check graph/corpus.nt --shapes
              resgraph check graph/corpus.nt --shapes-file mine.ttl --results turtle
            """)

    @Argument(help: ArgumentHelp("Files or folders of texts, with --shapes of RDF too; - is standard input.", valueName: "input"))
    var inputs: [String]

    enum ResultFormat: String, ExpressibleByArgument, CaseIterable { case table, json, turtle }

    @Option(help: "How to print: table or json; with --shapes also turtle, a SHACL report.")
    var results: ResultFormat = .table

    enum Level: String, ExpressibleByArgument, CaseIterable {
        case note, warning, error
        var diagnosticLevel: Diagnostic.Level {
            switch self {
            case .note: .note
            case .warning: .warning
            case .error: .error
            }
        }
    }

    @Option(help: "The lowest level to list: note, warning or error.")
    var level: Level = .note

    @Flag(help: "Validate the graph by the shapes of the ontology.")
    var shapes = false

    @Option(
        name: .customLong("shapes-file"),
        help: ArgumentHelp("Validate the graph by these SHACL shapes instead of the ontology's. Repeatable.", valueName: "file"))
    var shapesFiles: [String] = []

    @OptionGroup var reading: ReadingOptions

    private var validatesGraph: Bool { shapes || !shapesFiles.isEmpty }

    func validate() throws {
        if results == .turtle, !validatesGraph { throw ValidationError("--results turtle is a SHACL report: add --shapes") }
        _ = try reading.corpusOptions()
    }

    func run() throws {
        if validatesGraph { return try validateGraph() }
        if reading.inputFormat == nil {
            for input in inputs {
                guard case .rdf? = InputExpansion.content(ofPath: input) else { continue }
                StandardError.message("note: \(input) is RDF and was not read; --shapes validates it")
            }
        }
        var findings: [Diagnostic] = []
        let progress = ProgressLine(quiet: false)
        try CorpusReader(options: try reading.corpusOptions()).readEach(inputs) { event in
            switch event {
            case .progress(let done, let total): progress.update("checking: \(done * 100 / max(total, 1)) %")
            case .diagnostic(let diagnostic): findings.append(diagnostic)
            }
        } body: { _ in
        }
        progress.finish()
        let shown = findings.filter { $0.level >= level.diagnosticLevel }
        switch results {
        case .json: try StandardOutput.write(try DiagnosticReport.json(shown) + "\n")
        case .table, .turtle: try StandardOutput.write(DiagnosticReport.table(shown))
        }
        if results == .table {
            let counts = Diagnostic.Level.allCases.reversed().map { level in
                let count = findings.count { $0.level == level }
                return "\(count) \(level.rawValue)\(count == 1 ? "" : "s")"
            }
            StandardError.write(counts.joined(separator: ", "))
        }
        if findings.contains(where: { $0.level == .error }) { throw ExitCode(1) }
    }

    private func validateGraph() throws {
        let data = try DataOptions.load(DataSource(inputs: inputs, corpus: try reading.corpusOptions()))
        try data.verifySnapshot()
        let ontology = try OntologyFile.named("resolution-graph.ttl")?.triples() ?? []
        let report = try shapesGraph().validate(data, ontology: ontology)
        try ShapeReportPrinter(format: results, prefixes: Vocabulary.prefixes()).print(report)
        if results == .table {
            StandardError.write(report.conforms ? "conforms" : "\(report.results.count) validation result\(report.results.count == 1 ? "" : "s")")
        }
        if report.results.contains(where: { $0.severity == "Violation" }) { throw ExitCode(1) }
    }

    private func shapesGraph() throws -> ShapesGraph {
        var statements: [Triple] = []
        if shapes { statements += try OntologyFile.named("shapes.ttl")?.triples() ?? [] }
        for (number, path) in shapesFiles.enumerated() {
            guard case .rdf(let syntax)? = InputExpansion.content(ofPath: path) else {
                throw FailureMessage("\(path): its suffix tells no syntax of RDF")
            }
            // Blank nodes of different files are different nodes.
            var receiver = QuadReceiver { statements.append($0.triple.marked(by: "s\(number)_")) }
            try RDFReader.read(path: path, syntax: syntax, into: &receiver) {
                StandardError.report($0.diagnostic(path: path))
            }
        }
        return try ShapesGraph(statements)
    }
}
