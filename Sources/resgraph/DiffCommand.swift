import ArgumentParser
import Foundation
import LinkedResolutions

struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Compares two texts clause by clause and word by word.",
        discussion: """
            A clause's counterpart has the same heading verb and addressees, then the
            most similar words, whatever its number. OLD and NEW are files, or texts of
            --data by IRI or by name. Exit code 0 whether the texts differ or not.

            EXAMPLES
              resgraph diff old.txt new.txt
              resgraph diff --side-by-side old.txt new.txt | less -R
              resgraph diff --data texts/ 'Resolution 11, Dubai 2012' \\
                'Resolution 11, New Delhi 2024'
              resgraph diff --data texts/ 'Resolution 11, Dubai 2012' ARB/36A1/1 \\
                --reading after
              resgraph diff old.txt new.txt --results html > changes.html
            """)

    @Argument(help: ArgumentHelp("A file, or a text of --data by IRI or name.", valueName: "old"))
    var old: String

    @Argument(help: ArgumentHelp("The text to compare with it.", valueName: "new"))
    var new: String

    @Option(name: .customLong("data"), help: ArgumentHelp("Texts to choose from. Repeatable.", valueName: "input"))
    var data: [String] = []

    enum ResultFormat: String, ExpressibleByArgument, CaseIterable { case table, json, turtle, html }

    @Option(help: "How to print: table, json, turtle or html.")
    var results: ResultFormat = .table

    enum ReadingName: String, ExpressibleByArgument, CaseIterable {
        case printed, before, after

        var reading: TrackedChanges.Reading? { TrackedChanges.Reading(rawValue: rawValue) }
    }

    @Option(
        name: .customLong("reading"),
        help: "The words of a proposal whose tracked changes were merged: as printed, before its changes, or after them.")
    var wordsOfProposals: ReadingName = .printed

    @Flag(help: "Show both texts side by side.")
    var sideBySide = false

    @OptionGroup var reading: ReadingOptions

    func validate() throws {
        if sideBySide, results != .table { throw ValidationError("--side-by-side is a table: leave out --results \(results.rawValue)") }
        if old == "-", new == "-" { throw ValidationError("standard input can be one of the two texts") }
    }

    func run() throws {
        var errors = 0
        let reader = try CorpusReader(options: try reading.corpusOptions())
        let texts = try TextPair(
            old: old, new: new, data: data, reading: wordsOfProposals.reading, reader: reader
        ) { event in
            guard case .diagnostic(let finding) = event, finding.concernsEveryVerb else { return }
            StandardError.report(finding)
            if finding.level == .error { errors += 1 }
        }
        if errors > 0 { throw ExitCode(1) }
        let comparison = Comparison(from: texts.old, to: texts.new)
        let mapper = texts.mapper
        let works = [texts.old, texts.new].map(\.identifier.work.path)
        if works[0] != works[1] {
            let message = "these are texts of two acts, \(works[0]) and \(works[1])"
            guard results != .turtle else { throw FailureMessage(message + "; the graph knows changes within one act only") }
            StandardError.message("note: " + message)
        }
        let report = ComparisonReport(comparison, mapper: mapper)
        switch results {
        case .table:
            let table = ComparisonTable(width: Terminal.width, usesColour: Terminal.usesColour)
            try StandardOutput.write(sideBySide ? table.sideBySide(report) : table.text(report))
        case .json: try StandardOutput.write(try report.json() + "\n")
        case .html: try StandardOutput.write(report.html())
        case .turtle:
            var writer = try RDFWriter(syntax: .turtle, prefixes: Vocabulary.prefixes(), sink: StandardOutput.sink())
            try writer.writeDocumentPrefix("this", IRI(report.new.iri.string + "#"))
            try writer.write(block: mapper.changes(comparison))
            try writer.finish()
        }
    }
}
