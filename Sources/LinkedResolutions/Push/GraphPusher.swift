import GraphStore
import RDF
import Raptor
import ResolutionOntology
import Resolutions

/// Brings texts and RDF into a triple store, graph by graph.
///
/// Each text goes into the graph of its revision's name, what texts share (bodies, sessions,
/// instruments) into `{base}graph/authority`, the same names as in N-Quads. Texts are read, mapped and
/// sent one after the other, so that memory holds the texts of one act, and what all share. RDF keeps its
/// graphs; of its default graph only that is sent which stands in none of them.
public struct GraphPusher: Sendable {
    private let options: PushOptions
    private let reader: CorpusReader

    /// - Throws: `AuthorityError` for an authority file that cannot be used.
    public init(options: PushOptions = PushOptions()) throws {
        self.options = options
        reader = try CorpusReader(options: options.corpus)
    }

    /// Sends what the inputs stand for: texts, RDF files, snapshots and folders of them.
    ///
    /// An input that cannot be taken is reported and the others are still sent.
    /// - Throws: ``PushError`` for the first graph that the endpoint does not take.
    public func push(
        _ inputs: [String], to endpoint: GraphStoreEndpoint, report: (CorpusEvent) -> Void = { _ in }
    ) throws -> PushReport {
        var run = PushRun(endpoint: endpoint, options: options)
        var errors = 0, warnings = 0
        func note(_ event: CorpusEvent) {
            if case .diagnostic(let diagnostic) = event {
                if diagnostic.level == .error { errors += 1 }
                if diagnostic.level == .warning { warnings += 1 }
            }
            report(event)
        }
        let snapshots = inputs.filter(DataSource.isSnapshot)
        let survey = reader.survey(
            inputs.filter { !DataSource.isSnapshot($0) }, prefersMergedGraph: true, report: note)
        try send(survey, in: &run, report: note)
        for file in survey.rdfFiles {
            let builder = DatasetBuilder()
            var receiver = DatasetReceiver(builder)
            do {
                try file.readRDF(into: &receiver) { note(.diagnostic($0)) }
            } catch {
                guard !error.isLackOfMemory else { throw error }
                note(.diagnostic(error.diagnostic(file: file)))
                continue
            }
            try run.send(try builder.build())
        }
        for path in snapshots {
            let dataset = try Dataset(snapshot: path)
            try dataset.verifySnapshot()
            try run.send(dataset)
        }
        run.report.errors = errors
        run.report.warnings = warnings
        return run.report
    }

    private func send(_ survey: CorpusSurvey, in run: inout PushRun, report: (CorpusEvent) -> Void) throws {
        let mapper = reader.knowledge.mapper(
            base: options.base, includesText: options.includesText, context: survey.context)
        var shared = SharedStatements()
        var sharedTriples: [Triple] = []
        var window = ReadingWindow(survey.texts, of: survey, reader: reader)
        for index in survey.texts.indices {
            report(.progress(done: survey.texts.count + index, total: survey.texts.count * 2))
            guard let (revisions, source) = window.take(index, report: report) else { continue }
            for revision in revisions {
                let earlier = window.textsCompared(with: revision)
                let changes = window.trackedChanges(of: revision)
                let mapped = mapper.map(revision, comparedWith: earlier, trackedChanges: changes) {
                    source.position(of: $0).line
                }
                let terms = mapped.terms.values
                try run.send(mapped.blocks.joined().lazy.compactMap(terms.triple), to: mapped.revision)
                shared.begin(mapped.terms)
                sharedTriples += mapped.shared.filter { shared.insert($0, of: mapped.terms) }.compactMap(terms.triple)
            }
        }
        // Other documents in the store rest on it, so it is added to whatever is asked for documents.
        if !sharedTriples.isEmpty {
            try run.send(sharedTriples, to: IRI(options.base.string + "graph/authority"), mode: .merge)
        }
    }
}

/// The requests of one push.
private struct PushRun {
    let endpoint: GraphStoreEndpoint
    let options: PushOptions
    var report = PushReport()
    /// The graphs that this run has sent: another language of the same edition is added to them.
    private var sent: Set<IRI> = []

    init(endpoint: GraphStoreEndpoint, options: PushOptions) {
        self.endpoint = endpoint
        self.options = options
    }

    /// Sends a graph: by default it replaces what its name held, unless this run has sent that.
    mutating func send(
        _ triples: some Sequence<Triple>, to graph: IRI, mode: GraphStoreEndpoint.Mode? = nil
    ) throws(PushError) {
        let isFirst = sent.insert(graph).inserted
        let spool = try spool(triples, for: graph)
        try send(spool, to: graph, mode: mode ?? (isFirst ? options.mode ?? .replace : .merge))
        if options.fillsDefaultGraph { try send(spool, to: nil, mode: .merge) }
    }

    /// Sends the graphs of a dataset, in the order of their names.
    mutating func send(_ dataset: Dataset) throws {
        let names = dataset.graphNames.compactMap(\.iri).sorted()
        for name in names { try send(dataset.triples(matching: TriplePattern(), in: .iri(name)), to: name) }
        let unnamed = dataset.triplesInNoNamedGraph
        guard !unnamed.isEmpty else { return }
        if let graph = options.unnamedGraph { return try send(unnamed, to: graph, mode: options.mode ?? .merge) }
        try send(try spool(unnamed, for: nil), to: nil, mode: options.mode ?? .merge)
    }

    private func spool(_ triples: some Sequence<Triple>, for graph: IRI?) throws(PushError) -> GraphSpool {
        do {
            return try GraphSpool(triples)
        } catch {
            throw PushError(graph: graph, failure: error, sentBefore: report.graphs.count)
        }
    }

    private mutating func send(
        _ spool: GraphSpool, to graph: IRI?, mode: GraphStoreEndpoint.Mode
    ) throws(PushError) {
        do {
            try endpoint.send(spool.body, to: graph, mode: mode, hasBlankNodes: spool.hasBlankNodes)
        } catch {
            throw PushError(graph: graph, failure: error, sentBefore: report.graphs.count)
        }
        report.graphs.append(PushReport.Graph(name: graph, statements: spool.statementCount))
    }
}

extension Dataset {
    /// What the default graph says and no named graph does.
    fileprivate var triplesInNoNamedGraph: some Collection<Triple> {
        let all = defaultGraph.matches(of: IDPattern()).triples()
        let known = GraphIndex.union(namedGraphs.map(\.index))
        return all.filter { !known.contains($0) }.lazy.compactMap { [dictionary] triple in
            guard case .iri(let predicate) = dictionary.term(triple.predicate) else { return nil }
            return Triple(dictionary.term(triple.subject), predicate, dictionary.term(triple.object))
        }
    }
}
