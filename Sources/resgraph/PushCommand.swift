import ArgumentParser
import LinkedResolutions

struct PushCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "push",
        abstract: "Brings texts and RDF into a triple store.",
        discussion: """
            Speaks the SPARQL 1.1 Graph Store HTTP Protocol. Each text goes into a graph
            of its own, named by its revision, and what texts share into the graph
            .../graph/authority. RDF keeps its graphs (N-Quads, TriG); what stands in none
            goes to the store's default graph or to --graph.

            Without --replace or --merge a text's graph is replaced, so that pushing it
            again after a change leaves nothing stale, and the default graph is added to.
            What texts share is always added.

            Credentials come from the environment only: RESGRAPH_ENDPOINT_USER and
            RESGRAPH_ENDPOINT_PASSWORD (basic), or RESGRAPH_ENDPOINT_TOKEN (bearer).

            EXAMPLES
              # Oxigraph, Virtuoso, Fuseki, GraphDB
              resgraph push texts/ --endpoint http://localhost:7878/store
              resgraph push texts/ --endpoint http://localhost:8890/sparql-graph-crud
              resgraph push texts/ --endpoint http://localhost:3030/ds/data --fill-default
              resgraph push graph/corpus.nq \\
                --endpoint http://localhost:7200/repositories/r/rdf-graphs/service
              resgraph push graph.rgx --merge --endpoint https://store.example.org/data
            """)

    @Argument(help: ArgumentHelp("A text, an RDF file, a snapshot (.rgx), or a folder; - is standard input.", valueName: "input"))
    var inputs: [String] = []

    @Option(name: .customLong("data"), help: ArgumentHelp("An input, as query and ask take it. Repeatable.", valueName: "input"))
    var data: [String] = []

    @Option(help: ArgumentHelp("Where graphs are sent; their names are added behind a question mark.", valueName: "url"))
    var endpoint: String

    @Flag(help: "What a graph held before is gone afterwards.")
    var replace = false

    @Flag(help: "What a graph held before stays.")
    var merge = false

    @Option(help: ArgumentHelp("The graph for statements that stand in none. (default: the store's default graph)", valueName: "iri"))
    var graph: String?

    @Flag(help: "Also add every statement to the store's default graph, where that is not the union of the named ones.")
    var fillDefault = false

    @Option(help: ArgumentHelp("The base of all data IRIs; ends in / or #.", valueName: "iri"))
    var base: String = Vocabulary.defaultBase.string

    @Flag(help: "Leave out the words of the resolutions: facts, labels, numbers and offsets only.")
    var withoutText = false

    @Option(help: ArgumentHelp("Give a request up after so many seconds.", valueName: "seconds"))
    var timeLimit: Double = 300

    @Option(help: ArgumentHelp("Send a graph so many times at most, with longer and longer waits between.", valueName: "number"))
    var attempts: Int = 5

    @Flag(help: "Say nothing but warnings and errors.")
    var quiet = false

    @OptionGroup var reading: ReadingOptions

    func validate() throws {
        if inputs.isEmpty && data.isEmpty {
            throw ValidationError("say what to push; for example\n  resgraph push texts/ --endpoint \(endpoint)")
        }
        if replace && merge { throw ValidationError("--replace and --merge exclude each other") }
        try BaseOption.check(base)
        if let graph, !graph.contains(":") { throw ValidationError("--graph wants an absolute IRI; got '\(graph)'") }
        if !(timeLimit > 0 && timeLimit < 1e9) { throw ValidationError("--time-limit wants a number of seconds above 0") }
        if !(1...100).contains(attempts) { throw ValidationError("--attempts wants a number from 1 to 100") }
        _ = try store()
        _ = try reading.corpusOptions()
    }

    func run() throws {
        let options = PushOptions(
            base: IRI(base), includesText: !withoutText, corpus: try reading.corpusOptions(),
            mode: replace ? .replace : merge ? .merge : nil, unnamedGraph: graph.map { IRI($0) },
            fillsDefaultGraph: fillDefault)
        let store = try store()
        let progress = ProgressLine(quiet: quiet)
        let report = try GraphPusher(options: options).push(inputs + data, to: store) { event in
            switch event {
            case .progress(let done, let total): progress.update("pushing: \(done * 100 / max(total, 1)) %")
            case .diagnostic(let diagnostic):
                if diagnostic.level > .note {
                    progress.finish()
                    StandardError.report(diagnostic)
                }
            }
        }
        progress.finish()
        if !quiet { StandardError.write(report.summary(endpoint: store.name)) }
        if report.hasErrors { throw ExitCode(1) }
    }

    private func store() throws(ValidationError) -> GraphStoreEndpoint {
        var options = EndpointOptions.ofTheCommandLine
        options.timeout = timeLimit
        options.retries.attempts = attempts
        do {
            return try GraphStoreEndpoint(endpoint, options: options)
        } catch {
            throw ValidationError("\(error)")
        }
    }
}
