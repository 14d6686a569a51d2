import LinkedResolutions

/// What is near a body, as SVG to be put into a page of one's own.
func picture(around name: String, in graph: ResolutionGraph) throws -> String {
    let options = ResolutionGraph.PictureOptions(around: try graph.agent(named: name).iri, hops: 2)
    let layout = DiagramLayout(try graph.diagram(.bodies, options: options))
    return layout.svg(SVGOptions(includesScript: false, idPrefix: "overview"))
}

/// What a graph says of one thing, as JSON-LD that names its context by an address.
func jsonLD(of thing: IRI, in graph: ResolutionGraph) throws -> String {
    let triples = graph.dataset.triples(matching: TriplePattern(subject: .iri(thing)))
    let context = try Vocabulary.context(location: "https://example.org/context.jsonld")
    return try RDFWriter.text(of: triples, syntax: .jsonld, context: context)
}

/// Who is to report to a body, asked at another engine.
func whoReports(to name: String, at address: String) throws -> [String] {
    let engine = try SPARQLEndpoint(address)
    let question = try QuestionLibrary().question(named: "reporting-lines")
    guard case .solutions(let table) = try engine.answer(engine.query(for: question, ["to": name])),
        let who = table.variables.firstIndex(of: "who")
    else { return [] }
    return table.rows.compactMap { $0[who]?.literal?.lexicalForm }
}
