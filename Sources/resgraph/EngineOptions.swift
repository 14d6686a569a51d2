import ArgumentParser
import LinkedResolutions

/// Another engine that holds the graph, to be asked instead of files.
struct EngineOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Ask this SPARQL 1.1 endpoint instead of --data. Credentials come from the environment only: RESGRAPH_ENDPOINT_USER and RESGRAPH_ENDPOINT_PASSWORD, or RESGRAPH_ENDPOINT_TOKEN.",
            valueName: "url"))
    var endpoint: String?

    var isGiven: Bool { endpoint != nil }

    /// One asks an engine or files, not both.
    func refuse(_ data: DataOptions) throws {
        if !data.inputs.isEmpty || !data.namedGraphs.isEmpty || data.empty {
            throw ValidationError("--endpoint asks another engine; --data, --named-graph and --empty do not go with it")
        }
        if let endpoint { _ = try Self.endpoint(endpoint, .ofTheCommandLine) }
    }

    /// The endpoint, if one is given: the limit on time is that on its answers, the limit on memory that
    /// on their size.
    func endpoint(_ limits: LimitOptions) throws -> SPARQLEndpoint? {
        guard let endpoint else { return nil }
        var options = EndpointOptions.ofTheCommandLine
        if let seconds = limits.timeLimit { options.timeout = seconds }
        if let bytes = try limits.limits().memory { options.largestAnswer = bytes }
        return try Self.endpoint(endpoint, options)
    }

    private static func endpoint(_ address: String, _ options: EndpointOptions) throws(ValidationError) -> SPARQLEndpoint {
        do {
            return try SPARQLEndpoint(address, options: options)
        } catch {
            throw ValidationError("\(error)")
        }
    }
}

extension EndpointOptions {
    /// Credentials from the environment, and a word on standard error where something is tried again or doubtful.
    static var ofTheCommandLine: EndpointOptions {
        EndpointOptions(
            credentials: EndpointCredentials(),
            report: { failure, seconds in
                StandardError.message("\(failure); trying again in \((seconds * 10).rounded() / 10) s")
            },
            warn: StandardError.report)
    }
}
