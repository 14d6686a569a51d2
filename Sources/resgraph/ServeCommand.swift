import ArgumentParser
import Foundation
import LinkedResolutions
import ResolutionServer

struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serves texts and RDF files as a SPARQL endpoint and as linked data.",
        discussion: """
            Answers at
              /sparql             queries (SPARQL 1.1 Protocol), or the service's
                                  description
              /.well-known/void   what the data are
              /health             that the server lives
              elsewhere           the pages of `resgraph site`, at the paths of things'
                                  IRIs: HTML or RDF, as the client takes it or a
                                  suffix says (.html, .ttl)
            Only this machine can reach it unless --host says otherwise. SIGINT and
            SIGTERM let what has begun be finished; then the exit code is 130 or 143. A
            second signal ends it at once. A query ends when its client goes away.

            EXAMPLES
              resgraph serve --data texts/
              resgraph serve --data graph.rgx --port 7000 --time-limit 10
              resgraph serve --data graph/ --public-address https://data.example.org
              curl 'http://127.0.0.1:8080/sparql?query=ASK%7B%7D'
              curl -L -H 'Accept: text/turtle' \\
                http://127.0.0.1:8080/resolution-graph/id/body/tsag
              resgraph ask --endpoint http://127.0.0.1:8080/sparql reporting-lines to=TSAG
            """)

    @Option(help: ArgumentHelp("The address to listen at; 0.0.0.0 is every one of this machine.", valueName: "address"))
    var host: String = "127.0.0.1"

    @Option(help: ArgumentHelp("The port to listen at; 0 takes a free one.", valueName: "number"))
    var port: Int = 8080

    @Option(help: ArgumentHelp("The address under which others know the service, for its descriptions.", valueName: "url"))
    var publicAddress: String?

    @Option(help: ArgumentHelp("Whose web pages may read answers: an origin, * or none.", valueName: "origin"))
    var allowOrigin: String = "*"

    @Option(help: ArgumentHelp("Refuse a request of more bytes.", valueName: "bytes"))
    var bodyLimit: Int = 1 << 20

    @Option(help: ArgumentHelp("How many queries run at a time. (default: one for each processor)", valueName: "number"))
    var queries: Int?

    @OptionGroup var data: DataOptions
    @OptionGroup var limits: LimitOptions

    func validate() throws {
        try data.requireSource(example: "resgraph serve --data texts/")
        _ = try data.source()
        _ = try serviceOptions()
        guard (0...65535).contains(port) else { throw ValidationError("--port wants a number from 0 to 65535; got \(port)") }
        if bodyLimit <= 0 { throw ValidationError("--body-limit wants a number above 0") }
        if let queries, !(1...1024).contains(queries) { throw ValidationError("--queries wants a number from 1 to 1024") }
        if let publicAddress, !publicAddress.hasPrefix("http://"), !publicAddress.hasPrefix("https://") {
            throw ValidationError("--public-address wants an http or https address; got '\(publicAddress)'")
        }
    }

    func run() throws {
        guard ResolutionServer.isBuiltIn else {
            throw FailureMessage(
                "this resgraph was built without its server; to have it, build with\n  swift build -c release --traits Server")
        }
        #if Server
        let dataset = try data.load()
        try dataset.verifySnapshot()
        let prefixes = data.noDefaultPrefixes ? PrefixMap() : Vocabulary.prefixes(base: try data.dataBase())
        let graph = ResolutionGraph(dataset, prefixes: prefixes)
        let serviceOptions = try serviceOptions()
        let base = serviceOptions.base
        if let message = DataBaseHint.message(for: graph, base: base) { StandardError.message("no pages: \(message)") }
        let service = GraphService(
            graph, options: serviceOptions,
            pages: [try SitePages(graph, base: base, publicAddress: serviceOptions.publicAddress)])
        let options = ServerOptions(
            host: host, port: port, simultaneousQueries: queries ?? ProcessInfo.processInfo.activeProcessorCount)
        let host = host
        let signal = try ResolutionServer(service, options: options).runAndWait { port in
            StandardError.message("serving \(dataset.count) triples at http://\(host):\(port)\(GraphService.queryPath), pages at http://\(host):\(port)/")
        }
        if let signal { throw ExitCode(128 + signal) }
        #endif
    }

    /// The limits of the service where none are given, and else the given ones.
    private func serviceOptions() throws -> ServiceOptions {
        var options = ServiceOptions(
            largestBody: bodyLimit, serviceClient: try limits.serviceClient(),
            allowedOrigin: allowOrigin == "none" ? nil : allowOrigin, base: try data.dataBase())
        let given = try limits.limits()
        options.limits = QueryLimits(
            time: given.time ?? options.limits.time, rows: given.rows ?? options.limits.rows,
            memory: given.memory ?? options.limits.memory)
        options.publicAddress = publicAddress.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
        return options
    }
}
