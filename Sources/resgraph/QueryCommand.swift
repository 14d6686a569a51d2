import ArgumentParser
import Foundation
import LinkedResolutions

struct QueryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "Answers a SPARQL 1.1 query over texts and RDF files, or at another engine.",
        discussion: """
            The prefixes of the ontology and its data (rg: body: post: group: res: …) and
            the common ones (rdfs: skos: xsd: …) need no declaration. Each text is also a
            named graph, whose name is the IRI of its revision.

            EXAMPLES
              resgraph query --data texts/ 'SELECT ?who WHERE { ?text rg:instructs ?who }'
              resgraph query --data graph.rgx --query next.rq --explain
              resgraph query --data graph/corpus.nt --query reports.rq --results csv
              resgraph query --data texts/ 'ASK { body:tsag rg:partOfBody body:itu-t }'
              resgraph query --empty 'SELECT (1 + 1 AS ?two) {}'
              resgraph query --endpoint http://localhost:7878/query \\
                'SELECT ?who WHERE { ?text rg:instructs ?who }'
            """)

    @Argument(help: ArgumentHelp("The query itself.", valueName: "sparql"))
    var text: String?

    @Option(name: .customLong("query"), help: ArgumentHelp("A file that holds the query; - is standard input.", valueName: "file"))
    var file: String?

    @Option(name: .customLong("results"), help: "How to print: table, csv, tsv, json or xml; for graphs turtle, ntriples or jsonld. (default: table; turtle for graphs)")
    var results: ResultsName?

    @Flag(help: "Print how the query is run, with estimated and actual rows and times, instead of its answer.")
    var explain = false

    @Flag(help: "Check the syntax of the query only; touch no data.")
    var parseOnly = false

    @OptionGroup var data: DataOptions
    @OptionGroup var engine: EngineOptions
    @OptionGroup var limits: LimitOptions

    func validate() throws {
        guard (text == nil) != (file == nil) else {
            throw ValidationError("give the query as an argument, or its file with --query; one of the two")
        }
        if engine.isGiven {
            try engine.refuse(data)
            if explain { throw ValidationError("--explain tells how our own engine runs a query; it goes with --data") }
        } else if !parseOnly {
            try data.requireSource(example: "resgraph query --data texts/ 'SELECT …'")
        }
        _ = try data.source()
        _ = try limits.limits()
    }

    func run() throws {
        let (source, query) = try parse()
        if parseOnly { return }
        if let endpoint = try engine.endpoint(limits) { return try ask(endpoint, source, query) }
        let dataset = try data.load()
        for name in query.unknownGraphs(in: dataset) {
            StandardError.message("warning: no graph \(name) is loaded; it is taken as empty")
        }
        var options = QueryOptions(limits: try limits.limits())
        options.serviceClient = try limits.serviceClient()
        if explain {
            options.isMeasured = true
            let explanation = try dataset.explain(query, options: options)
            try dataset.verifySnapshot()
            return try StandardOutput.write("\(explanation)\n")
        }
        let answer = try dataset.answer(query, options: options)
        // A large snapshot is verified while the query runs; nothing is said before it is.
        try dataset.verifySnapshot()
        try AnswerPrinter(format: results, prefixes: try prefixes(of: query)).print(answer)
    }

    /// Asks another engine, in the words of the query.
    private func ask(_ endpoint: SPARQLEndpoint, _ source: String, _ query: Query) throws {
        let text = Query.text(source, of: query, declaring: try defaultPrefixes(), base: try data.queryBase())
        let answer = try endpoint.answer(text, form: query.form)
        try limits.check(answer)
        try AnswerPrinter(format: results, prefixes: try prefixes(of: query)).print(answer)
    }

    /// What answers are shortened with.
    private func prefixes(of query: Query) throws -> PrefixMap {
        var prefixes = try defaultPrefixes()
        for entry in query.prefixes.entries { prefixes[entry.prefix] = entry.namespace }
        return prefixes
    }

    private func defaultPrefixes() throws -> PrefixMap {
        data.noDefaultPrefixes ? PrefixMap() : Vocabulary.prefixes(base: try data.dataBase())
    }

    /// The text of the query, and what it says.
    private func parse() throws -> (source: String, query: Query) {
        let name: String
        let source: String
        if let file {
            name = file == "-" ? "standard input" : file
            let bytes =
                file == "-"
                ? try InputFile(.standardInput, content: .resolutionText).bytes()
                : try InputFile(.file(path: file), content: .resolutionText).bytes()
            guard let decoded = String(validating: bytes, as: UTF8.self) else {
                throw FailureMessage("\(name): the query is not valid UTF-8")
            }
            source = decoded
        } else {
            name = "query"
            source = text ?? ""
        }
        do {
            let query = try Query(
                parsing: source, base: try data.queryBase() ?? file.flatMap { RDFReader.fileIRI(of: $0) },
                defaultPrefixes: try defaultPrefixes())
            return (source, query)
        } catch {
            throw FailureMessage("\(name):\(error)")
        }
    }
}

/// A failure whose message says all there is to say.
struct FailureMessage: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
