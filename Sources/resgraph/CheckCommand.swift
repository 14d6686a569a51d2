import ArgumentParser
import Foundation
import LinkedResolutions

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Tells what was not understood, and where.",
        discussion: """
            Reads every text as `export` would and lists the findings by file, line and column: a heading
            verb that is not known, an addressee that no authority knows, a break in a list's labels,
            characters that no rule could place. Exit code 1 when a finding is an error.

            EXAMPLES
              resgraph check texts/
              resgraph check texts/ --level warning
              resgraph check texts/ --results json
            """)

    @Argument(help: ArgumentHelp("Files or folders of texts; - is standard input.", valueName: "input"))
    var inputs: [String]

    enum ResultFormat: String, ExpressibleByArgument, CaseIterable { case table, json }

    @Option(help: "How to print: table or json.")
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

    @OptionGroup var reading: ReadingOptions

    func run() throws {
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
        case .json: print(try DiagnosticReport.json(shown))
        case .table: print(DiagnosticReport.table(shown), terminator: "")
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
}
