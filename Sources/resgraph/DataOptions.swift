import ArgumentParser
import LinkedResolutions

/// Options of every verb that asks a graph.
struct DataOptions: ParsableArguments {
    @Option(
        name: .customLong("data"),
        help: ArgumentHelp("A text, an RDF file, a snapshot (.rgx), or a folder; goes into the default graph. Repeatable.", valueName: "input"))
    var inputs: [String] = []

    @Option(
        name: .customLong("named-graph"),
        help: ArgumentHelp("An RDF file to load into the graph of that name. Repeatable.", valueName: "iri=file"))
    var namedGraphs: [String] = []

    @Flag(help: "Start from an empty graph.")
    var empty = false

    @Option(
        help: ArgumentHelp(
            "The base of the data's IRIs if it ends in / or # (default: \(Vocabulary.defaultBase.string)), and of relative IRIs in a query.",
            valueName: "iri"))
    var base: String?

    @Flag(help: "Know no prefixes but those that the query declares.")
    var noDefaultPrefixes = false

    @OptionGroup var reading: ReadingOptions

    /// Asking nothing is a mistake more often than a wish: it has to be said.
    func requireSource(example: String) throws {
        if inputs.isEmpty && namedGraphs.isEmpty && !empty {
            throw ValidationError("say what to ask: --data INPUT, --named-graph IRI=FILE or --empty; for example\n  \(example)")
        }
        if empty && !inputs.isEmpty {
            throw ValidationError("--empty and --data exclude each other")
        }
    }

    func queryBase() throws -> IRI? {
        guard let base else { return nil }
        guard base.contains(":") else { throw ValidationError("--base wants an absolute IRI; got '\(base)'") }
        return IRI(base)
    }

    /// The base of the data: those that texts are given, and those that the prefixes `body:`, `res:` and their like
    /// stand for. A base that names a document is one for the query's relative IRIs alone.
    func dataBase() throws -> IRI {
        guard let base = try queryBase(), base.string.hasSuffix("/") || base.string.hasSuffix("#") else {
            return Vocabulary.defaultBase
        }
        return base
    }

    func source() throws -> DataSource {
        DataSource(
            inputs: inputs,
            namedGraphs: try namedGraphs.map { argument in
                guard let graph = NamedGraphFile(argument) else {
                    throw ValidationError("--named-graph wants IRI=FILE; got '\(argument)'")
                }
                return graph
            },
            base: try dataBase(), corpus: try reading.corpusOptions())
    }

    /// Loads the data; says what was wrong with an input, and fails where one was.
    func load() throws -> Dataset { try Self.load(source()) }

    /// The same for data of other options.
    static func load(_ source: DataSource, quiet: Bool = false) throws -> Dataset {
        let progress = ProgressLine(quiet: quiet)
        var errors = 0
        let dataset = try source.load { event in
            switch event {
            case .progress(let done, let total): progress.update("reading: \(done * 100 / max(total, 1)) %")
            case .diagnostic(let diagnostic) where diagnostic.concernsEveryVerb:
                progress.finish()
                StandardError.report(diagnostic)
                if diagnostic.level == .error { errors += 1 }
            case .diagnostic: break
            }
        }
        progress.finish()
        if errors > 0 { throw ExitCode(1) }
        return dataset
    }
}
