import ArgumentParser
import LinkedResolutions

struct StatsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract: "Counts what texts hold and how much of them was read.",
        discussion: """
            EXAMPLES
              resgraph stats --data texts/
            """)

    @Option(name: .customLong("data"), help: ArgumentHelp("A file or folder of texts. Repeatable.", valueName: "input"))
    var data: [String] = []

    @OptionGroup var reading: ReadingOptions

    func validate() throws {
        if data.isEmpty { throw ValidationError("say what to count: --data texts/") }
    }

    func run() throws {
        var statistics = CorpusStatistics()
        var hasErrors = false
        let progress = ProgressLine(quiet: false)
        try CorpusReader(options: try reading.corpusOptions()).readEach(data) { event in
            switch event {
            case .progress(let done, let total): progress.update("reading: \(done * 100 / max(total, 1)) %")
            case .diagnostic(let diagnostic) where diagnostic.concernsEveryVerb:
                hasErrors = hasErrors || diagnostic.level == .error
                progress.finish()
                StandardError.report(diagnostic)
            case .diagnostic: break
            }
        } body: { act in
            statistics.add(act)
        }
        progress.finish()
        try StandardOutput.write(statistics.table)
        if hasErrors { throw ExitCode(1) }
    }
}
