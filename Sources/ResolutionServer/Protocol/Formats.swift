import LinkedResolutions

/// What answers are written in, the usual one first; other names of the same formats behind them.
enum Formats {
    /// For SELECT and ASK.
    static let results: [(mediaType: String, value: ResultsFormat)] =
        [ResultsFormat.json, .xml, .csv, .tsv].map { ($0.mediaType, $0) }
        + [("application/json", .json), ("application/xml", .xml), ("text/xml", .xml)]

    /// For CONSTRUCT, DESCRIBE and descriptions of things.
    static let graphs: [(mediaType: String, value: RDFSyntax)] =
        graphSyntaxes.map { ($0.mediaType, $0) } + [("text/plain", .ntriples)]

    /// The syntaxes of RDF that can be written: abbreviated RDF/XML is RDF/XML, and a picture is no RDF.
    static let graphSyntaxes: [RDFSyntax] =
        [.turtle, .ntriples] + RDFSyntax.allCases.filter { ![.turtle, .ntriples, .rdfxmlAbbreviated, .dot].contains($0) }

    /// Nothing that is offered is wanted.
    static func notAcceptable(_ offers: [String]) -> ServiceFailure {
        ServiceFailure(406, "there is this answer as " + offers.joined(separator: ", "), headers: [("Vary", "Accept")])
    }

    /// A graph as a document.
    static func document(
        _ graph: some Sequence<Triple>, as syntax: RDFSyntax, prefixes: PrefixMap
    ) throws(ServiceFailure) -> [UInt8] {
        let sink = MemorySink()
        do {
            try RDFWriter.write(graph, syntax: syntax, prefixes: prefixes, to: sink)
        } catch {
            throw ServiceFailure(406, "the graph cannot be written as \(syntax.mediaType): \(error)")
        }
        return sink.bytes
    }
}
