import ArgumentParser
import Foundation
import LinkedResolutions
import ResolutionSite

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Turns resolution texts into linked data.",
        discussion: """
            Writes one file per act and format, named after what the document says of
            itself, and the whole as corpus.ttl and corpus.nt. RDF among the inputs is
            written again unchanged.

            FORMATS
              turtle, ntriples, rdfxml, rdfxml-abbrev, json (RDF/JSON), dot
                        triples
              nquads, trig, jsonld
                        one named graph per document, named by its revision
              graphml   nodes and edges, for Gephi, yEd, Cytoscape and networkx
              csv       NAME.nodes.csv and NAME.edges.csv, for pandas and DuckDB, with the
                        types of the columns in NAME.csv-metadata.json (CSV on the Web)
              neo4j     NAME.neo4j-nodes.csv and NAME.neo4j-relationships.csv, for
                        neo4j-admin database import full --nodes=… --relationships=…
              cypher    a script for cypher-shell
            In the last four a thing is a node, with its classes as kinds and its literals
            as properties; of two inverse properties one gives edges.

            EXAMPLES
              resgraph export texts/ -o graph/
              resgraph export a.txt b.txt -o graph/ --format turtle --format nquads
              resgraph export texts/ --single all.ttl --without-text
              resgraph export texts/ -o graph/ --description graph/void.ttl
              resgraph export texts/ --single graph.csv    graph.nodes.csv, graph.edges.csv
              cat a.txt | resgraph export - --single - --format ntriples | sort | uniq -c
            """)

    @Argument(help: ArgumentHelp("Files or folders; a folder is read recursively in name order; - is standard input.", valueName: "input"))
    var inputs: [String]

    @Option(name: [.customShort("o"), .customLong("output")], help: ArgumentHelp("The folder to write into; made if it is missing.", valueName: "folder"))
    var output: String?

    @Option(name: .customLong("format"), help: ArgumentHelp("A syntax to write. Repeatable. (default: turtle and ntriples)", valueName: "format"))
    var formats: [String] = []

    @Option(help: ArgumentHelp("Write one merged file instead, its format by suffix or --format; - is standard output.", valueName: "file"))
    var single: String?

    @Option(help: ArgumentHelp("The base of all data IRIs; ends in / or #.", valueName: "iri"))
    var base: String = Vocabulary.defaultBase.string

    @Flag(help: "Leave out the words of the resolutions: facts, labels, numbers and offsets only.")
    var withoutText = false

    @Flag(help: "Read back what was written and compare it with the graph.")
    var verify = false

    @Option(help: ArgumentHelp("Describe what was written as a data set, in VoID and DCAT, as Turtle into this file.", valueName: "file"))
    var description: String?

    @Flag(help: "Say nothing but warnings and errors.")
    var quiet = false

    @OptionGroup var reading: ReadingOptions

    func validate() throws {
        guard (output == nil) != (single == nil) else {
            throw ValidationError(
                "say where to write: -o FOLDER for one file per act, or --single FILE (or -) for one merged file")
        }
        try BaseOption.check(base)
        if single != nil, formats.count > 1 {
            throw ValidationError("--single writes one file, so one --format; got \(formats.count)")
        }
        _ = try chosenFormats()
        if let single { _ = try singleFormat(for: single) }
        if description != nil, try describedFile() == nil {
            throw ValidationError("--description reads what was written: export to files, in a format that can be read, such as ntriples")
        }
        _ = try reading.contentOverride()
        _ = try reading.suppliedIdentities()
    }

    func run() throws {
        let options = ExportOptions(
            base: IRI(base), includesText: !withoutText, verifies: verify,
            corpus: try reading.corpusOptions())
        let destination: ExportDestination =
            switch single {
            case "-"?: .standardOutput(try singleFormat(for: "-"))
            case let path?: .file(path: path, try singleFormat(for: path))
            case nil: .folder(path: output ?? ".", try chosenFormats())
            }
        let progress = ProgressLine(quiet: quiet)
        let report = try Exporter(options: options).export(
            inputs, to: destination
        ) { event in
            switch event {
            case .progress(let done, let total): progress.update("exporting: \(done * 100 / max(total, 1)) %")
            case .diagnostic(let diagnostic):
                if diagnostic.level > .note {
                    progress.finish()
                    StandardError.report(diagnostic)
                }
            }
        }
        progress.finish()
        if !quiet { StandardError.write(report.summary) }
        if let description, let file = try describedFile() {
            guard !report.files.contains(where: { ResolvedPath($0.path) == ResolvedPath(description) }) else {
                throw ValidationError("--description would write over \(description), which holds what was exported; name another file")
            }
            try describe(file, into: description)
        }
        if report.hasErrors { throw ExitCode(1) }
    }

    /// The file with the merged graph, if it will be one that can be read.
    private func describedFile() throws -> String? {
        if let single { return try single != "-" && singleFormat(for: single).readableSyntax != nil ? single : nil }
        guard let output, let syntax = try chosenFormats().lazy.compactMap(\.readableSyntax).first else { return nil }
        return output + "/corpus." + syntax.fileSuffix
    }

    private func describe(_ file: String, into path: String) throws {
        var options = DescriptionOptions(base: IRI(base))
        options.inputs = DescriptionOptions.Input.rdfFiles(of: inputs)
        let dataset = try DataSource(inputs: [file], base: IRI(base)).load()
        let text = try GraphDescription(dataset, options: options).text()
        try AtomicFile.write(Array(text.utf8), to: path)
    }

    private func chosenFormats() throws -> [ExportFormat] {
        guard !formats.isEmpty else { return [.turtle, .ntriples] }
        var chosen: [ExportFormat] = []
        for name in formats {
            guard let format = ExportFormat(named: name) else {
                throw ValidationError(
                    "unknown format '\(name)'; known are " + ExportFormat.all.map(\.name).joined(separator: ", "))
            }
            guard !chosen.contains(format) else { continue }
            if let other = chosen.first(where: { !Set($0.fileSuffixes).isDisjoint(with: format.fileSuffixes) }) {
                throw ValidationError("\(other.name) and \(format.name) go into files of the same name; export them one after the other")
            }
            chosen.append(format)
        }
        return chosen
    }

    /// `--format`, or else the suffix, or else Turtle.
    private func singleFormat(for path: String) throws -> ExportFormat {
        guard path != "-" else {
            let format = formats.isEmpty ? .turtle : try chosenFormats()[0]
            guard format.fileSuffixes.count == 1 else {
                throw ValidationError("\(format.name) is written as several files, which standard output cannot take; give --single FILE")
            }
            return format
        }
        if !formats.isEmpty { return try chosenFormats()[0] }
        guard let format = ExportFormat(path: path) else {
            throw ValidationError("no known format by the suffix of '\(path)'; name one with --format")
        }
        return format
    }
}
