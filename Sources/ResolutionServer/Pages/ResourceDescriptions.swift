import LinkedResolutions

/// Descriptions in RDF of the things of a graph, each at the path of its IRI, and with the suffix of a
/// syntax behind it in that syntax alone: `/id/body/tsag` and `/id/body/tsag.ttl`.
///
/// A description holds what the graph says of a thing, of its parts (IRIs that go on with `#`) and of the
/// blank nodes that they lead to; of a text, its whole graph.
struct ResourceDescriptions: PageSource {
    private let graph: ResolutionGraph
    /// What stands before the path in the IRIs of the data: `https://w3id.org`.
    private let origin: String

    init(_ graph: ResolutionGraph, base: IRI) {
        self.graph = graph
        origin = DataPath.origin(of: base)
    }

    func page(at path: String, for accept: AcceptHeader) throws(PageError) -> Page? {
        guard let (iri, suffixed) = thing(at: path) else { return nil }
        let offers = suffixed.map { [(mediaType: $0.mediaType, value: $0)] } ?? Formats.graphs
        guard let choice = accept.choose(offers) else { return .notAcceptable(offers.map(\.mediaType)) }
        var prefixes = graph.prefixes
        prefixes["this"] = IRI(iri.string + "#")
        do {
            let document = try Formats.document(description(of: iri), as: choice.value, prefixes: prefixes)
            return .document(document, mediaType: choice.mediaType)
        } catch {
            throw PageError(error.message)
        }
    }

    /// The thing that a path names, and the syntax that its suffix does.
    private func thing(at path: String) -> (iri: IRI, syntax: RDFSyntax?)? {
        // As it was sent, since escapes belong to an IRI; or undone, since letters beyond ASCII are sent escaped.
        let readings = [path] + (FormEncoding.text(Array(path.utf8), plusIsSpace: false).map { [$0] } ?? [])
        for reading in readings {
            let iri = IRI(origin + reading)
            if isKnown(iri) { return (iri, nil) }
            for syntax in Formats.graphSyntaxes where reading.hasSuffix("." + syntax.fileSuffix) {
                let stem = IRI(origin + reading.dropLast(syntax.fileSuffix.count + 1))
                if isKnown(stem) { return (stem, syntax) }
            }
        }
        return nil
    }

    private func isKnown(_ iri: IRI) -> Bool {
        graph.dataset.count(matching: TriplePattern(subject: .iri(iri))) > 0 || graph.dataset.hasGraph(named: iri)
    }

    private func description(of iri: IRI) -> [Triple] {
        let dataset = graph.dataset
        var triples: [Triple] = []
        var seen: Set<Triple> = []
        func add(_ found: some Sequence<Triple>) {
            for triple in found where seen.insert(triple).inserted { triples.append(triple) }
        }
        if dataset.hasGraph(named: iri) { add(dataset.triples(matching: TriplePattern(), in: .iri(iri))) }
        var waiting: [Term] = [.iri(iri)] + parts(of: iri).map(Term.iri)
        var described = Set(waiting)
        while let subject = waiting.popLast() {
            let found = Array(dataset.triples(matching: TriplePattern(subject: subject)))
            add(found)
            for triple in found {
                if case .blankNode = triple.object, described.insert(triple.object).inserted {
                    waiting.append(triple.object)
                }
            }
        }
        return Self.sorted(triples)
    }

    /// By canonical N-Triples, so that a page is the same however the triples were found.
    private static func sorted(_ triples: [Triple]) -> [Triple] {
        triples.map { triple in
            var line: [UInt8] = []
            CanonicalNTriples.append(Quad(triple), to: &line)
            return (line: line, triple: triple)
        }.sorted { $0.line.lexicographicallyPrecedes($1.line) }.map(\.triple)
    }

    /// Things whose IRIs go on with `#` behind this one's, and that point to it.
    private func parts(of iri: IRI) -> [IRI] {
        let start = iri.string + "#"
        let pointing = graph.dataset.triples(matching: TriplePattern(object: .iri(iri))).compactMap(\.subject.iri)
        return Set(pointing.filter { $0.string.utf8.starts(with: start.utf8) }).sorted()
    }
}

extension Dataset {
    fileprivate func hasGraph(named iri: IRI) -> Bool { count(matching: TriplePattern(), in: .iri(iri)) > 0 }
}
