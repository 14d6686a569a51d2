import GraphStore
import RDF
import Raptor
import ResolutionOntology
import SPARQL

/// What an endpoint answers to a query.
public enum EndpointAnswer: Hashable, Sendable {
    /// SELECT
    case solutions(SolutionTable)
    /// ASK
    case boolean(Bool)
    /// CONSTRUCT and DESCRIBE
    case graph([Triple])
}

/// An endpoint that answers queries as the
/// [SPARQL 1.1 Protocol](https://www.w3.org/TR/sparql11-protocol/#query-operation) says: another engine that
/// holds the graph.
///
/// ```swift
/// let engine = try SPARQLEndpoint("http://localhost:7878/query")
/// let answer = try engine.answer(try Query(parsing: "SELECT ?s WHERE { ?s a rg:Instruction }", defaultPrefixes: Vocabulary.prefixes()))
/// ```
public struct SPARQLEndpoint: Sendable {
    private let client: HTTPClient

    /// - Parameters:
    ///   - address: where queries are sent.
    ///   - options: credentials, limits and retries.
    /// - Throws: `EndpointError.badAddress`, `EndpointError.unprotectedCredentials`.
    public init(_ address: String, options: EndpointOptions = EndpointOptions()) throws(EndpointError) {
        client = try HTTPClient(EndpointAddress(address), options: options)
    }

    /// The address, without what stands behind `?`.
    public var name: String { client.address.name }

    /// The endpoint's answer to a query, which is printed from its algebra.
    public func answer(_ query: Query) throws(EndpointError) -> EndpointAnswer {
        try answer(query.description, form: query.form)
    }

    /// The endpoint's answer to the text of a query.
    /// - Parameters:
    ///   - query: the text of the query.
    ///   - form: what kind of query it is; says what kind of answer to ask for.
    public func answer(_ query: String, form: QueryForm) throws(EndpointError) -> EndpointAnswer {
        // As a form: every engine takes it, whereas Virtuoso 7 waits for ever on a query as the body.
        let answer = try client.send(
            HTTPRequest(
                method: "POST", url: client.address.url,
                headers: [
                    ("Content-Type", "application/x-www-form-urlencoded"),
                    ("Accept", form.isAnsweredByGraph ? Self.graphTypes : Self.resultTypes),
                ],
                body: .bytes(FormEncoding.document([("query", query)]))))
        if form.isAnsweredByGraph { return .graph(try graph(of: answer)) }
        let results = try results(of: answer)
        guard case .ask = form, case .solutions(let table) = results else { return results }
        return .boolean(try truth(of: table))
    }

    /// Virtuoso 7 answers ASK with a row whose one value is 0 or 1.
    private func truth(of table: SolutionTable) throws(EndpointError) -> Bool {
        guard table.variables.count == 1, table.rows.count <= 1 else {
            throw .unreadableAnswer(endpoint: name, reason: "expected a truth value, found rows")
        }
        switch table.rows.first?.first??.literal?.lexicalForm {
        case "1", "true": return true
        case "0", "false", nil: return false
        case let other?:
            throw .unreadableAnswer(endpoint: name, reason: "expected a truth value, found '\(other)'")
        }
    }

    private static let resultTypes = "\(ResultsFormat.json.mediaType), \(ResultsFormat.xml.mediaType);q=0.8"
    private static let graphTypes =
        "\(RDFSyntax.ntriples.mediaType), \(RDFSyntax.turtle.mediaType);q=0.9, \(RDFSyntax.rdfxml.mediaType);q=0.5"

    private func results(of answer: HTTPAnswer) throws(EndpointError) -> EndpointAnswer {
        guard let format = ResultsFormat(mediaType: answer.mediaType) else { throw unexpected(answer) }
        do {
            switch try ResultsReader.read(answer.body, as: format) {
            case .solutions(let table): return .solutions(table)
            case .boolean(let value): return .boolean(value)
            }
        } catch {
            throw .unreadableAnswer(endpoint: name, reason: "\(error)")
        }
    }

    private func graph(of answer: HTTPAnswer) throws(EndpointError) -> [Triple] {
        // Some engines call N-Triples plain text.
        let isPlain = answer.mediaType.hasPrefix("text/plain")
        guard let syntax = isPlain ? .ntriples : RDFSyntax(mediaType: answer.mediaType), syntax.isReadable else {
            throw unexpected(answer)
        }
        var triples: [Triple] = []
        var seen: Set<Triple> = []
        var receiver = QuadReceiver { if seen.insert($0.triple).inserted { triples.append($0.triple) } }
        do {
            try RDFReader.read(answer.body.span, syntax: syntax, base: IRI(name), source: name, into: &receiver) {
                client.options.warn($0.diagnostic(path: name))
            }
        } catch {
            throw .unreadableAnswer(endpoint: name, reason: "\(error)")
        }
        return triples
    }

    private func unexpected(_ answer: HTTPAnswer) -> EndpointError {
        let message = ServerMessage.text(of: answer.body, mediaType: answer.mediaType)
        return .unreadableAnswer(
            endpoint: name,
            reason: "its media type is \(answer.mediaType.isEmpty ? "not said" : answer.mediaType)"
                + (message.isEmpty ? "" : ": \(message)"))
    }
}

extension QueryForm {
    /// Whether the answer is a graph rather than rows or a truth value.
    public var isAnsweredByGraph: Bool {
        switch self {
        case .construct, .describe: true
        case .select, .ask: false
        }
    }
}
