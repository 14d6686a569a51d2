import ArgumentParser
import LinkedResolutions

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Turns resolution texts into linked data.",
        discussion: """
            Writes one file per act and format, named after what the document says of itself, and the
            whole as corpus.ttl and corpus.nt. RDF among the inputs is written again unchanged.

            EXAMPLES
              resgraph export texts/ -o graph/
              resgraph export a.txt b.txt -o graph/ --format turtle --format nquads
              resgraph export texts/ --single all.ttl --without-text
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
        _ = try syntaxes()
        _ = try reading.contentOverride()
        _ = try reading.suppliedIdentities()
    }

    func run() throws {
        let options = ExportOptions(
            base: IRI(base), includesText: !withoutText, verifies: verify,
            corpus: try reading.corpusOptions())
        let destination: ExportDestination =
            switch single {
            case "-"?: .standardOutput(try singleSyntax(for: "-"))
            case let path?: .file(path: path, try singleSyntax(for: path))
            case nil: .folder(path: output ?? ".", try syntaxes())
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
        if report.hasErrors { throw ExitCode(1) }
    }

    private func syntaxes() throws -> [RDFSyntax] {
        guard !formats.isEmpty else { return [.turtle, .ntriples] }
        return try formats.map { name in
            guard let syntax = RDFSyntax(named: name), syntax.isWritable else {
                throw ValidationError(
                    "unknown format '\(name)'; known are "
                        + RDFSyntax.writable.map(\.rawValue).joined(separator: ", "))
            }
            return syntax
        }
    }

    /// `--format`, or else the suffix, or else Turtle.
    private func singleSyntax(for path: String) throws -> RDFSyntax {
        if !formats.isEmpty { return try syntaxes()[0] }
        guard path != "-" else { return .turtle }
        guard case .rdf(let syntax)? = InputExpansion.content(ofPath: path), syntax.isWritable else {
            throw ValidationError("no known format by the suffix of '\(path)'; name one with --format")
        }
        return syntax
    }
}
